"""Guided questions: asked one at a time in a fixed order, and only those whose answer still matters.

A program says what follows from the answers and why; the shell asks, shows what is possible still, and keeps a set of
answers that contradict each other from being saved.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kindhub.i18n import L, tr

Standing = Literal["possible", "ruled_out", "found"]
RuleStanding = Literal["met", "missed", "open", "review"]
"""`open`: a fact is missing or too vague to say; `review`: the facts are known and somebody must look."""
Answer = Literal["good", "unsure", "bad", "closed"]
ONE_KEY = 6
"""A value list of so many or fewer is answered with one key; a longer one, and every other kind, is written."""


@dataclass(frozen=True, slots=True)
class GuidedQuestion:
    """One question: `field` is one of the section's, of any kind; `asks` is what is asked, else its label.

    A yes or no and a short value list are answered with one key; a date, a number, a long list are written, and Enter
    goes on. `short` is what it is called in the list of questions, `hint` stands under it, `why` says why it is asked.
    """

    field: str
    short: L
    hint: L | None = None
    why: L | None = None
    asks: L | None = None


@dataclass(frozen=True, slots=True)
class Possibility:
    """One thing the answers may lead to, and whether they still can."""

    key: str
    words: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ToldReason:
    """How one rule stands for somebody, in words: the facts it looked at, its source, and what would change it.

    `missing` are facts nobody knows yet; `branches` say, where a fact is known in part, what each of its ends gives.
    """

    standing: RuleStanding
    label: str
    facts: tuple[tuple[str, str], ...]
    source: str
    missing: tuple[str, ...] = ()
    branches: tuple[tuple[str, str], ...] = ()
    change: str = ""

    def lines(self) -> tuple[str, ...]:
        """All of it in sentences, the label apart."""
        said = ["; ".join(f"{label}: {value}" for label, value in self.facts)] if self.facts else []
        if self.missing:
            said.append(tr("Missing: {what}", "Falta: {what}", what=", ".join(self.missing)))
        said += [tr("If {fact}: {how}", "Si es {fact}: {how}", fact=fact, how=how) for fact, how in self.branches]
        if self.change:
            said.append(tr("It would change {how}", "Cambiaría {how}", how=self.change))
        said.append(tr("Source: {source}", "Fuente: {source}", source=self.source.rstrip(".")))
        return tuple(said)


@dataclass(frozen=True, slots=True)
class Told:
    """What the answers give for one person, and why: never a bare yes. `changes` are single facts that, if they were
    otherwise, would give a better answer.
    """

    who: str
    outcome: str
    answer: Answer
    reasons: tuple[ToldReason, ...]
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Onward:
    """Questions about somebody else, whose answers are kept in a record of their own: the shell saves and leads there.

    `form` is the form with guided questions that holds the record.
    """

    form: str
    record_id: str
    words: str


@dataclass(frozen=True, slots=True)
class GuidedOutcome:
    """What follows from the answers so far, in words of the language in force.

    `matters`: the fields whose answer can still change something, in the order in which they are asked; others are
    not asked, whatever was answered there before. `result` is a sentence once there is one, `reasons` what it hangs
    on, `follows` what goes with it. `contradictions` say, by field, why these answers cannot all be true. `told` says
    it person by person with every rule; `onward` are the questions that are left about others.
    """

    matters: tuple[str, ...]
    possible: tuple[Possibility, ...] = ()
    result: str = ""
    reasons: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    contradictions: Mapping[str, L] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    onward: tuple[Onward, ...] = ()


@dataclass(frozen=True, slots=True)
class Guided:
    """The questions of a section in their order. `outcome(values)` sees the answers and the facts of the form.

    `panel` is the heading over what is possible, `follows` the one over what goes with the result.
    """

    questions: tuple[GuidedQuestion, ...]
    outcome: Callable[[Mapping[str, Any]], GuidedOutcome]
    panel: L
    follows: L
    note: L | None = None


def next_question(guided: Guided, outcome: GuidedOutcome, answered: Callable[[str], bool], after: str = "") -> str:
    """The field of the next question that matters and has no answer: after this one first, then from the beginning.

    Empty when everything that matters is answered.
    """
    order = [one.field for one in guided.questions]
    begin = order.index(after) + 1 if after in order else 0
    waiting = [name for name in order if name in outcome.matters and not answered(name)]
    return next((name for name in waiting if order.index(name) >= begin), waiting[0] if waiting else "")
