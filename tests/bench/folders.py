"""Folders of invented persons: written straight into the encrypted files, ledger and search index included.

Guard and hooks are left out, for the records are known to be sound; nothing is left out of what a unit of work leaves
behind, so a folder made here verifies like any other.
"""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kindhub_reintegration.records import Case, Contact, Referral, Return, Service
from sqlalchemy import Connection

from kindhub import app
from kindhub.records.base import Record, new_id, table_of
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub.services.search.cards import PARTS, Source, insert_cards
from kindhub.storage.changes import created
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.ledger import LedgerWriter
from kindhub.storage.row_insert import insert_rows
from kindhub.testing import PERSON, WEAK, open_copy
from tests.bench.invented_names import Namer

SEED = 20_261_127
BATCH = 5_000
FIRST_DAY, DAYS = date(2019, 1, 1), 2_860
"""Cases begin on these days, the last of them a month ago."""
EVERY = 10
"""One case in so many has a referral and a return where a folder is asked for without events: lists and windows open
sooner without, but a panel has something to count.
"""
STATUSES = ("referred", "screening", "received", "active", "active", "active", "monitoring", "closed")


@contextmanager
def folder_of(data: Path, persons: int, events: int = 0) -> Iterator[Hub]:
    """An open hub with so many persons, a case for each, and so many contacts and services; made once per `data`.

    It has every program that is installed, as an office that runs them all.
    """
    path = data / f"{persons}-{events}-{SEED}"
    if not (path / "ready").exists():
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        made = open_copy(path / "hub", tuple(program.key for program in app.installed_programs()))
        _fill(made, persons, events)
        made.close()
        (path / "ready").touch()
    hub = app.open_hub(path / "hub", PERSON.uid, PERSON.passphrase, app.installed_programs(), kdf_floor=WEAK)
    try:
        yield hub
    finally:
        hub.close()


def _fill(hub: Hub, persons: int, events: int) -> None:
    namer, dice = Namer(SEED), random.Random(SEED)
    each = events // persons if persons else 0
    for start in range(0, persons, BATCH):
        count = min(BATCH, persons - start)
        with hub.engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            people, names = _people(namer, dice, start, count)
            _write(hub, connection, [*people, *names])
            empty: dict[type[Record], list[Any]] = {part: [] for part in PARTS}
            pairs = zip(people, names, strict=True)
            insert_cards(connection, [Source(vars(p), {**empty, PersonName: [vars(n)]}, ()) for p, n in pairs])
            cases = [_case(dice, person, start + place) for place, person in enumerate(people)]
            _write(hub, connection, cases)
            _write_deadlines(connection, dice, cases)
            lived = cases if each else cases[::EVERY]
            _write(hub, connection, [part for case in lived for part in _life(dice, case, each)])


def _people(namer: Namer, dice: random.Random, start: int, count: int) -> tuple[list[Person], list[PersonName]]:
    people, names = [], []
    for n in range(start, start + count):
        birth = PartialDate.of(date(2001, 1, 1) + timedelta(days=dice.randrange(6_500)))
        person = Person(sex=dice.choice(("female", "male")), birth=birth, source_id=f"s{n}", invented=True)
        given, first, second = namer.draw()
        people.append(person)
        names.append(PersonName(person_id=person.id, given=given, surname_1=first, surname_2=second, invented=True))
    return people, names


def _case(dice: random.Random, person: Person, n: int) -> Case:
    opened = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    status = dice.choice(STATUSES)
    return Case(
        person_id=person.id,
        number=f"REI-{opened.year}-{n:07}",
        opened=opened,
        status=status,
        status_since=opened,
        closed=opened + timedelta(days=300) if status == "closed" else None,
        responsible=PERSON.uid if n % 2_000 == 0 else f"team{n % 40}",
        risk=dice.choice(("low", "medium", "high")),
        invented=True,
    )


def _life(dice: random.Random, case: Case, events: int) -> Iterator[Record]:
    """A referral, a return, and so many contacts and services by turns."""
    opened = case.opened or FIRST_DAY
    since = PartialDate.of(opened)
    yield Referral(case_id=case.id, received_on=since, decision="accepted", decided_on=since, invented=True)
    yield Return(case_id=case.id, arrived_on=PartialDate.of(opened + timedelta(days=30)), invented=True)
    for n in range(events):
        on = PartialDate.of(opened + timedelta(days=31 + 30 * n + dice.randrange(20)))
        if n % 2:
            yield Service(
                case_id=case.id, delivered_on=on, type="psychosocial_individual", amount=10_000, invented=True
            )
        else:
            yield Contact(case_id=case.id, held_on=on, mode="home_visit", residence="in_community", invented=True)


def _write_deadlines(connection: Connection, dice: random.Random, cases: list[Case]) -> None:
    rows = [
        {
            "record_id": case.id,
            "key": key,
            "due_on": (date(2026, 11, 1) + timedelta(days=dice.randrange(400))).isoformat(),
            "done_on": None,
            "form": "contact",
        }
        for case in cases
        if case.status != "closed"
        for key in ("monthly_contact", "quarterly_visit")
    ]
    insert_rows(connection, house_of("reintegration").deadline, rows)


def _write(hub: Hub, connection: Connection, records: list[Any]) -> None:
    by_type: dict[type[Record], list[Record]] = {}
    for record in records:
        by_type.setdefault(type(record), []).append(record)
    entries = [created(record) for record in records]
    vector = {hub.actor.device: 1}
    for entry in entries:
        entry.vector = vector
    for record_type, ones in by_type.items():
        insert_rows(connection, table_of(record_type), map(vars, ones))
    LedgerWriter(connection, type(records[0]).schema_key(), hub.actor, new_id(), "bench").append(entries)
