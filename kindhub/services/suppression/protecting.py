"""Hides what is small and as little else as needed, and proves for each small number that it stays unknown."""

from collections.abc import Iterator

from kindhub.services.suppression.grid import Cell, Grid
from kindhub.services.suppression.moves import Move, Reading, Search


class Protection:
    """Protects the cells of one grid. After `run`, `exposed` says whether there is one it could not protect.

    What is hidden later never takes away a move that was found earlier: the cells of that move were hidden already,
    and their bounds only widen. So one pass over the small numbers is the audit as well.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.exposed = False
        changed = any(len([one for one in found if one.editions]) > 1 for found in grid.cells.values())
        self._lateness = (False, True) if changed else (False,)
        self._latest = grid.latest() if changed else grid.numbered

    def run(self) -> None:
        """Hide what is small, then for each small number whatever keeps it from being worked out."""
        for cell in self.grid.all():
            self._begin(cell)
        late = [cell for cell in self.grid.all() if self._is_late(cell)]
        for cell in late:
            cell.hide()
        self._audit(late)
        if self.exposed:
            for cell in self.grid.all():
                if not cell.fixed and not cell.hidden:
                    cell.hide()
            self._audit(late)

    def _begin(self, cell: Cell) -> None:
        if cell.fixed or cell.hidden:
            return
        if cell.value == 0:
            cell.fixed = True
        elif cell.value < cell.limit:
            cell.hide(small=True)
        else:
            cell.low = cell.limit

    def _audit(self, late: list[Cell]) -> None:
        small = (cell for cell in self.grid.all() if cell.hidden and 0 < cell.value < cell.limit)
        targets = sorted(small, key=lambda one: (one.is_sum, one.value, one.place))
        self.exposed = any(not self._protect(cell) for cell in targets) or any(
            not self._protect_change(cell) for cell in late
        )

    def _is_late(self, cell: Cell) -> bool:
        """Whether its difference from what was shown of it before is a small number of its own."""
        return not (cell.hidden or cell.fixed) and any(0 < change < cell.limit for change in self._changes(cell))

    def _changes(self, cell: Cell) -> Iterator[int]:
        if self.grid.newest in cell.editions:
            for one in self.grid.cells[cell.place]:
                if one is not cell and one.editions and not one.hidden:
                    yield abs(cell.value - one.value)

    def _protect_change(self, cell: Cell) -> bool:
        last = cell.limit - 1
        return self._reach(cell, last, True, (True,)) and self._reach(cell, -last, False, (True,))

    def _protect(self, cell: Cell) -> bool:
        """Whether both readers of `kindhub.services.suppression` are left with what is promised there."""
        last = cell.limit - 1
        if cell.editions and not cell.is_sum and self._reach_all(cell):
            return True
        if not cell.is_sum and not cell.fixed and cell.small:
            cell.hide()
        lowest = cell.value - self._free_way(cell, 1 - cell.value, True)
        highest = max(last, lowest + last - 1)
        return self._reach(cell, highest - cell.value, True) and self._reach(cell, 1 - cell.value, False)

    def _reach_all(self, cell: Cell) -> bool:
        last = cell.limit - 1
        return self._reach(cell, 1 - cell.value, True) and self._reach(cell, last - cell.value, True)

    def _free_way(self, cell: Cell, amount: int, marks: bool) -> int:
        """How many of the steps can be taken with nothing more hidden."""
        return max(self._steps(cell, amount, Reading(marks, late, True)) for late in self._lateness)

    def _reach(self, cell: Cell, amount: int, marks: bool, lateness: tuple[bool, ...] | None = None) -> bool:
        """See that the cell may be anything up to `amount` away; hide what is needed for it. False: not to be had."""
        if not amount:
            return True
        ways = [Reading(marks, late, free) for free in (True, False) for late in lateness or self._lateness]
        return any(
            self._move(cell, amount, reading, {}) or self._steps(cell, amount, reading) == abs(amount)
            for reading in ways
        )

    def _move(self, cell: Cell, step: int, reading: Reading, shifts: dict[Cell, int]) -> bool:
        places = self._latest if reading.late else self.grid.numbered
        move = Search(self.grid, places, cell, step, reading, shifts).run()
        if move is None:
            return False
        self._open(move)
        for one, shift in move.changes.items():
            shifts[one] = shifts.get(one, 0) + shift
        return True

    def _steps(self, cell: Cell, amount: int, reading: Reading) -> int:
        """How many steps of one can be taken, one move after the other."""
        shifts: dict[Cell, int] = {}
        step = 1 if amount > 0 else -1
        return next((n for n in range(abs(amount)) if not self._move(cell, step, reading, shifts)), abs(amount))

    def _open(self, move: Move) -> None:
        for cell in move.opened:
            cell.hide()
