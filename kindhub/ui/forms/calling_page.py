"""Who came to which meeting: people by meetings, ticked with the keyboard, summed for each person and each meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.program.forms import Form
from kindhub.program.sheets import CAME, STAYED_AWAY, Calling, Meeting
from kindhub.services.answer_sheets import attended, calling_of, how_many_came, unmarked
from kindhub.services.signed_lists import walk_in
from kindhub.storage.hub import Hub
from kindhub.ui.forms.calling_bar import CallingBar
from kindhub.ui.forms.calling_look import CallingLook, day_of, look_for
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.name_finder import NameFinder
from kindhub.ui.forms.newcomer import Newcomer
from kindhub.ui.forms.sheet_page import NAME, SheetPage
from kindhub.ui.forms.signed_pane import SignedPane
from kindhub.ui.forms.signing_job import signing_job
from kindhub.ui.kit.look import show_when
from kindhub.ui.kit.table import Cell, Column, Key, TableRow
from kindhub.ui.printing.desk import PrintDesk
from kindhub.ui.shell import bind
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.ui.kit.look import Tone

MEETINGS, HOURS, SUMS = "meetings", "hours", "@sums"
_LEAST_ROWS = 3
_MARK = "x"


class WalkIn:
    """Work: somebody who was just put on the list came to this meeting."""

    def __init__(self, hub: Hub, form: Form, line: str, meeting: str) -> None:
        self._about = (hub, form, line, meeting)

    def __call__(self, _progress: Progress) -> None:
        """Mark it. Raises `Refused` or `UserError`."""
        walk_in(*self._about)


class CallingPage(SheetPage):
    """As `SheetPage`; `program` is whose list it is.

    Space ticks, 1 or x says she came, 0 that she did not, and both go down; letters go to a name (in the column of
    names x is a letter too). Ctrl+Shift+Space says that everybody came whom nobody marked, Ctrl+N adds a person.
    """

    def __init__(
        self, hub: Hub, program: LoadedProgram, form: Form, parent_id: str, lookups: Lookups, tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._calling: Calling = calling_of(form)
        super().__init__(hub, form, parent_id, tasks, parent)
        self.papers = PrintDesk(hub, self, tasks)
        self.papers.said.connect(self._say)
        newcomer = next(one for one in program.forms if one.key == self._calling.newcomer)
        self._finder, self._all = NameFinder(), list[str]()
        self._walked_in_to = ""
        self.table.edit_asked.connect(self._lettered)
        self.newcomer = Newcomer(hub, newcomer, lookups, tasks, self)
        self.newcomer.added.connect(self._added)
        self.newcomer.closed.connect(self._newcomer_closed)
        self.newcomer.desk.failed.connect(self._failed)
        self.signed = SignedPane(hub, form, parent_id, tasks, self)
        self.signed.entered.connect(self.open)
        self.signed.closed.connect(self.table.setFocus)
        column = self.layout()
        assert column is not None
        column.addWidget(self.newcomer)
        column.addWidget(self.signed)
        bind(self, "new", self.begin)
        bind(self, "mark_all", self.mark_all)

    @override
    def _add_head(self) -> None:
        self.bar = CallingBar()
        self.bar.all_asked.connect(self.mark_all)
        self.bar.new_asked.connect(self.begin)
        self.bar.print_asked.connect(self._print)
        self.bar.signed_asked.connect(self._enter_signed)
        self.card.add(self.bar)

    @override
    def moment_now(self) -> str:
        return ""

    @override
    def _parts_of_table(self) -> tuple[QWidget, ...]:
        return (self.table, self.note)

    @override
    def set_read_only(self) -> None:
        super().set_read_only()
        self.bar.set_read_only()

    @override
    def _show(self, found: object) -> None:
        super()._show(found)
        show_when(self.bar, bool(self.sheet.asked))
        self.table.give_two_lines(two=any(self.sheet.beside.values()))
        self.table.setMinimumHeight((_LEAST_ROWS + 1) * self.table.verticalHeader().defaultSectionSize())
        if not self.sheet.people and self.sheet.asked and not self._read_only:
            self.bar.new.setFocus()

    @override
    def _enter_table(self) -> None:
        """Whoever is typing people goes on typing them."""
        if not self.newcomer.isVisible():
            self.table.setFocus()

    @override
    def _keys_of_rows(self) -> list[str]:
        return [*super()._keys_of_rows(), SUMS] if self.sheet.people else []

    @override
    def _columns(self) -> list[Column]:
        look = self._look
        name = Column(NAME, tr("Name", "Nombre"), look.name, sortable=False, stretch=True, fixed=True, names=True)
        meetings = (Column(one.key, look.heading(one), look.meeting, sortable=False) for one in self.sheet.asked)
        came = Column(MEETINGS, tr("Came", "Asistió"), look.sum, right=True, sortable=False)
        return [name, *meetings, came, Column(HOURS, tr("Hours", "Horas"), look.sum, right=True, sortable=False)]

    @property
    def _look(self) -> CallingLook:
        """The widest that has room for every meeting."""
        return look_for(len(self.sheet.asked), 100 * self.width() / theme().size(100))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._columns()
        if columns != list(self._model.columns) and self.sheet.asked:
            at, column = self.table.currentIndex().row(), self.table.column_key()
            self._model.set_columns(columns)
            self.table.setCurrentIndex(self._model.index(max(at, 0), 0))
            self.table.go_to_column(column)

    @override
    def _rows(self, keys: Iterable[Key]) -> list[TableRow]:
        names = dict(self.sheet.people)
        return [self._sums() if key == SUMS else self._row(str(key), names[str(key)])
                for key in keys if key == SUMS or key in names]  # fmt: skip

    @override
    def _row(self, key: str, name: str) -> TableRow:
        cells = {NAME: Cell(name, self.sheet.beside.get(key, ""), secret=True)}
        for one in self.sheet.asked:
            cells[one.key] = self._look.cell(self.points(key, one.key))
        came = attended(self.sheet, key)
        cells[MEETINGS] = Cell(f"{came.meetings}/{len(self.sheet.asked)}", bold=True)
        cells[HOURS] = Cell(f"{came.hours:g} + ?" if came.unknown else f"{came.hours:g}", bold=True)
        return TableRow(key, cells)

    def _sums(self) -> TableRow:
        cells = {NAME: Cell(tr("Came in all", "Asistieron en total"), bold=True)}
        for one in self.sheet.asked:
            cells[one.key] = Cell(f"{how_many_came(self.sheet, one.key)}/{len(self.sheet.people)}", bold=True)
        all_came = [attended(self.sheet, person) for person, _ in self.sheet.people]
        cells[MEETINGS] = Cell(str(sum(one.meetings for one in all_came)), bold=True)
        cells[HOURS] = Cell(f"{sum(one.hours for one in all_came):g}", bold=True)
        return TableRow(SUMS, cells)

    def _is_person(self, key: object) -> bool:
        return key != SUMS and isinstance(key, str)

    @override
    def _answered(self, key: object, column: str, digit: int) -> None:
        if self._is_person(key) and digit in (CAME, STAYED_AWAY):
            super()._answered(key, column, digit)

    @override
    def _turned(self, key: object, column: str) -> None:
        if self._is_person(key):
            super()._turned(key, column)

    @override
    def _emptied(self, key: object, column: str) -> None:
        if self._is_person(key):
            super()._emptied(key, column)

    @override
    def _go_on(self) -> None:
        """Down to the next person."""
        at = self.table.currentIndex()
        if at.row() + 1 < len(self.sheet.people):
            self.table.setCurrentIndex(self._model.index(at.row() + 1, at.column()))
        self._say_question()

    def _lettered(self, column: str, typed: str) -> None:
        """Enter goes down, x ticks, other letters go to a name."""
        key, at = self.table.current_key(), self.table.currentIndex()
        if not typed:
            self._go_on()
        elif typed.lower() == _MARK and self._asked(column) is not None:
            self._answered(key, column, CAME)
        elif self.sheet.people:
            found = self._finder.find(typed, [name for _, name in self.sheet.people], at.row())
            if found is not None:
                self.table.setCurrentIndex(self._model.index(found, at.column()))

    def mark_all(self) -> None:
        """Everybody nobody marked came to the meeting at hand; pressed again, those are not marked any more."""
        one = self._asked(self.table.column_key())
        if one is None or self._read_only:
            return
        waiting = unmarked(self.sheet, one.key)
        undo = [person for person in self._all if self.points(person, one.key) == CAME] if not waiting else []
        if waiting or undo:
            self._put(waiting or undo, one.key, CAME if waiting else None)
        self._all = waiting

    def _meeting(self) -> Meeting | None:
        """The meeting at the cursor; the last one where it stands elsewhere."""
        one = self._asked(self.table.column_key()) or (self.sheet.asked[-1] if self.sheet.asked else None)
        return one if isinstance(one, Meeting) else None

    def begin(self) -> None:
        """Ctrl+N: the form for somebody who is on no list; while a signed one is entered, she came to its meeting."""
        meeting = self._meeting()
        if meeting is None or self._read_only:
            return
        self._walked_in_to = self.signed.meeting if self.signed.isVisible() else ""
        self.signed.hide()
        at_meeting = self._calling.walked_in is None
        self.newcomer.begin((self._walked_in_to or meeting.key) if at_meeting else self.parent_id)

    def _added(self, line: str) -> None:
        hub, form, meeting = self._hub, self.form, self._walked_in_to
        if meeting:
            self._tasks.run(self, WalkIn(hub, form, line, meeting), self._walked_in, self._failed)
        else:
            self._walked_in(None)

    def _walked_in(self, _nothing: object) -> None:
        self.open()
        self.changed.emit()

    def _newcomer_closed(self) -> None:
        if self._walked_in_to:
            self.signed.show()
            self.signed.lines_block.focus()
        else:
            self.table.setFocus()

    def _print(self) -> None:
        """The list that people sign, of the meeting at hand."""
        meeting = self._meeting()
        if meeting is not None:
            self.papers.ask(signing_job(self._hub, self.form, self.parent_id, meeting.key), self.bar.print)

    def _say(self, tone: str, words: str) -> None:
        self.messages.show_message(cast("Tone", tone), words, passing=tone == "ok")

    def _enter_signed(self) -> None:
        meeting = self._meeting()
        if meeting is not None and not self._read_only:
            self.newcomer.hide()
            self.signed.begin(self.sheet, meeting.key)

    @override
    def _say_question(self) -> None:
        self.note.set_tone("text2")
        one = self._asked(self.table.column_key())
        if one is None:
            self.note.setText(_keys())
            return
        what = " · ".join(filter(None, (day_of(one), one.words, one.where if isinstance(one, Meeting) else "")))
        came = self._calling.counted.say(n=how_many_came(self.sheet, one.key), all=len(self.sheet.people))
        self.note.setText(f"{one.number}. {what or tr('no date', 'sin fecha')}: {came}. {_keys()}")


def _keys() -> str:
    return tr("Space or x ticks, 0 did not come, letters go to a name, Ctrl+Shift+Space ticks who is left.",
              "Espacio o x marca, 0 no asistió, las letras van a un nombre, Ctrl+Mayús+Espacio marca a quienes "
              "faltan.")  # fmt: skip
