"""A scored instrument on screen: one row for each value of its list, filled with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import L
from kindhub.program.forms import Grid
from kindhub.services.grids import list_of
from kindhub.ui.forms.checks import problems_in_row
from kindhub.ui.forms.grid_row import GridRow
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.look import Rule, gaps, is_put_away, show_when
from kindhub.ui.kit.text import Text
from kindhub.ui.when import today


class GridSection(QWidget):
    """`changed(name)` while scoring, `left(name)` on leaving a cell. Up and Down walk the scores, Enter goes on.

    `show_before` says the scores of the round before; `scores` is what stands in the rows now.
    """

    changed = Signal(str)
    left = Signal(str)

    def __init__(self, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self._before: Mapping[str, int] = {}
        self._column = QVBoxLayout(self)
        gaps(self._column, 2)
        self.progress = Badge("", parent=self)
        self._column.addLayout(self._head())
        steps = " · ".join(f"{at} {step.say()}" for at, step in enumerate(grid.steps, start=1))
        self._column.addWidget(Text(steps, "cap", "text2", wrap=True, parent=self))
        self._offered = {code.code for code in list_of(grid).offered(today())}
        self.rows: list[GridRow] = []

    def fill(self, lookups: Lookups) -> Iterator[GridRow]:
        """Make the rows, one after the other."""
        for at, code in enumerate(list_of(self.grid), start=1):
            row = GridRow(self.grid, code.code, at, lookups, self)
            self._column.addWidget(row)
            if row.item not in self._offered:
                row.hide()
            row.stepped.connect(self._step)
            row.went_on.connect(self._go_on)
            for block in row.blocks.values():
                block.changed.connect(self._changed)
                block.left.connect(self.left)
            self.rows.append(row)
            yield row

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8)
        row.addWidget(Text(self.grid.form.title.say(), "h3", parent=self))
        row.addWidget(Rule(self), 1)
        row.addWidget(self.progress)
        return row

    def in_sight(self) -> Iterator[GridRow]:
        """The rows that are asked: every value that is offered, and retired ones a record holds."""
        return (row for row in self.rows if not is_put_away(row))

    def row_with(self, name: str) -> GridRow | None:
        """The row a cell stands in."""
        return next((row for row in self.rows if name in row.blocks), None)

    def scores(self) -> dict[str, int]:
        """The scores that are given now, by item."""
        return {row.item: score for row in self.rows if isinstance(score := row.score.value(), int)}

    def show_before(self, scores: Mapping[str, int]) -> None:
        """Say beside each score what it was in the round before."""
        self._before = scores
        self.show_what_holds()

    def show_what_holds(self) -> None:
        """Say how many are scored, and open in each row what its score demands."""
        for row in self.rows:
            show_when(row, row.item in self._offered or row.is_scored())
            row.show_what_holds()
            row.keep_room_for_before(room=bool(self._before))
            row.show_before(self._before.get(row.item))
        asked = list(self.in_sight())
        done = sum(row.is_scored() for row in asked)
        self.progress.set_text(self.grid.counted.say(n=done, all=len(asked)))

    def problems(self) -> dict[str, L]:
        """What keeps the rows from being saved, by cell."""
        found: dict[str, L] = {}
        for row in self.in_sight():
            found.update(problems_in_row(self.grid, row.item, row.values(), row.absent()))
        return found

    def reveal(self, name: str) -> None:
        """Bring a cell into sight before the cursor goes there."""
        row = self.row_with(name)
        if row is not None:
            row.reveal(name)

    def close_words(self) -> None:
        """Rows without words are closed again when other answers are shown."""
        for row in self.rows:
            row.close_words()

    def _changed(self, name: str, _value: Any) -> None:
        self.changed.emit(name)

    def _step(self, step: int) -> None:
        rows = list(self.in_sight())
        at = rows.index(self._asking()) + step
        if 0 <= at < len(rows):
            rows[at].score.setFocus()

    def _go_on(self) -> None:
        """Enter: to the words a low score demands, else to the next row; after the last one on with the form."""
        rows = list(self.in_sight())
        row = self._asking()
        if wanting := row.wanting():
            row.blocks[wanting].focus()
        elif row is rows[-1]:
            [stop for stop in row.stops() if stop.isVisible()][-1].setFocus()
            self.focusNextChild()
        else:
            self._step(1)

    def _asking(self) -> GridRow:
        row = self.sender()
        return row if isinstance(row, GridRow) else self.rows[0]
