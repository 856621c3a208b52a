"""Where headings stand among the rows, without touching a million rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from kindhub.ui.kit.table.rows import Group, Key


class GroupIndex:
    """Turns a row on screen into a heading or a position in the list of keys. No groups: both are the same."""

    def __init__(self, groups: Sequence[Group] = (), total: int = 0, folded: Iterable[Key] = ()) -> None:
        self.groups = tuple(groups)
        self._total = total
        shut = set(folded)
        self._folded = {number for number, group in enumerate(self.groups) if group.key in shut}
        self._place()

    def _place(self) -> None:
        self._shown: list[int] = []  # row on screen of each heading
        self._first: list[int] = []  # position of each group's first key
        at = first = 0
        for number, group in enumerate(self.groups):
            self._shown.append(at)
            self._first.append(first)
            at += 1 if number in self._folded else 1 + group.count
            first += group.count
        self.row_count = at if self.groups else self._total

    def fold(self, number: int) -> None:
        """Fold or unfold a group."""
        self._folded ^= {number}
        self._place()

    def folded_keys(self) -> frozenset[Key]:
        """The keys of the groups whose rows are hidden."""
        return frozenset(self.groups[number].key for number in self._folded)

    def is_folded(self, number: int) -> bool:
        """Whether a group's rows are hidden."""
        return number in self._folded

    def heading_rows(self) -> list[int]:
        """The rows on screen that are headings."""
        return self._shown

    def locate(self, row: int) -> tuple[int | None, int]:
        """(number of the heading, 0) or (None, position of the key) for a row on screen."""
        if not self.groups:
            return None, row
        number = bisect_right(self._shown, row) - 1
        inside = row - self._shown[number]
        return (number, 0) if inside == 0 else (None, self._first[number] + inside - 1)

    def row_of(self, position: int) -> int | None:
        """The row on screen of a key's position; `None` while its group is folded."""
        if not self.groups:
            return position
        number = bisect_right(self._first, position) - 1
        return None if number in self._folded else self._shown[number] + 1 + position - self._first[number]
