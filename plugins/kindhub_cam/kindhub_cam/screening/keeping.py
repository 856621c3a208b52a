"""Keeps what a screening gives: on the screening itself, for each child, and on the case by the latest of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import col, select

from kindhub_cam.records import Case, Member, ScreenedChild, Screening
from kindhub_cam.rules.books import set_on
from kindhub_cam.rules.facts import Family
from kindhub_cam.rules.model import RuleSet
from kindhub_cam.rules.office import all_sets
from kindhub_cam.screening.judging import JudgedFamily, judge
from kindhub_cam.screening.told import child_of, known, other_parent_of, parent_of

LONGEST = 600
AT_ONCE = 400
Sets = tuple[RuleSet, ...]


def keep_outcomes(work: Any, case_ids: Sequence[str], sets: Sets | None = None) -> None:
    """Judge the latest screening of each case, and those without an outcome, each under the rules of its own day."""
    sets = sets or all_sets(work.session)
    for start in range(0, len(case_ids), AT_ONCE):
        for kept in _kept(work, case_ids[start : start + AT_ONCE]):
            _keep_case(work, kept, sets)


@dataclass(slots=True)
class _Kept:
    """A case with what its outcome is made of. `children` are by the screening they were judged in."""

    case: Case
    screenings: list[Screening] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    children: dict[str, dict[str | None, ScreenedChild]] = field(default_factory=dict)


def _kept(work: Any, case_ids: Sequence[str]) -> Iterable[_Kept]:
    """These cases, one question per kind of part."""

    def of_cases(record: Any) -> Iterable[Any]:
        asked = select(record).where(col(record.case_id).in_(case_ids)).order_by(col(record.id))
        new = (one for one in work.session.new if isinstance(one, record) and one.case_id in found)
        return [*work.session.scalars(asked), *new]

    with work.session.no_autoflush:
        found = {one.id: _Kept(one) for one in work.session.scalars(select(Case).where(col(Case.id).in_(case_ids)))}
        for screening in of_cases(Screening):
            if screening.screened_on:
                found[screening.case_id].screenings.append(screening)
        for member in of_cases(Member):
            if member.role == "child":
                found[member.case_id].members.append(member)
        for child in of_cases(ScreenedChild):
            found[child.case_id].children.setdefault(child.screening_id, {})[child.member_id] = child
    return found.values()


def _keep_case(work: Any, kept: _Kept, sets: Sets) -> None:
    kept.members.sort(key=lambda one: (one.number or 0, one.id))
    kept.screenings.sort(key=lambda one: (one.screened_on or date.min, one.id))
    said: dict[str, Any] = {"turns_21": min((one.earliest_21 for one in kept.members if one.earliest_21), default=None)}
    for screening in kept.screenings:
        if screening.outcome is None or screening is kept.screenings[-1]:
            held = kept.children.setdefault(screening.id, {})
            _keep(work, screening, kept.members, judged_of(sets, screening, kept.members), held)
    if kept.screenings:
        last = kept.screenings[-1]
        said |= {"outcome": last.outcome, "rules": last.rules, "screened_on": last.screened_on}
        again = kept.case.rescreened_on
        if again and last.screened_on and last.screened_on >= again:
            said |= {"outcome_now": last.outcome, "rules_now": last.rules, "children_now": None}
            said["other_parent_now"] = None
        outcomes = {one.number: one.outcome for one in kept.children[last.id].values()}
        for place, member in enumerate(kept.members, start=1):
            _set(member, {"outcome": outcomes.get(member.number or place)})
    _set(kept.case, said)


def judged_of(sets: Sets, screening: Screening, members: list[Member]) -> JudgedFamily:
    """A stored screening under the rules of its day; where it was done under others, it keeps those."""
    assert screening.screened_on is not None
    children = tuple(child_of(one.number or place, one.__dict__) for place, one in enumerate(members, start=1))
    said = {name: getattr(screening, name) for name in type(screening).model_fields}
    family = Family(screening.screened_on, parent_of(said), children, other_parent_of(said),
                    known(screening.aor_filed_on))  # fmt: skip
    own = next((one for one in sets if one.name == screening.rules), None)
    stays = own is not None and own.in_force(screening.screened_on)
    return judge(own if stays and own is not None else set_on(sets, screening.screened_on), family)


def _keep(
    work: Any, screening: Screening, members: list[Member], judged: JudgedFamily,
    held: dict[str | None, ScreenedChild],
) -> None:  # fmt: skip
    other = judged.other_parent.outcome if judged.other_parent else None
    _set(screening, {"outcome": judged.outcome, "rules": judged.rules, "tested_on": judged.tested_on,
                     "other_parent_outcome": other})  # fmt: skip
    for member, child in zip(members, judged.children, strict=True):
        reasons = " ".join(key for key, _standing in child.reasons)[:LONGEST] or None
        record = held.get(member.id)
        if record is None:
            record = ScreenedChild(screening_id=screening.id, case_id=screening.case_id, member_id=member.id)
            held[member.id] = record
            work.add(record)
        _set(record, {"number": child.number, "outcome": child.outcome, "reasons": reasons})


def _set(record: Any, values: dict[str, Any]) -> None:
    """Only what is different, so that nothing is written that says the same."""
    for name, value in values.items():
        if getattr(record, name) != value:
            setattr(record, name, value)
