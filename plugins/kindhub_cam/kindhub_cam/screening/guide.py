"""The screening asked one question at a time: of the parent on the screening, of each child on the child's own record.

A question is asked while its answer can still change what comes out, given the answers before it. What comes out is
told for each person with every rule, its facts and its source.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import col, select

from kindhub.i18n import L, tr
from kindhub.program.guided import GuidedOutcome, Onward
from kindhub.records.base import Record
from kindhub.records.codes import code_list
from kindhub_cam.records import Member, Screening
from kindhub_cam.rules.facts import LABELS, Family
from kindhub_cam.rules.model import RuleSet
from kindhub_cam.screening.asking import still_to_ask, still_to_ask_other
from kindhub_cam.screening.judging import judge
from kindhub_cam.screening.questionnaire import CHILDREN, SETS, facts_of_screening, family_told, rules_of
from kindhub_cam.screening.telling import CHILD, PARENT, told_of
from kindhub_cam.screening.told import child_of

PARENT_FACTS: Mapping[str, str] = MappingProxyType({
    "in_us": "parent.in_us", "us_status": "parent.us_status", "status_since": "parent.status_since",
    "status_until": "parent.status_until", "birth": "parent.birth", "earlier_aor": "parent.earlier_aor",
    "other_married": "other_parent.married", "other_in_household": "other_parent.household",
    "other_biological": "other_parent.biological",
})  # fmt: skip
CHILD_FACTS: Mapping[str, str] = MappingProxyType({
    name: f"child.{name}"
    for name in ("lives_in", "nationality", "birth", "marital", "relation", "order", "marriage", "married_on")
})  # fmt: skip
SCREENING, NUMBERS, AT = "latest_screening", "children_ids", "child_at_hand"
"""What the questions about a child look at besides its own answers; the ids of the children by their number."""
GO_ON = L("Go on with: {who}", "Seguir con: {who}")
Values = Mapping[str, Any]


def facts_of_guide(session: Session, case_id: str, record: Record | None) -> dict[str, Any]:
    """For the questions about the parent: the children of the case with their ids, and the rule sets."""
    asked = select(Member).where(col(Member.case_id) == case_id, col(Member.role) == "child")
    members = sorted(session.scalars(asked), key=lambda one: (one.number or 0, one.id))
    ids = {one.number or place: one.id for place, one in enumerate(members, start=1)}
    return {**facts_of_screening(session, case_id, record), NUMBERS: ids}


def facts_of_child(session: Session, case_id: str, record: Record | None) -> dict[str, Any]:
    """For the questions about a child: what the latest screening says, the other children, and which child it is."""
    asked = select(Screening).where(col(Screening.case_id) == case_id, col(Screening.screened_on).is_not(None))
    latest = session.scalars(asked.order_by(col(Screening.screened_on).desc(), col(Screening.id).desc())).first()
    said = {name: getattr(latest, name) for name in Screening.model_fields} if latest is not None else {}
    family = facts_of_guide(session, case_id, None)
    number = next((number for number, one in family[NUMBERS].items() if record is not None and one == record.id), 1)
    return {**family, SCREENING: said, AT: number}


def of_parent(values: Values) -> GuidedOutcome:
    """What the answers about the parent give, for everybody in the family."""
    family, rules = family_told(values), rules_of(values, family_told(values))

    def asked(seen: Values) -> set[str]:
        told = family_told(seen)
        return {*_about_parent(rules, told), *still_to_ask_other(rules, told)}

    return GuidedOutcome(
        _matters(PARENT_FACTS, values, asked), result=_result(rules, family), reasons=_missing(rules, family),
        told=told_of(rules, family), onward=tuple(_onward(rules, family, values)),
    )  # fmt: skip


def of_child(values: Values) -> GuidedOutcome:
    """What the answers about a child give for that child, beside what the latest screening says of the parent."""
    number = int(values.get(AT) or 1)
    others = tuple(one for one in values.get(CHILDREN) or () if one.number != number)
    said: Values = {**(values.get(SCREENING) or {}), SETS: values.get(SETS), CHILDREN: ()}
    alone = replace(family_told(said), children=(child_of(number, values),))
    rules = rules_of(values, alone)

    def asked(seen: Values) -> set[str]:
        return set(still_to_ask(rules, alone, child_of(number, seen)))

    told = tuple(one for one in told_of(rules, alone) if one.who == CHILD.say(n=number))
    missing = tuple(name for name in still_to_ask(rules, alone, alone.children[0]) if name.startswith("child."))
    words = tr("Still to ask: {what}.", "Falta preguntar: {what}.", what=_names(missing)) if missing else ""
    return GuidedOutcome(
        _matters(CHILD_FACTS, values, asked), result=_result(rules, alone), reasons=(words,) if words else (),
        told=told, onward=(*_back(rules, alone, said), *_onward(rules, replace(alone, children=others), values)),
    )  # fmt: skip


def _about_parent(rules: RuleSet, family: Family) -> set[str]:
    """What is still to be asked of the parent, also for the children's sake: an earlier AOR, once a child's age is
    known.
    """
    of_children = (
        name for child in family.children if child.birth is not None for name in still_to_ask(rules, family, child)
    )
    return {*still_to_ask(rules, family), *(name for name in of_children if name.startswith("parent."))}


def _result(rules: RuleSet, family: Family) -> str:
    if rules.closed or not family.children:
        return f"{rules.name}: {rules.title.say()}."
    label = code_list("cam.outcome").label
    said = (f"{CHILD.say(n=one.number)}: {label(one.outcome)}" for one in judge(rules, family).children)
    return f"{rules.name}. {'; '.join(said)}."


def _missing(rules: RuleSet, family: Family) -> tuple[str, ...]:
    missing = still_to_ask(rules, family)
    if missing:
        return (tr("Still to ask: {what}.", "Falta preguntar: {what}.", what=_names(missing)),)
    return () if rules.closed else (
        tr("Nothing about the parent is left to ask.", "De quien solicita ya no falta preguntar nada."),
    )  # fmt: skip


def _onward(rules: RuleSet, family: Family, values: Values) -> Iterable[Onward]:
    ids: Mapping[int, str] = values.get(NUMBERS) or {}
    for child in family.children:
        missing = [name for name in still_to_ask(rules, family, child) if name.startswith("child.")]
        if missing and child.number in ids:
            yield Onward("members", ids[child.number], GO_ON.say(who=CHILD.say(n=child.number)))


def _back(rules: RuleSet, family: Family, screening: Values) -> Iterable[Onward]:
    """To the screening, where a child's answer makes a question about the parent matter."""
    missing = _about_parent(rules, family)
    if missing and screening.get("id"):
        yield Onward("screenings", str(screening["id"]), GO_ON.say(who=PARENT.say()))


def _names(facts: Iterable[str]) -> str:
    return ", ".join(LABELS[fact].say() for fact in facts)


def _matters(facts: Mapping[str, str], values: Values, asked: Callable[[Values], set[str]]) -> tuple[str, ...]:
    """The fields that are asked, each in view of the answers before it alone."""
    seen = {name: value for name, value in values.items() if name not in facts}
    found = []
    for name, fact in facts.items():
        if fact in asked(seen):
            found.append(name)
            seen[name] = values.get(name)
    return tuple(found)
