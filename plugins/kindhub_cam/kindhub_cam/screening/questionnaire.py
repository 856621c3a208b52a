"""The questionnaire of a screening, as its form asks it: what still matters, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import col, select

from kindhub.i18n import L, tr
from kindhub.records.base import Record
from kindhub.records.codes import code_list
from kindhub.records.local_day import today
from kindhub.records.partial_date import PartialDate
from kindhub_cam.records import Member
from kindhub_cam.rules.books import set_on, shipped
from kindhub_cam.rules.facts import LABELS, Family, OtherParent
from kindhub_cam.rules.model import RuleSet
from kindhub_cam.rules.office import all_sets
from kindhub_cam.screening.asking import still_to_ask
from kindhub_cam.screening.explaining import explain, explain_other_parent
from kindhub_cam.screening.judging import judge
from kindhub_cam.screening.told import child_of, known, other_parent_of, parent_of

SETS, CHILDREN = "rule_sets", "children_told"
FACTS: Mapping[str, str] = MappingProxyType(
    {
        "birth": "parent.birth", "in_us": "parent.in_us", "us_status": "parent.us_status",
        "status_since": "parent.status_since", "status_until": "parent.status_until",
    }
)  # fmt: skip
"""The fact behind a field of the form."""
NO_CHILD = L("No child is in this family case yet: add the members first.",
             "Aún no hay niñas o niños en este caso: agregue primero a sus integrantes.")  # fmt: skip
STILL = L("Still to ask: {what}.", "Falta preguntar: {what}.")
NOTHING_MORE = L("Nothing about the parent is left to ask.", "De quien solicita ya no falta preguntar nada.")


@dataclass(frozen=True, slots=True)
class StillMatters:
    """A question is shown while its answer can still change something, or where it has one."""

    field: str

    def holds(self, values: Mapping[str, Any]) -> bool:
        """See `kindhub.program.conditions.Condition`."""
        if values.get(self.field) not in (None, "", (), []):
            return True
        family = family_told(values)
        return FACTS[self.field] in still_to_ask(rules_of(values, family), family)


def facts_of_screening(session: Session, case_id: str, _record: Record | None) -> dict[str, Any]:
    """What the form looks at besides its own answers: the children of the case and the rule sets."""
    asked = select(Member).where(col(Member.case_id) == case_id, col(Member.role) == "child")
    members = sorted(session.scalars(asked), key=lambda one: (one.number or 0, one.id))
    children = tuple(child_of(one.number or place, one.__dict__) for place, one in enumerate(members, start=1))
    return {SETS: all_sets(session), CHILDREN: children}


def parent_said(values: Mapping[str, Any]) -> str:
    """What is still to be asked of the parent, and how each rule about the parent stands."""
    family = family_told(values)
    rules = rules_of(values, family)
    if rules.closed:
        return rules.note.say() if rules.note else rules.title.say()
    missing = [LABELS[fact].say() for fact in still_to_ask(rules, family)]
    first = STILL.say(what=", ".join(missing)) if missing else NOTHING_MORE.say()
    return "\n".join((f"{rules.name}: {rules.title.say()}. {first}", *_of_parent(rules, family)))


def outcome_said(values: Mapping[str, Any]) -> str:
    """What the answers give for each child, with every rule that is missed or open and what would change it."""
    family = family_told(values)
    if not family.children:
        return NO_CHILD.say()
    rules, label = rules_of(values, family), code_list("cam.outcome").label
    lines = []
    for judged in judge(rules, family).children:
        lines.append(tr("Child {n}: {outcome}", "Niña o niño {n}: {outcome}", n=judged.number,
                        outcome=label(judged.outcome)))  # fmt: skip
        lines += [f"– {one}" for one in explain(rules, family, judged.number) if one.standing != "met"]
    return "\n".join(lines)


def other_parent_said(values: Mapping[str, Any]) -> str:
    """How the parent in the country stands, looked at apart."""
    family = family_told(values)
    reasons = explain_other_parent(rules_of(values, family), family)
    return "\n".join(str(one) for one in reasons)


def family_told(values: Mapping[str, Any]) -> Family:
    """The family as the form tells it; without a day of screening it is looked at today."""
    day = values.get("screened_on")
    other: OtherParent | None = other_parent_of(values)
    filed: PartialDate | None = known(values.get("aor_filed_on"))
    return Family(day if isinstance(day, date) else today(), parent_of(values), values.get(CHILDREN) or (), other,
                  filed)  # fmt: skip


def rules_of(values: Mapping[str, Any], family: Family) -> RuleSet:
    """The set in force on the day of the screening."""
    return set_on(values.get(SETS) or shipped(), family.screened_on)


def _of_parent(rules: RuleSet, family: Family) -> list[str]:
    keys = {rule.key for rule in rules.for_parent}
    alone = Family(family.screened_on, family.parent, (child_of(1, {}),), None, family.filed_on)
    return [f"– {one}" for one in explain(rules, alone, 1) if one.key in keys and one.standing != "open"]
