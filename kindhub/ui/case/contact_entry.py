"""Ctrl+J: a contact in ten seconds. Five fields, today filled in; the rest can be added later."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.program.forms import Form, Section
from kindhub.program.registry import LoadedProgram
from kindhub.records.fields import fields_of
from kindhub.records.partial_date import PartialDate
from kindhub.services.form_contents import Answers, keep
from kindhub.services.forms import FormTarget, Saved, save_form
from kindhub.storage.guard import Invalid
from kindhub.storage.hub import Hub
from kindhub.ui.forms.form_body import FormBody
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.buttons import FilledButton, LinkButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.text import KeyCap, Text
from kindhub.ui.shell import bind
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.theme import theme
from kindhub.ui.when import today

CONTACTS = "contacts"
"""The key under which a program declares the form of its contacts."""
FIELDS = 5


def contact_form(program: LoadedProgram) -> Form | None:
    """The short form of a contact: what must be there, then the first fields of the long one, five in all."""
    whole = next((form for form in program.forms if form.key == CONTACTS and form.many), None)
    if whole is None:
        return None
    fields = whole.fields()
    needed = [field for field in fields if field.needed is not None]
    others = [field for field in fields if field.needed is None]
    chosen = {field.name for field in (*needed, *others)[:FIELDS]}
    kept = tuple(field for field in fields if field.name in chosen)
    return Form(whole.key, whole.title, whole.record, (Section(whole.title, kept),), True, whole.parent)


def today_filled(form: Form, day: date) -> Answers:
    """A new record's own values, with today in its first needed date."""
    fresh = form.record()
    values: dict[str, Any] = {name: getattr(fresh, name) for name in fields_of(form.record)}
    specs = fields_of(form.record)
    for field in form.fields():
        if field.needed == "create" and specs[field.name].kind in ("day", "partial"):
            values[field.name] = day if specs[field.name].kind == "day" else PartialDate.of(day)
            break
    return Answers(values)


class ContactEntry(PopOver):
    """`saved(Saved)` when it is in the file; `whole_asked(Answers)` to go on in the long form; `kept` as a draft."""

    saved = Signal(object)
    failed = Signal(object)
    whole_asked = Signal(object)
    kept = Signal()

    def __init__(self, hub: Hub, form: Form, case_id: str, lookups: Lookups, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub, self._form, self._case_id, self._tasks = hub, form, case_id, tasks
        title = tr("Log a contact", "Registrar contacto")
        self.setAccessibleName(title)
        self.body.addWidget(Text(title, "h3"))
        self.form_body = FormBody(form, lookups)
        self.form_body.setMinimumWidth(theme().size(620))
        self.form_body.show_answers(today_filled(form, today()), {})
        self._start = self.form_body.answers()
        self._settled = False
        self.closed.connect(self._keep)
        self.body.addWidget(self.form_body)
        self.body.addLayout(self._foot())
        bind(self, "save", self.save)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8)
        whole = LinkButton(tr("All fields…", "Todos los datos…"))
        whole.clicked.connect(self._ask_whole)
        row.addWidget(whole)
        row.addStretch(1)
        self.save_button = FilledButton(tr("Save", "Guardar"), "floppy-disk")
        self.save_button.clicked.connect(self.save)
        row.addWidget(self.save_button)
        row.addWidget(KeyCap("Ctrl S"))
        return row

    def open_over(self, page: QWidget) -> None:
        """Show in the middle of a page, the cursor in the first field that is empty."""
        self.adjustSize()
        at = page.mapToGlobal(QPoint((page.width() - self.width()) // 2, theme().size(72)))
        self.open_at(at)
        values = self.form_body.answers().values
        self.form_body.focus_field(next((name for name, value in values.items() if value is None), ""))

    def save(self) -> None:
        """Check and save beside the window."""
        problems = self.form_body.check()
        self.form_body.show_problems(problems)
        if problems:
            self.form_body.focus_field(next(iter(problems)))
            return
        answers, hub = self.form_body.answers(), self._hub
        target = FormTarget(self._form, self._case_id)

        def work(_progress: Progress) -> Saved:
            return save_form(hub, target, answers.values, answers.absent)

        self._tasks.run(self, work, self._saved, self._refused)

    def _keep(self) -> None:
        """Closed by a click beside it: what was typed is kept as a draft of a new contact."""
        answers = self.form_body.answers()
        if not self._settled and not answers.since(self._start).is_empty():
            self._settled = True
            keep(self._hub, FormTarget(self._form, self._case_id), answers.since(Answers()))
            self.kept.emit()

    def _saved(self, saved: object) -> None:
        self._settled = True
        self.saved.emit(saved)
        self.close()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, Invalid):
            self.form_body.show_problems({one.field: one.advice for one in error.problems})
            return
        self.failed.emit(error)

    def _ask_whole(self) -> None:
        self._settled = True
        self.whole_asked.emit(self.form_body.answers())
        self.close()
