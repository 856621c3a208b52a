"""The rail at the left: the whole menu of the hub, filled from plain values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.shell.logo import Logo
from kindhub.ui.shell.nav import NavEntry, NavProgram, Route
from kindhub.ui.shell.rail_button import EntryButton, ProgramButton, RailButton
from kindhub.ui.theme import theme

WIDE, NARROW = 208, 56
_LEFT, _RIGHT, _ABOVE, _BETWEEN, _CARET = 20, 16, 12, 4, 18
"""Units around and in the block of the person at work."""


class NavRail(QWidget):
    """`chosen(Route)` when an entry is taken, `person_clicked` at the block below. Arrows walk inside."""

    chosen = Signal(object)
    person_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Menu", "Menú"))
        self._narrow = False
        self._buttons: list[RailButton] = []
        self._inside: dict[str, list[EntryButton]] = {}
        column = QVBoxLayout(self)
        gaps(column)
        column.addLayout(self._brand())
        self._scroll = ScrollPane()
        gaps(self._scroll.body)
        column.addWidget(self._scroll, 1)
        self._bottom = QVBoxLayout()
        gaps(self._bottom)
        column.addLayout(self._bottom)
        self.person = PersonBlock()
        self.person.clicked.connect(self.person_clicked)
        column.addWidget(self.person)
        self.set_narrow(narrow=False)

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8, 17, 13, 8, 9)
        row.addWidget(Logo(24))
        self._name = Text("KIND Hub", "h2", "rail_text")
        row.addWidget(self._name, 1)
        return row

    def set_entries(
        self, top: Sequence[NavEntry], programs: Sequence[NavProgram] = (), bottom: Sequence[NavEntry] = ()
    ) -> None:
        """Fill the rail; the marked page stays marked."""
        current = next((b.entry.route for b in self.entry_buttons() if b.isChecked()), None)
        clear_layout(self._scroll.body)
        clear_layout(self._bottom)
        self._buttons, self._inside = [], {}
        for entry in top:
            self._add(EntryButton(entry), self._scroll.body)
        if programs:
            self._heading = Text(tr("PROGRAMS", "PROGRAMAS"), "cap", "rail_muted")
            self._heading.setContentsMargins(theme().size(20), theme().size(8), 0, theme().size(5))
            self._scroll.body.addWidget(self._heading)
            self._heading.setVisible(not self._narrow)
        for program in programs:
            self._add_program(program)
        self._scroll.body.addStretch(1)
        for entry in bottom:
            self._add(EntryButton(entry), self._bottom)
        if current is not None:
            self.mark(current)

    def _add(self, button: RailButton, column: QVBoxLayout) -> None:
        button.set_narrow(narrow=self._narrow)
        column.addWidget(button)
        self._buttons.append(button)
        if isinstance(button, EntryButton):
            button.clicked.connect(self._entry_clicked)

    def _add_program(self, program: NavProgram) -> None:
        heading = ProgramButton(program)
        heading.clicked.connect(self._program_clicked)
        self._add(heading, self._scroll.body)
        self._inside[program.key] = []
        for entry in program.entries:
            button = EntryButton(entry, inside=True)
            self._add(button, self._scroll.body)
            button.setVisible(heading.open and not self._narrow)
            self._inside[program.key].append(button)

    def entry_buttons(self) -> list[EntryButton]:
        """All entries, top to bottom."""
        return [b for b in self._buttons if isinstance(b, EntryButton)]

    def mark(self, route: Route | None) -> None:
        """Mark the entry of the page on screen; a page that has none marks nothing."""
        for button in self.entry_buttons():
            button.setChecked(button.entry.route == route)

    def set_narrow(self, *, narrow: bool) -> None:
        """Ctrl+B: signs only, to give the page room."""
        self._narrow = narrow
        self.setFixedWidth(theme().size(NARROW if narrow else WIDE))
        self._name.setVisible(not narrow)
        self.person.set_narrow(narrow=narrow)
        if hasattr(self, "_heading"):
            self._heading.setVisible(not narrow)
        for button in self._buttons:
            button.set_narrow(narrow=narrow)
            if isinstance(button, ProgramButton):
                for entry in self._inside[button.program.key]:
                    entry.setVisible(button.open and not narrow)

    def is_narrow(self) -> bool:
        """Whether only signs are shown."""
        return self._narrow

    def _entry_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, EntryButton):
            self.mark(button.entry.route)
            self.chosen.emit(button.entry.route)

    def _program_clicked(self) -> None:
        heading = self.sender()
        if not isinstance(heading, ProgramButton):
            return
        if self._narrow:
            self.set_narrow(narrow=False)
            heading.open = False
        heading.toggle_open()
        for entry in self._inside[heading.program.key]:
            entry.setVisible(heading.open)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        shown = [b for b in self._buttons if b.isVisible()]
        at = next((n for n, b in enumerate(shown) if b.hasFocus()), None)
        if step is not None and at is not None:
            shown[min(max(at + step, 0), len(shown) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            shown[at].click()
        else:
            super().keyPressEvent(event)


class PersonBlock(QPushButton):
    """Who is at work and where; opens her menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "person")
        row = QHBoxLayout(self)
        gaps(row, _BETWEEN, _LEFT, _ABOVE, _RIGHT, _ABOVE)
        words = QVBoxLayout()
        gaps(words)
        self._name, self._place = Text("", "strong", "rail_text", wrap=True), Text("", "cap", "rail_muted")
        words.addWidget(self._name)
        words.addWidget(self._place)
        row.addLayout(words, 1)
        self._caret = Icon("caret-up", "rail_muted", _CARET)
        row.addWidget(self._caret)
        self._fit()

    def set_person(self, name: str, place: str) -> None:
        """Show who is at work, by the name she chose for the screen."""
        self._name.setText(name)
        self._place.setText(place)
        self.setAccessibleName(f"{name}, {place}")
        self._fit()

    def _fit(self) -> None:
        """A long name goes on in a second line; Qt's buttons do not ask what lies in them."""
        size = theme().size
        room = size(WIDE) - size(_LEFT + _RIGHT + _BETWEEN + _CARET)
        words = self._name.heightForWidth(room) + self._place.sizeHint().height()
        self.setFixedHeight(max(size(58), size(2 * _ABOVE) + words))

    def set_narrow(self, *, narrow: bool) -> None:
        """Only the caret, or the words too."""
        self._name.setVisible(not narrow)
        self._place.setVisible(not narrow)
