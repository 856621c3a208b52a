"""The facts behind the figures, read once: which events were held, and who came to how many of their sessions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from typing_extensions import override

from kindhub.program.counted import OnDay, Tested
from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Period
from kindhub.program.mixins.test_scores import PASS_MARK
from kindhub.records.base import table_of
from kindhub_mexico_training import records as r


@dataclass(frozen=True, slots=True)
class Held(OnDay):
    """An event of the period with the groups it is cut by."""

    id: str
    day: date
    status: str
    event_kind: str
    modality: str
    place: str
    topics: tuple[str, ...]
    hours_per_session: float | None
    maximum: int | None
    pass_mark: int


@dataclass(frozen=True, slots=True)
class Came(Tested):
    """One person at one event: at least one session of it is marked."""

    id: str
    person: str
    event: Held
    sex: str
    institution: str | None
    kind: str
    state: str
    sessions: int
    pre: float | None
    post: float | None

    @property
    def hours(self) -> float:
        """Sessions times hours per session; nothing where the event does not say how long one is."""
        return self.sessions * (self.event.hours_per_session or 0)

    @property
    @override
    def scale(self) -> Held:
        return self.event


@dataclass(slots=True)
class Trained:
    """One person of the period with all the groups she was in."""

    person: str
    sex: str
    kinds: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)


def events(session: Session, period: Period, only: Mapping[str, str] | None) -> dict[str, Held]:
    """The events that began in the period by id, less those that were cancelled; `only` as the window narrows it."""
    table = table_of(r.Event).c
    asked = select(r.Event).where(
        table.status != "cancelled", *(table[name] == code for name, code in (only or {}).items())
    )
    return {
        one.id: Held(
            one.id, one.starts_on, one.status, one.kind or UNKNOWN, one.modality or UNKNOWN, one.place or UNKNOWN,
            tuple(one.topics or ()) or (UNKNOWN,), one.hours_per_session, one.test_maximum, one.pass_mark or PASS_MARK,
        )
        for one in session.scalars(asked)
        if one.starts_on is not None and period.holds(one.starts_on)
    }  # fmt: skip


def attendances(session: Session, held: Mapping[str, Held]) -> list[Came]:
    """Who came to these events, by their day: lines of a list with at least one session marked."""
    line, who, at = table_of(r.Enrolment).c, table_of(r.Trainee).c, table_of(r.Institution).c
    marked = _sessions_marked(session)
    rows = session.execute(
        select(
            line.id, line.event_id, line.trainee_id, line.institution_id, line.state, line.pre, line.post, who.sex,
            who.state.label("home"), at.kind, at.state.label("seat"),
        )
        .join_from(table_of(r.Enrolment), table_of(r.Trainee), who.id == line.trainee_id)
        .outerjoin(table_of(r.Institution), at.id == line.institution_id)
    )  # fmt: skip
    found = [
        _came(row, held[row.event_id], marked[row.id]) for row in rows if row.event_id in held and row.id in marked
    ]
    return sorted(found, key=lambda one: (one.event.day, one.id))


def held_events(events: Mapping[str, Held], came: list[Came]) -> list[Held]:
    """Those that were held: somebody came, or the event is no longer only planned."""
    attended = {one.event.id for one in came}
    return [one for one in events.values() if one.status != "planned" or one.id in attended]


def _sessions_marked(session: Session) -> dict[str, int]:
    table = table_of(r.Presence).c
    asked = (
        select(table.enrolment_id, func.count(func.distinct(table.session_id)))
        .where(table.present.is_(True))
        .group_by(table.enrolment_id)
    )
    return {row[0]: row[1] for row in session.execute(asked)}


def _came(row: Any, event: Held, sessions: int) -> Came:
    state = row.state or row.home or row.seat or UNKNOWN
    return Came(
        row.id, row.trainee_id, event, row.sex or UNKNOWN, row.institution_id, row.kind or UNKNOWN, state, sessions,
        row.pre, row.post,
    )  # fmt: skip


def people(came: list[Came]) -> list[Trained]:
    """Each person once."""
    found: dict[str, Trained] = {}
    for one in came:
        trained = found.setdefault(one.person, Trained(one.person, one.sex))
        trained.kinds.add(one.kind)
        trained.states.add(one.state)
        trained.years.add(one.event.year)
        trained.places.add(one.event.place)
    return list(found.values())
