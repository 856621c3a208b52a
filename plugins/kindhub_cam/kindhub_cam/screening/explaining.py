"""Why a person has this outcome: each rule met or missed, its source, the facts, and what would change it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kindhub.i18n import L, capital, tr
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub_cam.rules.facts import LABELS, LISTS, Child, Family
from kindhub_cam.rules.model import Rule, RuleSet
from kindhub_cam.rules.predicates import Seen, getter
from kindhub_cam.screening.contradictions import ABOUT, ON_THE_DAY, SAID, of_child, of_parent
from kindhub_cam.screening.judging import Standing, standing_of

CONTRADICTION = L(
    "Two facts cannot both be true: look at the papers", "Dos hechos no pueden ser ciertos a la vez: vea los papeles"
)
STANDING: Mapping[Standing, L] = {
    "met": L("met", "se cumple"),
    "missed": L("not met", "no se cumple"),
    "open": L("not known yet", "aún no se sabe"),
    "review": L("a lawyer must look", "debe verlo lo legal"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """How one rule stands for one person. `facts` are label and value in words, `missing` labels of facts not known.

    `branches` are there where a date is known only in part: what each of its ends would give. `change` says what would
    change the answer.
    """

    key: str
    standing: Standing
    label: str
    source: str
    facts: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    branches: tuple[tuple[str, Standing], ...] = ()
    change: str = ""

    def __str__(self) -> str:
        said = [f"{self.label}: {STANDING[self.standing].say()}"]
        if self.facts:
            said.append("; ".join(f"{label}: {value}" for label, value in self.facts))
        if self.missing:
            said.append(tr("missing: {what}", "falta: {what}", what=", ".join(self.missing)))
        for value, standing in self.branches:
            said.append(tr("if {value}: {how}", "si es {value}: {how}", value=value, how=STANDING[standing].say()))
        if self.change:
            said.append(tr("it would change {how}", "cambiaría {how}", how=self.change))
        said.append(tr("Source: {source}", "Fuente: {source}", source=self.source.rstrip(".")))
        return ". ".join(capital(one) for one in said) + "."


def explain(rules: RuleSet, family: Family, number: int) -> tuple[Reason, ...]:
    """Every rule for a child of the family, and every contradiction, in the language in force."""
    if rules.closed:
        return (closed_reason(rules),)
    child = next(one for one in family.children if one.number == number)
    seen: Seen = (family.parent, child, family.other_parent)
    found = [_reason(rule, seen, family.tested) for rule in rules.for_child]
    doubts = (*of_parent(family), *of_child(family, child))
    return (*found, *(_doubt(key, seen, family) for key, _ in doubts))


def explain_parent(rules: RuleSet, family: Family) -> tuple[Reason, ...]:
    """The rules about the parent alone, and what cannot be true of the parent."""
    if rules.closed:
        return (closed_reason(rules),)
    seen: Seen = (family.parent, Child(), family.other_parent)
    found = [_reason(rule, seen, family.tested) for rule in rules.for_parent]
    return (*found, *(_doubt(key, seen, family) for key, _ in of_parent(family)))


def closed_reason(rules: RuleSet) -> Reason:
    """Why nobody is eligible while the program is closed."""
    note = rules.note.say() if rules.note else tr("closed", "cerrado")
    return Reason("program", "missed", rules.title.say(), rules.source, ((tr("program", "programa"), note),))


def _doubt(key: str, seen: Seen, family: Family) -> Reason:
    """A contradiction with the facts it lies between."""
    known = ((name, getter(name)(seen)) for name in ABOUT[key])
    facts = [(LABELS[name].say(), shown(name, value)) for name, value in known if value is not None]
    if key in ON_THE_DAY:
        facts.append(_tested_on(family.tested))
    return Reason(key, "review", SAID[key].say(), CONTRADICTION.say(), tuple(facts))


def explain_other_parent(rules: RuleSet, family: Family) -> tuple[Reason, ...]:
    """The same for the parent in the country."""
    if rules.closed or family.other_parent is None:
        return ()
    seen: Seen = (family.parent, Child(), family.other_parent)
    return tuple(_reason(rule, seen, family.tested) for rule in rules.for_other_parent)


def _reason(rule: Rule, seen: Seen, tested: tuple[date, date]) -> Reason:
    standing = standing_of(rule, seen, tested)
    names = tuple(dict.fromkeys(facts_in(rule.test)))
    values = {name: getter(name)(seen) for name in names}
    facts = tuple((LABELS[name].say(), shown(name, value)) for name, value in values.items() if value not in (None, ()))
    if looks_at_the_day(rule.test):
        facts = (*facts, _tested_on(tested))
    missing = tuple(LABELS[name].say() for name, value in values.items() if value in (None, ()))
    return Reason(
        rule.key, standing, rule.label.say(), rule.source, facts,
        missing if standing == "open" else (),
        tuple(_branches(rule, seen, tested, values)) if standing == "open" else (),
        rule.change.say() if rule.change and standing != "met" else "",
    )  # fmt: skip


def _tested_on(tested: tuple[date, date]) -> tuple[str, str]:
    """The day the facts are tested on: two, where the filing of the AOR is known in part."""
    days = dict.fromkeys(PartialDate.of(day).show() for day in tested)
    return tr("tested on", "se prueba el"), " – ".join(days)


def looks_at_the_day(test: Mapping[str, Any]) -> bool:
    """Whether what a test gives hangs on the day it is asked: an age, a status that runs."""
    if "runs" in test or (("age_under" in test or "age_at_least" in test) and "on" not in test):
        return True
    parts = (*test.get("all", ()), *test.get("any", ()), *((test["not"],) if "not" in test else ()))
    return any(map(looks_at_the_day, parts))


def _branches(
    rule: Rule, seen: Seen, tested: tuple[date, date], values: Mapping[str, Any]
) -> Iterator[tuple[str, Standing]]:
    """Both ends of a date that is known in part, where they give different answers."""
    for name, value in values.items():
        if not isinstance(value, PartialDate) or value.is_exact or value.earliest is None or value.latest is None:
            continue
        ends = [(end, standing_of(rule, with_fact(seen, name, PartialDate.of(end)), tested))
                for end in (value.earliest, value.latest)]  # fmt: skip
        if ends[0][1] != ends[1][1]:
            yield from ((PartialDate.of(end).show(), standing) for end, standing in ends)


def with_fact(seen: Seen, name: str, value: Any) -> Seen:
    """The same facts with one of them different."""
    who, _, what = name.partition(".")
    parent, child, other = seen
    if who == "parent":
        return replace(parent, **{what: value}), child, other
    if who == "child":
        return parent, replace(child, **{what: value}), other
    return parent, child, replace(other, **{what: value})


def facts_in(test: Mapping[str, Any]) -> Iterator[str]:
    """The names of the facts a test asks about, in its order."""
    for word in ("fact", "on", "runs", "includes"):
        if word in test:
            yield test[word]
    yield from test.get("granted", ())
    for word in ("all", "any"):
        for part in test.get(word, ()):
            yield from facts_in(part)
    if "not" in test:
        yield from facts_in(test["not"])


def shown(name: str, value: Any) -> str:
    """A fact's value in the words of the language in force."""
    if isinstance(value, PartialDate):
        return value.show()
    if isinstance(value, bool):
        return tr("yes", "sí") if value else tr("no", "no")
    if isinstance(value, tuple):
        return ", ".join(code_list(LISTS[name]).label(one) for one in value)
    return code_list(LISTS[name]).label(value)
