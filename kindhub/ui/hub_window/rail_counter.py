"""Fetches the numbers of the rail beside the window: the kept ones at once, then those that are no longer true.

A large folder takes seconds to count. So one errand counts for a moment only and the rest goes to the end of the
queue, behind the page somebody has opened meanwhile; and the longer counting took, the longer it is before the next.
Between, a number that is no longer known to be true says as of when it is.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from kindhub.services.kept_counts import DUE, Count, count_list, counted_lists, keep_counts, kept_counts, stamp_of
from kindhub.ui.tasks import run
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

AT_ONCE_SECONDS = 0.2
"""So long an errand counts before others have their turn."""
REST_SECONDS, REST_TIMES = 3.0, 20
"""How long no new counting begins: at least so long, and so many times what the last one took."""


@dataclass(frozen=True, slots=True)
class ShownCount:
    """The number at an entry. `counted` False: it is not known yet; `as_of` (UTC): since then it may have changed."""

    rows: int
    counted: bool = True
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class RailCounts:
    """What is known: counts by program and list, and the stamp of now of each program whose records the person sees.

    `looked` is False before the first answer; `old` says that some counts are not known to be true, `unkept` names the
    programs whose counts the files do not hold yet, `spent` are the seconds this look took.
    """

    counts: Mapping[str, Mapping[str, Count]] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)
    looked: bool = False
    old: bool = False
    unkept: frozenset[str] = frozenset()
    spent: float = field(default=0.0, compare=False)

    def of(self, program: str, key: str) -> tuple[Count | None, bool]:
        """The last count of a list, and whether it is known to be true."""
        found = self.counts.get(program, {}).get(key)
        return found, found is not None and found.stamp == self.stamps.get(program)

    def shown(self, program: str, key: str) -> ShownCount:
        """What stands at the entry of a list."""
        return self._shown([self.of(program, key)])

    def due(self) -> ShownCount:
        """What stands at the entry of what is due, over all programs."""
        return (
            self._shown([self.of(program, DUE) for program in self.stamps])
            if self.stamps
            else ShownCount(0, self.looked)
        )

    @staticmethod
    def _shown(found: Sequence[tuple[Count | None, bool]]) -> ShownCount:
        known = [count for count, _ in found if count is not None]
        old = [count.at for count, true in found if count is not None and not true]
        return ShownCount(sum(count.rows for count in known), len(known) == len(found), min(old, default=""))


class CountRail:
    """Work: look what is still true and, when asked to count `anew`, count what is not, for a moment."""

    def __init__(self, hub: Hub, known: RailCounts, *, anew: bool) -> None:
        self._hub, self._known, self._anew = hub, known, anew

    def __call__(self, progress: Progress) -> RailCounts:
        """Look and count; once nothing is left to count, the files keep it."""
        start = time.perf_counter()
        counts, stamps, unkept, old = dict(self._known.counts), {}, set(self._known.unkept), False
        for program in self._hub.programs:
            if not list(counted_lists(program, self._hub.user)):
                continue
            found = dict(counts.get(program.key, {}))
            stamps[program.key], left, counted = self._look(program, found, progress, start)
            counts[program.key], old = found, old or left
            unkept |= {program.key} if counted else set()
        if unkept and not old:
            keep_counts(self._hub, counts, unkept)
            unkept = set()
        return RailCounts(counts, stamps, True, old, frozenset(unkept), time.perf_counter() - start)

    def _look(
        self, program: LoadedProgram, found: dict[str, Count], progress: Progress, start: float
    ) -> tuple[str, bool, bool]:
        """The stamp of a program, whether some of its counts are left old, and whether any was counted."""
        day, user, counted = today(), self._hub.user, False
        with self._hub.read() as session:
            if not found:
                found |= kept_counts(session, program, user)
            stamp = stamp_of(session, program, user, day)
            old = [key for key in counted_lists(program, user) if key not in found or found[key].stamp != stamp]
            while old and self._anew and time.perf_counter() - start < AT_ONCE_SECONDS:
                progress.check()
                key = old.pop(0)
                found[key] = count_list(session, program, user, day, key, stamp)
                counted = True
        return stamp, bool(old), counted


class RailCounter(QObject):
    """`changed` when other numbers are known. `look` is called whenever a page is opened."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub, self.known = hub, RailCounts()
        self._under_way, self._spent, self._rest_until = False, 0.0, 0.0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.look)

    def look(self) -> None:
        """Look whether the numbers are still true, and count anew what is not, unless that was done just now."""
        if not self._under_way:
            self._under_way = True
            anew = self.known.looked and time.monotonic() >= self._rest_until
            run(self, CountRail(self._hub, self.known, anew=anew), self._looked, self._not_looked, aside=True)

    def _looked(self, answer: object) -> None:
        found, before = cast("RailCounts", answer), self.known
        self._under_way, self.known = False, found
        self._spent += found.spent
        if found != before:
            self.changed.emit()
        if not found.old:
            if found.counts != before.counts and before.looked:
                self._rest_until = time.monotonic() + max(REST_SECONDS, REST_TIMES * self._spent)
            self._spent = 0.0
        elif time.monotonic() >= self._rest_until:
            self.look()
        else:
            self._again.start(int((self._rest_until - time.monotonic()) * 1000) + 1)

    def _not_looked(self, error: BaseException) -> None:
        self._under_way = False
        self.failed.emit(error)
