"""Logging a contact from *My day*: pick the case, write five fields, and take it back if it was a slip."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kindhub.i18n import tr
from kindhub.services.form_contents import Answers, keep
from kindhub.services.forms import FormTarget, Saved
from kindhub.services.undo import UndoResult, undo_unit
from kindhub.ui.case.contact_entry import ContactEntry
from kindhub.ui.case.quick_forms import CONTACTS, contact_form, quick_contact
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.home.case_picker import CasePicker
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import Progress, run, tasks

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
        program = self._hub.programs[program_key]
        quick = quick_contact(program, self._today)
        if quick is None or not self._hub.user.can(program_key, "create"):
            return
        self._case = (program_key, case_id)
        entry = ContactEntry(self._hub, quick, case_id, self._lookups, tasks(), self._page)
        entry.saved.connect(self._saved)
        entry.failed.connect(self._failed)
        entry.whole_asked.connect(self._whole)
        entry.kept.connect(self._kept)
        entry.open_over(self._page)

    def _saved(self, saved: object) -> None:
        self.changed.emit()
        if isinstance(saved, Saved):
            self._last_unit = saved.unit
            messages = getattr(self._page.window(), "messages", None)
            if isinstance(messages, MessageStack):
                words, undo = tr("Contact saved", "Contacto guardado"), tr("Undo", "Deshacer")
                messages.show_message("ok", words, undo, passing=True).acted.connect(self.undo_last)

    def undo_last(self) -> None:
        """Ctrl+Shift+U: take the last contact back."""
        unit, self._last_unit, hub = self._last_unit, "", self._hub
        if not unit:
            return

        def work(_progress: Progress) -> UndoResult:
            return undo_unit(hub, unit)

        run(self, work, self._undone, self._failed)

    def _undone(self, result: object) -> None:
        self.changed.emit()
        if isinstance(result, UndoResult) and result.left:
            self._page.say(
                "warn", tr("Undone, except what was changed since.", "Se deshizo, menos lo que se cambió después.")
            )
        else:
            self._page.say("ok", tr("Undone", "Deshecho"))

    def _kept(self) -> None:
        self._page.say("info", tr("The contact was kept as a draft.", "El contacto quedó como borrador."))
        self.changed.emit()

    def _whole(self, answers: object) -> None:
        """All fields are asked for on the case page; what was typed goes there as a draft."""
        program_key, case_id = self._case
        form = next((form for form in self._hub.programs[program_key].forms if form.key == CONTACTS), None)
        if form is not None and isinstance(answers, Answers):
            keep(self._hub, FormTarget(form, case_id), answers.since(Answers()))
        self._page.go.emit(Route("case", (program_key, case_id, CONTACTS)))

    def _failed(self, error: BaseException) -> None:
        self._page.fail(error)
