"""A repeating part of a case: the rows there are, and the form of the one at hand below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr, within
from kindhub.program.forms import Form
from kindhub.records.fields import fields_of
from kindhub.services.form_contents import Answers
from kindhub.storage.hub import Hub
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.parts import PartRow, columns_of_form, is_short, read_parts, roomiest, width_of
from kindhub.ui.forms.parts_table import PartsTable
from kindhub.ui.forms.row_editing import RowEditing
from kindhub.ui.forms.saying import say, say_absence
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.card import Card, LongHeadCard
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.table import Cell, Column, PageModel, TableRow, remember
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.shell import bind
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.theme import theme

NEW = ""
_ROWS_SEEN, _ROWS_OF_SHORT = 4, 7


def _adding(form: Form) -> str:
    return tr("Add: {what}", "Agregar: {what}", what=within(form.title.say()))


class PartsPage(QWidget):
    """`rows_changed` after a save; `inner_asked(form, record_id)` for the parts of a row (steps of a goal);
    `hand_asked` when the part is to be handed to the person it is about.

    Cells are edited in place; a row that is left with changes stays as a draft, with a pencil, until it is saved.
    Ctrl+N begins a new row, which stands last; Ctrl+D begins one with the answers of the row above. Where the table
    shows everything but long texts, the form below asks only these.
    """

    rows_changed = Signal()
    inner_asked = Signal(object, str)
    hand_asked = Signal()

    def __init__(
        self,
        hub: Hub,
        form: Form,
        parent_id: str,
        lookups: Lookups,
        tasks: Tasks,
        *,
        inner: Sequence[Form] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self.form, self.parent_id = hub, form, parent_id
        self._lookups, self._tasks, self._inner = lookups, tasks, tuple(inner)
        self.rows: tuple[PartRow, ...] = ()
        self._asked: str | None = None
        self._first = True
        self._at: str | None = None
        self._left: dict[str, tuple[str, ...]] = {}
        self._read_only = False
        column = QVBoxLayout(self)
        gaps(column, 8)
        column.addWidget(self._table_card())
        self.page = FormPage(form, lookups, _adding(form), self)
        self.desk = FormDesk(hub, self.page, tasks)
        self.desk.opened.connect(self._form_opened)
        self.desk.saved.connect(self._saved)
        self.desk.discarded.connect(self._discarded)
        column.addWidget(self.page, 1)
        self._edit_in_place()
        self._links = [self._inner_link(one) for one in self._inner]
        for name, act in (
            ("save", self.page.save),
            ("save_on", self.page.save_and_go_on),
            ("next_error", self.page.next_problem),
            ("last_error", self.page.last_problem),
        ):
            bind(self.card, name, act)
        bind(self, "new", self.begin)
        bind(self, "copy_above", self.copy_above)

    def _edit_in_place(self) -> None:
        names = columns_of_form(self.form)
        body = self.page.body
        self.editing = RowEditing(self.table, body, self.form, self._lookups, names)
        self.editing.ended.connect(self._go_below)
        if is_short(self.form):
            body.leave_to_table(names)
            body.elsewhere.connect(self.editing.edit)
        body.changed.connect(self._show_changes)
        body.left.connect(self._show_messages)
        self.page.problems_changed.connect(self._show_messages)

    def _table_card(self) -> Card:
        title = self.form.title.say()
        self.card = LongHeadCard(title, " ", self)
        gaps(self.card.column, 4, 16, 4)
        specs = fields_of(self.form.record)
        names = columns_of_form(self.form)
        roomy = roomiest(self.form)
        self._columns = [
            Column(name, specs[name].label.say(), width_of(specs[name]), sortable=False, stretch=name == roomy)
            for name in names
        ]
        self._model = PageModel(self._columns, self._fetch)
        self.table = PartsTable(self._model, title, self.card)
        remember(self.table, f"parts.{self.form.key}", schema=self.form.record.schema_key())
        self.table.current_changed.connect(self.open_row)
        self.add_button = QuietButton(tr("Add", "Agregar"), "plus")
        self.add_button.setToolTip("Ctrl+N")
        self.add_button.clicked.connect(self.begin)
        self.hand_button = QuietButton(self.form.handed.act.say() if self.form.handed else "", "smiley")
        self.hand_button.clicked.connect(self.hand_asked)
        self.hand_button.setVisible(False)
        self.card.add_action(self.hand_button)
        self.card.add_action(self.add_button)
        self.none = Text(tr("Nothing was written here.", "Aquí no se escribió nada."), "body", "text2", wrap=True)
        self.none.hide()
        self.card.add(self.none)
        self.card.add(self.table)
        self.card.add(self._message_line())
        return self.card

    def _message_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        gaps(row, 5)
        row.addWidget(Icon("warning-circle-fill", "danger", 14))
        self._messages = Text("", "cap", "danger", wrap=True)
        row.addWidget(self._messages, 1)
        line.hide()
        return line

    def add_action(self, button: QWidget) -> None:
        """Put a button beside the one that adds a row."""
        self.card.add_action(button)

    @property
    def inner_forms(self) -> tuple[Form, ...]:
        """The forms of the parts of a row."""
        return self._inner

    def _inner_link(self, form: Form) -> LinkButton:
        link = LinkButton(form.title.say(), "arrow-bend-down-right")
        link.setProperty("form", form.key)
        link.clicked.connect(self._ask_inner)
        self.page.title_row.insertWidget(1, link)
        link.hide()
        return link

    def open(self, record_id: str | None = None, start: Answers | None = None) -> None:
        """Read the rows; then show one of them, or a new one with `start` in it."""
        self._asked, self._start = record_id, start
        hub, form, parent_id, lookups = self._hub, self.form, self.parent_id, self._lookups

        def work(_progress: Progress) -> tuple[PartRow, ...]:
            return read_parts(hub, form, parent_id, lookups)

        self._tasks.run(self, work, self._show, self.desk.failed.emit)

    def read_again(self) -> None:
        """What stands in the rows may have been changed elsewhere (on a further page of one); what is typed stays."""
        if self._at is not None and self._is_changed():
            self._left[self._at] = self._words_now()
        at, self._at = self._at, None
        self.open(at or NEW)

    def _show(self, rows: object) -> None:
        self.rows = rows  # type: ignore[assignment]  # the tuple of `work`
        self.table.blockSignals(True)
        self._model.set_keys([*(row.record_id for row in self.rows), *(() if self._read_only else (NEW,))])
        self.table.blockSignals(False)
        self._show_nothing(not self.rows and self._read_only)
        self.card.note.setText(str(len(self.rows)))
        seen = _ROWS_OF_SHORT if is_short(self.form) else _ROWS_SEEN
        self.table.setFixedHeight(min(self._model.rowCount(), seen) * theme().size(34) + theme().size(38))
        self.table.scrollToBottom()
        if self._first or self._asked is not None:
            self._first = False
            wanted = self._asked or (self.rows[-1].record_id if self._read_only and self.rows else NEW)
            self.table.blockSignals(True)
            self.table.select_key(wanted)
            self.table.blockSignals(False)
            self.open_row(wanted)

    def _show_nothing(self, nothing: bool) -> None:
        """What can only be read and holds no row is one sentence; the form below would ask for answers."""
        show_when(self.none, nothing)
        show_when(self.table, not nothing)
        show_when(self.page.body, not nothing)

    def _fetch(self, keys: Sequence[Any]) -> list[TableRow]:
        known = {row.record_id: row.cells for row in self.rows}
        return [self._row(key, known) for key in keys if key == NEW or key in known]

    def _row(self, key: str, known: Mapping[str, tuple[str, ...]]) -> TableRow:
        drafted = self._words_now() if key == self._at and self._is_changed() else self._left.get(key)
        words = drafted or known.get(key, ())
        cells = dict(zip((column.key for column in self._columns), map(Cell, words), strict=False))
        first = self._columns[0].key
        if drafted:
            cells[first] = Cell(drafted[0], icon="pencil-simple")
        elif key == NEW:
            cells[first] = Cell(tr("New…", "Nuevo…"), icon="plus", tone="accent")
        return TableRow(key, cells)

    def _is_changed(self) -> bool:
        return not self.desk.changed().is_empty()

    def _words_now(self) -> tuple[str, ...]:
        """The row at hand as the form holds it, saved or not."""
        specs, answers = fields_of(self.form.record), self.page.body.answers()
        return tuple(
            answers.typed.get(name)
            or say_absence(answers.absent.get(name, ""))
            or say(specs[name], answers.values.get(name), self._lookups)
            for name in (column.key for column in self._columns)
        )

    def _show_changes(self, _name: str) -> None:
        self._model.refresh()

    def _show_messages(self, _what: object = None) -> None:
        """What is to be looked at in the row, under the table when the form below does not show these fields."""
        body = self.page.body
        found = [
            f"{body.label(column.key)}: {said}"
            for column in self._columns
            if (said := body.blocks[column.key].message()) and is_short(self.form)
        ]
        self._messages.setText("  ·  ".join(found))
        if (line := self._messages.parentWidget()) is not None:
            line.setVisible(bool(found))

    def open_row(self, key: object) -> None:
        """Show a row in the form; the empty key is the new one. A row that was left with changes has them still."""
        wanted = str(key) if key else NEW
        if wanted == self._at and self._start is None:
            return
        if self._at is not None and self._is_changed():
            self._left[self._at] = self._words_now()
        self.editing.wait()
        self.desk.keep_before_leaving()
        self._at = wanted
        start, self._start = self._start, None
        self.desk.open(self.parent_id, wanted or None, start if not wanted else None)

    _start: Answers | None = None
    _further: Form | None = None

    def begin(self) -> None:
        """Ctrl+N: a new row, unless rows can only be read."""
        if self._read_only:
            return
        self.table.blockSignals(True)
        self.table.select_key(NEW)
        self.table.blockSignals(False)
        self.open_row(NEW)

    def copy_above(self) -> None:
        """Ctrl+D: a new row with the answers of the row above it (of the row at hand, when one is open)."""
        at_hand = self.desk.target.record_id if self.desk.target else None
        source = next((row for row in self.rows if row.record_id == at_hand), self.rows[-1] if self.rows else None)
        if source is not None and not self._read_only:
            names = {field.name for field in self.form.fields()}
            self._start = Answers(
                {name: value for name, value in source.answers.values.items() if name in names},
                {name: why for name, why in source.answers.absent.items() if name in names},
            )
            self.begin()

    def _form_opened(self) -> None:
        target = self.desk.target
        fresh = target is None or target.record_id is None
        self.page.title.setText(_adding(self.form) if fresh and not self._read_only else self.form.title.say())
        for link, form in zip(self._links, self._inner, strict=True):
            link.setVisible(not fresh and (form.of_rows is None or form.of_rows.holds(self.page.body.values())))
        if self._at in self._left:
            del self._left[self._at]
            self.desk.take_draft()
        self._model.refresh()
        self._show_messages()
        self.editing.ready()
        further, self._further = self._further, None
        if further is not None and target is not None and target.record_id:
            self.inner_asked.emit(further, target.record_id)
        elif fresh and self.page.isVisible() and not self.table.hasFocus() and self.editing.editor is None:
            self.page.body.focus_field("")

    def _discarded(self) -> None:
        self._model.refresh()
        self._show_messages()

    def _go_below(self) -> None:
        """From the last cell to the long texts, or to the button that saves."""
        body = self.page.body
        if is_short(self.form) and not body.shows_any():
            self.page.bar.save_button.setFocus()
            return
        first = body.first_here()
        body.focus_field(first)
        if first and self.isVisible() and not body.blocks[first].isVisible():
            QTimer.singleShot(0, self, self._go_below)  # made this very moment: it takes its place in the next turn

    def _saved(self, saved: Any, go_on: bool) -> None:
        self._at = None
        self._left.pop(NEW, None)
        self._further = self._page_of_row() if go_on else None
        self.open(NEW if go_on and self._further is None else saved.record_id)
        self.rows_changed.emit()

    def _page_of_row(self) -> Form | None:
        """The guided questions of the row that was saved: *save and go on* goes on with them."""
        own = (one for one in self._inner if one.record is self.form.record)
        values = self.page.body.values()
        return next((one for one in own if one.of_rows is None or one.of_rows.holds(values)), None)

    def _ask_inner(self) -> None:
        link, target = self.sender(), self.desk.target
        if isinstance(link, QAbstractButton) and target is not None and target.record_id:
            form = next(one for one in self._inner if one.key == link.property("form"))
            self.inner_asked.emit(form, target.record_id)

    def set_read_only(self, reason: str) -> None:
        """Rows can be looked at, not changed or added to."""
        self._read_only = bool(reason)
        self.page.set_read_only(reason)
        self.editing.set_read_only(read_only=bool(reason))
        self.add_button.setVisible(not reason)
        self.hand_button.hide()

    def offer_handing(self) -> None:
        """The part can be handed over now, by this person."""
        self.hand_button.setVisible(self.form.handed is not None and not self._read_only)
