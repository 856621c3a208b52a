"""Which papers are expected of whom, by part in the case and by what is known, and how each of them stands today."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import tr
from kindhub.program.checklist import Checklist, ExpectedPaper, Standing
from kindhub.program.person_names import shared_names
from kindhub.records.codes import code_list
from kindhub.records.local_day import today
from kindhub.records.partial_date import PartialDate
from kindhub_cam.names import called
from kindhub_cam.records import Case, CaseDocument, Member, Screening

SOON = timedelta(days=180)
PETITIONER = "petitioner"
TO_TRANSLATE = ("needed", "ordered")


@dataclass(frozen=True, slots=True)
class Line:
    """A paper expected of a member, and the one there is; `member` is None for a petitioner who is no member."""

    code: str
    member: Member | None
    paper: CaseDocument | None


def needed_papers(role: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The papers a person of this role brings, in the order of the checklist; `values` are facts by field."""
    return tuple(
        paper
        for line in _checklist()
        if role in line["role"] and ("field" not in line or values.get(line["field"]) in line["is"])
        for paper in line["needs"]
    )


def lines_of(session: Any, case_ids: Sequence[str]) -> dict[str, list[Line]]:
    """The lines of each of these cases, person by person, the petitioner first."""

    def parts(record: Any, *order: Any) -> list[Any]:
        return list(session.scalars(select(record).where(col(record.case_id).in_(case_ids)).order_by(*order)))

    members, papers = defaultdict(list), defaultdict(list)
    for member in parts(Member, col(Member.number), col(Member.id)):
        members[member.case_id].append(member)
    for paper in parts(CaseDocument, col(CaseDocument.id)):
        papers[paper.case_id].append(paper)
    latest = {one.case_id: one.us_status for one in parts(Screening, col(Screening.screened_on), col(Screening.id))}
    return {
        case_id: list(_of_case(members[case_id], papers[case_id], latest.get(case_id))) for case_id in case_ids
    }  # fmt: skip


def _of_case(members: list[Member], papers: list[CaseDocument], us_status: str | None) -> Iterable[Line]:
    own = next((one for one in members if one.role == PETITIONER), None)
    for member in (own, *(one for one in members if one is not own)):
        role, values = PETITIONER, {"us_status": us_status}
        if member is not own and member is not None:
            role, values = member.role or "dependant", {"relation": member.relation, "marital": member.marital}
        whose = {member.id if member is not None else None, *([None] if member is own else [])}
        mine = [one for one in papers if one.member_id in whose]
        for code in needed_papers(role, values):
            yield Line(code, member, best_of(one for one in mine if one.requirement == code))


def best_of(papers: Iterable[CaseDocument]) -> CaseDocument | None:
    """Of several papers of one line the one that is here, else the one asked for last."""
    return max(papers, key=lambda one: (is_here(one), one.received_on or date.min, one.id), default=None)


def is_here(paper: CaseDocument) -> bool:
    """Whether the paper, or a file of it, was received."""
    return paper.received_on is not None or paper.stored_as is not None


def standing(paper: CaseDocument | None, day: date) -> Standing:
    """How a line stands on a day."""
    if paper is None:
        return "missing"
    if not is_here(paper):
        return "asked" if paper.asked_on else "missing"
    runs_out = _end(paper)
    if runs_out is not None and runs_out <= day:
        return "expired"
    if runs_out is not None and runs_out <= day + SOON:
        return "soon"
    return "part" if paper.translation in TO_TRANSLATE else "done"


def keep_papers(work: Any, case_ids: Sequence[str]) -> None:
    """Each member tells which papers are still to come and when the first of those here runs out, for the lists."""
    with work.session.no_autoflush:
        found = lines_of(work.session, case_ids)
        for member, lines in _by_member(chain.from_iterable(found.values())):
            missing = tuple(line.code for line in lines if line.paper is None or not is_here(line.paper)) or None
            ends = [end for line in lines if line.paper is not None and (end := _end(line.paper)) is not None]
            first = min(ends, default=None)
            if (member.papers_missing, member.papers_expire) != (missing, first):
                member.papers_missing, member.papers_expire = missing, first


def _by_member(lines: Iterable[Line]) -> Iterable[tuple[Member, list[Line]]]:
    found: dict[str, tuple[Member, list[Line]]] = {}
    for line in lines:
        if line.member is not None:
            found.setdefault(line.member.id, (line.member, []))[1].append(line)
    return found.values()


def _end(paper: CaseDocument) -> date | None:
    """The first day on which a paper that is here may have run out."""
    return paper.expires.earliest if paper.expires is not None and is_here(paper) else None


def expected_papers(session: Any, case: Case) -> tuple[ExpectedPaper, ...]:
    """The checklist of a case, in words."""
    lines, day = lines_of(session, (case.id,))[case.id], today()
    people = [line.member for line in lines if line.member is not None]
    shared = shared_names(session, filter(None, [case.person_id, *(one.person_id for one in people)]))
    nobody = shared.get(case.person_id, "")
    return tuple(
        ExpectedPaper(
            line.code, line.member.id if line.member else "", called(line.member, shared) if line.member else nobody,
            standing(line.paper, day), line.paper.id if line.paper else "", _note(line.paper) if line.paper else "",
        )
        for line in lines
    )  # fmt: skip


CHECKLIST = Checklist("member_id", expected_papers)


def _note(paper: CaseDocument) -> str:
    """What one should know of it: since when it is asked for, what is still to be done, its end, who holds it."""
    said = []
    if not is_here(paper):
        said += [tr("asked for on {day}", "pedido el {day}", day=_day(paper.asked_on))] if paper.asked_on else []
        return ", ".join(said)
    if paper.expires is not None:
        said.append(tr("expires {day}", "vence {day}", day=paper.expires.show()))
    if paper.translation in TO_TRANSLATE:
        words = code_list("cam.translation").label(paper.translation)
        said.append(tr("translation: {state}", "traducción: {state}", state=words))
    if paper.holder:
        said.append(tr("with {whom}", "lo tiene {whom}", whom=code_list("cam.holder").label(paper.holder)))
    return ", ".join(said)


def _day(day: date) -> str:
    return PartialDate.of(day).show()


@cache
def _checklist() -> tuple[dict[str, Any], ...]:
    text = Path(__file__).with_name("checklist.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["paper"])
