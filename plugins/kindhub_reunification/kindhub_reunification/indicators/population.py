"""Everything the figures look at, read once, within what the person at work may see."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from kindhub.records.partial_date import first_day
from kindhub.records.person import Person
from kindhub_reunification import records as r
from kindhub_reunification.search.exhaustion import REACHED, Enough, Try, exhausted_on, rule_in_force


@dataclass(slots=True)
class Tried:
    """One attempt that counts."""

    id: str
    on: date | None
    channel: str | None
    outcome: str | None


@dataclass(slots=True)
class Family:
    """One case with its parts, as plain rows."""

    case: Any
    sex: str | None = None
    attempts: list[Tried] = field(default_factory=list)
    children: int = 0
    matters: list[Row[Any]] = field(default_factory=list)
    services: list[Row[Any]] = field(default_factory=list)
    exhausted_on: date | None = None

    @property
    def confirmed_on(self) -> date | None:
        """The day on which the identity was confirmed."""
        return first_day(self.case.identity_confirmed_on)

    @property
    def first_tried(self) -> date | None:
        """The day of the first attempt."""
        return min((one.on for one in self.attempts if one.on), default=None)

    @property
    def reached_on(self) -> date | None:
        """The day on which somebody spoke with the parent first."""
        return min((one.on for one in self.attempts if one.on and one.outcome == REACHED), default=None)

    @property
    def located(self) -> bool:
        """Whether somebody spoke with the parent, or the identity is confirmed, ever."""
        return self.confirmed_on is not None or any(one.outcome == REACHED for one in self.attempts)

    @property
    def together_on(self) -> date | None:
        """The day of the reunification: the one that was written, else the first arrival under parole."""
        written: date | None = self.case.reunified_on
        return written or min((one.arrived_on for one in self.matters if one.arrived_on), default=None)


@dataclass(slots=True)
class Population:
    """All families, and what is counted by itself. `repeated` and `unknown` are attempts that are not counted."""

    families: dict[str, Family]
    repeated: list[Row[Any]]
    unknown: list[Row[Any]]
    calls: list[Row[Any]]
    sessions: list[Row[Any]]
    enough: Enough

    def matters(self) -> list[tuple[Family, Row[Any]]]:
        """Every matter with its family."""
        return [(family, one) for family in self.families.values() for one in family.matters]


def searched(session: Session) -> tuple[dict[str, Family], list[Row[Any]], list[Row[Any]]]:
    """The families with their attempts; and the attempts that are not counted, repeated ones and those of nobody."""
    cases = _rows(session, r.Case, "id", "person_id", "status", "search_status", "class_status", "source_list",
                  "country", "place", "language", "location", "wish", "reunified_on", "identity_confirmed_on",
                  "separated_on")  # fmt: skip
    families = {one.id: Family(one) for one in cases}
    return families, *_attempts(session, families)


def load(session: Session, on: date) -> Population:
    """Read it; `on` is the day whose rule says when a search is exhausted."""
    families, repeated, unknown = searched(session)
    _sexes(session, families)
    for one in _rows(session, r.Member, "case_id", "role"):
        if one.case_id in families:
            families[one.case_id].children += one.role == "child"
    _matters(session, families)
    calls = _rows(session, r.Call, "id", "caller_id", "called_on", "minutes", "way", "language", "interpreter", "role",
                  "topics", "info", "resolved", "case_id", "follow_up_on", "followed_up_on")  # fmt: skip
    sessions = _rows(session, r.Session, "id", "case_id", "kind", "held_on")
    enough = rule_in_force(session, on)
    for family in families.values():
        tries = [Try(one.on, one.channel, one.outcome) for one in family.attempts]
        family.exhausted_on = exhausted_on(enough, tries)
    return Population(families, repeated, unknown, calls, sessions, enough)


def _sexes(session: Session, families: dict[str, Family]) -> None:
    columns: tuple[Any, ...] = (Person.id, Person.sex)
    sexes = {row.id: row.sex for row in session.execute(select(*columns))}
    for family in families.values():
        family.sex = sexes.get(family.case.person_id)


def _attempts(session: Session, families: dict[str, Family]) -> tuple[list[Row[Any]], list[Row[Any]]]:
    """Give each family its attempts; what repeats another line, or belongs to no known family, is apart."""
    repeated, unknown = [], []
    for one in _rows(session, r.Attempt, "id", "case_id", "attempted_on", "channel", "outcome", "repeated"):
        family = families.get(one.case_id)
        if family is None:
            unknown.append(one)
        elif one.repeated:
            repeated.append(one)
        else:
            family.attempts.append(Tried(one.id, first_day(one.attempted_on), one.channel, one.outcome))
    return repeated, unknown


def _matters(session: Session, families: dict[str, Family]) -> None:
    names = ("id", "case_id", "pathway", "representation", "conflict", "registered_on", "filed_on", "decision",
             "decided_on", "parole_to", "reparole_filed_on", "arrived_on", "ead_filed_on", "rfe_on", "rfe_due_on",
             "rfe_answered_on", "asylum_filed_on")  # fmt: skip
    parts: dict[str, list[Row[Any]]] = defaultdict(list)
    for one in _rows(session, r.Matter, *names):
        parts[one.case_id].append(one)
    services: dict[str, list[Row[Any]]] = defaultdict(list)
    for one in _rows(session, r.Service, "id", "case_id", "kind", "state", "started_on", "ended_on"):
        services[one.case_id].append(one)
    for case_id, family in families.items():
        family.matters, family.services = parts[case_id], services[case_id]


def _rows(session: Session, record: Any, *names: str) -> list[Row[Any]]:
    return list(session.execute(select(*(getattr(record, name) for name in names)).order_by(record.id)))
