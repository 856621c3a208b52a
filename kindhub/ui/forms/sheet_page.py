"""A test person by person and question by question: a digit answers and goes on to the next question."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import capital, tr
from kindhub.program.forms import Form
from kindhub.program.sheets import Asked, Sheet
from kindhub.records.codes import code_list
from kindhub.services.answer_sheets import read_sheet, sheet_of, write_answers
from kindhub.storage.hub import Hub
from kindhub.ui.error_words import words_of
from kindhub.ui.forms.sheet_table import SheetTable
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.inputs import Choice, SegmentInput
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow
from kindhub.ui.kit.text import Text
from kindhub.ui.tasks import Progress, Tasks

NAME = "name"
_NAME, _ANSWER = 220, 76
EMPTY = Sheet((), ())


class SheetPage(QWidget):
    """`changed` once an answer was written. What is answered is written at once; `failed(error)` when it was not."""

    changed = Signal()

    def __init__(self, hub: Hub, form: Form, parent_id: str, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self.form, self.parent_id, self._tasks = hub, form, parent_id, tasks
        self.sheet, self._read_only, self._shown = EMPTY, False, False
        column = QVBoxLayout(self)
        gaps(column)
        self.card = Card(form.title.say(), " ")
        gaps(self.card.column, 4, 16, 4)
        self._add_head()
        self.messages = MessageStack()
        self.card.add(self.messages)
        self.none = Text("", "body", "text2", wrap=True)
        self.card.add(self.none)
        self._model = PageModel(self._columns(), self._rows)
        self.table = SheetTable(self._model, form.title.say())
        self.table.answered.connect(self._answered)
        self.table.turned.connect(self._turned)
        self.table.emptied.connect(self._emptied)
        self.table.moved.connect(self._say_question)
        self.card.add(self.table, 1)
        self.note = Text(" ", "cap", "text2", wrap=True)
        self.card.add(self.note)
        column.addWidget(self.card, 1)

    def _add_head(self) -> None:
        """Which test is on screen."""
        moments = [Choice(one.code, capital(one.label.say())) for one in code_list(sheet_of(self.form).moments)]
        self.moment = SegmentInput(moments)
        self.moment.name_for_reader(tr("Which test", "Qué prueba"))
        self.moment.set_value(moments[0].code)
        self.moment.changed.connect(self._show_moment)
        self.card.add(self.moment)

    def moment_now(self) -> str:
        """The test on screen; empty where there is one alone."""
        return str(self.moment.value())

    def _parts_of_table(self) -> tuple[QWidget, ...]:
        """What is there once there is something to fill."""
        return (self.table, self.moment, self.note)

    def set_read_only(self) -> None:
        """The answers can be looked at, not changed."""
        self._read_only = True

    def open(self) -> None:
        """Read the sheet."""
        hub, form, parent_id = self._hub, self.form, self.parent_id

        def work(_progress: Progress) -> Sheet:
            return read_sheet(hub, form, parent_id)

        self._tasks.run(self, work, self._show, self._failed)

    def _show(self, found: object) -> None:
        self.sheet = found if isinstance(found, Sheet) else EMPTY
        self._model.set_columns(self._columns())
        self._model.set_keys(self._keys_of_rows())
        self.card.note.setText(self.sheet.of)
        lacks = self.sheet.lacks
        self.none.setText(lacks.say() if lacks is not None else "")
        show_when(self.none, lacks is not None)
        for part in self._parts_of_table():
            show_when(part, lacks is None)
        if lacks is None and not self._shown:
            self._shown = True
            self._enter_table()
            self.table.setCurrentIndex(self._model.index(0, 1))
        self._say_question()

    def _enter_table(self) -> None:
        """The cursor goes into what is to be filled."""
        self.table.setFocus()

    def _keys_of_rows(self) -> list[str]:
        return [key for key, _ in self.sheet.people]

    def _columns(self) -> list[Column]:
        asked = (Column(one.key, one.number, _ANSWER, right=True, sortable=False) for one in self.sheet.asked)
        return [Column(NAME, tr("Name", "Nombre"), _NAME, sortable=False, stretch=True, fixed=True, names=True), *asked]

    def _rows(self, keys: Iterable[Key]) -> list[TableRow]:
        names = dict(self.sheet.people)
        return [self._row(str(key), names[str(key)]) for key in keys if str(key) in names]

    def _row(self, key: str, name: str) -> TableRow:
        cells = {NAME: Cell(name, secret=True)}
        for one in self.sheet.asked:
            cells[one.key] = answer_cell(self.points(key, one.key), one)
        return TableRow(key, cells)

    def points(self, person: str, question: str) -> int | None:
        """What an answer has in the test on screen."""
        return self.sheet.points.get((person, question, self.moment_now()))

    def _asked(self, column: str) -> Asked | None:
        return next((one for one in self.sheet.asked if one.key == column), None)

    def _answered(self, key: object, column: str, digit: int) -> None:
        one = self._asked(column)
        if one is None or self._read_only:
            return
        if digit > one.most:
            self.note.set_tone("danger")
            self.note.setText(tr("From 0 to {n}.", "De 0 a {n}.", n=one.most))
            return
        self._put((str(key),), column, digit)
        self._go_on()

    def _turned(self, key: object, column: str) -> None:
        """Space: right; pressed again, wrong."""
        one = self._asked(column)
        if one is not None and not self._read_only:
            self._put((str(key),), column, 0 if self.points(str(key), column) else one.most)

    def _emptied(self, key: object, column: str) -> None:
        if self._asked(column) is not None and not self._read_only:
            self._put((str(key),), column, None)

    def _put(self, people: Collection[str], question: str, points: int | None) -> None:
        moment = self.moment_now()
        held: dict[Any, int] = {**self.sheet.points}
        for person in people:
            if points is None:
                held.pop((person, question, moment), None)
            else:
                held[person, question, moment] = points
        self.sheet = replace(self.sheet, points=held)
        self._model.refresh()
        self._say_question()
        hub, form = self._hub, self.form

        def work(_progress: Progress) -> None:
            write_answers(hub, form, people, question, moment, points)

        self._tasks.run(self, work, self._written, self._failed, aside=True)

    def _go_on(self) -> None:
        """To the next question, and after the last to the first of the next person."""
        at, last = self.table.currentIndex(), len(self.sheet.asked)
        row, column = (at.row(), at.column() + 1) if at.column() < last else (at.row() + 1, 1)
        if row < len(self.sheet.people):
            self.table.setCurrentIndex(self._model.index(row, column))
        self._say_question()

    def _written(self, _nothing: object) -> None:
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self.messages.show_message("danger", words_of(error))
        if self._shown:
            self.open()  # what could not be written is not shown as if it had been

    def _show_moment(self) -> None:
        self._model.refresh()
        self._say_question()
        self.table.setFocus()

    def _say_question(self) -> None:
        """The words of the question at the cursor, how many answered it rightly, and the keys."""
        one = self._asked(self.table.column_key())
        self.note.set_tone("text2")
        if one is None:
            self.note.setText(_keys())
            return
        given = [held for key, _ in self.sheet.people if (held := self.points(key, one.key)) is not None]
        right = tr("{n} of {all} right", "{n} de {all} correctas", n=sum(held > 0 for held in given), all=len(given))
        said = f"{one.number}. {one.words}"
        self.note.setText(f"{said} · {right}. {_keys()}" if one.most == 1 else f"{said} · 0–{one.most}. {_keys()}")


def _keys() -> str:
    return tr("1 right, 0 wrong, Delete empties.", "1 correcta, 0 incorrecta, Supr vacía.")


def answer_cell(points: int | None, one: Asked) -> Cell:
    """How an answer stands in its place."""
    if points is None:
        return Cell("–", tone="muted")
    if one.most > 1:
        return Cell(f"{points}", bold=True)
    return Cell("1", icon="check", tone="ok", bold=True) if points else Cell("0", icon="x")
