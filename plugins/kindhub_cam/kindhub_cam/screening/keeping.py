"""Keeps what a screening gives: on the screening itself, for each child, and on the case by the latest of them."""

from datetime import date
from typing import Any

from sqlmodel import col, select

from kindhub_cam.records import Case, Member, ScreenedChild, Screening
from kindhub_cam.rules.books import set_on
from kindhub_cam.rules.facts import Family
from kindhub_cam.rules.model import RuleSet
from kindhub_cam.rules.office import all_sets
from kindhub_cam.screening.judging import JudgedFamily, judge
from kindhub_cam.screening.stored import Change, Progress, changes, stored_screenings
from kindhub_cam.screening.told import child_of, known, other_parent_of, parent_of

LONGEST = 600
Sets = tuple[RuleSet, ...]


def keep_outcome(work: Any, case_id: str, sets: Sets | None = None) -> None:
    """Judge the latest screening of a case, and those without an outcome, each under the rules of its own day."""
    session = work.session
    with session.no_autoflush:
        screenings = list(session.scalars(select(Screening).where(col(Screening.case_id) == case_id)))
        asked = select(Member).where(col(Member.case_id) == case_id, col(Member.role) == "child")
        members = sorted(session.scalars(asked), key=lambda one: (one.number or 0, one.id))
        case = session.get(Case, case_id)
        sets = sets or all_sets(session)
    dated = sorted(
        (one for one in screenings if one.screened_on), key=lambda one: (one.screened_on or date.min, one.id)
    )
    for screening in dated:
        if screening.outcome is None or screening is dated[-1]:
            _keep(work, screening, members, judged_of(sets, screening, members))
    if case is not None and dated:
        last = dated[-1]
        said = {"outcome": last.outcome, "rules": last.rules, "screened_on": last.screened_on}
        said["turns_21"] = min((one.earliest_21 for one in members if one.earliest_21), default=None)
        _set(case, said)
    if dated:
        outcomes = {one.number: one.outcome for one in _held(work, dated[-1]).values()}
        for place, member in enumerate(members, start=1):
            _set(member, {"outcome": outcomes.get(member.number or place)})


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


def keep_rescreening(work: Any, on: date, progress: Progress | None = None) -> list[Change]:
    """Screen all open cases again under the rules of a day; the cases keep what it gave, their screenings stay."""
    sets = all_sets(work.session)
    stored = list(stored_screenings(work.session))
    found = changes(sets, stored, on, progress)
    after = {one.case_id: one for one in found}
    name = set_on(sets, on).name
    for one in stored:
        change = after.get(one.case_id)
        outcome = change.after if change else one.outcome
        case = work.session.get(Case, one.case_id)
        if case is not None and (case.outcome_now, case.rules_now) != (outcome, name):
            _set(case, {"outcome_now": outcome, "rules_now": name, "rescreened_on": on})
    return found


def _keep(work: Any, screening: Screening, members: list[Member], judged: JudgedFamily) -> None:
    other = judged.other_parent.outcome if judged.other_parent else None
    _set(screening, {"outcome": judged.outcome, "rules": judged.rules, "tested_on": judged.tested_on,
                     "other_parent_outcome": other})  # fmt: skip
    held = _held(work, screening)
    for member, child in zip(members, judged.children, strict=True):
        reasons = " ".join(key for key, _standing in child.reasons)[:LONGEST] or None
        record = held.get(member.id)
        if record is None:
            record = ScreenedChild(screening_id=screening.id, case_id=screening.case_id, member_id=member.id)
            work.add(record)
        _set(record, {"number": child.number, "outcome": child.outcome, "reasons": reasons})


def _held(work: Any, screening: Screening) -> dict[str | None, ScreenedChild]:
    with work.session.no_autoflush:
        asked = select(ScreenedChild).where(col(ScreenedChild.screening_id) == screening.id)
        kept = {one.member_id: one for one in work.session.scalars(asked)}
        new = (one for one in work.session.new if isinstance(one, ScreenedChild) and one.screening_id == screening.id)
        return {**kept, **{one.member_id: one for one in new}}


def _set(record: Any, values: dict[str, Any]) -> None:
    """Only what is different, so that nothing is written that says the same."""
    for name, value in values.items():
        if getattr(record, name) != value:
            setattr(record, name, value)
