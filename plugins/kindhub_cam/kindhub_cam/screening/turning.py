"""What would change the answer: single facts that, if they were otherwise, would make it a better one.

Values are taken from the rules themselves, so that nothing is offered which no rule asks about. A fact is never put so
because it would help: the list says what to look for in the papers, and a lawyer decides.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from kindhub.i18n import tr
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate, birthday
from kindhub_cam.rules.facts import LABELS, Child, Family
from kindhub_cam.rules.model import Outcome, RuleSet
from kindhub_cam.rules.predicates import getter
from kindhub_cam.screening.explaining import shown, with_fact
from kindhub_cam.screening.judging import BEST, judge

DAY = timedelta(days=1)
ADULT = 21


@dataclass(frozen=True, slots=True)
class Turn:
    """If this fact were this, the outcome would be that one."""

    fact: str
    value: Any
    outcome: Outcome


def turns_said(turns: Iterable[Turn]) -> tuple[str, ...]:
    """What would change the answer, a line for each fact and what it would give."""
    values: dict[tuple[str, Outcome], list[str]] = {}
    for one in turns:
        value = shown(one.fact, one.value)
        if isinstance(one.value, PartialDate):
            value = tr("{day} or before", "{day} o antes", day=value)
        values.setdefault((one.fact, one.outcome), []).append(value)
    label = code_list("cam.outcome").label
    return tuple(
        tr("if {fact} were {value}: {outcome}", "si {fact} fuera {value}: {outcome}", fact=LABELS[fact].say(),
           value=_either(some), outcome=label(outcome))
        for (fact, outcome), some in values.items()
    )  # fmt: skip


def _either(words: list[str]) -> str:
    joint = tr(" or ", " o ")
    return joint.join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def turns(rules: RuleSet, family: Family, number: int) -> tuple[Turn, ...]:
    """Every single change of a fact that gives the child a better outcome."""
    child = next(one for one in family.children if one.number == number)
    now = _outcome(rules, family, child)
    found = []
    for fact, value in _values(rules, family, child):
        parent, other_child, _ = with_fact((family.parent, child, None), fact, value)
        then = _outcome(rules, replace(family, parent=parent), other_child)
        if BEST.index(then) < BEST.index(now):
            found.append(Turn(fact, value, then))
    return tuple(found)


def filed_before(family: Family, number: int) -> date | None:
    """The last day on which a filing would have found the child under 21; None where the birth date is not known."""
    child = next(one for one in family.children if one.number == number)
    if child.birth is None or child.birth.earliest is None:
        return None
    return birthday(child.birth.earliest, ADULT) - DAY


def _outcome(rules: RuleSet, family: Family, child: Child) -> Outcome:
    return judge(rules, replace(family, children=(child,))).children[0].outcome


def _values(rules: RuleSet, family: Family, child: Child) -> Iterator[tuple[str, Any]]:
    seen = (family.parent, child, None)
    tried: dict[tuple[str, Any], None] = {}
    for rule in rules.for_child:
        for fact, value in _named(rule.test):
            if getter(fact)(seen) != value:
                tried.setdefault((fact, value))
    yield from tried


def _named(test: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The values a test itself names for a fact."""
    if "is" in test:
        yield test["fact"], test["is"]
    for value in test.get("one_of", ()):
        yield test["fact"], value
    if "on_or_before" in test:
        yield test["fact"], PartialDate.of(test["on_or_before"])
    for word in ("all", "any"):
        for part in test.get(word, ()):
            yield from _named(part)
