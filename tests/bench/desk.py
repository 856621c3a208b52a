"""The help desk with the callers and calls of years: whoever calls is found, the call is saved, listed and counted."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from kindhub_reunification.records import Call, Caller

from kindhub.program.indicators import Period
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import Record, new_id, table_of
from kindhub.records.partial_date import PartialDate
from kindhub.services.call_desk import picture_of, state_of, whom
from kindhub.services.indicators import count
from kindhub.services.worklists import Worklist
from kindhub.storage.hub import Hub
from kindhub.testing import open_copy
from tests.bench.clock import median, p95, times
from tests.bench.invented_names import Namer
from tests.bench.table import Line, Target
from tests.bench.windows import last_word

SEED = 11
DAYS, PAGE, KEYS = 900, 60, 40
"""Over how many days the calls lie; rows of a page of a list; callers that are looked for."""
TOPICS = ("status", "eligibility", "documents", "travel", "services", "legal", "registration")
WINDOW_SECONDS = 180
FORM = "help_desk"


def measure(path: Path, callers: int, calls: int) -> Iterator[Line]:
    """Ask what the desk asks, then sit down at it in a window."""
    hub = open_copy(path, ("reunification",))
    today = date.today()
    phones = _invent(hub, callers, calls, today)
    yield from _asked(hub, phones, today, f"{callers:,} callers, {calls:,} calls")
    hub.close()
    yield from _in_window(path, phones)


def _asked(hub: Hub, phones: dict[str, str], today: date, size: str) -> Iterator[Line]:
    program = hub.programs["reunification"]
    form = next(one for one in program.forms if one.key == FORM)
    some = Random(SEED).sample(sorted(phones), KEYS)
    keys = [phones[one][-digits:] for one in some for digits in range(2, 8)]
    found = [taken for typed in keys for taken in times(lambda one=typed: whom(hub, form, one), 1, warm=0)]
    yield Line(f"whom the end of a telephone means, each key, p95, {size}", Target(30, "ms"), p95(found) * 1000, "ms",
               remark=f"median {median(found) * 1000:.1f} ms")  # fmt: skip
    words = [
        taken for typed in ("mar", "maria lop", "xol") for taken in times(lambda one=typed: whom(hub, form, one), 5)
    ]
    asked: dict[str, tuple[float, Callable[[], Any]]] = {
        "what is known of a caller": (30, lambda: picture_of(hub, form, some[0])),
        "who waits, and the numbers of the day": (50, lambda: state_of(hub, form, today)),
        "the list of calls, ids and a page": (100, lambda: _listed(hub, program, "calls", today)),
        "the list of calls to return, ids and a page": (100, lambda: _listed(hub, program, "call_back", today)),
        "the list of callers, ids and a page": (100, lambda: _listed(hub, program, "callers", today)),
        "all figures of a year": (3_000, lambda: _counted(hub, program, today)),
    }  # fmt: skip
    yield Line("whom a name means, p95", Target(50, "ms"), p95(words) * 1000, "ms")
    for said, (limit, ask) in asked.items():
        yield Line(said, Target(limit, "ms"), median(times(ask, 5)) * 1000, "ms")


def _listed(hub: Hub, program: LoadedProgram, key: str, today: date) -> Any:
    view = next(one for one in program.lists if one.key == key)
    with hub.read() as session:
        work = Worklist(program, view, hub.user, today)
        return work.page(session, work.ids(session)[:PAGE])


def _counted(hub: Hub, program: LoadedProgram, today: date) -> Any:
    with hub.read() as session:
        return count(session, program, Period(today - timedelta(days=365), today))


def _in_window(path: Path, phones: dict[str, str]) -> Iterator[Line]:
    told = last_word("desk_child", str(path), next(iter(phones.values())), seconds=WINDOW_SECONDS)
    said = json.loads(told) if told else {"steps": {}, "blocked": []}
    limits = {"desk opened": 600, "found after a key, slowest": 100, "caller shown": 300, "call saved": 600}
    for step, limit in limits.items():
        taken = said["steps"].get(step)
        yield Line(f"in the window: {step}", Target(limit, "ms"), taken and taken * 1000, "ms")
    blocked = sorted(said["blocked"], key=lambda one: -one["own"])
    for one in blocked:
        print(f"       {one['own'] * 1000:5.0f} ms  {one['stop']}: {one['place']}", file=sys.stderr)
    longest = [f"{one['stop']} {one['own'] * 1000:.0f} ms" for one in blocked[:3]]
    stuck = len(blocked) if told else None
    yield Line("window stuck over 50 ms at the desk, its lists and the panel", Target(0, "times"), stuck, "times",
               remark=", ".join(longest))  # fmt: skip


def _invent(hub: Hub, callers: int, calls: int, today: date) -> dict[str, str]:
    """Telephones by caller."""
    namer, chance = Namer(SEED), Random(SEED)
    plain = {"version": 1, "absent": {}, "as_written": {}, "invented": True}
    people: list[dict[str, Any]] = []
    for _ in range(callers):
        given, first, second = namer.draw()
        digits = f"{chance.randrange(30_000_000, 60_000_000)}"
        people.append({**plain, "id": new_id(), "name": f"{given} {first} {second or ''}".strip(), "tail": digits,
                       "phone": f"+502 {digits[:4]} {digits[4:]}", "language": chance.choice(("spa", "mam", "quc")),
                       "role": chance.choice(("parent", "relative"))})  # fmt: skip
    told = [_call(plain, number, chance.choice(people), chance, today) for number in range(calls)]
    with hub.engine.begin() as connection:
        rows: dict[type[Record], list[dict[str, Any]]] = {Caller: people, Call: told}
        for record, some in rows.items():
            connection.execute(table_of(record).insert(), some)
    return {one["id"]: one["tail"] for one in people}


def _call(plain: dict[str, Any], number: int, caller: dict[str, Any], chance: Random, today: date) -> dict[str, Any]:
    """One call in eight is anonymous, one in twelve is to be returned, most of those long ago and done."""
    on, known = today - timedelta(days=chance.randrange(DAYS)), number % 8 != 0
    waits = number % 12 == 5
    due = on + timedelta(days=4) if waits else None
    return {
        **plain, "id": new_id(), "caller_id": caller["id"] if known else None, "number": number + 1,
        "called_on": PartialDate.of(on), "at": f"{8 + number % 9:02}:{number % 60:02}", "minutes": 2 + number % 30,
        "way": "in", "language": caller["language"], "role": caller["role"], "topics": (chance.choice(TOPICS),),
        "resolved": not waits, "follow_up_on": due,
        "followed_up_on": due if due and due < today - timedelta(days=20) else None,
        "phone": caller["phone"] if known else None, "tail": caller["tail"] if known else None,
        "name": caller["name"] if known and number % 3 else None,
    }  # fmt: skip
