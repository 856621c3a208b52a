"""What is different in another rule set, rule by rule, for a lawyer to read before she activates it."""

from collections.abc import Iterator

from kindhub.i18n import tr
from kindhub.program.rule_sets import Difference
from kindhub_cam.rules.model import Rule, RuleSet
from kindhub_cam.rules.wording import day_said, said_in_lines


def differences(old: RuleSet, new: RuleSet) -> tuple[Difference, ...]:
    """From the old set to the new, in the language in force; empty where both say the same."""
    return tuple(_all(old, new))


def _all(old: RuleSet, new: RuleSet) -> Iterator[Difference]:
    if old.closed != new.closed:
        yield Difference(tr("The program", "El programa"), _state(old), _state(new))
    if (old.in_force_from, old.in_force_to) != (new.in_force_from, new.in_force_to):
        yield Difference(tr("In force", "Rige"), days_said(old), days_said(new))
    before, after = ({rule.key: rule for rule in one.rules} for one in (old, new))
    for key, rule in after.items():
        yield from _of_rule(before.get(key), rule)
    for key, rule in before.items():
        if key not in after:
            yield Difference(rule.label.say(), test_said(rule), "")


def _of_rule(old: Rule | None, new: Rule) -> Iterator[Difference]:
    name = new.label.say()
    if old is None:
        yield Difference(name, "", test_said(new))
        return
    if old.test != new.test:
        yield Difference(name, said_in_lines(old.test), said_in_lines(new.test))
    if old.review != new.review:
        about = tr("{rule}: for a lawyer", "{rule}: para revisión legal", rule=name)
        yield Difference(about, _for_lawyer(old), _for_lawyer(new))
    if old.source != new.source:
        yield Difference(tr("{rule}: source", "{rule}: fuente", rule=name), old.source, new.source)


def test_said(rule: Rule) -> str:
    """What a rule asks, and what of it a lawyer must look at."""
    if rule.review is None:
        return said_in_lines(rule.test)
    return tr("{test}\nFor a lawyer: {review}", "{test}\nPara revisión legal: {review}", test=said_in_lines(rule.test),
              review=_for_lawyer(rule))  # fmt: skip


def _for_lawyer(rule: Rule) -> str:
    return said_in_lines(rule.review) if rule.review is not None else ""


def _state(one: RuleSet) -> str:
    return tr("closed", "cerrado") if one.closed else tr("open", "abierto")


def days_said(one: RuleSet) -> str:
    """From when to when a set is in force."""
    if one.in_force_from is None:
        return tr("until {day}", "hasta el {day}", day=day_said(one.in_force_to)) if one.in_force_to else "—"
    if one.in_force_to is None:
        return tr("from {day}", "desde el {day}", day=day_said(one.in_force_from))
    return tr("{first} to {last}", "del {first} al {last}", first=day_said(one.in_force_from),
              last=day_said(one.in_force_to))  # fmt: skip
