"""Guided questions: asked one at a time in a fixed order, and only those whose answer still matters.

A program says what follows from the answers and why; the shell asks, shows what is possible still, and keeps a set of
answers that contradict each other from being saved.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kindhub.i18n import L

Standing = Literal["possible", "ruled_out", "found"]


@dataclass(frozen=True, slots=True)
class GuidedQuestion:
    """One question: `field` is a yes or no of the section, or a value list of at most six; its label is what is asked.

    `short` is what it is called in the list of questions, `hint` stands under it, `why` says why it is asked at all.
    """

    field: str
    short: L
    hint: L | None = None
    why: L | None = None


@dataclass(frozen=True, slots=True)
class Possibility:
    """One thing the answers may lead to, and whether they still can."""

    key: str
    words: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class GuidedOutcome:
    """What follows from the answers so far, in words of the language in force.

    `matters`: the fields whose answer can still change something, in the order in which they are asked; others are
    not asked, whatever was answered there before. `result` is a sentence once there is one, `reasons` what it hangs
    on, `follows` what goes with it. `contradictions` say, by field, why these answers cannot all be true.
    """

    matters: tuple[str, ...]
    possible: tuple[Possibility, ...] = ()
    result: str = ""
    reasons: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    contradictions: Mapping[str, L] = field(default_factory=dict)


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
