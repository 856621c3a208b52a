"""What is different in another rule set, in lines a lawyer can read before she activates it."""

from kindhub.i18n import tr
from kindhub_cam.rules.model import Rule, RuleSet
from kindhub_cam.rules.wording import said


def differences(old: RuleSet, new: RuleSet) -> tuple[str, ...]:
    """From the old set to the new, in the language in force; empty where both say the same."""
    lines: list[str] = []
    if old.closed != new.closed:
        lines.append(tr("The program is closed", "El programa está cerrado") if new.closed
                     else tr("The program is open", "El programa está abierto"))  # fmt: skip
    if (old.in_force_from, old.in_force_to) != (new.in_force_from, new.in_force_to):
        lines.append(tr("In force: {old}; now {new}", "Rige: {old}; ahora {new}", old=_days(old), new=_days(new)))
    before, after = ({rule.key: rule for rule in one.rules} for one in (old, new))
    for key, rule in after.items():
        lines += _of_rule(before.get(key), rule)
    for key, rule in before.items():
        if key not in after:
            lines.append(tr("Gone: {rule}", "Ya no está: {rule}", rule=rule.label.say()))
    return tuple(lines)


def _of_rule(old: Rule | None, new: Rule) -> list[str]:
    name = new.label.say()
    if old is None:
        return [tr("New: {rule}: {test}", "Nueva: {rule}: {test}", rule=name, test=said(new.test))]
    lines = []
    if old.test != new.test:
        lines.append(tr("{rule}: was {old}; now {new}", "{rule}: era {old}; ahora {new}", rule=name,
                        old=said(old.test), new=said(new.test)))  # fmt: skip
    if old.review != new.review:
        lines.append(tr("{rule}, for a lawyer: was {old}; now {new}", "{rule}, para lo legal: era {old}; ahora {new}",
                        rule=name, old=_or_nothing(old), new=_or_nothing(new)))  # fmt: skip
    if old.source != new.source and lines:
        lines.append(tr("Its source: {source}", "Su fuente: {source}", source=new.source))
    return lines


def _or_nothing(rule: Rule) -> str:
    return said(rule.review) if rule.review is not None else "—"


def _days(one: RuleSet) -> str:
    return f"{one.in_force_from or '…'} – {one.in_force_to or '…'}"
