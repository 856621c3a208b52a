"""The refugee claims of children against their terms: filed in thirty business days, decided in forty-five."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.counted import OnDay
from kindhub.program.deadlines import CHANGES
from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Period
from kindhub.records.partial_date import PartialDate
from kindhub.services.calendars import Calendar
from kindhub.services.deadlines import due_for
from kindhub_mexico import records as r
from kindhub_mexico.clocks import changes_of, clocks
from kindhub_mexico.indicators.population import OfCase

TO_FILE, TO_DECIDE = 30, 45
"""Business days, as the figures are defined; the hub's own clock is a dated rule."""
WEEKDAYS = Calendar(("MX",), holidays=False)
WITHIN, LATE, OPEN, INCONSISTENT = "within", "late", "undeterminable", "inconsistent"


@dataclass(frozen=True, slots=True)
class Claim(OnDay):
    """The claim of one child. `by_weekdays` and `by_rule` say whether it was filed in time, and by which count."""

    id: str
    case: OfCase
    day: date
    filed_on: date | None
    decided_on: date | None
    outcome: str
    by_weekdays: str
    by_rule: str

    @property
    def office(self) -> str:
        """The office of the case."""
        return self.case.office

    @property
    def decided_in(self) -> int | None:
        """Business days from filing to decision; none where one is missing, or the decision is dated before."""
        if self.filed_on is None or self.decided_on is None or self.decided_on < self.filed_on:
            return None
        return WEEKDAYS.between(self.filed_on, self.decided_on)


def claims(session: Session, period: Period, cases: Mapping[str, OfCase]) -> list[Claim]:
    """The first claim of each child, by the day it was filed; without one, by the day the case was opened."""
    changes = changes_of(session)
    first: dict[str, tuple[date, r.AsylumClaim, OfCase]] = {}
    for one in session.scalars(select(r.AsylumClaim).order_by(r.AsylumClaim.id)):
        case = cases.get(one.case_id)
        day = one.filed_on or (case.opened if case is not None else None)
        if case is None or day is None:
            continue
        held = first.get(case.person)
        if held is None or day < held[0]:
            first[case.person] = (day, one, case)
    return [_claim(day, one, case, changes) for day, one, case in first.values() if period.holds(day)]


def _claim(day: date, one: r.AsylumClaim, case: OfCase, changes: object) -> Claim:
    entered = PartialDate.of(one.could_from) if one.could_from else (one.entered_on or case.entered_on)
    return Claim(
        one.id, case, day, one.filed_on, one.decided_on, one.outcome or UNKNOWN,
        in_time(entered, one.filed_on, lambda start, filed: WEEKDAYS.between(start, filed) <= TO_FILE),
        in_time(entered, one.filed_on, lambda start, filed: _by_rule(start, filed, changes)),
    )  # fmt: skip


def in_time(entered: PartialDate | None, filed: date | None, holds: object) -> str:
    """Whether the filing lies within the term from the entry, whichever day of a month or range the entry was.

    Filed before every day the entry may have been is *inconsistent*; days that answer differently leave it open.
    """
    assert callable(holds)
    if filed is None or entered is None or entered.earliest is None or entered.latest is None:
        return OPEN
    span = (entered.latest - entered.earliest).days
    answers = {
        INCONSISTENT if filed < start else (WITHIN if holds(start, filed) else LATE)
        for start in (entered.earliest + timedelta(days=step) for step in range(span + 1))
    }
    return answers.pop() if len(answers) == 1 else OPEN


def _by_rule(start: date, filed: date, changes: object) -> bool:
    """By the hub's clock: holidays and suspended terms do not count; a term without an end holds."""
    rule = next(one for one in clocks() if one.key == "file_claim")
    due = due_for((rule,), {"claim_from": start, "filed_on": filed, CHANGES: changes})
    return not due or filed <= due[0].due_on
