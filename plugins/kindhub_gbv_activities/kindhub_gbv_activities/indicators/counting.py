"""Counts every figure of a period from one reading of the facts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.cut_figures import Cut, counts, distinct, ids_of_group, means, members_of, one, shares, sums
from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure, Period, day_in
from kindhub.records.base import table_of
from kindhub_gbv_activities import records as r
from kindhub_gbv_activities.indicators.population import (
    Came,
    Workshop,
    attendances,
    groups_of,
    people,
    spots,
    tallies,
    workshops,
)

REACHED: tuple[Cut, ...] = (
    one("role", "first.role"), one("sex", "first.sex"), one("age_band", "first.age_band"),
    ("place", lambda person: person.places), ("year", lambda person: person.years),
)  # fmt: skip
HELD: tuple[Cut, ...] = tuple(one(name, name) for name in ("place", "year", "month", "curriculum", "organisation"))
CAME: tuple[Cut, ...] = (
    one("role", "role"), one("sex", "sex"), one("age_band", "age_band"),
    *(one(name, f"workshop.{name}") for name in ("place", "year", "month", "curriculum", "organisation")),
)  # fmt: skip
KEYED: tuple[Cut, ...] = (one("sex", "sex"), one("place", "workshop.place"), one("year", "workshop.year"))
TESTED: tuple[Cut, ...] = (
    *(one(name, f"workshop.{name}") for name in ("curriculum", "place", "year")),
    one("role", "role"), one("sex", "sex"),
)  # fmt: skip
COUNTED: tuple[Cut, ...] = (
    ("activity", lambda pair: (pair[0].kind or UNKNOWN,)), ("place", lambda pair: (pair[0].place or UNKNOWN,)),
    ("year", lambda pair: (str(pair[1].year),)),
)  # fmt: skip
AIRED: tuple[Cut, ...] = (
    *COUNTED[1:], ("language", lambda pair: pair[0].languages or (UNKNOWN,)),
)  # fmt: skip
_SEX = {"f": "female", "m": "male"}
_BAND = {"0_11": "0-11", "12_17": "12-17", "18": "18+"}


def count(session: Session, period: Period, only: Mapping[str, str] | None = None) -> Iterator[Figure]:
    """Every figure of the period; `only`: of the groups of one office or partner, less what belongs to no group."""
    mine = groups_of(session, only)
    held = workshops(session, period, mine)
    came = attendances(session, held)
    yield from counts("people_reached", people(came), REACHED, "persons")
    yield from counts("attendances", came, CAME, "events")
    yield from counts("workshops", list(held.values()), HELD, "events")
    yield from distinct("people_by_key", came, lambda row: row.reach_key, KEYED, "persons")
    yield from shares("rows_with_key", came, lambda row: row.reach_key is not None, KEYED[1:])
    yield from _tests([row for row in came if row.both])
    yield from _questions(session, came)
    yield from _items(session, held)
    yield from _referrals(session, period, came, mine)
    yield from _headcounts(list(tallies(session, period, mine)))
    aired = list(spots(session, period, mine))
    yield from sums("radio_audience", aired, lambda pair: pair[0].audience, AIRED, "events")
    yield from sums("radio_spots", aired, lambda pair: pair[0].spots, AIRED, "events")


def _tests(both: Sequence[Came]) -> Iterator[Figure]:
    yield from counts("tests_both", both, TESTED, "events")
    yield from means("tests_mean_pre", both, lambda row: row.percent("pre"), TESTED)
    yield from means("tests_mean_post", both, lambda row: row.percent("post"), TESTED)
    yield from shares("tests_improved", both, lambda row: row.improved, TESTED)
    yield from shares("tests_passed", both, lambda row: row.passed, TESTED)


def _questions(session: Session, came: Iterable[Came]) -> Iterator[Figure]:
    """Right answers after the workshop, by question; nothing where nobody wrote answers down."""
    answer, question = table_of(r.Answer).c, table_of(r.Question).c
    of = {row.id: row.workshop for row in came}
    rows = session.execute(
        select(answer.attendance_id, answer.points, question.words)
        .join_from(table_of(r.Answer), table_of(r.Question), question.id == answer.question_id)
        .where(answer.moment == "post", answer.points.is_not(None))
    )
    given = [(row.words, of[row.attendance_id], row.points) for row in rows if row.attendance_id in of]
    cuts: tuple[Cut, ...] = (("question", lambda one: (one[0],)), ("curriculum", lambda one: (one[1].curriculum,)))
    if given:
        yield from shares("question_right", given, lambda one: one[2] > 0, cuts)


def _items(session: Session, held: Mapping[str, Workshop]) -> Iterator[Figure]:
    """Right answers by question, before and after: answer by answer where these were written down, else as they were
    counted off the sheets of a workshop.
    """
    given = _given(session, held)
    for moment, test, indicator in (("before", "pre", "items_right_before"), ("after", "post", "items_right_after")):
        told = [(words, right, of) for (_, words, when), (right, of) in given.items() if when == test]
        told += [
            (one.words, right, of)
            for one in session.scalars(select(r.ItemResult))
            if one.session_id in held and (one.session_id, one.words, test) not in given
            and (right := getattr(one, f"right_{moment}")) is not None
            and (of := getattr(one, f"answered_{moment}"))
            and right <= of
        ]  # fmt: skip
        for group, some in members_of(told, (("question", lambda item: (item[0],)),)):
            right, of = sum(item[1] for item in some), sum(item[2] for item in some)
            if of:
                yield Figure(indicator, group, 100 * right / of, right, of, "percent")


def _given(session: Session, held: Mapping[str, Workshop]) -> dict[tuple[str, str, str], tuple[int, int]]:
    """By workshop, question and test: how many of the answers written down one by one are right, and of how many."""
    answer, question, came = (table_of(kind).c for kind in (r.Answer, r.Question, r.Attendance))
    rows = session.execute(
        select(came.session_id, question.words, answer.moment, answer.points)
        .join_from(table_of(r.Answer), table_of(r.Question), question.id == answer.question_id)
        .join(table_of(r.Attendance), came.id == answer.attendance_id)
        .where(answer.points.is_not(None), came.present.is_(True), question.kind.is_distinct_from("scale"))
    )
    found: dict[tuple[str, str, str], tuple[int, int]] = {}
    for row in rows:
        if row.session_id in held:
            right, of = found.get((row.session_id, row.words, row.moment), (0, 0))
            found[row.session_id, row.words, row.moment] = (right + (row.points > 0), of + 1)
    return found


def _referrals(session: Session, period: Period, came: Sequence[Came], mine: frozenset[str] | None) -> Iterator[Figure]:
    """Cases referred later by those who were trained, and how many of the people who came did."""
    every = [one for one in session.scalars(select(r.LaterReferral)) if mine is None or one.group_id in mine]
    told = [one for one in every if day_in(period, one.referred_on)]
    cuts: tuple[Cut, ...] = (("referred_to", lambda one: (one.referred_to or UNKNOWN,)),)
    yield from sums("later_referrals", told, lambda one: one.number or 1, cuts, "events")
    ever = {one.participant_id for one in every if one.participant_id}
    yield from shares("trained_who_referred", people(list(came)), lambda one: one.person in ever, (REACHED[0],))


def _headcounts(counted: Sequence[Any]) -> Iterator[Figure]:
    """Totals as they were counted; by sex and by band what the cells say, which may be less."""
    yield from sums("tally_people", counted, lambda pair: pair[0].counted(), COUNTED, "events")
    cells = [(name, value) for tally, _ in counted for name in r.CELLS if (value := getattr(tally, name)) is not None]
    by_cell: tuple[Cut, ...] = (
        ("sex", lambda cell: (_SEX[cell[0][0]],)), ("age_band", lambda cell: (_BAND[cell[0][2:]],)),
    )  # fmt: skip
    for group, some in members_of(cells, by_cell):
        if group:
            yield Figure("tally_people", group, sum(value for _, value in some), unit="events")
    yield from counts("tally_events", counted, COUNTED, "events")


def rows(
    session: Session, period: Period, indicator: str, group: dict[str, str], only: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The ids of the records behind one figure, those of the numerator for a percentage."""
    members, cuts, key = _behind(session, period, indicator, groups_of(session, only))
    return ids_of_group(members, cuts, key, group)


def _behind(session: Session, period: Period, indicator: str, mine: frozenset[str] | None) -> Any:
    if indicator.startswith(("tally", "radio")):
        pairs = list((tallies if indicator.startswith("tally") else spots)(session, period, mine))
        return pairs, COUNTED if indicator.startswith("tally") else AIRED, lambda pair: pair[0].id
    held = workshops(session, period, mine)
    if indicator == "workshops":
        return list(held.values()), HELD, _id
    came = attendances(session, held)
    if indicator == "people_reached":
        return people(came), REACHED, lambda person: person.person
    if indicator == "attendances":
        return came, CAME, _id
    both = [row for row in came if row.both]
    hit = {"tests_improved": lambda row: row.improved, "tests_passed": lambda row: row.passed}.get(indicator)
    return [row for row in both if hit is None or hit(row)], TESTED, _id


def _id(one: Came | Workshop) -> str:
    return one.id
