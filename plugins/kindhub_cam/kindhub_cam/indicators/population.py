"""Everything the figures look at, read once, within what the person at work may see."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from kindhub.program.figure_labels import UNKNOWN
from kindhub.records.partial_date import PartialDate
from kindhub_cam import records as r
from kindhub_cam.facts import OVER

BANDS: tuple[tuple[int, str], ...] = ((5, "0-5"), (11, "6-11"), (17, "12-17"), (20, "18-20"), (130, "21+"))


@dataclass(slots=True)
class Family:
    """One case with its parts, as plain rows."""

    case: Any
    members: list[Row[Any]] = field(default_factory=list)
    screenings: list[Row[Any]] = field(default_factory=list)
    drafted_on: date | None = None
    filed_on: date | None = None
    interviewed: bool = False
    decisions: list[Row[Any]] = field(default_factory=list)
    arrivals: list[Row[Any]] = field(default_factory=list)

    @property
    def inquired_on(self) -> date | None:
        """The day it began."""
        day: date | None = self.case.inquired_on or self.case.opened
        return day

    @property
    def children(self) -> list[Row[Any]]:
        """Its children."""
        return [one for one in self.members if one.role == "child"]

    @property
    def waits(self) -> bool:
        """Whether somebody still works on it and nobody of it has arrived."""
        return self.case.status not in OVER

    @property
    def tracks(self) -> list["Track"]:
        """The way of everybody but the petitioner, who is in the US already."""
        return [Track.of(one, self.case) for one in self.members if one.role != "petitioner"]


@dataclass(frozen=True, slots=True)
class Track:
    """The way of one person; who has no stage of her own stands where the family stands."""

    id: str
    role: str
    stage: str
    since: date | None
    earliest_21: date | None
    latest_21: date | None

    @classmethod
    def of(cls, member: Row[Any], case: Any) -> "Track":
        """The track of a member."""
        since = member.stage_since if member.stage is not None else None
        return cls(
            member.id, member.role or UNKNOWN, member.stage or case.status, since or case.status_since,
            member.earliest_21, member.latest_21,
        )  # fmt: skip

    @property
    def waits(self) -> bool:
        """Whether the person is still on the way."""
        return self.stage not in OVER


@dataclass(slots=True)
class Population:
    """All families, and what is counted by itself."""

    families: dict[str, Family]
    screened: dict[str, list[Row[Any]]]
    interviews: list[Row[Any]]
    sessions: list[Row[Any]]


def load(session: Session) -> Population:
    """Read it."""
    cases = _rows(session, r.Case, "id", "status", "status_since", "opened", "closed", "inquired_on")
    families = {one.id: Family(one) for one in cases}
    told = ("role", "sex", "birth", "lives_in", "stage", "stage_since", "earliest_21", "latest_21")
    for member in _rows(session, r.Member, "id", "case_id", *told):
        _of(families, member, "members")
    for one in _rows(session, r.Screening, "id", "case_id", "screened_on", "outcome", "rules"):
        _of(families, one, "screenings")
    for one in _rows(session, r.Decision, "id", "case_id", "decision", "decided_on"):
        _of(families, one, "decisions")
    for one in _rows(session, r.Arrival, "id", "case_id", "arrived_on", "arrived_as"):
        _of(families, one, "arrivals")
    for one in _rows(session, r.Aor, "case_id", "drafted_on", "filed_on"):
        if one.case_id in families:
            families[one.case_id].drafted_on, families[one.case_id].filed_on = one.drafted_on, one.filed_on
    interviews = _rows(session, r.Interview, "case_id", "member_id", "kind", "held_on", "accompanied")
    for one in interviews:
        if one.case_id in families and one.held_on is not None and one.kind == "uscis":
            families[one.case_id].interviewed = True
    screened: dict[str, list[Row[Any]]] = defaultdict(list)
    for one in _rows(session, r.ScreenedChild, "screening_id", "member_id", "outcome", "reasons"):
        screened[one.screening_id].append(one)
    sessions = _rows(session, r.Session, "case_id", "member_id", "kind", "held_on")
    return Population(families, screened, interviews, sessions)


def band_on(birth: PartialDate | None, day: date | None) -> str:
    """The age band on a day; unknown where the birth date allows two."""
    if birth is None or day is None:
        return UNKNOWN
    youngest, oldest = birth.age_on(day)
    if youngest is None or oldest is None:
        return UNKNOWN
    bands = {next(name for last, name in BANDS if age <= last) for age in (youngest, min(oldest, 130))}
    return bands.pop() if len(bands) == 1 else UNKNOWN


def _rows(session: Session, record: Any, *names: str) -> list[Row[Any]]:
    return list(session.execute(select(*(getattr(record, name) for name in names)).order_by(record.id)))


def _of(families: dict[str, Family], row: Row[Any], part: str) -> None:
    if row.case_id in families:
        getattr(families[row.case_id], part).append(row)
