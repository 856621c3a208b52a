"""Reading what is known of cases for their needs and clocks: many at once, one question per kind of part.

Plain tables, not records: a stage must not look finished because a part of it lies outside somebody's scope.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from kindhub.records.base import Record, table_of

Facts = dict[str, Any]
Reader = Callable[[Session, list[str], dict[str, Facts]], None]
"""Adds to the facts, by case id, what one kind of part of these cases says."""
CHUNK = 400


def read_facts(
    session: Session, cases: Sequence[Any], begin: Callable[[Any], Facts], readers: Sequence[Reader]
) -> dict[str, Facts]:
    """The facts of many cases by case id: those of the head, then what each kind of part adds."""
    found = {case.id: begin(case) for case in cases}
    ids = list(found)
    for start in range(0, len(ids), CHUNK):
        for read in readers:
            read(session, ids[start : start + CHUNK], found)
    return found


def part_rows(session: Session, record: type[Record], ids: Sequence[str], *names: str) -> Iterable[Row[Any]]:
    """`case_id` and these fields of the parts of these cases, in the order they were added (ids sort by time)."""
    table = table_of(record)
    columns = [table.c[name] for name in ("case_id", *names)]
    return session.connection().execute(select(*columns).where(table.c.case_id.in_(ids)).order_by(table.c.id))


def keep(facts: Facts, row: Row[Any], *names: str) -> None:
    """Take over what the row knows of these; of several rows the last one that knows."""
    for name in names:
        value = getattr(row, name)
        if value is not None:
            facts[name] = value


def earliest(facts: Facts, name: str, value: Any) -> None:
    """Keep the earlier of two days."""
    if value is not None and (facts.get(name) is None or value < facts[name]):
        facts[name] = value
