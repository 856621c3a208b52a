"""Judges a family under a rule set. Pure functions of facts, rules and days, fast enough for every stored screening."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kindhub_cam.rules.facts import Child, Family, OtherParent
from kindhub_cam.rules.model import Outcome, Rule, RuleSet
from kindhub_cam.rules.predicates import Seen, Test, Truth
from kindhub_cam.screening.contradictions import of_child, of_parent

Standing = Literal["met", "missed", "open", "review"]
"""`open`: a fact is missing or too vague to say; `review`: the facts are known and a lawyer must look."""
BEST: tuple[Outcome, ...] = ("likely_eligible", "needs_review", "not_eligible", "program_closed")
"""From the best to the worst."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules give for one person; `reasons` are (key of the rule or the contradiction, how it stands)."""

    number: int
    outcome: Outcome
    reasons: tuple[tuple[str, Standing], ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedFamily:
    """What a screening gives. The family's outcome is the best of its children."""

    key: str
    screened_on: date
    tested_on: date
    rules: str
    outcome: Outcome
    children: tuple[Judged, ...]
    other_parent: Judged | None


def judge(rules: RuleSet, family: Family) -> JudgedFamily:
    """Judge every child of a family and the parent in the country."""
    tested = family.tested
    if rules.closed:
        children = tuple(Judged(child.number, "program_closed") for child in family.children)
        other = Judged(0, "program_closed") if family.other_parent else None
        return JudgedFamily(family.key, family.screened_on, tested[0], rules.name, "program_closed", children, other)
    nobody = Child()
    of_all = [*_missed(rules.for_parent, (family.parent, nobody, None), tested), *of_parent(family)]
    children = tuple(_child(rules.of_child, family, child, of_all) for child in family.children)
    return JudgedFamily(
        family.key, family.screened_on, tested[0], rules.name, best(one.outcome for one in children), children,
        judge_other_parent(rules, family.other_parent, tested) if family.other_parent else None,
    )  # fmt: skip


def judge_other_parent(rules: RuleSet, other: OtherParent, tested: tuple[date, date]) -> Judged:
    """The parent in the country, looked at apart from the children."""
    reasons = _missed(rules.for_other_parent, (None, None, other), tested)
    return Judged(0, outcome_of(reasons), tuple(reasons))


def best(outcomes: Iterable[Outcome]) -> Outcome:
    """The best of a family's outcomes; with no child at all somebody must look."""
    return min(outcomes, key=BEST.index, default="needs_review")


def outcome_of(reasons: Iterable[tuple[str, Standing]]) -> Outcome:
    """Not eligible if any rule fails for certain; else review if anything is open; else likely eligible."""
    found: Outcome = "likely_eligible"
    for _key, standing in reasons:
        if standing == "missed":
            return "not_eligible"
        found = "needs_review"
    return found


def standing_of(rule: Rule, seen: Seen, tested: tuple[date, date]) -> Standing:
    """How one rule stands: on both days, where the day of the test itself is not known exactly."""
    truth = _on_both(rule.holds, seen, tested)
    if truth is True:
        return "met"
    if rule.looks is not None and _on_both(rule.looks, seen, tested) is True:
        return "review"
    return "open" if truth is None else "missed"


def _child(rules: tuple[Rule, ...], family: Family, child: Child, of_all: list[tuple[str, Standing]]) -> Judged:
    reasons = [*of_all, *_missed(rules, (family.parent, child, None), family.tested), *of_child(family, child)]
    return Judged(child.number, outcome_of(reasons), tuple(reasons))


def _missed(rules: Iterable[Rule], seen: Seen, tested: tuple[date, date]) -> list[tuple[str, Standing]]:
    found: list[tuple[str, Standing]] = []
    day = tested[0] if tested[0] == tested[1] else None
    for rule in rules:
        if day is not None and rule.holds(seen, day) is True:
            continue
        standing = standing_of(rule, seen, tested)
        if standing != "met":
            found.append((rule.key, standing))
    return found


def _on_both(test: Test, seen: Seen, tested: tuple[date, date]) -> Truth:
    first = test(seen, tested[0])
    if tested[0] == tested[1]:
        return first
    last = test(seen, tested[1])
    return first if first == last else None
