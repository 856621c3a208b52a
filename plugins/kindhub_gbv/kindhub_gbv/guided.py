"""The classification as it is asked on screen: one question at a time, the type, and what goes with it.

What may not stand beside each other is said here too: penetration is contact she did not want, and a type somebody
wrote must be the one the answers give.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L, capital
from kindhub.program.guided import Guided, GuidedOutcome, GuidedQuestion, Possibility, Standing
from kindhub.records.base import Record, table_of
from kindhub.records.codes import code_list
from kindhub_gbv.classification import NON_GBV, ORDER, QUESTIONS, Outcome, classify, contexts_of, contradicts
from kindhub_gbv.records import Intake, Perpetrator
from kindhub_gbv.survivor_age import age_range

BIRTH, RELATIONS = "intake_birth", "perpetrator_relations"
BOTH = L(
    "Penetration is sexual contact: with yes to the one there is no “no” to the other. Please look at both answers.",
    "La penetración es contacto sexual: con un sí en una no puede haber un no en la otra. Revise las dos respuestas.",
)
_OTHERWISE = L(
    "The type that was written is not the one the answers give. Correct the answers or the type before saving.",
    "El tipo que se escribió no es el que dan las respuestas. Corrija las respuestas o el tipo antes de guardar.",
)
_NONE = L("No type yet: none of the answers is yes. Please look at them again.",
          "Aún sin tipo: ninguna respuesta es sí. Revíselas otra vez.")  # fmt: skip
_UNSURE = L("Without an answer: {what}. A yes there would change the type.",
            "Sin respuesta: {what}. Un sí ahí cambiaría el tipo.")  # fmt: skip
_UNSURE_GENDER = L("It is not known whether it was because of gender; with a no it would not be GBV.",
                   "No se sabe si fue por razón de género; con un no, no sería VBG.")  # fmt: skip

QUESTION_WORDS: tuple[GuidedQuestion, ...] = (
    GuidedQuestion(
        "gender_based", L("For being a woman, a girl, or for gender", "Por ser mujer, niña o por su género"),
        L("Think of who did it, why, and whether it would have been done to a man or a boy in the same way.",
          "Piense en quién lo hizo, por qué, y si a un hombre o un niño se lo habrían hecho igual."),
        L("What was not because of gender is no GBV. She is helped all the same, and it is left out of the tables.",
          "Lo que no fue por razón de género no es VBG. Se le ayuda igual, y queda fuera de las tablas."),
    ),
    GuidedQuestion(
        "penetration", L("Penetration", "Penetración"),
        L("However slight, of any part of the body, with any object. Attempts without it belong to the next question.",
          "Por leve que sea, de cualquier parte del cuerpo, con cualquier objeto. Los intentos van en la siguiente."),
        L("It comes first because health care within 72 hours depends on it.",
          "Va primero porque de ella depende la atención de salud antes de 72 horas."),
    ),
    GuidedQuestion(
        "sexual_contact", L("Unwanted sexual contact", "Contacto sexual no deseado"),
        L("Attempts count too. Mark only what she has told already: there is no need to ask for more details.",
          "Cuentan también los intentos. Marque solo lo que la persona ya contó: no hace falta pedir más detalles."),
        L("Without penetration it is sexual assault, also where it was only attempted.",
          "Sin penetración es agresión sexual, también cuando quedó en intento."),
    ),
    GuidedQuestion(
        "physical", L("Physical assault", "Agresión física"),
        L("Blows, burns, weapons, being tied or shaken.", "Golpes, quemaduras, armas, amarrarla o sacudirla."),
        L("It is asked only where nothing sexual was done: there is one type per incident.",
          "Solo se pregunta si no hubo nada sexual: hay un tipo por incidente."),
    ),
    GuidedQuestion(
        "marriage", L("Forced marriage or union", "Matrimonio o unión forzada"),
        L("Against her will, with or without papers.", "Contra su voluntad, con papeles o sin ellos."),
        L("A union with a child is kept as early marriage too.",
          "Una unión con una niña o un niño queda también como unión temprana."),
    ),
    GuidedQuestion(
        "denied", L("Denial of resources or services", "Negación de recursos o servicios"),
        L("Money, food, school, papers or health care kept from her. Being poor is not denial.",
          "Le quitan o le niegan dinero, comida, escuela, documentos o salud. La pobreza no es negación."),
        L("It counts where somebody keeps from her what is hers.", "Cuenta cuando alguien le niega lo que es suyo."),
    ),
    GuidedQuestion(
        "emotional", L("Psychological or emotional harm", "Daño psicológico o emocional"),
        L("Threats, insults, being shut in or cut off from others.",
          "Amenazas, insultos, encerrarla o aislarla de otras personas."),
        L("It comes last because it goes with all the others.", "Va al final porque acompaña a todas las demás."),
    ),
)  # fmt: skip


def outcome_of(values: Mapping[str, Any]) -> GuidedOutcome:
    """What the answers of an incident give; see `kindhub.program.guided`."""
    answers = {name: values.get(name) for name in QUESTIONS}
    outcome = classify(answers)
    return GuidedOutcome(
        matters=_matters(outcome),
        possible=tuple(_possible(answers, outcome)),
        result=_result(answers, outcome),
        reasons=tuple(_unsure(outcome)),
        follows=tuple(map(code_list("gbv.context").label, _contexts(outcome.core_type, values))),
        contradictions=contradictions_of(values),
    )


def contradictions_of(values: Mapping[str, Any]) -> dict[str, L]:
    """Answers that cannot all be true, by question. What a workbook says is kept as it is, and reviewed."""
    found: dict[str, L] = {}
    if values.get("from_sheet"):
        return found
    outcome = classify({name: values.get(name) for name in QUESTIONS})
    if outcome.core_type != NON_GBV and values.get("penetration") is True and values.get("sexual_contact") is False:
        found["penetration"] = found["sexual_contact"] = BOTH
    if contradicts(outcome, values.get("type_typed")) and outcome.decided_by is not None:
        found[outcome.decided_by] = _OTHERWISE
    return found


def facts_of_incident(session: Session, case_id: str, incident: Record | None) -> dict[str, Any]:
    """What the intake and the perpetrators say that the contexts are worked out from."""
    intake, who = table_of(Intake), table_of(Perpetrator)
    birth = session.execute(select(intake.c.birth).where(intake.c.case_id == case_id)).scalar()
    relations: Any = ()
    if incident is not None:
        relations = session.execute(select(who.c.relationship).where(who.c.incident_id == incident.id)).scalars().all()
    return {BIRTH: birth, RELATIONS: tuple(relations)}


def _matters(outcome: Outcome) -> tuple[str, ...]:
    """Up to the question that decided; where it was not because of gender, no other is asked."""
    if outcome.decided_by is None:
        return QUESTIONS
    return QUESTIONS[: QUESTIONS.index(outcome.decided_by) + 1]


def _possible(answers: Mapping[str, bool | None], outcome: Outcome) -> list[Possibility]:
    label = code_list("gbv.core_type").label
    passed = False
    rows = []
    for question, kind, _why in ORDER:
        standing: Standing = "ruled_out" if kind in outcome.ruled_out or passed else "possible"
        if outcome.decided_by == question:
            standing, passed = "found", True
        rows.append(Possibility(kind, capital(label(kind)), standing))
    non: Standing = "possible" if answers.get("gender_based") is None else "ruled_out"
    rows.append(Possibility(NON_GBV, capital(label(NON_GBV)), "found" if outcome.core_type == NON_GBV else non))
    return rows


def _result(answers: Mapping[str, bool | None], outcome: Outcome) -> str:
    if outcome.core_type is not None:
        return outcome.explain()
    return "" if any(answers[name] is None for name in QUESTIONS) else _NONE.say()


def _unsure(outcome: Outcome) -> list[str]:
    if outcome.core_type is None:
        return []
    short = {one.field: one.short.say().lower() for one in QUESTION_WORDS}
    open_ones = [short[name] for name in outcome.open if name != "gender_based"]
    said = [_UNSURE_GENDER.say()] if "gender_based" in outcome.open else []
    return [*said, *([_UNSURE.say(what=", ".join(open_ones))] if open_ones else [])]


def _contexts(core_type: str | None, values: Mapping[str, Any]) -> tuple[str, ...]:
    return contexts_of(
        core_type,
        age_range(values.get(BIRTH), values.get("happened_on")),
        values.get(RELATIONS) or (),
        goods_exchanged=values.get("goods_exchanged"),
        abduction=values.get("abduction"),
        harmful_practice=values.get("harmful_practice"),
    )


CLASSIFICATION = Guided(
    QUESTION_WORDS,
    outcome_of,
    panel=L("Type, by the answers", "Tipo, según las respuestas"),
    follows=L("Goes with it", "Lo acompaña"),
    note=L("one type per incident", "un tipo por incidente"),
)
"""What is asked of each incident."""
