"""The facts behind the figures, read once: who came to what, what was only counted, and what was aired."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import override

from kindhub.program.counted import OnDay, Tested
from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Period, day_in
from kindhub.program.mixins.test_scores import PASS_MARK
from kindhub.records.base import table_of
from kindhub_gbv_activities import records as r
from kindhub_gbv_activities.indicators.bands import band_of, role_of


@dataclass(frozen=True, slots=True)
class Workshop(OnDay):
    """A session of the period with the groups it is cut by. `maximum` is what its tests are counted against."""

    id: str
    day: date
    place: str
    curriculum: str
    organisation: str
    maximum: int | None
    pass_mark: int


@dataclass(frozen=True, slots=True)
class Came(Tested):
    """One attendance, with role and age band of that day."""

    id: str
    person: str
    workshop: Workshop
    sex: str
    age_band: str
    role: str
    pre: float | None
    post: float | None
    reach_key: str | None

    @property
    @override
    def scale(self) -> Workshop:
        return self.workshop


@dataclass(slots=True)
class Reached:
    """One person of the period: as she was at her first attendance in it; `places` and `years` are all of hers."""

    person: str
    first: Came
    places: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)


def groups_of(session: Session, only: Mapping[str, str] | None) -> frozenset[str] | None:
    """The groups of one office or partner; None for everything, what belongs to no group too."""
    if not only:
        return None
    group = table_of(r.Group).c
    return frozenset(session.scalars(select(group.id).where(*(group[name] == code for name, code in only.items()))))


def workshops(session: Session, period: Period, mine: frozenset[str] | None = None) -> dict[str, Workshop]:
    """The sessions of the period by id; with `mine`, those of these groups."""
    held, taught = table_of(r.Session).c, table_of(r.Curriculum).c
    curricula = {
        row.id: (f"{row.name} v{row.edition}" if row.edition else row.name, row.pass_mark)
        for row in session.execute(select(taught.id, taught.name, taught.edition, taught.pass_mark))
    }
    rows = session.execute(
        select(
            held.id,
            held.held_on,
            held.place,
            held.curriculum_id,
            held.organisation_written,
            held.test_maximum,
            held.group_id,
        )
    )
    found = {}
    for row in rows:
        day = day_in(period, row.held_on)
        if day is None or (mine is not None and row.group_id not in mine):
            continue
        curriculum, mark = curricula.get(row.curriculum_id, (UNKNOWN, None))
        found[row.id] = Workshop(
            row.id, day, row.place or UNKNOWN, curriculum, row.organisation_written or UNKNOWN, row.test_maximum,
            mark or PASS_MARK,
        )  # fmt: skip
    return found


def attendances(session: Session, held: Mapping[str, Workshop]) -> list[Came]:
    """Who came to these workshops, by their day."""
    came, who = table_of(r.Attendance).c, table_of(r.Participant).c
    rows = session.execute(
        select(
            came.id, came.session_id, came.participant_id, came.role, came.age_from, came.age_to, came.pre, came.post,
            came.reach_key, who.sex, who.birth,
        )
        .join_from(table_of(r.Attendance), table_of(r.Participant), who.id == came.participant_id)
        .where(came.present.is_(True))
    )  # fmt: skip
    found = [_came(row, held[row.session_id]) for row in rows if row.session_id in held]
    return sorted(found, key=lambda one: (one.workshop.day, one.id))


def _came(row: Any, workshop: Workshop) -> Came:
    band = band_of(row.age_from, row.age_to, row.birth, workshop.day)
    return Came(
        row.id, row.participant_id, workshop, row.sex or UNKNOWN, band, role_of(row.role, band), row.pre, row.post,
        row.reach_key,
    )  # fmt: skip


def people(came: list[Came]) -> list[Reached]:
    """Each person once, as she was when she first came."""
    found: dict[str, Reached] = {}
    for one in came:
        reached = found.setdefault(one.person, Reached(one.person, one))
        reached.places.add(one.workshop.place)
        reached.years.add(one.workshop.year)
    return list(found.values())


def tallies(session: Session, period: Period, mine: frozenset[str] | None = None) -> Iterator[tuple[Any, date]]:
    """The headcounts of the period with their day; a month counts where it lies in the period as a whole."""
    for one in session.scalars(select(r.Tally)):
        day = day_in(period, one.held_on)
        if day is not None and (mine is None or one.group_id in mine):
            yield one, day


def spots(session: Session, period: Period, mine: frozenset[str] | None = None) -> Iterator[tuple[Any, date]]:
    """What was aired in the period."""
    for one in session.scalars(select(r.Media)):
        day = day_in(period, one.aired_on)
        if day is not None and (mine is None or one.group_id in mine):
            yield one, day
