"""What a screening gives, told for each person with every rule, its facts, its source, and what would change it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kindhub.i18n import L, capital, tr
from kindhub.program.guided import Answer, Told, ToldReason
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub_cam.rules.facts import Family
from kindhub_cam.rules.model import Outcome, RuleSet
from kindhub_cam.screening.explaining import (
    STANDING,
    Reason,
    closed_reason,
    explain,
    explain_other_parent,
    explain_parent,
)
from kindhub_cam.screening.judging import Judged, judge, outcome_of
from kindhub_cam.screening.turning import filed_before, turns, turns_said

PARENT = L("Parent or guardian", "Quien solicita")
CHILD = L("Child {n}", "Niña o niño {n}")
OTHER = L("Parent in the country", "Persona en el país")
ANSWERS: Mapping[Outcome, Answer] = MappingProxyType({
    "likely_eligible": "good", "needs_review": "unsure", "not_eligible": "bad", "program_closed": "closed",
})  # fmt: skip
OF_PARENT: Mapping[Answer, L] = MappingProxyType({
    "good": L("meets the rules", "cumple las reglas"), "unsure": L("something is open", "falta saber o revisar algo"),
    "bad": L("misses a rule", "no cumple una regla"),
})  # fmt: skip
"""Nobody is eligible as a parent; the rules about the parent are met or not."""


def told_of(rules: RuleSet, family: Family) -> tuple[Told, ...]:
    """Each person of a family: the parent, every child, the parent in the country."""
    if rules.closed:
        people = [(CHILD.say(n=child.number), explain(rules, family, child.number)) for child in family.children]
        people = people or [(PARENT.say(), (closed_reason(rules),))]
        return tuple(_told(who, "program_closed", reasons) for who, reasons in people)
    judged = judge(rules, family)
    of_parent = explain_parent(rules, family)
    outcome = outcome_of((one.key, one.standing) for one in _not_met(of_parent))
    found = [replace(_told(PARENT.say(), outcome, of_parent), outcome=OF_PARENT[ANSWERS[outcome]].say())]
    parents = {one.key for one in of_parent}
    for child in judged.children:
        reasons = explain(rules, family, child.number)
        own = tuple(one for one in reasons if one.key not in parents or one.standing != "met")
        changes = tuple(_changes(rules, family, child))
        found.append(replace(_told(CHILD.say(n=child.number), child.outcome, own), changes=changes))
    if judged.other_parent is not None:
        found.append(_told(OTHER.say(), judged.other_parent.outcome, explain_other_parent(rules, family)))
    return tuple(found)


def _not_met(reasons: Iterable[Reason]) -> list[Reason]:
    return [one for one in reasons if one.standing != "met"]


def _told(who: str, outcome: Outcome, reasons: Iterable[Reason]) -> Told:
    label = code_list("cam.outcome").label
    return Told(who, label(outcome), ANSWERS[outcome], tuple(map(_reason, reasons)))


def _reason(one: Reason) -> ToldReason:
    branches = tuple((value, STANDING[standing].say()) for value, standing in one.branches)
    return ToldReason(one.standing, one.label, tuple((capital(label), value) for label, value in one.facts), one.source,
                      one.missing, branches, one.change)  # fmt: skip


def _changes(rules: RuleSet, family: Family, child: Judged) -> Iterable[str]:
    """Single facts that would give a better answer, and the last day on which a filing would have found the age."""
    yield from turns_said(turns(rules, family, child.number))
    last = filed_before(family, child.number)
    if last is not None and ("child_under_21", "missed") in child.reasons:
        yield tr("if the AOR had been filed by {day}", "si la AOR se hubiera presentado a más tardar el {day}",
                 day=PartialDate.of(last).show())  # fmt: skip
