"""Everything the figures look at, read once: incidents with the survivor's own facts beside them, referrals, care.

Plain rows, within what the person at work may see. An orphan (a code that is nobody's) is in no figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.program.figure_labels import UNKNOWN
from kindhub.records.partial_date import PartialDate
from kindhub_gbv import records as r
from kindhub_gbv.classification import NON_GBV
from kindhub_gbv.survivor_age import age_range, band_of

DEPARTMENT = 5
"""Letters of a place code down to the department: `GT-14`, `HN-FM`."""


@dataclass(frozen=True, slots=True)
class Survivor:
    """What is known of her, in codes only."""

    case_id: str
    sex: str
    displacement: str
    department: str
    received: PartialDate | None
    birth: PartialDate | None

    @property
    def received_on(self) -> date | None:
        """The earliest day she may have come."""
        return self.received.earliest if self.received is not None else None

    @property
    def age_band(self) -> str:
        """Her band on the day she came."""
        return band_of(age_range(self.birth, self.received))


@dataclass(frozen=True, slots=True)
class Reported:
    """One incident as it is counted."""

    id: str
    number: str
    survivor: Survivor
    core_type: str
    typed: str | None
    contexts: tuple[str, ...]
    reported: PartialDate | None
    happened: PartialDate | None
    consent: str | None
    to_review: bool
    place: str

    @property
    def compiled(self) -> bool:
        """Counted in tables that leave: she agreed, and it is gender-based violence."""
        return self.consent == "granted" and self.core_type not in (NON_GBV, UNKNOWN)

    @property
    def reported_on(self) -> date | None:
        """The earliest day of the report."""
        return self.reported.earliest if self.reported is not None else None

    @property
    def month(self) -> str:
        """The month of the report."""
        return month_of(self.reported)

    @property
    def incident_month(self) -> str:
        """The month it happened; unknown where only a year is written."""
        return month_of(self.happened)

    @property
    def age_band(self) -> str:
        """Her band at the incident."""
        return band_of(age_range(self.survivor.birth, self.happened))

    @property
    def sex(self) -> str:
        """Hers."""
        return self.survivor.sex

    @property
    def displacement(self) -> str:
        """Hers."""
        return self.survivor.displacement

    @property
    def department(self) -> str:
        """Where it happened; else where she lives."""
        return department_of(self.place) if self.place else self.survivor.department


@dataclass(slots=True)
class Population:
    """All of it."""

    survivors: Mapping[str, Survivor]
    incidents: Sequence[Reported]
    referrals: Sequence[r.Referral]
    orphans: Mapping[str, int] = field(default_factory=dict)


def month_of(value: PartialDate | None) -> str:
    """`2023-04`; unknown where the date may lie in more than one month."""
    if value is None or value.earliest is None or value.latest is None:
        return UNKNOWN
    first, last = f"{value.earliest:%Y-%m}", f"{value.latest:%Y-%m}"
    return first if first == last else UNKNOWN


def department_of(place: str | None) -> str:
    """The department of a place code."""
    return place[:DEPARTMENT] if place and len(place) >= DEPARTMENT else UNKNOWN


def load(session: Session) -> Population:
    """Read it."""
    intakes = {one.case_id: one for one in session.scalars(select(r.Intake))}
    ids = session.scalars(select(col(r.Case.id))).all()
    survivors = {case_id: _survivor(case_id, intakes.get(case_id)) for case_id in ids}
    every = session.scalars(select(r.Incident).order_by(col(r.Incident.number))).all()
    known = [_reported(one, survivors[one.case_id]) for one in every if one.case_id in survivors]
    referrals = session.scalars(select(r.Referral)).all()
    orphans = {
        "incident": sum(one.case_id is None for one in every),
        "referral": sum(one.case_id is None for one in referrals),
    }
    return Population(survivors, known, [one for one in referrals if one.case_id in survivors], orphans)


def _survivor(case_id: str, intake: r.Intake | None) -> Survivor:
    if intake is None:
        return Survivor(case_id, UNKNOWN, UNKNOWN, UNKNOWN, None, None)
    place = department_of(intake.place)
    return Survivor(
        case_id, intake.sex or UNKNOWN, intake.displacement or UNKNOWN, place, intake.received_on, intake.birth
    )


def _reported(one: r.Incident, survivor: Survivor) -> Reported:
    return Reported(
        id=one.id,
        number=one.number or "",
        survivor=survivor,
        core_type=one.core_type or UNKNOWN,
        typed=one.type_typed,
        contexts=tuple(one.contexts or ()),
        reported=one.reported_on,
        happened=one.happened_on,
        consent=one.statistics_consent,
        to_review=bool(one.to_review),
        place=one.place or "",
    )
