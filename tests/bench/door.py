"""The door imports write through, beside bare inserts of the same columns into an encrypted file."""

from collections.abc import Iterator
from typing import Any

from kindhub.records.base import table_of
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub.storage.garbage import circles_later
from kindhub.storage.hub import Hub
from kindhub.storage.row_insert import insert_rows
from tests.bench.clock import once
from tests.bench.invented_names import Namer
from tests.bench.table import Line, Target


def measure(hub: Hub, rows: int) -> Iterator[Line]:
    """New persons a second: made, checked, written, told to the ledger, put into the search index, committed."""
    namer = Namer(5)
    birth = PartialDate.read("2011-05-07")

    def made() -> list[Any]:
        found: list[Any] = []
        for _ in range(rows):
            person = Person(sex="female", birth=birth, invented=True)
            given, first, second = namer.draw()
            found += (person, PersonName(person_id=person.id, given=given, surname_1=first, surname_2=second))
        return found

    def full() -> None:
        with circles_later(), hub.begin("bench") as work:
            work.insert_many(made())

    def bare() -> None:
        records = made()
        with hub.engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            for kind in (Person, PersonName):
                insert_rows(connection, table_of(kind), [vars(one) for one in records if isinstance(one, kind)])
            connection.rollback()

    with circles_later():
        beside = rows / once(bare)
    speed = rows / once(full)
    yield Line(
        f"write {rows:,} new persons: guard, ledger, search index / bare inserts",
        Target(6_000, "rows/s", "at least"),
        speed,
        "rows/s",
        f"{beside:,.0f} rows/s",
        beside / speed,
    )
