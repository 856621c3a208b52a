"""What a program counts, for its tests."""

from datetime import date
from typing import Any

from kindhub.program.indicators import Figure, Period
from kindhub.services.indicators import count, rows_behind
from kindhub.storage.hub import Hub


class Counting:
    """Figures of one program of a hub over a span of days (`2021-01-01`)."""

    def __init__(self, hub: Hub, program: str, first: str, last: str) -> None:
        self._hub, self._program, self._whole = hub, hub.programs[program], (first, last)

    def figures(self, first: str = "", last: str = "") -> dict[Any, Figure]:
        """By indicator and groups; of the whole span unless a part of it is said."""
        with self._hub.read() as session:
            counted = count(session, self._program, self._period(first, last))
        return {(one.indicator, *sorted(one.group.items())): one for one in counted.figures}

    def behind(self, indicator: str, **group: str) -> set[str]:
        """The ids behind a figure of the whole span."""
        with self._hub.read() as session:
            return set(rows_behind(session, self._program, self._period(), (indicator, group)))

    def _period(self, first: str = "", last: str = "") -> Period:
        return Period(date.fromisoformat(first or self._whole[0]), date.fromisoformat(last or self._whole[1]))
