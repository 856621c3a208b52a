"""Search as one types: every keystroke of many names, and the bare question to the word index beside it."""

import random
from collections.abc import Iterator
from typing import Any

from kindhub.records.names import words
from kindhub.services.search.find import POOL, find_persons
from kindhub.storage.hub import Hub
from tests.bench.clock import median, once, p95
from tests.bench.invented_names import GIVEN, SURNAMES
from tests.bench.table import Line, Target

COMMON = ("ma", "lo pe", "jose", "maria l", "juan garcia", "a", "gonzalez", "perez lopez")
BARE = (
    "SELECT c.person_id, c.name FROM (SELECT rowid AS n FROM person_words WHERE person_words MATCH ? LIMIT ?) w "
    "JOIN person_card c ON c.n = w.n"
)


def keystrokes(people: int) -> Iterator[str]:
    """What the box holds after each key while so many names are typed, and the commonest beginnings."""
    dice = random.Random(7)
    for _ in range(people):
        typed = f"{dice.choice(GIVEN)} {dice.choice(SURNAMES)}".lower()
        yield from (typed[:end] for end in range(1, len(typed) + 1) if typed[end - 1] != " ")
    yield from COMMON


def measure(hub: Hub, persons: int, limit_ms: float) -> Iterator[Line]:
    """p95 of a keystroke, and the ratio to the bare statement for the same text."""
    asked = list(keystrokes(25))
    with hub.read() as session:
        connection = session.connection()
        for typed in COMMON:
            find_persons(connection, typed)
        full = {typed: once(lambda one=typed: find_persons(connection, one)) for typed in asked}
        raw = connection.connection.driver_connection
        bare = {typed: once(lambda one=typed: _bare(raw, one)) for typed in asked}
    slowest = max(full, key=lambda typed: full[typed])
    remark = f"slowest “{slowest}” {full[slowest] * 1000:.0f} ms"
    yield Line(
        f"search as you type, keystroke to rows, p95, {persons:,} persons",
        Target(limit_ms, "ms"), p95(list(full.values())) * 1000, "ms", remark=remark,
    )  # fmt: skip
    yield Line(
        f"same query / the bare FTS5 statement, median, {persons:,} persons",
        Target(5, "x"),
        median(list(full.values())) * 1000,
        "ms",
        f"{median(list(bare.values())) * 1000:.2f} ms",
        sum(full.values()) / sum(bare.values()),
    )


def _bare(raw: Any, typed: str) -> list[Any]:
    query = " AND ".join(f'name : "{word}" *' for word in words(typed))
    return raw.execute(BARE, (query, POOL)).fetchall() if query else []
