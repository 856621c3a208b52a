"""A list that is called: everybody on it in one table, ticked as they come, and a form for who came today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.program.forms import Form
from kindhub.program.rolls import Roll
from kindhub.records.fields import fields_of
from kindhub.services.roll_unread import Unread, keep_unread, read_unread
from kindhub.services.rolls import RollLine, RollWriter, read_roll, take_over
from kindhub.storage.hub import Hub
from kindhub.ui.error_words import words_of
from kindhub.ui.forms.fields.number import NOT_A_NUMBER
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.newcomer import MISSING
from kindhub.ui.forms.roll_editing import RollEditing
from kindhub.ui.forms.roll_lines import RollLines
from kindhub.ui.forms.roll_table import RollTable
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.table import PageModel, remember
from kindhub.ui.kit.text import Text
from kindhub.ui.shell import bind
from kindhub.ui.tasks import Progress, Tasks

_LEAST_ROWS = 4


class KeepUnread:
    """Work: keep what was typed in these lines and is no number."""

    def __init__(self, hub: Hub, form: Form, parent_id: str, versions: dict[str, int], unread: Unread) -> None:
        self._kept = (hub, form, parent_id, versions, unread)

    def __call__(self, _progress: Progress | None = None) -> None:
        """Keep."""
        keep_unread(*self._kept)


class RollPage(QWidget):
    """`rows_changed` once something was written. Space ticks the row at hand, Ctrl+Shift+Space everybody who is not
    marked yet; numbers are typed in their place; Ctrl+N opens the form for who is not on the list, Enter on a name
    the form of that line. What is ticked is written at once; what is typed for a number and is none is kept as a draft.
    """

    rows_changed = Signal()

    def __init__(
        self, hub: Hub, form: Form, roll: Roll, parent_id: str, lookups: Lookups, tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._hub, self.form, self.roll, self.parent_id = hub, form, roll, parent_id
        self._lookups, self._tasks = lookups, tasks
        self._writer = RollWriter(hub, form)
        self.lines = RollLines(form, roll, lookups)
        self._read_only, self._read = "", False
        self._marked: list[str] = []
        self._unkept: set[str] = set()
        column = QVBoxLayout(self)
        gaps(column, 8)
        column.addWidget(self._list_card(), 1)
        self.page = FormPage(form, lookups, MISSING.say(), self)
        self.page.hide()
        self.desk = FormDesk(hub, self.page, tasks)
        self.desk.opened.connect(self._form_opened)
        self.desk.saved.connect(self._saved)
        self.desk.discarded.connect(self._discarded)
        column.addWidget(self.page, 2)
        bind(self, "new", self.begin)
        bind(self, "mark_all", self.mark_all)
        bind(self.card, "save", self._flush)

    def _list_card(self) -> Card:
        title = f"{self.form.title.say()}: {self._of_what()}"
        self.card = Card(title, " ")
        gaps(self.card.column, 4, 16, 4)
        self.over_button = QuietButton(self.roll.take_over_act.say() if self.roll.take_over_act else "", "users")
        self.over_button.clicked.connect(self.take_over)
        self.all_button = QuietButton(tr("Tick everybody", "Marcar toda la lista"), "checks")
        self.all_button.setToolTip("Ctrl+Shift+Space")
        self.all_button.clicked.connect(self.mark_all)
        self.add_button = QuietButton(tr("Add a person", "Agregar a una persona"), "user-plus")
        self.add_button.setToolTip("Ctrl+N")
        self.add_button.clicked.connect(self.begin)
        acts = QWidget(self.card)
        row = FlowLayout(acts, 8)
        for button in (self.over_button, self.all_button, self.add_button):
            row.addWidget(button)
        self.card.add(acts)
        self.messages = MessageStack()
        self.card.add(self.messages)
        self.none = Text(tr("Nobody is on this list yet.", "Todavía no hay nadie en esta lista."), "body", "text2",
                         wrap=True)  # fmt: skip
        self.card.add(self.none)
        self._model = PageModel(self.lines.columns(), self.lines.rows)
        self.table = RollTable(self._model, title, self.roll.came)
        remember(self.table, f"roll.{self.form.key}", schema=self.form.record.schema_key())
        self.editing = RollEditing(self.table, self.lines, self._lookups)
        self.editing.written.connect(self._typed)
        self.editing.unread.connect(self._not_read)
        self.table.ticked.connect(self.tick)
        self.table.emptied.connect(self._emptied)
        self.table.edit_asked.connect(self._edit)
        self.table.current_changed.connect(self._say_note)
        self.card.add(self.table, 1)
        self.note = Text(" ", "cap", "text2", wrap=True)
        self.card.add(self.note)
        return self.card

    def _of_what(self) -> str:
        """The meeting the list is of, as links call it."""
        return self._lookups.link(fields_of(self.form.record)[self.form.parent], self.parent_id).label

    def open(self, record_id: str | None = None) -> None:
        """Read the list; with `record_id` the form of that line too."""
        self.read_again()
        self.desk.open(self.parent_id, record_id)

    def read_again(self) -> None:
        """Read the list anew."""
        hub, form, parent_id = self._hub, self.form, self.parent_id

        def work(_progress: Progress) -> tuple[tuple[RollLine, ...], Unread]:
            with hub.read() as session:
                return read_roll(session, form, parent_id), read_unread(session, hub.user.uid, form, parent_id)

        self._tasks.run(self, work, self._show, self.desk.failed.emit)

    def _show(self, found: object) -> None:
        read: Sequence[RollLine]
        read, unread = found if isinstance(found, tuple) else ((), {})
        self.editing.close()
        at = self.table.currentIndex()
        self._writer.know(read)
        self.lines.show(read)
        if not self._read:
            self.lines.unread = {**unread, **self.lines.unread}
        self._model.set_keys(self.lines.in_order())
        if read and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(min(max(at.row(), 0), len(read) - 1), max(at.column(), 0)))
        self.none.setVisible(not read)
        self.table.setVisible(bool(read))
        show_when(self.all_button, bool(read) and not self._read_only)
        show_when(self.over_button, self.roll.take_over is not None and not self._read_only)
        self._count()
        if not self._read:
            self._read = True
            if read:
                self.table.setFocus()
            elif not self._read_only and self.roll.take_over is not None:
                self.over_button.setFocus()

    def _count(self) -> None:
        self.card.note.setText(self.roll.counted.say(n=self.lines.came(), all=len(self.lines.in_order())))

    def tick(self, key: object) -> None:
        """Space: who came came; pressed again, she did not."""
        if not self._read_only and isinstance(key, str):
            self._put(key, self.roll.came, self.lines.value(key, self.roll.came) is not True)
            self._flush()

    def mark_all(self) -> None:
        """Ctrl+Shift+Space: everybody who is not marked yet came; pressed again, those are not marked any more."""
        if self._read_only:
            return
        came = self.roll.came
        waiting = [key for key in self.lines.in_order() if self.lines.value(key, came) is None]
        undo = [key for key in self._marked if self.lines.value(key, came) is True] if not waiting else []
        for key in waiting or undo:
            self._put(key, came, True if waiting else None)
        self._marked = waiting
        self._flush()

    def _emptied(self, key: object, column: str) -> None:
        if not self._read_only and isinstance(key, str) and column in (self.roll.came, *self.roll.cells):
            self._put(key, column, None)
            self._flush()

    def _typed(self, key: str, name: str, value: object) -> None:
        self._put(key, name, value)
        self._write()

    def _not_read(self, key: str, name: str, words: str) -> None:
        self.lines.unread[key, name] = words
        self._unkept.add(key)
        self._model.refresh()
        self._say_note(key)
        self._keep_unread()

    def _keep_unread(self) -> None:
        if self._unkept:
            self._tasks.run(self, self._take_unread(), self._kept, self._failed, aside=True)

    def _take_unread(self) -> KeepUnread:
        keys, self._unkept = self._unkept & set(self.lines.in_order()), set()
        versions = {key: self.lines.version(key) for key in sorted(keys)}
        return KeepUnread(self._hub, self.form, self.parent_id, versions, dict(self.lines.unread))

    def _kept(self, _nothing: object) -> None:
        """Nothing to say."""

    def _put(self, key: str, name: str, value: Any) -> None:
        if (key, name) in self.lines.unread:
            self._unkept.add(key)
        self.lines.put(key, name, value)
        self._writer.put(key, name, value)
        self._model.refresh()
        self._count()

    def _flush(self) -> None:
        self.editing.close()
        self._write()

    def _write(self) -> None:
        self._tasks.run(self, self._writer.write, self._written, self._failed, aside=True)
        self._keep_unread()

    def _written(self, written: object) -> None:
        if getattr(written, "unit", ""):
            self.messages.clear()
            self.rows_changed.emit()

    def _failed(self, error: BaseException) -> None:
        self.messages.show_message("danger", words_of(error))
        if not self._writer.is_waiting():
            self.read_again()

    def _edit(self, column: str, typed: str) -> None:
        key = self.table.current_key()
        if self._read_only or not isinstance(key, str):
            return
        if column in self.roll.cells:
            self.editing.edit(column, typed)
        elif not typed:
            self._open_form(key)

    def _say_note(self, key: object) -> None:
        unread = [name for one, name in self.lines.unread if one == key]
        said = NOT_A_NUMBER.say() if unread else self.lines.note(str(key or ""))
        self.note.set_tone("danger" if unread else "text2")
        self.note.setText(said or self._keys())

    def _keys(self) -> str:
        if self._read_only or not self.lines.in_order():
            return " "
        return tr(
            "Space ticks, Enter opens the line, Delete empties a cell.",
            "Espacio marca, Intro abre la línea, Supr vacía una celda.",
        )

    def take_over(self) -> None:
        """Put the people of the last meeting on the list."""
        hub, form, parent_id = self._hub, self.form, self.parent_id

        def work(_progress: Progress) -> int:
            return take_over(hub, form, parent_id)

        self._tasks.run(self, work, self._taken_over, self._failed)

    def _taken_over(self, number: object) -> None:
        count = number if isinstance(number, int) else 0
        none = tr("Nobody was on the list of the last one who is not here already.",
                  "En la lista anterior no había nadie que no esté ya en esta.")  # fmt: skip
        some = tr_n(count, L("{n} person was put on the list. Tick those who came.",
                             "Se agregó {n} persona a la lista. Marque a quienes llegaron."),
                    L("{n} people were put on the list. Tick those who came.",
                      "Se agregaron {n} personas a la lista. Marque a quienes llegaron."))  # fmt: skip
        self.messages.show_message("ok" if count else "info", some if count else none, passing=True)
        self._read = False
        self.read_again()
        if count:
            self.rows_changed.emit()

    def begin(self) -> None:
        """Ctrl+N: the form for somebody who is not on the list."""
        if not self._read_only:
            self._open_form("")

    def _open_form(self, key: str) -> None:
        self.editing.close()
        self.desk.keep_before_leaving()
        self.page.title.setText(tr("Line of the list", "Línea de la lista") if key else MISSING.say())
        self._show_form(shown=True)
        self.desk.open(self.parent_id, key or None)

    def _show_form(self, *, shown: bool) -> None:
        self.page.setVisible(shown)
        rows = _LEAST_ROWS if shown else 0
        self.table.setMinimumHeight(rows * self.table.verticalHeader().defaultSectionSize())

    def _form_opened(self) -> None:
        if self.page.offer.isVisibleTo(self.page) and not self._read_only:
            self._show_form(shown=True)
        elif self.page.isVisible():
            self.page.body.focus_field(self.roll.name[0])

    def _saved(self, saved: object, go_on: bool) -> None:
        self.lines.forget_unread(getattr(saved, "record_id", ""))
        self.read_again()
        self.rows_changed.emit()
        if go_on:
            self._open_form("")
        else:
            self._close_form()

    def _discarded(self) -> None:
        """The draft of a line held what was typed in the list too."""
        target = self.desk.target
        if target is not None and target.record_id:
            self.lines.forget_unread(target.record_id)
            self._model.refresh()
        self._close_form()

    def _close_form(self) -> None:
        self._show_form(shown=False)
        self.table.setFocus()

    def set_read_only(self, reason: str) -> None:
        """The list can be looked at, not changed."""
        self._read_only = reason
        self.page.set_read_only(reason)
        self.add_button.setVisible(not reason)
        self._show_form(shown=False)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """A number that is being typed is written when the list goes; what is no number is kept here and now."""
        self.editing.close()
        if self._unkept:
            self._take_unread()()
        if self._writer.is_waiting():
            self._flush()
        super().hideEvent(event)
