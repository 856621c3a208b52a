"""Edits the row at hand in its table: one cell after the other, each a second view of the form's own question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kindhub.program.forms import Form
from kindhub.records.fields import fields_of
from kindhub.ui.forms.cell_editor import CellEditor
from kindhub.ui.forms.fields import ask
from kindhub.ui.forms.form_body import FormBody
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.parts_table import PartsTable


class RowEditing(QObject):
    """`ended` when Tab goes on from the last cell. Between `wait` and `ready` the row is being read: keys are kept."""

    ended = Signal()

    def __init__(self, table: PartsTable, body: FormBody, form: Form, lookups: Lookups, columns: Sequence[str]) -> None:
        super().__init__(table)
        self._table, self._body, self._lookups, self._columns = table, body, lookups, tuple(columns)
        self._fields = {field.name: field for field in form.fields()}
        self._specs = fields_of(form.record)
        self._waiting = True
        self._wanted: tuple[str, str] | None = None
        self._read_only = False
        self.editor: CellEditor | None = None
        table.edit_asked.connect(self.edit)
        table.closed.connect(self.close)
        table.horizontalScrollBar().valueChanged.connect(self.close)

    def set_read_only(self, *, read_only: bool) -> None:
        """Cells can be looked at, not edited."""
        self._read_only = read_only

    def wait(self) -> None:
        """Another row is being read."""
        self.close()
        self._waiting = True

    def ready(self) -> None:
        """The row is there: what was typed meanwhile goes into its cell."""
        self._waiting = False
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.edit(*wanted)

    def edit(self, column: str, typed: str = "") -> None:
        """Open the cell of a column in the row at hand."""
        if self._read_only:
            return
        if self._waiting:
            kept = self._wanted[1] if self._wanted is not None else ""
            self._wanted = (column, kept + typed)
            return
        self.close()
        if column not in self._columns or not self._body.is_asked(column):
            return
        self._table.go_to_column(column)
        question = ask(self._specs[column], self._fields[column], self._lookups)
        editor = CellEditor(column, self._body.label(column), question, self._table.viewport())
        editor.copy_from(self._body.questions[column])
        editor.place_over(self._table.visualRect(self._table.currentIndex()), self._table.viewport().width())
        editor.changed.connect(self._changed)
        editor.moved.connect(self._move)
        editor.finished.connect(self.close)
        self.editor = editor
        editor.begin(typed)

    def close(self) -> None:
        """Put the editor away; the form has had every change of it already, and checks the field now."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        had_focus = editor.isAncestorOf(focus) if (focus := editor.window().focusWidget()) is not None else False
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._table.setFocus()
        self._body.blocks[editor.name].input.left.emit()

    def _changed(self) -> None:
        if self.editor is not None:
            self.editor.copy_to(self._body.questions[self.editor.name])

    def _move(self, step: int) -> None:
        if self.editor is None:
            return
        asked = [name for name in self._columns if self._body.is_asked(name) or name == self.editor.name]
        at = asked.index(self.editor.name) + step
        self.close()
        if 0 <= at < len(asked):
            self.edit(asked[at])
        elif step > 0:
            self.ended.emit()
