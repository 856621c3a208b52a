"""Counts every figure of a period from one reading of the facts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from kindhub.program.cut_figures import Cut, counts, distinct, ids_of_group, means, one, shares, sums
from kindhub.program.indicators import Figure, Period
from kindhub_mexico_training.indicators.population import Came, attendances, events, held_events, people

PEOPLE: tuple[Cut, ...] = (
    one("sex", "sex"), ("kind", lambda person: person.kinds), ("state", lambda person: person.states),
    ("year", lambda person: person.years), ("place", lambda person: person.places),
)  # fmt: skip
LINES: tuple[Cut, ...] = (
    one("sex", "sex"), one("kind", "kind"), one("state", "state"),
    *(one(name, f"event.{name}") for name in ("year", "place", "event_kind", "modality")),
    ("topic", lambda came: came.event.topics),
)  # fmt: skip
BODIES: tuple[Cut, ...] = (one("kind", "kind"), one("state", "state"), one("year", "event.year"))
HELD: tuple[Cut, ...] = (
    *(one(name, name) for name in ("year", "place", "event_kind", "modality")), ("topic", lambda event: event.topics),
)  # fmt: skip


def count(session: Session, period: Period, only: Mapping[str, str] | None = None) -> Iterator[Figure]:
    """Every figure of the period; `only`: of the events of one office or partner."""
    held = events(session, period, only)
    came = attendances(session, held)
    yield from counts("trained_people", people(came), PEOPLE, "persons")
    yield from counts("attendances", came, LINES, "events")
    yield from sums("training_hours", came, lambda line: line.hours, LINES, "hours")
    yield from sums("sessions_attended", came, lambda line: line.sessions, LINES, "events")
    yield from distinct("institutions", came, lambda line: line.institution, BODIES, "organisations")
    yield from counts("events_held", held_events(held, came), HELD, "events")
    both, after = tested(came)
    yield from counts("tests_both", both, LINES, "events")
    yield from means("tests_mean_pre", both, lambda line: line.percent("pre"), LINES)
    yield from means("tests_mean_post", both, lambda line: line.percent("post"), LINES)
    yield from shares("tests_improved", both, lambda line: line.improved, LINES)
    yield from shares("tests_both_passed", both, lambda line: line.passed, LINES)
    yield from shares("post_passed", after, lambda line: line.passed, LINES)


def tested(came: Sequence[Came]) -> tuple[list[Came], list[Came]]:
    """The attendances with both scores, and those with a score after the training."""
    return [one for one in came if one.both], [one for one in came if one.percent("post") is not None]


def rows(
    session: Session, period: Period, indicator: str, group: dict[str, str], only: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The ids of the records behind one figure, those of the numerator for a percentage."""
    members, cuts, key = _behind(session, period, indicator, only)
    return ids_of_group(members, cuts, key, group)


def _behind(
    session: Session, period: Period, indicator: str, only: Mapping[str, str] | None
) -> tuple[Sequence[Any], tuple[Cut, ...], Callable[[Any], str]]:
    held = events(session, period, only)
    came = attendances(session, held)
    if indicator == "events_held":
        return held_events(held, came), HELD, lambda event: event.id
    if indicator == "trained_people":
        return people(came), PEOPLE, lambda person: person.person
    if indicator == "institutions":
        return [line for line in came if line.institution], BODIES, lambda line: line.institution
    both, after = tested(came)
    of = {
        "tests_both": both,
        "tests_improved": [line for line in both if line.improved],
        "tests_both_passed": [line for line in both if line.passed],
        "post_passed": [line for line in after if line.passed],
    }
    return of.get(indicator, came), LINES, lambda line: line.id
