"""A repeating part of a case: the rows there are, and the form of the one at hand below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.program.forms import Form
from kindhub.records.fields import fields_of
from kindhub.services.form_contents import Answers
from kindhub.storage.hub import Hub
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.parts import PartRow, columns_of_form, read_parts, width_of
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.table import Cell, Column, PageModel, TableRow, WorkTable
from kindhub.ui.shell import bind
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.theme import theme

NEW = ""
_ROWS_SEEN = 4
_COLUMNS = 5
_NARROWEST, _LETTER, _ROOM = 104, 7, 570


def _adding(form: Form) -> str:
    return tr("Add: {what}", "Agregar: {what}", what=form.title.say().lower())


class PartsPage(QWidget):
    """`rows_changed` after a save; `inner_asked(form, record_id)` for the parts of a row (steps of a goal).

    Ctrl+N begins a new row, which stands last; Ctrl+D begins one with the answers of the row above.
    """

    rows_changed = Signal()
    inner_asked = Signal(object, str)

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
        column = QVBoxLayout(self)
        gaps(column, 8)
        column.addWidget(self._table_card())
        self.page = FormPage(form, lookups, _adding(form))
        self.desk = FormDesk(hub, self.page, tasks)
        self.desk.opened.connect(self._form_opened)
        self.desk.saved.connect(self._saved)
        column.addWidget(self.page, 1)
        self._links = [self._inner_link(one) for one in self._inner]
        bind(self, "new", self.begin)
        bind(self, "copy_above", self.copy_above)

    def _table_card(self) -> Card:
        title = self.form.title.say()
        self.card = Card(title, " ")
        gaps(self.card.column, 4, 16, 4)
        specs = fields_of(self.form.record)
        names = columns_of_form(self.form)
        self._columns = [
            Column(
                name, label := specs[name].label.say(), width_of(label), sortable=False, stretch=at == len(names) - 1
            )
            for at, name in enumerate(names)
        ]
        self._model = PageModel(self._columns, self._fetch)
        self.table = WorkTable(self._model, title)
        self.table.opened.connect(self.open_row)
        self.table.current_changed.connect(self.open_row)
        self.add_button = QuietButton(tr("Add", "Agregar"), "plus")
        self.add_button.setToolTip("Ctrl+N")
        self.add_button.clicked.connect(self.begin)
        self.card.add_action(self.add_button)
        self.card.add(self.table)
        return self.card

    def add_action(self, button: QWidget) -> None:
        """Put a button beside the one that adds a row."""
        self.card.add_action(button)

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

    def _show(self, rows: object) -> None:
        self.rows = rows  # type: ignore[assignment]  # the tuple of `work`
        self.table.blockSignals(True)
        self._model.set_keys([*(row.record_id for row in self.rows), NEW])
        self.table.blockSignals(False)
        self.card.note.setText(str(len(self.rows)))
        self.table.setFixedHeight(min(len(self.rows) + 1, _ROWS_SEEN) * theme().size(34) + theme().size(38))
        self.table.scrollToBottom()
        if self._first or self._asked is not None:
            self._first = False
            wanted = self._asked or NEW
            self.table.blockSignals(True)
            self.table.select_key(wanted)
            self.table.blockSignals(False)
            self.open_row(wanted)

    def _fetch(self, keys: Sequence[Any]) -> list[TableRow]:
        known = {row.record_id: row for row in self.rows}
        fetched = []
        for key in keys:
            if key == NEW:
                new = Cell(tr("New…", "Nuevo…"), icon="plus", tone="accent")
                fetched.append(TableRow(NEW, {self._columns[0].key: new}))
            elif key in known:
                cells = dict(zip((column.key for column in self._columns), map(Cell, known[key].cells), strict=True))
                fetched.append(TableRow(key, cells))
        return fetched

    def open_row(self, key: object) -> None:
        """Show a row in the form; the empty key is the new one."""
        record_id = str(key) if key else None
        if self.desk.target is not None and self.desk.target.record_id == record_id and record_id is not None:
            return
        self.desk.keep_before_leaving()
        start, self._start = self._start, None
        self.desk.open(self.parent_id, record_id, start if record_id is None else None)

    _start: Answers | None = None

    def begin(self) -> None:
        """Ctrl+N: a new row."""
        self.table.blockSignals(True)
        self.table.select_key(NEW)
        self.table.blockSignals(False)
        self.open_row(NEW)

    def copy_above(self) -> None:
        """Ctrl+D: a new row with the answers of the row above it (of the row at hand, when one is open)."""
        at_hand = self.desk.target.record_id if self.desk.target else None
        source = next((row for row in self.rows if row.record_id == at_hand), self.rows[-1] if self.rows else None)
        if source is not None:
            names = {field.name for field in self.form.fields()}
            self._start = Answers(
                {name: value for name, value in source.answers.values.items() if name in names},
                {name: why for name, why in source.answers.absent.items() if name in names},
            )
            self.begin()

    def _form_opened(self) -> None:
        target = self.desk.target
        fresh = target is None or target.record_id is None
        self.page.title.setText(_adding(self.form) if fresh else self.form.title.say())
        for link in self._links:
            link.setVisible(not fresh)
        if fresh and self.page.isVisible() and not self.table.hasFocus():
            self.page.body.focus_field("")

    def _saved(self, saved: Any, go_on: bool) -> None:
        if go_on:
            self.desk.open(self.parent_id)
            self._asked = None
        self.open(None if go_on else saved.record_id)
        self.rows_changed.emit()

    def _ask_inner(self) -> None:
        link, target = self.sender(), self.desk.target
        if isinstance(link, QAbstractButton) and target is not None and target.record_id:
            form = next(one for one in self._inner if one.key == link.property("form"))
            self.inner_asked.emit(form, target.record_id)

    def set_read_only(self, reason: str) -> None:
        """Rows can be looked at, not changed."""
        self.page.set_read_only(reason)
        self.add_button.setVisible(not reason)
