"""A short list of rows with sign, words and a fact at the right: sections, deadlines, documents, recent things."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.ui.kit.group_heading import GroupHeading
from kindhub.ui.kit.look import clear_layout, gaps, is_put_away, show_when
from kindhub.ui.kit.painted_button import ListedButton
from kindhub.ui.kit.row_button import Row, RowButton, row_height
from kindhub.ui.kit.text import Text

__all__ = ["Row", "RowButton", "RowList", "row_height"]


class RowList(QWidget):
    """Rows one under the other. `chosen(key)` by click, Space or Enter; one stop for Tab, arrows inside.

    With `keeps`, the chosen row stays marked (a section list); without, rows only open things. `ticked(key)` when the
    box of a row is pressed. With `folds`, the headings are stops too: `fold_asked(group)` when one is taken.
    """

    chosen = Signal(str)
    ticked = Signal(str)
    fold_asked = Signal(str)

    def __init__(self, name: str, *, keeps: bool = False, folds: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._keeps, self._folds = keeps, folds
        self._rows: list[RowButton] = []
        self._headings: dict[str, GroupHeading] = {}
        self._walked: list[ListedButton] = []
        self._current = ""
        self._column = QVBoxLayout(self)
        gaps(self._column, 1)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen if it is still there. The same rows once more change nothing."""
        if [button.row for button in self._rows] == list(rows):
            return
        here = self.window().focusWidget()  # the row it comes back to when something over the window closes, too
        had_focus = here is not None and self.isAncestorOf(here)
        folded = self.folded()
        there = self._take_out(set(rows))
        self._rows, self._headings, self._walked = [], {}, []
        group = ""
        for row in rows:
            if row.group != group:
                group = row.group
                if group:
                    heading = self._heading(group, [one for one in rows if one.group == group])
                    self._column.addWidget(heading)
                    self._walked += [heading] if isinstance(heading, ListedButton) else []
            button = there.get(row) or self._button(row)
            self._column.addWidget(button)
            self._rows.append(button)
            self._walked.append(button)
        self.set_folded(folded & set(self._headings))
        self._mark()
        if had_focus:
            self.setFocus()

    def _take_out(self, stay: Collection[Row]) -> dict[Row, RowButton]:
        """Empty the column; the buttons of rows that stay are given back."""
        kept = {button.row: button for button in self._rows if button.row in stay}
        for button in kept.values():
            self._column.removeWidget(button)
        clear_layout(self._column)
        return kept

    def _button(self, row: Row) -> RowButton:
        button = RowButton(row, self)
        button.clicked.connect(self._clicked)
        button.ticked.connect(self._box_pressed)
        return button

    def _heading(self, group: str, rows: Sequence[Row]) -> QWidget:
        if not self._folds:
            heading = Text(group, "cap", "text2", wrap=True, parent=self)
            heading.setProperty("part", "groupHeading")
            return heading
        button = self._headings[group] = GroupHeading(group, rows, self)
        button.clicked.connect(self._heading_clicked)
        return button

    def folded(self) -> set[str]:
        """The groups whose rows are hidden under their heading."""
        return {group for group, heading in self._headings.items() if heading.folded}

    def set_folded(self, groups: Collection[str]) -> None:
        """Hide the rows of these groups under their headings; the others show theirs."""
        for group, heading in self._headings.items():
            heading.set_folded(folded=group in groups)
        self._column.setEnabled(False)  # else each row that comes into sight has all the others placed anew
        for row in self._rows:
            show_when(row, row.row.group not in groups)
        self._column.setEnabled(True)
        self._mark()

    def height_with(self, folded: Collection[str], width: int) -> int:
        """How tall the list will be, so wide, with these groups folded."""
        parts = [row_height(row.row, width) for row in self._rows if row.row.group not in folded]
        parts += [heading.sizeHint().height() for heading in self._headings.values()]
        return sum(parts) + self._column.spacing() * max(len(parts) - 1, 0)

    def groups(self) -> list[str]:
        """The groups with a heading, from above."""
        return list(self._headings)

    def group_of(self, key: str) -> str:
        """The group of a row."""
        return next((row.row.group for row in self._rows if row.row.key == key), "")

    def title_of(self, key: str) -> str:
        """What a row is called."""
        return next((row.row.title for row in self._rows if row.row.key == key), "")

    def set_target(self, key: str) -> None:
        """Frame the row that something being dragged would fall on; an empty key frames none."""
        for row in self._rows:
            row.targeted = bool(key) and row.row.key == key
            row.update()

    def set_current(self, key: str) -> None:
        """Mark a row as the chosen one."""
        here = self.window().focusWidget()
        had_focus = here is not None and self.isAncestorOf(here)
        self._current = key
        self._mark()
        if had_focus:
            self.setFocus()

    def current(self) -> str:
        """The key of the chosen row, or an empty text."""
        return self._current

    def keys(self) -> list[str]:
        """The keys in order."""
        return [row.row.key for row in self._rows]

    def _stops(self) -> list[ListedButton]:
        """What the arrows walk: headings that fold, and the rows that are not folded, as they stand."""
        return [one for one in self._walked if not is_put_away(one)]

    def _mark(self) -> None:
        stops = self._stops()
        current = next((row for row in self._rows if row.row.key == self._current and not is_put_away(row)), None)
        stop = current or (stops[0] if stops else None)
        for row in self._rows:
            row.setChecked(self._keeps and row.row.key == self._current)
        for one in (*self._rows, *self._headings.values()):
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)  # type: ignore[arg-type]  # None takes the proxy away

    def _heading_clicked(self) -> None:
        heading = self.sender()
        if isinstance(heading, GroupHeading):
            self.fold_asked.emit(heading.named)

    def _box_pressed(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton):
            self.ticked.emit(row.row.key)

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton):
            self._take(row)

    def _take(self, row: RowButton) -> None:
        self._current = row.row.key if self._keeps else ""
        self._mark()
        self.chosen.emit(row.row.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops = self._stops()
        at = next((n for n, stop in enumerate(stops) if stop.hasFocus()), None)
        last = len(stops) - 1
        goes = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if at is None:
            super().keyPressEvent(event)
        elif goes is not None:
            stops[min(max(at + goes, 0), last)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            stops[0 if event.key() == Qt.Key.Key_Home else last].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            stops[at].click()
        else:
            super().keyPressEvent(event)
