"""The sheet of a day entered back: the rows in the order of the paper, every cell typed in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.records.partial_date import PartialDate
from kindhub.services.day_sheets import (
    TakenSheet,
    Unsound,
    form_of,
    keep_line,
    lines_of,
    may_enter,
    save_lines,
    sheet_of,
    sheets,
)
from kindhub.ui.day_sheet.lines import DayLines
from kindhub.ui.error_words import words_of
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.roll_editing import RollEditing
from kindhub.ui.forms.roll_table import CellTable
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.table import PageModel
from kindhub.ui.kit.text import Text
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.shell import Page, Route, bind
from kindhub.ui.tasks import Progress, tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.program.forms import Form
    from kindhub.services.day_sheets import Line
    from kindhub.storage.hub import Hub

_READ_ONLY = L("You may look at this sheet, not enter it.", "Usted puede ver esta hoja, no pasarla.")


class KeepLines:
    """Work: keep what is written in these lines as drafts."""

    def __init__(self, hub: Hub, form: Form, lines: Sequence[Line]) -> None:
        self._hub, self._form, self._lines = hub, form, tuple(lines)

    def __call__(self, _progress: Progress | None = None) -> None:
        """Keep."""
        for line in self._lines:
            keep_line(self._hub, self._form, line)


class DaySheetPage(Page):
    """`DaySheetPage(hub, program_key, list_key, sheet_key="")`: the latest sheet of the list, or the one of that key.

    Enter and Tab go from cell to cell and down the rows, Ctrl+S saves every line somebody wrote in. What is written is
    kept as a draft at once. Raises `StopIteration` or `LookupError` for a list without a sheet: a bug in whoever leads
    here.
    """

    def __init__(self, hub: Hub, program_key: str, list_key: str, sheet_key: str = "") -> None:
        super().__init__()
        self._hub, self._program = hub, hub.programs[program_key]
        self.view = next(view for view in self._program.lists if view.key == list_key)
        self.sheet, self.sheet_key = sheet_of(self.view), sheet_key
        self.form = form_of(self._program, self.sheet)
        self.lines = DayLines(self.form, self.sheet, Lookups(hub))
        self.taken: TakenSheet | None = None
        self._may, self._busy = may_enter(hub.user, self._program, self.view), False
        self._unkept: set[str] = set()
        self._build()
        bind(self, "save", self.save)
        self.refresh()

    def _build(self) -> None:
        program = self._program.info.neutral_name.say()
        title = f"{self.sheet.title}: {tr('enter it', 'pasarla')}"
        here = Route("list", (self._program.key, self.view.key))
        self.header = PageHeader(title, ((program, None), (self.view.title.say(), here)))
        self.header.crumb_clicked.connect(self.go)
        self.save_button = FilledButton(tr("Save", "Guardar"), "floppy-disk")
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.clicked.connect(self.save)
        self.header.add_action(self.save_button)
        self.column.addWidget(self.header)
        self.tabs = ViewTabs(tr("Sheets that were printed", "Hojas que se imprimieron"))
        self.tabs.chosen.connect(self.show_sheet)
        self.column.addWidget(self.tabs)
        self.card = Card(self.form.title.say(), " ")
        gaps(self.card.column, 4, 16, 4)
        self.messages = MessageStack()
        self.card.add(self.messages)
        self.none = EmptyState(
            tr("You printed no sheet of this list yet. Print one from the list; here you enter it.",
               "Usted todavía no ha impreso una hoja de esta lista. Imprímala desde la lista; aquí la pasa."),
            tr("Go to the list", "Ir a la lista"), "printer", self.card)  # fmt: skip
        self.none.acted.connect(self._to_list)
        self.card.add(self.none, 1)
        self._model = PageModel(self.lines.columns(), self.lines.rows)
        self.table = CellTable(self._model, title)
        self.editing = RollEditing(self.table, self.lines, self.lines.lookups)
        self.editing.written.connect(self._typed)
        self.editing.unread.connect(self._not_read)
        self.table.edit_asked.connect(self._edit)
        self.table.emptied.connect(self._emptied)
        self.table.current_changed.connect(self._say_note)
        self.card.add(self.table, 1)
        self.note = Text(" ", "cap", "text2", wrap=True)
        self.card.add(self.note)
        self.column.addWidget(self.card, 1)

    def _to_list(self) -> None:
        self.go.emit(Route("list", (self._program.key, self.view.key)))

    @override
    def refresh(self) -> None:
        hub, program, view, wanted = self._hub, self._program, self.view, self.sheet_key

        def work(_progress: Progress) -> tuple[list[TakenSheet], TakenSheet | None, list[Line]]:
            with hub.read() as session:
                found = sheets(session, hub.user, program, view)
                taken = next((one for one in found if one.key == wanted), found[0] if found else None)
                lines = lines_of(session, hub.user, program, view, taken) if taken is not None else []
            return found, taken, lines

        self.editing.close()
        self._keep()
        self._busy = True  # what would be typed now would stand over what is being read
        tasks().run(self, work, self._show, self._failed)

    def show_sheet(self, key: str) -> None:
        """Show another sheet."""
        self.sheet_key = key
        self.refresh()

    def _show(self, found: object) -> None:
        all_sheets: list[TakenSheet]
        all_sheets, self.taken, lines = found if isinstance(found, tuple) else ([], None, [])
        self._busy = False
        at = self.table.currentIndex()
        self.lines.show(lines)
        tabs = [(one.key, PartialDate.of(one.day).show(), len(one.starts) - len(one.entered)) for one in all_sheets]
        self.tabs.set_tabs(tabs, self.taken.key if self.taken else "")
        show_when(self.tabs, len(tabs) > 1)
        self._model.set_keys(self.lines.in_order())
        for part in (self.table, self.note):
            show_when(part, bool(lines))
        show_when(self.none, not lines)
        show_when(self.save_button, bool(lines) and self._may)
        if lines:
            row = max(at.row(), 0) if at.isValid() else self._first_waiting()
            self.table.setCurrentIndex(self._model.index(min(row, len(lines) - 1), max(at.column(), 1)))
            self.table.setFocus()
        self._say_how_far()
        self._keep()

    def _first_waiting(self) -> int:
        return next((n for n, line in enumerate(self.lines.all()) if not line.entered), 0)

    def _edit(self, column: str, typed: str) -> None:
        if self._may and not self._busy:
            self.editing.edit(column, typed)

    def _typed(self, key: str, name: str, value: object) -> None:
        self.lines.put(key, name, value)
        self._changed(key)

    def _not_read(self, key: str, name: str, words: str) -> None:
        self.lines.put_unread(key, name, words)
        self._changed(key)

    def _emptied(self, key: object, column: str) -> None:
        if self._may and not self._busy and isinstance(key, str) and column in self.lines.cells(key):
            self._typed(key, column, None)

    def _changed(self, key: str) -> None:
        self._unkept.add(key)
        self._model.refresh()
        self._say_how_far()
        if not self._busy:
            self._keep()

    def _keep(self) -> None:
        if self._unkept:
            tasks().run(self, self._take_unkept(), self._kept, self._failed, aside=True)

    def _take_unkept(self) -> KeepLines:
        keys, self._unkept = self._unkept & set(self.lines.in_order()), set()
        return KeepLines(self._hub, self.form, [self.lines.line(key) for key in sorted(keys)])

    def _kept(self, _nothing: object) -> None:
        """Nothing to say."""

    def save(self) -> None:
        """Ctrl+S: save every line somebody wrote in."""
        self.editing.close()
        if not self._may:
            self.messages.show_message("info", _READ_ONLY.say())
            return
        if self.taken is None or self._busy:
            return
        self._busy = True
        hub, program, view, taken, lines = self._hub, self._program, self.view, self.taken, self.lines.all()
        keep = self._take_unkept()

        def work(_progress: Progress) -> int:
            keep()
            return save_lines(hub, program, view, taken, lines)

        tasks().run(self, work, self._saved, self._failed)

    def _saved(self, number: object) -> None:
        count = number if isinstance(number, int) else 0
        self.messages.clear()
        words = tr_n(count, L("{n} line was saved.", "Se guardó {n} línea."),
                     L("{n} lines were saved.", "Se guardaron {n} líneas."))  # fmt: skip
        self.messages.show_message("ok", words, passing=True)
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self.messages.clear()
        self.messages.show_message("danger", words_of(error))
        if isinstance(error, Unsound):
            self.lines.problems = dict(error.problems)
            self._model.refresh()
            key, name = next(iter(error.problems))
            self.table.select_key(key)
            if name:
                self.table.go_to_column(name)
            self.table.setFocus()
        self._say_note(self.table.current_key())

    def _say_how_far(self) -> None:
        said = L("{n} to save, {saved} saved, of {all}", "{n} por guardar, {saved} guardadas, de {all}")
        every = len(self.lines.in_order())
        words = said.say(n=self.lines.written(), saved=self.lines.entered(), all=every)
        self.card.note.setText(words if every else "")
        self._say_note(self.table.current_key())

    def _say_note(self, key: object) -> None:
        """What needs a look at the cursor, else whose row it is and the keys."""
        known = isinstance(key, str) and key in self.lines.in_order()
        wrong = self.lines.note(str(key), self.table.column_key()) if known else ""
        self.note.set_tone("danger" if wrong else "text2")
        self.note.setText(wrong or f"{self.lines.about(str(key))}. {_keys()}" if known else " ")

    def here(self) -> Route:
        """See `Page.here`."""
        return Route("day_sheet", (self._program.key, self.view.key, self.taken.key if self.taken else ""))

    def leave(self) -> None:
        """What is typed is kept here and now, before the page goes."""
        busy, self._busy = self._busy, True
        self.editing.close()
        self._busy = busy
        if self._unkept:
            self._take_unkept()()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """A lock hides the page too."""
        self.leave()
        super().hideEvent(event)


def _keys() -> str:
    return tr("Enter goes on, Delete empties, Ctrl+S saves.", "Intro pasa a lo siguiente, Supr vacía, Ctrl+S guarda.")
