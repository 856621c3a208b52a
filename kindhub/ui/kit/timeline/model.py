"""What a timeline shows, as plain values in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kindhub.ui.kit.timeline.scale import Scale, uneven

Sign = Literal["diamond", "circle", "triangle", "square", "dot", "clock", "overdue"]


@dataclass(frozen=True, slots=True)
class Span:
    """A point in time as far as it is known: somewhere from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def middle(self) -> date:
        """The day in the middle, where a mark stands."""
        return self.first + (self.last - self.first) // 2


@dataclass(frozen=True, slots=True)
class TimeItem:
    """A mark, or with an `end` a stretch. `said` is all of it for those who listen.

    `slot` is the pattern of a stretch; a `frame` stretch is the ground of its lane, on which marks lie. `more` stands
    in a stretch in place of the label where there is room. A mark with `through` has a line through the lanes below.
    """

    key: str
    label: str
    start: Span
    said: str = ""
    end: Span | None = None
    sign: Sign = "dot"
    slot: int = 1
    frame: bool = False
    planned: bool = False
    more: str = ""
    through: bool = False


@dataclass(frozen=True, slots=True)
class TimeLane:
    """One lane with its title, a word under it, and before it a program's letters or an icon."""

    key: str
    title: str
    items: tuple[TimeItem, ...]
    icon: str = ""
    letters: str = ""
    slot: int = 1
    under: str = ""


@dataclass(frozen=True, slots=True)
class TimeLines:
    """All lanes. `sentence` says the whole in words. `kinds` are patterns with what they mean, told under the lanes.

    With `uneven` time the whole is drawn so that each stretch can be seen, however short; nearer it is even.
    """

    lanes: tuple[TimeLane, ...]
    today: date
    sentence: str = ""
    kinds: tuple[tuple[int, str], ...] = ()
    uneven: bool = False

    def first(self) -> date:
        """The first day of all."""
        return min((item.start.first for lane in self.lanes for item in lane.items), default=self.today)

    def last(self) -> date:
        """The last day of all; today at the earliest."""
        ends = [(item.end or item.start).last for lane in self.lanes for item in lane.items]
        return max([self.today, *ends])

    def extent(self) -> tuple[date, int]:
        """The first day that is drawn and how many there are: all that happened, with some air at both ends."""
        first, days = self.first(), (self.last() - self.first()).days
        air = max(days // 24, 20)
        start = first - timedelta(days=min(air, (first - date.min).days))
        return start, days + 2 * air

    def whole(self, length: float) -> Scale:
        """The scale on which all of it is this long."""
        start, days = self.extent()
        if not self.uneven:
            return Scale(start, length / max(days, 1))
        spans = [span for lane in self.lanes for item in lane.items for span in (item.start, item.end) if span]
        return uneven(start, days, length, [day for span in spans for day in (span.first, span.last)])
