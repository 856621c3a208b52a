"""Types answers into their places in a table, one cell after the other down the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.cell_editor import CellEditor
from kindhub.ui.forms.fields import ask
from kindhub.ui.forms.form_desk import PAUSE_MS
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.parts_table import PartsTable


class CellLines(Protocol):
    """The lines of a table whose cells are typed in their place. `unread` is what was typed and is no value."""

    specs: dict[str, FieldSpec]

    @property
    def unread(self) -> Mapping[tuple[str, str], str]:
        """By line and field."""

    def in_order(self) -> list[str]:
        """The lines in order."""

    def cells(self, key: str) -> Sequence[str]:
        """What is typed in a line as it stands, in order."""

    def value(self, key: str, name: str) -> Any:
        """What a line holds now."""

    def who(self, key: str) -> str:
        """Whose line it is."""


class RollEditing(QObject):
    """`written(key, field, value)` when a value was typed; `unread(key, field, words)` when it was none.

    Both after a pause too, while the cell is still open: what is typed is lost by nothing that happens then.
    """

    written = Signal(str, str, object)
    unread = Signal(str, str, str)

    def __init__(self, table: PartsTable, lines: CellLines, lookups: Lookups) -> None:
        super().__init__(table)
        self._table, self._lines, self._lookups = table, lines, lookups
        self._key = ""
        self.editor: CellEditor | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.give)
        table.closed.connect(self.close)
        table.horizontalScrollBar().valueChanged.connect(self.close)
        table.verticalScrollBar().valueChanged.connect(self.close)

    def edit(self, column: str, typed: str = "") -> None:
        """Open the cell at hand; `typed` replaces what is there."""
        self.close()
        key = self._table.current_key()
        if not isinstance(key, str) or column not in self._lines.cells(key):
            return
        self._table.go_to_column(column)
        spec = self._lines.specs[column]
        question = ask(spec, Field(column), self._lookups)
        before = self._lines.unread.get((key, column))
        if before:
            question.show_typed(before)
        else:
            question.show(self._lines.value(key, column))
        label = f"{spec.label.say()}. {self._lines.who(key)}"
        self._key, self.editor = key, CellEditor(column, label, question, self._table.viewport())
        self.editor.place_over(self._table.visualRect(self._table.currentIndex()), self._table.viewport().width())
        self.editor.changed.connect(self._pause.start)
        self.editor.moved.connect(self._move)
        self.editor.finished.connect(self.close)
        self.editor.begin(typed)

    def close(self) -> None:
        """Put the editor away and give what is in it."""
        self.give()
        editor, self.editor = self.editor, None
        if editor is None:
            return
        focus = editor.window().focusWidget()
        had_focus = focus is not None and editor.isAncestorOf(focus)
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._table.setFocus()

    def give(self) -> None:
        """Give what is in the cell, and leave it open."""
        self._pause.stop()
        if self.editor is None:
            return
        question, at = self.editor.question, (self._key, self.editor.name)
        if question.problem() is not None:
            if question.typed() != self._lines.unread.get(at):
                self.unread.emit(*at, question.typed())
        elif question.value() != self._lines.value(*at) or at in self._lines.unread:
            self.written.emit(*at, question.value())

    def _move(self, step: int) -> None:
        """Tab and Enter: the next cell of the row, then the first of the row below."""
        if self.editor is None:
            return
        here = (self._key, self.editor.name)
        self.close()
        places = [(key, name) for key in self._lines.in_order() for name in self._lines.cells(key)]
        at = places.index(here) + step if here in places else -1
        if 0 <= at < len(places):
            key, name = places[at]
            self._table.select_key(key)
            self.edit(name)
