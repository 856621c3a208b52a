"""The facts behind the figures of authorities: letters and answers, best-interest determinations, plans."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Period
from kindhub.records.base import table_of
from kindhub.services.case_numbers import number_key
from kindhub_mexico import records as r
from kindhub_mexico.indicators.population import OfCase

BID, PLAN = "bid_request", "plan_received"


@dataclass(frozen=True, slots=True)
class Asked:
    """One letter to an authority, or one determination asked for; `answered_on` is the answer or the determination."""

    id: str
    case: OfCase
    authority: str
    kind: str
    sent_on: date
    answered_on: date | None

    @property
    def office(self) -> str:
        """The office of the case."""
        return self.case.office

    @property
    def year(self) -> str:
        """The year it was sent in."""
        return f"{self.sent_on.year}"

    @property
    def days(self) -> int | None:
        """Days until the answer; none without one, or where it is dated before the letter."""
        waited = (self.answered_on - self.sent_on).days if self.answered_on is not None else -1
        return waited if waited >= 0 else None


def actions(session: Session, period: Period, cases: Mapping[str, OfCase]) -> list[Asked]:
    """The letters sent in the period."""
    return [one for one, _ in _actions(session, cases) if period.holds(one.sent_on)]


def _actions(session: Session, cases: Mapping[str, OfCase]) -> Iterator[tuple[Asked, str]]:
    table = table_of(r.AuthorityAction).c
    names = ("id", "case_id", "authority", "kind", "sent_on", "answered_on", "reference")
    for row in session.execute(select(*(table[name] for name in names)).where(table.sent_on.is_not(None))):
        if row.case_id in cases:
            yield Asked(row.id, cases[row.case_id], row.authority or UNKNOWN, row.kind or UNKNOWN, row.sent_on,
                        row.answered_on), row.reference or ""  # fmt: skip


def determinations(session: Session, period: Period, cases: Mapping[str, OfCase]) -> list[Asked]:
    """Determinations asked for in the period: letters that ask for one, and those kept with their plan; once where
    both tell of one (by its number, or by the day it was asked for).
    """
    letters = [(one, reference) for one, reference in _actions(session, cases) if one.kind == BID]
    known = {(one.case.id, key) for one, reference in letters for key in (number_key(reference), one.sent_on) if key}
    found = [one for one, _ in letters]
    for row in _plans(session):
        told = {(row.case_id, key) for key in (number_key(row.reference or ""), row.requested_on) if key}
        if row.case_id in cases and row.requested_on is not None and not told & known:
            found.append(Asked(row.id, cases[row.case_id], row.authority or UNKNOWN, BID, row.requested_on,
                               row.determined_on))  # fmt: skip
    return [one for one in found if period.holds(one.sent_on)]


def plans(session: Session, period: Period, cases: Mapping[str, OfCase]) -> list[Asked]:
    """Plans received in the period, as letters tell of them or as they are kept."""
    letters = [(one, reference) for one, reference in _actions(session, cases) if one.kind == PLAN]
    known = {(one.case.id, key) for one, reference in letters for key in (number_key(reference), one.sent_on) if key}
    found = [one for one, _ in letters]
    for row in _plans(session):
        told = {(row.case_id, key) for key in (number_key(row.reference or ""), row.plan_on) if key}
        if row.case_id in cases and row.plan_on is not None and not told & known:
            found.append(Asked(row.id, cases[row.case_id], row.authority or UNKNOWN, PLAN, row.plan_on, None))
    return [one for one in found if period.holds(one.sent_on)]


def _plans(session: Session) -> list[r.BestInterest]:
    return list(session.scalars(select(r.BestInterest)))
