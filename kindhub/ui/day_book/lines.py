"""The lines of the day that are saved, the newest on top; every cell is put right in its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.day_book import DayRead
from kindhub.services.rolls import RollWriter
from kindhub.ui.error_words import words_of
from kindhub.ui.forms.parts import width_of
from kindhub.ui.forms.roll_editing import RollEditing
from kindhub.ui.forms.roll_lines import HeldLines
from kindhub.ui.forms.roll_table import CellTable
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.table import Cell, Column, PageModel, TableRow, remember
from kindhub.ui.kit.text import Text
from kindhub.ui.tasks import tasks

if TYPE_CHECKING:
    from kindhub.program.forms import Form
    from kindhub.storage.hub import Hub
    from kindhub.ui.forms.lookups import Lookups

WHO = "who"
_LEAST_ROWS = 4


class BookLines(HeldLines):
    """The lines as they stand on screen."""

    def __init__(self, form: Form, lookups: Lookups) -> None:
        super().__init__(form, lookups)
        self.asked = tuple(field.name for field in form.fields() if field.name not in form.beside)
        self.names: dict[str, str] = {}

    def columns(self) -> list[Column]:
        """Who it is, then what a line asks."""
        asked = (Column(name, self.specs[name].label.say(), width_of(self.specs[name]), sortable=False)
                 for name in self.asked)  # fmt: skip
        return [Column(WHO, tr("Who", "Quién"), 210, sortable=False, stretch=True, fixed=True, names=True), *asked]

    def cells(self, _key: str) -> tuple[str, ...]:
        """What is typed in a line."""
        return self.asked

    def who(self, key: str) -> str:
        """Whose line it is."""
        return self.names.get(key, "")

    def case_of(self, key: str) -> str:
        """The case a line went to."""
        return str(self.value(key, self.form.parent) or "")

    def rows(self, keys: Iterable[Any]) -> list[TableRow]:
        """The rows of the table."""
        return [
            TableRow(
                key, {WHO: Cell(self.who(key), secret=True), **{name: self.said(key, name) for name in self.asked}}
            )
            for key in keys
            if key in self._lines
        ]


class LinesCard(Card):
    """`changed` once a cell was written, `case_asked(case id)` by Enter on a name."""

    changed = Signal()
    case_asked = Signal(str)

    def __init__(self, hub: Hub, form: Form, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(tr("Lines of this day", "Líneas de esta jornada"), " ", parent)
        gaps(self.column, 4, 16, 4)
        self.lines = BookLines(form, lookups)
        self._writer = RollWriter(hub, form)
        self.messages = MessageStack()
        self.add(self.messages)
        self.none = Text(tr("Nobody was written down yet.", "Todavía no se ha anotado a nadie."), "body", "text2",
                         wrap=True)  # fmt: skip
        self.add(self.none)
        self._model = PageModel(self.lines.columns(), self.lines.rows)
        self.table = CellTable(self._model, tr("Lines of this day", "Líneas de esta jornada"))
        remember(self.table, f"day_book.{form.key}", schema=form.record.schema_key())
        self.editing = RollEditing(self.table, self.lines, lookups)
        self.editing.written.connect(self._typed)
        self.editing.unread.connect(self._not_read)
        self.table.edit_asked.connect(self._edit)
        self.table.emptied.connect(self._emptied)
        self.table.current_changed.connect(self._say_note)
        self.table.setMinimumHeight(_LEAST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.add(self.table, 1)
        self.note_line = Text(" ", "cap", "text2", wrap=True)
        self.add(self.note_line)
        self.show_day(DayRead(None))

    def show_day(self, day: DayRead) -> None:
        """The lines of a day were read."""
        self.editing.close()
        self._writer.know(day.lines)
        self.lines.names = dict(day.names)
        self.lines.show(day.lines)
        self._model.set_keys(self.lines.in_order())
        show_when(self.none, not day.lines)
        show_when(self.table, bool(day.lines))
        self._say_note(self.table.current_key())

    def _edit(self, column: str, typed: str) -> None:
        key = self.table.current_key()
        if not isinstance(key, str):
            return
        if column == WHO:
            if not typed:
                self.case_asked.emit(self.lines.case_of(key))
        else:
            self.editing.edit(column, typed)

    def _typed(self, key: str, name: str, value: object) -> None:
        self.lines.put(key, name, value)
        self._writer.put(key, name, value)
        self._model.refresh()
        tasks().run(self, self._writer.write, self._written, self._failed, aside=True)

    def _not_read(self, key: str, name: str, words: str) -> None:
        self.lines.unread[key, name] = words
        self._model.refresh()
        self._say_note(key)

    def _emptied(self, key: object, column: str) -> None:
        if isinstance(key, str) and column in self.lines.asked:
            self._typed(key, column, None)

    def _written(self, written: object) -> None:
        if getattr(written, "unit", ""):
            self.messages.clear()
            self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self.messages.show_message("danger", words_of(error))
        self.changed.emit()

    def _say_note(self, key: object) -> None:
        unread = any(one == key for one, _ in self.lines.unread)
        wrong = tr("This cannot be read. Type it anew, or Delete empties the cell.",
                   "Esto no se puede leer. Escríbalo de nuevo, o Supr vacía la celda.")  # fmt: skip
        keys = tr("Type or Enter changes a cell, Delete empties it, Enter on a name opens the case.",
                  "Escribir o Intro cambia una celda, Supr la vacía, Intro en un nombre abre el caso.")  # fmt: skip
        self.note_line.set_tone("danger" if unread else "text2")
        self.note_line.setText(wrong if unread else keys if self.lines.in_order() else " ")

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """What is being typed is written when the page goes."""
        self.editing.close()
        super().hideEvent(event)
