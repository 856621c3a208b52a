"""The parts of a case at the left of its page: all of them in sight where that is possible, without scrolling."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.look import Rule, clear_layout, gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme

WIDTH, _EDGES = 196, 14


class SectionNav(QFrame):
    """The parts of a case with their states. `chosen(key)`; `go(step)` serves Ctrl+PgUp and Ctrl+PgDn.
    `asked(key)`: somebody wants to see a part that she has no right to.

    Where the room is too low for all, groups fold to their headings, never that of the part on screen. What a person
    folds or unfolds herself stays so. Over the part, not beside it, it is one button that names the part and opens
    the list: else one would scroll past all parts to come to the one on screen. `opened_or_shut` when it does.
    """

    chosen = Signal(str)
    asked = Signal(str)
    opened_or_shut = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.setFixedWidth(theme().size(WIDTH))
        self._by_hand: dict[str, bool] = {}
        self._brief = self._open = False
        column = QVBoxLayout(self)
        gaps(column, 0, 4, 6)
        self.head = QuietButton(" ", "caret-down", parent=self)
        self.head.clicked.connect(self._turn)
        self.head.hide()
        column.addWidget(self.head)
        self._pane = pane = ScrollPane(self)
        self.rows = RowList(tr("Parts of this case", "Partes de este caso"), keeps=True, folds=True, parent=pane.inside)
        self.rows.chosen.connect(self._chosen)
        self.rows.fold_asked.connect(self._fold_asked)
        pane.verticalScrollBar().rangeChanged.connect(self._scroll_to_current)
        pane.body.addWidget(self.rows)
        pane.body.addStretch(1)
        gaps(pane.body)
        column.addWidget(pane, 1)
        self._beside = QWidget(self)
        self._apart = QVBoxLayout(self._beside)
        gaps(self._apart, 4, 12, 6)
        column.addWidget(self._beside)

    def be_brief(self, *, brief: bool) -> None:
        """It stands over the part on screen, or beside it again."""
        if brief != self._brief:
            self._brief = brief
            self._open = self._open and brief
            self._show_list()

    def begin(self) -> None:
        """The cursor goes to the parts."""
        (self.head if self._is_shut() else self.rows).setFocus()

    def _is_shut(self) -> bool:
        return self._brief and not self._open

    def _turn(self) -> None:
        """Open the list, or shut it."""
        self._open = not self._open
        self._show_list()
        self.begin()

    def _show_list(self) -> None:
        self.head.setVisible(self._brief)
        for part in (self._pane, self._beside):
            part.setVisible(not self._is_shut())
        self._say_part()
        self.opened_or_shut.emit()

    def _say_part(self) -> None:
        title = self.rows.title_of(self.rows.current())
        self.head.setText(title or self.rows.accessibleName())
        words = tr("Part: {part}. Choose another", "Parte: {part}. Elegir otra", part=title)
        self.head.setAccessibleName(words if title else self.rows.accessibleName())

    def set_apart(self, parts: Sequence[Row], *, may_ask: bool = False) -> None:
        """Say of parts that lie elsewhere that they are not seen from here, and with `may_ask` let her ask for them."""
        clear_layout(self._apart)
        for part in parts:
            self._apart.addWidget(Rule(self._beside))
            line = QHBoxLayout()
            gaps(line, 6)
            line.addWidget(Icon("lock-key", "muted", 16, self._beside))
            line.addWidget(Text(part.title, "strong", wrap=True, parent=self._beside), 1)
            self._apart.addLayout(line)
            self._apart.addWidget(Text(part.sub, "cap", "text2", wrap=True, parent=self._beside))
            if may_ask:
                self._apart.addWidget(self._ask_button(part))

    def _ask_button(self, part: Row) -> QuietButton:
        button = QuietButton(tr("Ask for access…", "Pedir acceso…"), "key", parent=self._beside)
        button.setAccessibleName(tr("Ask for access: {part}", "Pedir acceso: {part}", part=part.title))
        button.setObjectName("ask")
        button.setProperty("part_key", part.key)
        button.clicked.connect(self._ask)
        return button

    def _ask(self) -> None:
        self.asked.emit(str(self.sender().property("part_key")))

    def set_sections(self, sections: Sequence[Row]) -> None:
        """Show the parts."""
        self.rows.set_rows(sections)
        self._say_part()
        self._fit()

    def set_current(self, key: str) -> None:
        """Mark the part on screen, and bring its row into sight."""
        self.rows.set_current(key)
        self._by_hand.pop(self.rows.group_of(key), None)
        self._say_part()
        self._fit()
        QTimer.singleShot(0, self, self._scroll_to_current)

    def go(self, step: int) -> None:
        """Choose the next (1) or previous (-1) part; stops at the ends."""
        keys = self.rows.keys()
        at = keys.index(self.rows.current()) + step if self.rows.current() in keys else 0
        if 0 <= at < len(keys):
            self.set_current(keys[at])
            self.chosen.emit(keys[at])

    def least_height(self) -> int:
        """What it needs to show the group of the part on screen and the headings of the others; shut, its button."""
        if self._is_shut():
            return self.head.sizeHint().height() + theme().size(_EDGES)
        here = self.rows.group_of(self.rows.current())
        others = [group for group in self.rows.groups() if group != here]
        head = self.head.sizeHint().height() if self._brief else 0
        return self._height_with(others) + theme().size(_EDGES) + head

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fold from above until the rest fits; the last group, which is no part of the way, goes last."""
        here = self.rows.group_of(self.rows.current())
        room = self.height() - theme().size(_EDGES) - self._apart.sizeHint().height()
        folded = {group for group, shut in self._by_hand.items() if shut}
        for group in self.rows.groups():
            if self._height_with(folded) <= room:
                break
            if group != here and group not in self._by_hand:
                folded.add(group)
        if folded != self.rows.folded():
            self.rows.set_folded(folded)

    def _height_with(self, folded: Sequence[str] | set[str]) -> int:
        return self.rows.height_with(folded, self.width() - theme().size(8))

    def _chosen(self, key: str) -> None:
        self._fit()
        if self._open:
            self._turn()
        self.chosen.emit(key)

    def _fold_asked(self, group: str) -> None:
        self._by_hand[group] = group not in self.rows.folded()
        self._fit()
        self.rows.setFocus()

    def _scroll_to_current(self) -> None:
        """Once the rows have their places."""
        row = self.rows.focusProxy()
        if row is not None and self.rows.current():
            self._pane.ensureWidgetVisible(row, 0, theme().size(8))
