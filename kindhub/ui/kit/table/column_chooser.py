"""Which columns are seen, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.records.date_words import plain
from kindhub.ui.kit.buttons import FilledButton, LinkButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import icon, theme


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """A column that can be shown; a `fixed` one always is, and stays first."""

    key: str
    title: str
    shown: bool = True
    fixed: bool = False


class ColumnChooser(PopOver):
    """`chosen(keys)` with the shown columns in order when done; `reset` to have them as they were.

    Drag, or Ctrl+Shift+Up and Down, moves a column; Space shows or hides it.
    """

    chosen = Signal(object)
    reset = Signal()

    def __init__(self, entries: Sequence[ColumnEntry], parent: QWidget) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Columns", "Columnas"), "h3"))
        head.addStretch(1)
        self._count = Text("", "cap", "text2")
        head.addWidget(self._count)
        self.body.addLayout(head)
        self._find = SearchEdit(tr("Find column", "Buscar columna"))
        self._find.searched.connect(self._filter)
        self.body.addWidget(self._find)
        self._list = self._build_list(entries)
        self.body.addWidget(self._list)
        self.body.addLayout(self._build_foot())
        self._count_shown()

    def _build_list(self, entries: Sequence[ColumnEntry]) -> QListWidget:
        shown = QListWidget()
        shown.setProperty("part", "popup")
        shown.setAccessibleName(tr("Columns", "Columnas"))
        shown.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        shown.setMinimumSize(theme().size(240), theme().size(330))
        for entry in entries:
            item = QListWidgetItem(icon("push-pin" if entry.fixed else "dots-six-vertical"), entry.title)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setSizeHint(QSize(10, theme().size(32)))
            flags = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
            if entry.fixed:
                flags &= ~(Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(flags)
            item.setCheckState(Qt.CheckState.Checked if entry.shown or entry.fixed else Qt.CheckState.Unchecked)
            shown.addItem(item)
        shown.itemChanged.connect(self._count_shown)
        shown.installEventFilter(self)
        return shown

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        gaps(foot, 8)
        as_before = LinkButton(tr("As they were", "Como estaban"), "arrow-counter-clockwise")
        as_before.clicked.connect(self.reset)
        self.done = FilledButton(tr("Done", "Listo"))
        self.done.clicked.connect(self._done)
        foot.addWidget(as_before)
        foot.addStretch(1)
        foot.addWidget(self.done)
        return foot

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def keys(self) -> list[str]:
        """The shown columns in order."""
        on = [i for i in self._items() if i.checkState() == Qt.CheckState.Checked]
        return [i.data(Qt.ItemDataRole.UserRole).key for i in on]

    def _count_shown(self) -> None:
        count = {"shown": len(self.keys()), "all": self._list.count()}
        self._count.setText(tr("{shown} of {all}", "{shown} de {all}", **count))

    def _filter(self, typed: str) -> None:
        for item in self._items():
            item.setHidden(plain(typed) not in plain(item.text()))

    def _done(self) -> None:
        self.chosen.emit(self.keys())
        self.close()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.modifiers() == held:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            return bool(step) and self._move(step)
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> bool:
        row = self._list.currentRow()
        to = row + step
        if not (0 <= row < self._list.count() and 0 <= to < self._list.count()):
            return False
        if any(self._list.item(n).data(Qt.ItemDataRole.UserRole).fixed for n in (row, to)):
            return False
        self._list.insertItem(to, self._list.takeItem(row))
        self._list.setCurrentRow(to)
        return True
