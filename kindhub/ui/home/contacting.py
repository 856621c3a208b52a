"""Logging a contact or writing a note from outside the case, and taking it back if it was a slip."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kindhub.i18n import tr
from kindhub.services.form_contents import Answers, keep
from kindhub.services.forms import FormTarget, Saved
from kindhub.ui.case.contact_entry import ContactEntry
from kindhub.ui.case.quick_entry import QuickEntry
from kindhub.ui.case.quick_forms import QuickForm, contact_form, quick_contact, quick_note
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.home.case_picker import CasePicker
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.shell import Page, Route
from kindhub.ui.taking_back import TakeBack, undone_words
from kindhub.ui.tasks import run, tasks

if TYPE_CHECKING:
    from kindhub.services.due_soon import DueRow
    from kindhub.storage.hub import Hub


class Contacting(QObject):
    """`changed` when a contact was saved or taken back."""

    changed = Signal()

    def __init__(self, hub: Hub, today: date, page: Page) -> None:
        super().__init__(page)
        self._hub, self._today, self._page = hub, today, page
        self._lookups = Lookups(hub)
        self._case: tuple[str, str] = ("", "")
        self._quick: QuickForm | None = None
        self._last_unit = ""

    def possible(self) -> bool:
        """Whether any program here logs contacts and this person may."""
        return any(contact_form(one) and self._hub.user.can(one.key, "create") for one in self._hub.programs)

    def pick(self, due: Sequence[DueRow]) -> CasePicker | None:
        """Ask whose contact it is."""
        if not self.possible():
            return None
        picker = CasePicker(self._hub, due, self._today, self._page)
        picker.picked.connect(self.log_for)
        picker.open_over(self._page)
        return picker

    def log_for(self, program_key: str, case_id: str) -> None:
        """Ask for the contact itself."""
        self._enter(program_key, case_id, quick_contact(self._hub.programs[program_key], self._today), ContactEntry)

    def note_for(self, program_key: str, case_id: str) -> None:
        """Ask for the words of a note."""
        quick = quick_note(self._hub.programs[program_key], self._hub.user.uid, self._today)
        self._enter(program_key, case_id, quick, QuickEntry)

    def _enter(self, program_key: str, case_id: str, quick: QuickForm | None, kind: type[QuickEntry]) -> None:
        if quick is None or not self._hub.user.can(program_key, "create"):
            return
        self._case, self._quick = (program_key, case_id), quick
        entry = kind(self._hub, quick, case_id, self._lookups, tasks(), self._page)
        entry.saved.connect(self._saved)
        entry.failed.connect(self._failed)
        entry.whole_asked.connect(self._whole)
        entry.kept.connect(self._kept)
        entry.open_over(self._page)

    def _saved(self, saved: object) -> None:
        self.changed.emit()
        if isinstance(saved, Saved) and self._quick is not None:
            self._last_unit = saved.unit
            messages = getattr(self._page.window(), "messages", None)
            if isinstance(messages, MessageStack):
                words, undo = self._quick.saved.say(), tr("Undo", "Deshacer")
                messages.show_message("ok", words, undo, passing=True).acted.connect(self.undo_last)

    def undo_last(self) -> None:
        """Ctrl+Shift+U: take the last contact back."""
        unit, self._last_unit = self._last_unit, ""
        if unit:
            run(self, TakeBack(self._hub, unit), self._undone, self._failed)

    def _undone(self, result: object) -> None:
        self.changed.emit()
        self._page.say(*undone_words(result))

    def _kept(self) -> None:
        if self._quick is not None:
            self._page.say("info", self._quick.kept.say())
        self.changed.emit()

    def _whole(self, answers: object) -> None:
        """All fields are asked for on the case page; what was typed goes there as a draft."""
        program_key, case_id = self._case
        if self._quick is not None and isinstance(answers, Answers):
            keep(self._hub, FormTarget(self._quick.whole, case_id), answers.since(Answers()))
            self._page.go.emit(Route("case", (program_key, case_id, self._quick.whole.key)))

    def _failed(self, error: BaseException) -> None:
        self._page.fail(error)
