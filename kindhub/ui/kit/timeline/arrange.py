"""Where the things of a lane stand: stretches beside or under each other, marks that would touch as one cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kindhub.ui.kit.timeline.model import TimeItem, TimeLane
from kindhub.ui.kit.timeline.scale import Scale


@dataclass(frozen=True, slots=True)
class Placed:
    """One stop of a lane: a stretch, a mark, or a cluster of marks. Lengths along the lane; `row` within it.

    `left` to `right` is what is certain, `from_` and `to` where it may begin and end. `label_at` is where its word
    stands, `None` where there is no room.
    """

    items: tuple[TimeItem, ...]
    left: float
    right: float
    from_: float
    to: float
    row: int = 0
    label_at: float | None = None

    @property
    def middle(self) -> float:
        """Where a mark stands."""
        return (self.left + self.right) / 2

    @property
    def is_stretch(self) -> bool:
        """Whether it is drawn as a bar."""
        return len(self.items) == 1 and self.items[0].end is not None and self.right - self.left >= 1


def rows_of(lane: TimeLane) -> dict[str, int]:
    """The row within the lane of each stretch, so that none lies on another; the frame and marks stand in row 0."""
    ends: list[date] = []
    rows: dict[str, int] = {}
    for item in sorted((one for one in lane.items if one.end and not one.frame), key=lambda one: one.start.middle):
        row = next((at for at, end in enumerate(ends) if item.start.middle >= end), len(ends))
        last = item.end.middle if item.end else item.start.middle
        ends[row:] = [last, *ends[row + 1 :]]
        rows[item.key] = row
    return rows


def arrange(
    lane: TimeLane, scale: Scale, *, mark: float, words: Callable[[Placed], float], end: float
) -> tuple[Placed, ...]:
    """All stops of a lane from left to right. `mark` is a mark's width, `words` measures the word of a stop, `end` is
    where the room ends.
    """
    rows = rows_of(lane)
    stretches = [_stretch(item, scale, rows.get(item.key, 0)) for item in lane.items if item.end is not None]
    wide = [one for one in stretches if one.right - one.left >= mark or one.items[0].frame]
    points = [_point(item, scale) for item in lane.items if item.end is None]
    points += [_as_point(one) for one in stretches if one not in wide]
    clusters = _clustered(sorted(points, key=lambda one: one.middle), mark)
    return tuple(sorted((*wide, *_labelled(clusters, wide, mark, words, end)), key=lambda one: one.middle))


def _stretch(item: TimeItem, scale: Scale, row: int) -> Placed:
    end = item.end or item.start
    left, right = scale.x(item.start.last), scale.x(end.first)
    if right < left:  # nothing of it is certain: what lies in the middle stands for it
        left, right = sorted((scale.x(item.start.middle), scale.x(end.middle)))
    return Placed((item,), left, right + scale.day, scale.x(item.start.first), scale.x(end.last) + scale.day, row)


def _point(item: TimeItem, scale: Scale) -> Placed:
    half = scale.day / 2
    middle = scale.x(item.start.middle) + half
    return Placed((item,), middle, middle, scale.x(item.start.first) + half, scale.x(item.start.last) + half)


def _as_point(one: Placed) -> Placed:
    middle = (one.left + one.right) / 2
    return replace(one, left=middle, right=middle, row=0)


def _clustered(points: Sequence[Placed], mark: float) -> list[Placed]:
    found: list[Placed] = []
    for one in points:
        if found and one.middle - found[-1].right < mark:
            before = found[-1]
            ends = min(before.from_, one.from_), max(before.to, one.to)
            found[-1] = Placed((*before.items, *one.items), before.left, one.middle, *ends)
        else:
            found.append(one)
    return found


def _labelled(
    marks: Sequence[Placed], stretches: Sequence[Placed], mark: float, words: Callable[[Placed], float], end: float
) -> list[Placed]:
    """Words right of their mark where they fit before the next, else left of it, else none."""
    bars = [(one.left, one.right) for one in stretches if not one.items[0].frame and one.row == 0]
    found: list[Placed] = []
    taken = float("-inf")
    for at, one in enumerate(marks):
        wide, half = words(one), mark / 2 + 3
        after = marks[at + 1].from_ - half if at + 1 < len(marks) else end
        right, left = max(one.right, one.to) + half, min(one.left, one.from_) - half - wide
        label: float | None = None
        if right + wide <= after and _free(right, right + wide, bars):
            label = right
        elif left >= taken and _free(left, left + wide, bars):
            label = left
        taken = max(one.right + half, one.to, right + wide if label == right else 0.0)
        found.append(replace(one, label_at=label))
    return found


def _free(left: float, right: float, bars: Sequence[tuple[float, float]]) -> bool:
    return all(right < start or left > end for start, end in bars)
