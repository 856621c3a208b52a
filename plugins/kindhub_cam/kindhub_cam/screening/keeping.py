"""Keeps what a screening gives: on the screening itself, for each child, and on the case by the latest of them."""

from typing import Any

from sqlmodel import col, select

from kindhub_cam.records import Case, Member, ScreenedChild, Screening
from kindhub_cam.rules.books import set_on, shipped
from kindhub_cam.rules.facts import Family
from kindhub_cam.screening.judging import JudgedFamily, judge
from kindhub_cam.screening.told import child_of, known, other_parent_of, parent_of

LONGEST = 600


def keep_outcome(work: Any, case_id: str) -> None:
    """Judge the screenings of a case that have no outcome yet, each under the rules of its day."""
    session = work.session
    with session.no_autoflush:
        screenings = list(session.scalars(select(Screening).where(col(Screening.case_id) == case_id)))
        members = list(
            session.scalars(select(Member).where(col(Member.case_id) == case_id, col(Member.role) == "child"))
        )
        case = session.get(Case, case_id)
    dated = sorted((one for one in screenings if one.screened_on), key=lambda one: (one.screened_on, one.id))
    members.sort(key=lambda one: (one.number or 0, one.id))
    for screening in dated:
        if screening.outcome is None:
            _keep(work, screening, members, judged_of(screening, members))
    if case is not None and dated:
        last = dated[-1]
        case.outcome, case.rules, case.screened_on = last.outcome, last.rules, last.screened_on
        if case.turns_21 != (first := min((one.earliest_21 for one in members if one.earliest_21), default=None)):
            case.turns_21 = first


def judged_of(screening: Screening, members: list[Member]) -> JudgedFamily:
    """A stored screening under the rules of its day."""
    assert screening.screened_on is not None
    children = tuple(child_of(one.number or place, one.__dict__) for place, one in enumerate(members, start=1))
    said = screening.__dict__
    family = Family(screening.screened_on, parent_of(said), children, other_parent_of(said),
                    known(screening.aor_filed_on))  # fmt: skip
    return judge(set_on(shipped(), screening.screened_on), family)


def _keep(work: Any, screening: Screening, members: list[Member], judged: JudgedFamily) -> None:
    screening.outcome, screening.rules, screening.tested_on = judged.outcome, judged.rules, judged.tested_on
    screening.other_parent_outcome = judged.other_parent.outcome if judged.other_parent else None
    for member, child in zip(members, judged.children, strict=True):
        reasons = " ".join(key for key, _standing in child.reasons)[:LONGEST]
        member.outcome = child.outcome
        work.add(ScreenedChild(screening_id=screening.id, case_id=screening.case_id, member_id=member.id,
                               number=child.number, outcome=child.outcome, reasons=reasons or None))  # fmt: skip
