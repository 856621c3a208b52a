"""Taking time: the same call several times, and what to say of the times."""

import statistics
import time
from collections.abc import Callable
from typing import Any


def times(work: Callable[[], Any], rounds: int, *, warm: int = 1) -> list[float]:
    """Seconds of each of `rounds` calls, after `warm` that are not counted."""
    for _ in range(warm):
        work()
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return found


def once(work: Callable[[], Any]) -> float:
    """Seconds of one call."""
    return times(work, 1, warm=0)[0]


def median(found: list[float]) -> float:
    """The middle of the times."""
    return statistics.median(found)


def p95(found: list[float]) -> float:
    """The time that 95 of 100 calls keep."""
    return sorted(found)[max(0, -(-len(found) * 95 // 100) - 1)]
