"""How many answers to look at, each a link to its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kindhub.i18n import L, tr, tr_n
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme


class ErrorSummary(QFrame):
    """Hidden while there is nothing to look at. `chosen(name)` when a link is taken; F8 walks (`take_next`)."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "bar")
        self.setProperty("tone", "danger")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        gaps(row, 8, 12, 3)
        row.addWidget(Icon("warning-circle-fill", "danger"))
        self._words = Text("")
        row.addWidget(self._words)
        self._links = FlowLayout(None, 8)
        row.addLayout(self._links, 1)
        row.addWidget(Text(tr("F8 next", "F8 siguiente"), "cap", "text2"))
        self.setMinimumHeight(theme().size(36))
        self._names: list[str] = []
        self._at = -1
        self.hide()

    def show_errors(self, errors: Sequence[tuple[str, str]]) -> None:
        """Show (field name, field label) pairs; none hides the summary."""
        clear_layout(self._links)
        self._names, self._at = [name for name, _ in errors], -1
        for name, label in errors:
            link = LinkButton(label, tone="danger", inline=True)
            link.setProperty("field", name)
            link.clicked.connect(self._link)
            self._links.addWidget(link)
        words = tr_n(
            len(errors),
            L("There is {n} answer to look at:", "Hay {n} dato por revisar:"),
            L("There are {n} answers to look at:", "Hay {n} datos por revisar:"),
        )
        self._words.setText(words)
        self.setAccessibleName(f"{words} {', '.join(label for _, label in errors)}")
        show_when(self, bool(errors))

    def _link(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            self.chosen.emit(str(link.property("field")))

    def take_next(self, step: int = 1) -> None:
        """F8 and Shift+F8: the next or the last field that wants a look."""
        if self._names:
            self._at = (self._at + step) % len(self._names) if self._at >= 0 or step > 0 else len(self._names) - 1
            self.chosen.emit(self._names[self._at])
