"""One form on screen: title and draft mark, what to look at, the fields, and the bar that saves."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.program.forms import Form
from kindhub.services.form_contents import FormContents
from kindhub.ui.forms.draft_offer import DraftOffer
from kindhub.ui.forms.form_body import FormBody
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.error_summary import ErrorSummary
from kindhub.ui.kit.look import Rule, gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.save_bar import DraftMark, SaveBar
from kindhub.ui.kit.text import YieldingText
from kindhub.ui.shell import bind


class FormPage(QFrame):
    """Draws and asks; reading, keeping and saving are `FormDesk`'s.

    `edited` while writing, `paused` on leaving a field, `save_asked(go_on)` (Ctrl+S; with Ctrl+Enter `go_on` is true),
    `discard_asked`. `title_row` takes what belongs beside the title.
    """

    edited = Signal()
    paused = Signal()
    save_asked = Signal(bool)
    discard_asked = Signal()
    problems_changed = Signal(int)

    def __init__(self, form: Form, lookups: Lookups, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.setProperty("part", "card")
        self.setAccessibleName(title or form.title.say())
        self.summary, self.offer = ErrorSummary(parent=self), DraftOffer(self)
        self.mark, self.bar = DraftMark(parent=self), SaveBar(parent=self)
        self.lock = Badge("", "neutral", "lock-key", self)
        self.lock.hide()
        self._problems: dict[str, L] = {}
        column = QVBoxLayout(self)
        gaps(column)
        self.title_row = self._title_row(title or form.title.say())
        column.addLayout(self.title_row)
        column.addWidget(Rule(self))
        column.addLayout(self._notices())
        scroll = ScrollPane(self)
        gaps(scroll.body, 6, 16, 6)
        self.body = FormBody(form, lookups, scroll.inside, in_turns=True)
        scroll.body.addWidget(self.body)
        column.addWidget(scroll, 1)
        column.addWidget(self.bar)
        self._connect()

    def _title_row(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8, 16, 6)
        self.title = YieldingText(title, "h2", parent=self)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.lock)
        row.addWidget(self.mark)
        return row

    def _notices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        gaps(column, 8, 16, 8, 16, 0)
        column.addWidget(self.offer)
        column.addWidget(self.summary)
        return column

    def _connect(self) -> None:
        self.body.changed.connect(self._edited)
        self.body.left.connect(self._left)
        self.summary.chosen.connect(self.body.focus_field)
        self.bar.save.connect(self.save)
        self.bar.discard.connect(self.discard_asked)
        for name, act in (
            ("save", self.save),
            ("save_on", self.save_and_go_on),
            ("next_error", self.next_problem),
            ("last_error", self.last_problem),
        ):
            bind(self, name, act)

    def show_contents(self, contents: FormContents) -> None:
        """Fill the form anew; a draft that was left is offered, not taken up."""
        self.show_problems({})
        self.body.set_facts(contents.facts)
        self.body.show_answers(contents.answers, contents.as_written)
        self.offer.hide()
        self.show_saved()

    def show_saved(self) -> None:
        """Nothing is pending."""
        self.mark.saved_at("")
        self.bar.set_state("", draft=False)

    def show_draft(self, clock: str) -> None:
        """What was typed is kept, at this time; it is not in the case file yet."""
        self.mark.saved_at(clock)
        self.bar.set_state(tr("Not yet part of the case file.", "Aún no forma parte del expediente."), draft=True)

    def set_read_only(self, reason: str) -> None:
        """Flat fields and a padlock with the reason, e.g. `Caso cerrado el 4 mar`; an empty reason opens it again."""
        self.body.set_read_only(read_only=bool(reason))
        self.lock.set_text(reason)
        self.lock.setVisible(bool(reason))
        self.bar.setVisible(not reason)

    def show_problems(self, problems: Mapping[str, L]) -> None:
        """Say what to look at, here and in the summary, and go to the summary."""
        self._problems = dict(problems)
        self.body.show_problems(problems)
        self._list_problems()
        if problems:
            self.summary.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_problems(self) -> bool:
        """Whether there is something to look at before it can be saved."""
        return bool(self._problems)

    def save(self) -> None:
        """Ctrl+S: check everything; what is well is asked to be saved."""
        self._try(go_on=False)

    def save_and_go_on(self) -> None:
        """Ctrl+Enter: save, then the next part."""
        self._try(go_on=True)

    def next_problem(self) -> None:
        """F8."""
        self.summary.take_next(1)

    def last_problem(self) -> None:
        """Shift+F8."""
        self.summary.take_next(-1)

    def _try(self, *, go_on: bool) -> None:
        if not self.bar.isVisibleTo(self):
            return
        problems = self.body.check()
        self.show_problems(problems)
        if not problems:
            self.save_asked.emit(go_on)

    def _edited(self, name: str) -> None:
        if name in self._problems:
            del self._problems[name]
            self._list_problems()
        self.edited.emit()

    def _left(self, _name: str) -> None:
        self.paused.emit()

    def _list_problems(self) -> None:
        self.summary.show_errors([(name, self.body.label(name)) for name in self._problems])
        self.problems_changed.emit(len(self._problems))
