"""What can be done with the ticked rows, and how many they are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kindhub.i18n import L, tr, tr_n
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.table.ticks import Ticks
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme


class BulkBar(QFrame):
    """Hidden while nothing is ticked. `add_action(text, icon)` returns a button to connect.

    `noun`: one and many of what the rows are, for "214 casos, todos los que cumplen".
    """

    shown = Signal(bool)

    def __init__(self, ticks: Ticks, noun: tuple[L, L] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "bulkBar")
        self._ticks, self._total = ticks, 0
        self._noun = noun or (L("row", "fila"), L("rows", "filas"))
        row = QHBoxLayout(self)
        gaps(row, 8, 12, 8)
        parts = FlowLayout()
        row.addLayout(parts, 1)
        self._words = Text("", "strong", "on_soft")
        parts.addWidget(self._said_first())
        self._all = LinkButton("")
        self._all.clicked.connect(ticks.tick_all_that_match)
        parts.addWidget(self._all)
        self._parts = parts
        self._drop = LinkButton(tr("Untick all", "Quitar selección"), "x")
        self._drop.clicked.connect(ticks.clear)
        parts.addWidget(self._drop)
        self._range = Text("", "cap", "text2")
        row.addWidget(self._range)
        ticks.changed.connect(self._show)
        self._show()

    def _said_first(self) -> QWidget:
        said = QWidget()
        said.setMinimumHeight(theme().size(34))
        row = QHBoxLayout(said)
        gaps(row, 8)
        row.addWidget(Icon("check-square-fill", "accent", 22))
        row.addWidget(self._words)
        return said

    def add_action(self, text: str, icon: str = "") -> QuietButton:
        """Add an act on the ticked rows."""
        button = QuietButton(text, icon)
        self._parts.removeWidget(self._drop)
        self._parts.addWidget(button)
        self._parts.addWidget(self._drop)
        self.setTabOrder(button, self._drop)
        return button

    def set_total(self, total: int, in_sight: tuple[int, int] = (0, 0)) -> None:
        """How many rows the query finds, and which of them are on screen."""
        self._total = total
        first, last = in_sight
        words = tr("Rows {a} to {b} of {n}", "Filas {a} a {b} de {n}", a=first, b=last, n=f"{total:,}")
        self._range.setText(words if last else "")
        self._show()

    def _said(self, count: int) -> str:
        if self._ticks.all_that_match and count == self._total:
            noun = tr_n(count, *self._noun)
            return tr("{n} {noun}, all that match", "{n} {noun}, todos los que cumplen", n=f"{count:,}", noun=noun)
        return tr_n(count, L("{n} chosen", "{n} elegido"), L("{n} chosen", "{n} elegidos"))

    def _show(self) -> None:
        count = self._ticks.count(self._total)
        self._words.setText(self._said(count))
        self._all.setText(tr("Choose all {n}", "Elegir los {n}", n=f"{self._total:,}"))
        self._all.setVisible(count < self._total)
        show_when(self, count > 0)
        self.shown.emit(count > 0)
