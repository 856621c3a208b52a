"""Help at the right side: what this screen is for, what the field with the cursor asks, and the keys that work here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import IconButton, ShortLink
from kindhub.ui.kit.look import Rule, clear_layout, gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import KeyCap, Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.services.help_pages import HelpLine, HelpPage
    from kindhub.ui.shell.keys import Key


WIDTH = 290
_WHATEVER = 16_777_215
"""Qt's own largest width."""


class HelpPanel(QFrame):
    """Opened by F1. `show_pages(pages, keys)`, `show_field(label, words)`; Esc closes and says `closed`."""

    closed = Signal()
    tour_asked = Signal()
    about_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.set_wide(wide=False)
        self.setAccessibleName(tr("Help", "Ayuda"))
        column = QVBoxLayout(self)
        gaps(column, 8, 16, 12)
        head = QHBoxLayout()
        self.title = Text("", "h3", wrap=True)
        head.addWidget(self.title, 1)
        self._close = IconButton("x", tr("Close help", "Cerrar ayuda"), "Esc")
        self._close.clicked.connect(self.dismiss)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self._field_card())
        self._scroll = ScrollPane()
        gaps(self._scroll.body, 8)
        column.addWidget(self._scroll, 1)
        tour = ShortLink(tr("Show me around", "Recorrido por la ventana"), "compass")
        tour.clicked.connect(self._ask_tour)
        about = ShortLink(tr("About KIND Hub", "Acerca de KIND Hub"), "info")
        about.clicked.connect(self._ask_about)
        for link in (tour, about):
            column.addWidget(link)

    def set_wide(self, *, wide: bool) -> None:
        """Beside the page, or in its place."""
        self.setMinimumWidth(theme().size(WIDTH))
        self.setMaximumWidth(theme().size(WIDTH) if not wide else _WHATEVER)

    def _field_card(self) -> QFrame:
        self.field = QFrame()
        self.field.setProperty("part", "bar")
        self.field.setProperty("tone", "info")
        column = QVBoxLayout(self.field)
        gaps(column, 2, 10, 8)
        self._field_name, self._field_words = Text("", "strong", wrap=True), Text("", wrap=True)
        column.addWidget(self._field_name)
        column.addWidget(self._field_words)
        self.field.hide()
        return self.field

    def show_pages(self, pages: Sequence[HelpPage], keys: Sequence[Key] = ()) -> None:
        """Show pages one under the other, then the keys of the screen."""
        self.title.setText(pages[0].title if pages else tr("Help", "Ayuda"))
        self.show_field("", "")
        body = self._scroll.body
        clear_layout(body)
        for number, page in enumerate(pages):
            if number:
                body.addWidget(Text(page.title, "h3", wrap=True))
            for line in page.lines:
                body.addLayout(_line(line))
        if keys:
            body.addSpacing(theme().size(4))
            body.addWidget(Text(tr("Keys of this screen", "Teclas de esta pantalla"), "h3", wrap=True))
            body.addLayout(_sheet(keys))
        body.addStretch(1)
        self.show()

    def show_field(self, label: str, words: str) -> None:
        """What the field with the cursor is; an empty label takes it away."""
        self._field_name.setText(label)
        self._field_words.setText(words)
        self._field_words.setVisible(bool(words))
        self.field.setVisible(bool(label))

    def take_focus(self) -> None:
        """Put the cursor into the panel: Esc closes it, the arrows of the scroll bar are at hand."""
        self._close.setFocus()

    def dismiss(self) -> None:
        """Close the panel."""
        self.hide()
        self.closed.emit()

    def _ask_about(self) -> None:
        self.dismiss()
        self.about_asked.emit()

    def _ask_tour(self) -> None:
        self.dismiss()
        self.tour_asked.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif step is not None:
            bar.setValue(bar.value() + step * theme().size(34))
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar.setValue(bar.value() + (1 if event.key() == Qt.Key.Key_PageDown else -1) * bar.pageStep())
        else:
            super().keyPressEvent(event)


def _line(line: HelpLine) -> QHBoxLayout:
    row = QHBoxLayout()
    gaps(row, 6)
    if line.style == "point":
        row.addWidget(Text("•", tone="text2"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(line.text, "strong" if line.style == "heading" else "body", wrap=True), 1)
    return row


def _sheet(keys: Sequence[Key]) -> QGridLayout:
    from kindhub.ui.shell.keys import cap

    grid = QGridLayout()
    gaps(grid, 8)
    for row, key in enumerate(keys):
        shown = cap(key.keys[0]) if key.name != "part_number" else f"{cap(key.keys[0])}…9"
        grid.addWidget(KeyCap(shown), row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Text(key.does.say(), wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    return grid
