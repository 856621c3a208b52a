"""All open families of CAM screened again, as on the day a new rule set comes into force."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from kindhub_cam.records import Case, Member, Screening
from kindhub_cam.screening.looking_again import SECOND_LOOK

from kindhub.records.base import new_id, table_of
from kindhub.records.partial_date import PartialDate
from kindhub.services.rule_books import book_named, keep_look, look_again
from kindhub.storage.hub import Hub
from kindhub.testing import open_copy
from tests.bench.table import Line, Target

AT_ONCE = 5_000
STATUSES = ("lpr", "tps", "parole", "daca", "asylum_pending", "u_pending", "withholding", "citizen", "unsure")
OPEN_DAY, CLOSED_DAY = date(2023, 6, 1), date(2026, 11, 26)


def measure(path: Path, screenings: int) -> Iterator[Line]:
    """Judge every stored screening under the rules of another day, then keep what it gave."""
    hub = open_copy(path, ("cam",))
    _invent(hub, screenings)
    program, book = book_named(hub, "cam")
    for name, on in (("under another set", OPEN_DAY), ("by the closing of the program", CLOSED_DAY)):
        began, worked = time.perf_counter(), time.process_time()
        looked = look_again(hub, program, SECOND_LOOK, on)
        took, worked = time.perf_counter() - began, time.process_time() - worked
        assert looked.cases == screenings
        told = f"processor {worked:.1f} s, {len(looked.touched):,} families touched"
        yield Line(f"{screenings:,} stored screenings screened again {name}", Target(10, "s"), took, "s", remark=told)
        began, worked = time.perf_counter(), time.process_time()
        written = keep_look(hub, program, book, SECOND_LOOK, looked)
        took, worked = time.perf_counter() - began, time.process_time() - worked
        told = f"processor {worked:.1f} s, {written:,} cases written, each told to the ledger"
        yield Line("… and what it gave kept, for lists", Target(10, "s"), took, "s", remark=told)
    hub.close()


def _invent(hub: Hub, screenings: int) -> None:
    chance = Random(7)
    for start in range(0, screenings, AT_ONCE):
        rows: dict[Any, list[dict[str, Any]]] = {Case: [], Screening: [], Member: []}
        for number in range(start, min(start + AT_ONCE, screenings)):
            _family(rows, number, chance)
        with hub.engine.begin() as connection:
            for record, some in rows.items():
                connection.execute(table_of(record).insert(), some)


def _family(rows: dict[Any, list[dict[str, Any]]], number: int, chance: Random) -> None:
    case, told = new_id(), OPEN_DAY - timedelta(days=chance.randrange(900))
    plain = {"version": 1, "absent": {}, "as_written": {}, "invented": True}
    rows[Case].append({**plain, "id": case, "person_id": new_id(), "number": f"CAM-{number:06}", "status": "screening"})
    since = told - timedelta(days=chance.randrange(2_000))
    rows[Screening].append({
        **plain, "id": new_id(), "case_id": case, "screened_on": told, "outcome": "likely_eligible",
        "rules": "CAM-2021-06-15", "birth": PartialDate.of(date(1985, 1, 1)), "in_us": True,
        "us_status": chance.choice(STATUSES), "status_since": PartialDate.of(since),
        "status_until": PartialDate.of(since + timedelta(days=chance.randrange(300, 1_500))),
    })  # fmt: skip
    for child in range(1, 2 + number % 2):
        birth = date(2000 + chance.randrange(20), 1 + chance.randrange(12), 3)
        known = PartialDate.of(birth) if chance.random() > 0.1 else PartialDate.read(str(birth.year))
        rows[Member].append({
            **plain, "id": new_id(), "case_id": case, "role": "child", "number": child, "birth": known,
            "nationality": ("HN",), "lives_in": "HN", "marital": chance.choice(("single", "single", "common_law")),
            "relation": chance.choice(("biological", "step", "guardian")), "order": "yes", "marriage": "married",
            "outcome": "likely_eligible",
        })  # fmt: skip
