"""The guided classification of the GBVIMS: a fixed order of questions gives one type per incident, and says why.

Not the word somebody typed but the answers decide. What goes with the type (the partner did it, a child was hurt) is
context, worked out from other facts and never a type of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kindhub.i18n import L, capital

NON_GBV = "non_gbv"
ORDER: tuple[tuple[str, str, L], ...] = (
    ("penetration", "rape", L("there was penetration", "hubo penetración")),
    ("sexual_contact", "sexual_assault", L("there was unwanted sexual contact", "hubo contacto sexual no deseado")),
    ("physical", "physical_assault", L("there was physical assault", "hubo agresión física")),
    ("marriage", "forced_marriage", L("there was a forced marriage or union", "hubo matrimonio o unión forzada")),
    ("denied", "denial", L("resources, opportunities or services were denied",
                           "se negaron recursos, oportunidades o servicios")),
    ("emotional", "psychological", L("there was psychological or emotional harm", "hubo daño psicológico o emocional")),
)  # fmt: skip
"""Question → type, in the order in which they are asked: the first *yes* decides."""
QUESTIONS: tuple[str, ...] = ("gender_based", *(question for question, _, _ in ORDER))
SEXUAL = ("rape", "sexual_assault")
CHILD_UNDER = 18
PARTNERS = ("partner", "former_partner")

_NOT_GENDER = L("Not GBV: it was not because of gender.", "No es VBG: no fue por razón de género.")
_BY = L("{type}: {why}, and it is the first yes in the order of the questions.",
        "{type}: {why}, y es el primer sí en el orden de las preguntas.")  # fmt: skip
_OPEN = L("Questions before it without an answer: {n}. Another answer there would decide otherwise.",
          "Preguntas anteriores sin respuesta: {n}. Otra respuesta ahí cambiaría el tipo.")  # fmt: skip
_OTHERWISE = L("What was written, “{typed}”, says otherwise: please look at it.",
               "Lo que se escribió, «{typed}», dice otra cosa: revíselo.")  # fmt: skip
_NOT_YET = L("Not classified yet.", "Aún sin clasificar.")
_NOTHING = L("No type: none of the questions was answered with yes.", "Sin tipo: ninguna pregunta tiene un sí.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers give: the type (None: none yet), the words that explain it, and what is still open.

    `open` are questions without an answer that stand before the deciding one: another answer there would decide
    otherwise. `ruled_out` are the types that cannot be any more.
    """

    core_type: str | None
    decided_by: str | None
    open: tuple[str, ...]
    ruled_out: tuple[str, ...]

    def explain(self) -> str:
        """In the language in force."""
        from kindhub.records.codes import code_list

        if self.core_type == NON_GBV:
            return _NOT_GENDER.say()
        why = next((why for question, _, why in ORDER if question == self.decided_by), None)
        if self.core_type is None or why is None:
            return _NOTHING.say()
        label = code_list("gbv.core_type").label(self.core_type)
        return _BY.say(type=capital(label), why=why)


def classify(answers: Mapping[str, bool | None]) -> Outcome:
    """The type by the answers. `gender_based` answered with *no* makes it no GBV, whatever else was done."""
    if answers.get("gender_based") is False:
        return Outcome(NON_GBV, "gender_based", (), tuple(kind for _, kind, _ in ORDER))
    waiting: list[str] = [] if answers.get("gender_based") is True else ["gender_based"]
    out: list[str] = []
    for question, kind, _why in ORDER:
        answer = answers.get(question)
        if answer is True:
            return Outcome(kind, question, tuple(waiting), tuple(out))
        if answer is False:
            out.append(kind)
        else:
            waiting.append(question)
    return Outcome(None, None, tuple(waiting), tuple(out))


def say_outcome(values: Mapping[str, Any]) -> str:
    """What the answers of a form give so far, with the reason, what could still change it, and a contradiction."""
    from kindhub.records.codes import code_list

    answers = {name: values.get(name) for name in QUESTIONS}
    if all(answer is None for answer in answers.values()):
        return _NOT_YET.say()
    outcome, typed = classify(answers), values.get("type_typed")
    said = [outcome.explain()]
    if outcome.core_type is not None and outcome.open:
        said.append(_OPEN.say(n=len(outcome.open)))
    if contradicts(outcome, typed):
        said.append(_OTHERWISE.say(typed=code_list("gbv.core_type").label(str(typed))))
    return " ".join(said)


def contradicts(outcome: Outcome, typed: str | None) -> bool:
    """Whether somebody wrote another type than the answers give; shown for review, never settled by itself."""
    return typed is not None and outcome.core_type is not None and typed != outcome.core_type


def contexts_of(
    core_type: str | None,
    age: tuple[int | None, int | None] = (None, None),
    relationships: Iterable[str | None] = (),
    *,
    goods_exchanged: bool | None = None,
    abduction: str | None = None,
    harmful_practice: bool | None = None,
) -> tuple[str, ...]:
    """The contexts that go with an incident, in the order of their list. `age`: the least and the greatest it may be.

    A context that hangs on the age is given only where every possible age is that of a child.
    """
    if core_type in (None, NON_GBV):
        return ()
    child = age[1] is not None and age[1] < CHILD_UNDER
    sexual = core_type in SEXUAL
    holds = {
        "intimate_partner": any(one in PARTNERS for one in relationships),
        "child_sexual_abuse": sexual and child,
        "early_marriage": core_type == "forced_marriage" and child,
        "exploitation": sexual and goods_exchanged is True,
        "slavery": sexual and abduction in ("forced_conscription", "trafficked"),
        "harmful_practice": harmful_practice is True,
    }
    return tuple(key for key, true in holds.items() if true)
