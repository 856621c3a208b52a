"""A short form over the page: saved in seconds, or kept as a draft; what it does not ask can be added later."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.services.form_contents import Answers, FormContents, forget, keep
from kindhub.services.forms import FormTarget, Saved, save_form
from kindhub.storage.guard import Invalid
from kindhub.storage.hub import Hub
from kindhub.ui.case.quick_forms import QuickForm
from kindhub.ui.forms.form_body import FormBody
from kindhub.ui.forms.form_desk import read_contents
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.buttons import FilledButton, LinkButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.save_bar import DraftMark
from kindhub.ui.kit.text import KeyCap
from kindhub.ui.shell import bind
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.theme import theme
from kindhub.ui.when import clock_of

PAUSE_MS = 2_000


class QuickEntry(PopOver):
    """`saved(Saved)` when it is in the file; `whole_asked(Answers)` to go on in the long form; `kept` as a draft.

    A draft that was left before is in the fields when it opens, under what is typed meanwhile.
    """

    saved = Signal(object)
    failed = Signal(object)
    whole_asked = Signal(object)
    kept = Signal()

    def __init__(
        self, hub: Hub, quick: QuickForm, case_id: str, lookups: Lookups, tasks: Tasks, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._hub, self.quick, self._tasks = hub, quick, tasks
        self.case_id = case_id
        self._target = FormTarget(quick.whole, case_id)
        self._settled, self._begun = False, False
        self.setAccessibleName(quick.title.say())
        self.body.addLayout(self._head())
        self.form_body = FormBody(quick.form, lookups)
        self.form_body.setMinimumWidth(theme().size(620))
        self.form_body.show_answers(quick.start, {})
        self._start = self.form_body.answers()
        self.form_body.changed.connect(self._changed)
        self.closed.connect(self._keep)
        self.body.addWidget(self.form_body)
        self.body.addLayout(self._foot())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep_beside)
        bind(self, "save", self.save)
        bind(self, "save_on", self.save)
        self._look_for_draft()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8)
        row.addStretch(1)
        self.drop = LinkButton(tr("Discard draft", "Descartar borrador"))
        self.drop.clicked.connect(self.discard)
        self.drop.hide()
        row.addWidget(self.drop)
        self.mark = DraftMark()
        row.addWidget(self.mark)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8)
        whole = LinkButton(tr("All fields…", "Todos los datos…"))
        whole.clicked.connect(self._ask_whole)
        if not self.quick.shares_draft:
            whole.hide()
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
        shown, values = self.form_body.questions, self.form_body.answers().values
        self.form_body.focus_field(next((name for name in shown if values.get(name) is None), ""))

    def changed(self) -> Answers:
        """What was typed beyond what was filled in."""
        return self.form_body.answers().since(self._start)

    def save(self) -> None:
        """Check and save beside the window."""
        problems = self.form_body.check()
        self.form_body.show_problems(problems)
        if problems:
            self.form_body.focus_field(next(iter(problems)))
            return
        self._pause.stop()
        answers = self.form_body.answers().over(self.quick.start)
        hub, target = self._hub, self._target

        def work(_progress: Progress) -> Saved:
            return save_form(hub, target, answers.values, answers.absent)

        self._tasks.run(self, work, self._saved, self._refused)

    def discard(self) -> None:
        """Throw the draft away and begin anew."""
        hub, target = self._hub, self._target

        def work(_progress: Progress) -> None:
            forget(hub, target)

        self._pause.stop()
        self.form_body.show_answers(self.quick.start, {})
        self._start = self.form_body.answers()
        self.mark.saved_at("")
        self.drop.hide()
        self._tasks.run(self, work, self._nothing, self.failed.emit)

    def _look_for_draft(self) -> None:
        hub, target = self._hub, self._target

        def work(_progress: Progress) -> FormContents:
            return read_contents(hub, target.form, target.parent_id, None)

        self._tasks.run(self, work, self._show_draft, self.failed.emit)

    def _show_draft(self, contents: object) -> None:
        if isinstance(contents, FormContents) and contents.draft is not None and not self._settled:
            typed = self.changed()
            self.form_body.show_answers(typed.over(contents.draft.over(self.quick.start)), {})
            self.mark.saved_at(clock_of(contents.draft_at))
            self.drop.show()

    def _changed(self, _name: str) -> None:
        self._pause.start()

    def _keep_beside(self) -> None:
        hub, target, changed = self._hub, self._target, self.form_body.answers().since(Answers())
        if self.changed().is_empty() or self._settled:
            return

        def work(_progress: Progress) -> str:
            return keep(hub, target, changed)

        self._tasks.run(self, work, self._nothing, self.failed.emit, aside=True)

    def _nothing(self, _result: object) -> None:
        """The draft is where it belongs; there is nothing to show."""

    def _keep(self) -> None:
        """Closed by Esc or a click beside it: what was typed is kept as a draft of a new record."""
        self._pause.stop()
        if not self._settled and not self.changed().is_empty():
            self._settled = True
            keep(self._hub, self._target, self.form_body.answers().since(Answers()))
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
        self._pause.stop()
        self.whole_asked.emit(self.form_body.answers().over(self.quick.start))
        self.close()
