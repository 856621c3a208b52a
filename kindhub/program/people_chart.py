"""The people of a case and what binds them, as a program tells it; the shell draws, zooms and prints the chart.

Texts are said already, in the language in force when the chart is made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.records.base import Record, table_of
from kindhub.records.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class ChartedPerson:
    """One person. `part` is what she is in the case, `basis` what her place in it rests on (a stepchild by marriage),
    `note` how far she is. `generation` counts downwards from the oldest, from 0. `form` and `record` say where she is
    written down.
    """

    key: str
    name: str
    part: str
    generation: int
    basis: str = ""
    note: str = ""
    sex: str | None = None
    birth: PartialDate | None = None
    form: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class ChartedBond:
    """`one` is the parent of `other`, its partner, its sibling, or bound to it in another way."""

    kind: Literal["parent", "couple", "sibling", "other"]
    one: str
    other: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Charted:
    """Everybody, the person the case is about first."""

    people: tuple[ChartedPerson, ...]
    bonds: tuple[ChartedBond, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleChart:
    """`make(session, case)` gives it; the session is limited to what the person at work may see."""

    title: L
    make: Callable[[Any, Any], Charted]


def members_in_rows(session: Session, member: type[Record], case_id: str, rows: Mapping[str, int]) -> list[Any]:
    """The members of a case (records with `case_id`, `number` and `role`), in the order of the roles of `rows`; a role
    that is none of them comes last.
    """
    table, places = table_of(member).c, list(rows)
    found = session.scalars(select(member).where(table.case_id == case_id).order_by(table.number, table.id)).all()
    return sorted(found, key=lambda one: places.index(one.role) if one.role in places else len(places))
