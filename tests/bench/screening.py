"""All open families of CAM screened again, as on the day a new rule set comes into force."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from kindhub_cam.records import Case, Member, Screening
from kindhub_cam.rules.books import shipped
from kindhub_cam.screening.stored import changes, stored_screenings

from kindhub.records.base import new_id, table_of
from kindhub.records.partial_date import PartialDate
from kindhub.storage.garbage import circles_later
from kindhub.storage.hub import Hub
from kindhub.testing import open_copy
from tests.bench.table import Line, Target

AT_ONCE = 5_000
STATUSES = ("lpr", "tps", "parole", "daca", "asylum_pending", "u_pending", "withholding", "citizen", "unsure")
OPEN_DAY = date(2023, 6, 1)


def measure(path: Path, screenings: int) -> Iterator[Line]:
    """Read every stored screening and judge it under the rules of another day."""
    hub = open_copy(path, ("cam",))
    _invent(hub, screenings)
    began, worked = time.perf_counter(), time.process_time()
    with circles_later(), hub.read() as session:
        stored = list(stored_screenings(session))
        read = time.perf_counter() - began
        found = changes(shipped(), stored, OPEN_DAY)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    hub.close()
    assert len(stored) == screenings
    yield Line(f"{screenings:,} stored screenings screened again", Target(10, "s"), took, "s",
               remark=f"read {read:.1f} s, processor {worked:.1f} s, {len(found):,} families touched")  # fmt: skip


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
        })  # fmt: skip
