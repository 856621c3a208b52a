"""The palette over the window: one field, the lines it finds, and what each key does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, tr
from kindhub.ui.kit.look import Rule, gaps
from kindhub.ui.kit.text import Icon, KeyCap, Text
from kindhub.ui.palette.entry import GROUPS, Entry, Found, Group, Kind, Stretches
from kindhub.ui.palette.matching import SHOWN, SHOWN_HERE, find, split_prefix
from kindhub.ui.palette.rows import HEADING, ROW, PaletteDelegate, PaletteLines
from kindhub.ui.shell.cursor_keeper import CursorKeeper
from kindhub.ui.shell.keys import cap
from kindhub.ui.theme import theme

_WIDTH, _TOP, _TALLEST = 688, 87, 400
_PREFIX_WORDS = (
    (">", L("actions", "acciones")), ("@", L("people", "personas")),
    ("#", L("lists", "listas")), ("?", L("help", "ayuda")),
)  # fmt: skip
LEAST_FOR_PEOPLE = 2
"""Letters from which persons are asked for: one letter is half of them."""


class CommandPalette(QWidget):
    """`open_with(entries, here)`; `chosen(Entry)` when one is taken, `people_asked(text)` when persons are looked for.

    It lies over its window and dims it; Esc, Ctrl+K or a click beside it closes, and the cursor is where it was.
    """

    chosen = Signal(object)
    people_asked = Signal(str)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(tr("Find people, lists, acts", "Buscar personas, listas, acciones"))
        self._entries: tuple[Entry, ...] = ()
        self._persons: tuple[Found, ...] = ()
        self._titles: dict[Kind, str] = {}
        self._cursor = CursorKeeper(self)
        self.card = QFrame(self)
        self.card.setProperty("part", "palette")
        column = QVBoxLayout(self.card)
        gaps(column, 4, 0, 12)
        column.addWidget(self._field())
        column.addWidget(self._list())
        self.nothing = Text(tr("Nothing with these words.", "Nada con estas palabras."), "body", "text2", wrap=True)
        self.nothing.setContentsMargins(theme().size(14), theme().size(8), theme().size(14), theme().size(8))
        column.addWidget(self.nothing)
        column.addWidget(Rule())
        column.addLayout(self._foot())
        self.hide()

    def _field(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        gaps(row, 0, 12, 0)
        self.edit = QLineEdit()
        self.edit.setProperty("big", "true")
        self.edit.setTextMargins(theme().size(34), 0, 0, 0)
        self.edit.setAccessibleName(self.accessibleName())
        self.edit.setPlaceholderText(tr("Name, case number, list or act", "Nombre, número de caso, lista o acción"))
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        row.addWidget(self.edit)
        inside = QHBoxLayout(self.edit)
        gaps(inside, 0, 14, 0, 12, 0)
        inside.addWidget(Icon("magnifying-glass", "accent", 20))
        inside.addStretch(1)
        self.reach = Text("", "cap", "text2")
        self.reach.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(self.reach)
        return holder

    def _list(self) -> QListView:
        self.lines = PaletteLines(self)
        self.view = QListView()
        self.view.setModel(self.lines)
        self.view.setItemDelegate(PaletteDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(tr("Found", "Encontrado"))
        self.view.clicked.connect(self._clicked)
        self.view.entered.connect(self._hovered)
        return self.view

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8, 14, 4)
        for keys, words in (("↑ ↓", tr("choose", "elegir")), (cap("Return"), tr("open", "abrir")),
                            ("Esc", tr("close", "cerrar"))):  # fmt: skip
            row.addWidget(KeyCap(keys))
            row.addWidget(Text(words, "cap", "text2"))
        row.addStretch(1)
        for sign, said in _PREFIX_WORDS:
            row.addWidget(KeyCap(sign))
            row.addWidget(Text(said.say(), "cap", "text2"))
        return row

    def open_with(self, entries: Iterable[Entry], here: str = "", typed: str = "") -> None:
        """Open over the window; `here` is the heading of what belongs to the page on screen."""
        self._entries = tuple(entries)
        self._titles = {kind: title.say() for kind, title in GROUPS.items()}
        self._titles["here"] = here or self._titles["here"]
        near = any(entry.kind == "here" for entry in self._entries)
        nearest = f"{here[:1].lower()}{here[1:]}"
        both = tr("{here} and in the whole hub", "{here} y en todo el hub", here=nearest)
        self.reach.setText(both if near and here else tr("in the whole hub", "en todo el hub"))
        self._persons = ()
        self._cursor.remember()
        self.edit.blockSignals(True)
        self.edit.setText(typed)
        self.edit.blockSignals(False)
        self.setGeometry(self.window().rect())
        self._typed(typed)
        self.raise_()
        self.show()
        self.edit.setFocus()

    def close_palette(self) -> None:
        """Close; the cursor goes back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        self._cursor.give_back()
        self._entries, self._persons = (), ()
        self.lines.show_groups([])
        self.closed.emit()

    def _typed(self, typed: str) -> None:
        kinds, text = split_prefix(typed)
        wants_people = (kinds is None or "person" in kinds) and len(text) >= LEAST_FOR_PEOPLE
        if not wants_people:
            self._persons = ()
        self._show()
        self.people_asked.emit(text if wants_people else "")

    def show_persons(self, typed: str, persons: Sequence[tuple[Entry, Stretches]]) -> None:
        """What the search for persons gave; a late answer to other words is left out."""
        if split_prefix(self.edit.text())[1] == typed and self.isVisible():
            self._persons = tuple(Found(entry, stretches) for entry, stretches in persons)
            self._show(keep=True)

    def _show(self, *, keep: bool = False) -> None:
        kinds, _text = split_prefix(self.edit.text())
        current = self.current() if keep else None
        groups = find(self._entries, self.edit.text(), self._titles)
        if self._persons:
            order = list(self._titles.values())
            shown = self._persons[: SHOWN_HERE if kinds else SHOWN]
            groups = sorted([*groups, Group(self._titles["person"], shown)], key=lambda group: order.index(group.title))
        self.lines.show_groups(groups)
        self.nothing.setVisible(not groups)
        self.view.setVisible(bool(groups))
        rows = self.lines.entry_rows()
        kept = [row for row in rows if current is not None and self.lines.found_at(row) and
                self._key_at(row) == current.key]  # fmt: skip
        self._mark((kept or rows or [-1])[0])
        self._fit()

    def _key_at(self, row: int) -> str:
        found = self.lines.found_at(row)
        return found.entry.key if found is not None else ""

    def current(self) -> Entry | None:
        """The entry Enter would take."""
        found = self.lines.found_at(self.view.currentIndex().row())
        return found.entry if found is not None else None

    def _mark(self, row: int) -> None:
        self.view.setCurrentIndex(self.lines.index(row) if row >= 0 else QModelIndex())
        self.edit.setAccessibleDescription(self.lines.words_of(row))
        if row >= 0:
            self.view.scrollTo(self.lines.index(0 if row == self.lines.entry_rows()[0] else row))

    def step(self, by: int) -> None:
        """Arrow keys: the entry below or above; at an end it stays."""
        rows = self.lines.entry_rows()
        if not rows:
            return
        at = rows.index(self.view.currentIndex().row()) if self.view.currentIndex().row() in rows else 0
        row = rows[min(max(at + by, 0), len(rows) - 1)]
        self.lines.show_bare(row)
        self._mark(row)

    def take(self) -> None:
        """Enter: close, then go there or do it."""
        entry = self.current()
        if entry is not None:
            self.close_palette()
            self.chosen.emit(entry)

    def _clicked(self, index: QModelIndex) -> None:
        if self.lines.found_at(index.row()) is not None:
            self._mark(index.row())
            self.take()

    def _hovered(self, index: QModelIndex) -> None:
        self.lines.show_bare(index.row())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        page = max(1, self.view.height() // theme().size(ROW) - 1)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        if key in steps:
            self.step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def fit_window(self) -> None:
        """Follow the size of the window."""
        self.setGeometry(self.window().rect())
        self._fit()

    def _fit(self) -> None:
        wide = min(theme().size(_WIDTH), self.width() - theme().size(32))
        top = min(theme().size(_TOP), max(theme().size(16), self.height() // 9))
        lines = [HEADING if self.lines.found_at(row) is None else ROW for row in range(self.lines.rowCount())]
        self.view.setFixedHeight(min(sum(theme().size(one) for one in lines) + 2, theme().size(_TALLEST),
                                     max(theme().size(ROW * 3), self.height() - top - theme().size(150))))  # fmt: skip
        self.card.setFixedWidth(wide)
        self.card.adjustSize()
        self.card.move(QPoint((self.width() - wide) // 2, top))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("rail", 105))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step in range(1, 9):
            painter.setBrush(theme().color("rail", 12))
            spread = theme().size(step)
            shade = QRect(self.card.geometry()).adjusted(-spread, -spread // 2, spread, spread + theme().size(3))
            painter.drawRoundedRect(shade, 8 + spread, 8 + spread)
        painter.end()
