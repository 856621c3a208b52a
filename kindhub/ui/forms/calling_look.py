"""How wide the columns of a grid of attendance are: with their days while there is room, else by number, else tight."""

from __future__ import annotations

from dataclasses import dataclass

from kindhub.i18n import tr
from kindhub.program.sheets import CAME, Asked, Meeting
from kindhub.ui.kit.table import Cell
from kindhub.ui.when import short_day, today

_AROUND = 48  # edges of the card and the scroll bar, in units of the design


@dataclass(frozen=True, slots=True)
class CallingLook:
    """Widths of the name, of a meeting and of a sum, in units; `days` in the headings, `signs` before the words."""

    name: int
    meeting: int
    sum: int
    days: bool
    signs: bool

    def fits(self, meetings: int, room: float) -> bool:
        """Whether all columns have their place in this room."""
        return self.name + meetings * self.meeting + 2 * self.sum + _AROUND <= room

    def heading(self, one: Asked) -> str:
        """The number of a meeting, with its day where there is room; it stands under the table in any case."""
        return f"{one.number}. {day_of(one)}" if self.days and day_of(one) else one.number

    def cell(self, points: int | None) -> Cell:
        """Came, did not come, or nobody has said yet: in words, and by a sign before them."""
        if points is None:
            return Cell("–", tone="muted")
        if points == CAME:
            return Cell(tr("Yes", "Sí"), icon="check" if self.signs else "", tone="ok", bold=True)
        return Cell(tr("No", "No"), icon="x" if self.signs else "")


LOOKS = (
    CallingLook(210, 96, 84, days=True, signs=True),
    CallingLook(190, 62, 76, days=False, signs=True),
    CallingLook(140, 38, 72, days=False, signs=False),
)
"""The roomiest first; where not even the last fits, the table is moved sideways and the names stay."""


def look_for(meetings: int, room: float) -> CallingLook:
    """The roomiest that fits."""
    return next((look for look in LOOKS if look.fits(meetings, room)), LOOKS[-1])


def day_of(one: Asked) -> str:
    """The day of a meeting, as short as it can be said."""
    day = one.day if isinstance(one, Meeting) else None
    if day is None:
        return ""
    exact = day.earliest if day.earliest is not None and day.earliest == day.latest else None
    return short_day(exact, today()) if exact is not None else day.show()
