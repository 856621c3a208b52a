"""Reads, keeps and saves for a form page, always beside the window's thread.

Nothing typed is ever lost: what differs from the record is kept two seconds after the last key and on leaving a
field; when the page goes, at once. A save clears the draft in the same commit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from kindhub.program.forms import Form
from kindhub.services.form_contents import Answers, FormContents, contents_of, forget, keep
from kindhub.services.forms import FormTarget, Saved, only_one, save_form
from kindhub.services.protected_reading import note_reading, note_unfolding
from kindhub.storage.guard import Invalid
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import Conflict
from kindhub.ui.forms.conflict import Clash, differing
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.when import clock_of

PAUSE_MS = 2_000


@dataclass(frozen=True, slots=True)
class _Opening:
    contents: FormContents
    start: Answers | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a save wrote and what stands in the record now; `merged` when that holds another person's answers too."""

    saved: Saved
    contents: FormContents
    merged: bool = False


class FormDesk(QObject):
    """`saved(Saved, go_on)`, `clashed(Answers, Clash)`, `failed(BaseException)`, `opened` once the form is filled."""

    opened = Signal()
    saved = Signal(object, bool)
    clashed = Signal(object, object)
    failed = Signal(object)
    discarded = Signal()
    kept = Signal()

    def __init__(self, hub: Hub, page: FormPage, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent or page)
        self._hub, self._page, self._tasks = hub, page, tasks
        self._contents: FormContents | None = None
        self._base = self._latest = self._sent = Answers()
        self._read: FormTarget | None = None  # what `_base` was read from; a draft may be older than that
        self._pending = False
        self._go_on = False
        self._held: _Opening | None = None  # read before the page had all its fields
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep_now)
        page.body.built.connect(self._show_held)
        page.edited.connect(self._edited)
        page.paused.connect(self._paused)
        page.body.unfolded.connect(self._unfolded)
        page.save_asked.connect(self.save)
        page.discard_asked.connect(self.discard)
        page.offer.taken.connect(self.take_draft)
        page.offer.dropped.connect(self.discard)

    @property
    def target(self) -> FormTarget | None:
        """Which record is on screen."""
        return self._contents.target if self._contents else None

    def open(self, parent_id: str, record_id: str | None = None, start: Answers | None = None) -> None:
        """Read the record (None: a new one of `parent_id`) and fill the page. `start` is laid over a new record."""
        if self._contents is None:
            self._base = self._page.body.answers()

        def work(_progress: Progress) -> _Opening:
            return _Opening(read_contents(self._hub, self._page.form, parent_id, record_id), start)

        self._tasks.run(self, work, self._show, self._fail)

    def _show(self, opening: object) -> None:
        if not isinstance(opening, _Opening):
            return
        if not self._page.body.is_built:
            self._held = opening
            return
        contents, start = opening.contents, opening.start
        self.keep_now()  # typed while another record was read: it belongs to the one that was on screen
        early = self.changed() if self._contents is None else Answers()
        self._contents = contents
        self._page.show_contents(contents)
        self._base = self._page.body.answers()
        self._read = contents.target
        self._pending = False
        if contents.draft is not None:
            self._page.offer.offer(clock_of(contents.draft_at))
        elif start is not None:
            self._page.body.show_answers(start.over(contents.answers), {})
            self._edited()
        if not early.is_empty():
            self._page.body.show_answers(early.over(self._page.body.answers()), contents.as_written)
            self._edited()
        self.opened.emit()

    def _show_held(self) -> None:
        held, self._held = self._held, None
        self._show(held)

    def take_draft(self) -> None:
        """*Seguir*: what was left is in the fields again."""
        if self._contents is not None and self._contents.draft is not None:
            at = self._contents.draft_at
            self._contents = self._contents.with_draft()
            self._page.body.show_answers(self._contents.answers, self._contents.as_written)
            self._contents = replace(self._contents, draft=None)
            self._page.offer.hide()
            self._page.show_draft(clock_of(at))
            self._page.body.focus_field("")

    def discard(self) -> None:
        """*Descartar*: the draft goes, the record stands as it was."""
        contents = self._contents
        if contents is None:
            return
        self._pause.stop()
        self._pending = False
        self._contents = replace(contents, draft=None)

        target = contents.target

        def work(_progress: Progress) -> _Opening:
            forget(self._hub, target)
            return _Opening(read_contents(self._hub, target.form, target.parent_id, target.record_id))

        self._tasks.run(self, work, self._discarded, self._fail)

    def _discarded(self, opening: object) -> None:
        self._show(opening)
        self.discarded.emit()

    def changed(self) -> Answers:
        """What is in the fields and not in the record."""
        return self._page.body.answers().since(self._base)

    def has_typed(self) -> bool:
        """Whether the fields hold something that is not in the record, kept as a draft already or not."""
        return self._contents is not None and self.changed() != Answers()

    def _edited(self) -> None:
        self._pending = True
        self._pause.start()

    def _paused(self) -> None:
        if self._pending:
            self.keep_now()

    def keep_now(self) -> None:
        """Keep the draft beside the window."""
        self._pause.stop()
        contents = self._contents
        if contents is None or not self._pending:
            return
        self._pending = False
        self._latest = self.changed()

        def work(_progress: Progress) -> str:
            return keep(self._hub, contents.target, self._latest)

        self._tasks.run(self, work, self._kept, self._fail, aside=True)

    def _kept(self, at: object) -> None:
        self._page.offer.hide()
        self._page.show_draft(clock_of(str(at)))
        self.kept.emit()

    def keep_before_leaving(self) -> None:
        """The page goes: what is not kept yet is kept here and now, for nobody waits for a thread any more."""
        self._pause.stop()
        if self._contents is not None and self._pending:
            self._pending = False
            self._latest = self.changed()
            keep(self._hub, self._contents.target, self._latest)

    def _unfolded(self, name: str) -> None:
        """A folded text is shown: the ledger is told, beside the window."""
        target = self.target
        if target is not None and target.record_id:
            form, record_id = target.form, target.record_id

            def work(_progress: Progress) -> None:
                note_unfolding(self._hub, form, record_id, name)

            self._tasks.run(self, work, self._told, self._fail, aside=True)

    def _told(self, _nothing: object) -> None:
        """Nothing to say."""

    def save(self, go_on: bool = False) -> None:
        """Save what the fields hold against the version that was read."""
        if self._contents is not None:
            self._save(self._contents.target, self._page.body.answers(), go_on=go_on)

    def save_settled(self, answers: Answers, target: FormTarget) -> None:
        """Save what was chosen between mine and the other's."""
        if self._contents is not None:
            self._page.body.show_answers(answers, self._contents.as_written)
            self._contents = replace(self._contents, target=target)
            self._save(self._contents.target, answers, go_on=False)

    def _save(self, target: FormTarget, answers: Answers, *, go_on: bool) -> None:
        """On a clash only what both changed is asked about; the rest is put together, mine and the other's."""
        self._pause.stop()
        self._go_on = go_on
        base = self._base if self._read is not None and target == self._read else None
        changed = answers.since(self._base)
        self._sent = answers

        def work(_progress: Progress) -> Kept | tuple[Answers, Clash]:
            return save_or_clash(self._hub, target, answers, changed, base)

        self._tasks.run(self, work, self._saved, self._refused)

    def _saved(self, result: object) -> None:
        if not isinstance(result, Kept):
            self.keep_now()
            self.clashed.emit(*result)  # type: ignore[misc]  # the tuple of `work`
            return
        later = self._page.body.answers().since(self._sent)  # typed while it was being saved
        self._contents, self._read = result.contents, result.contents.target
        self._base, self._pending = self._sent, False
        if result.merged:
            self._page.body.show_answers(result.contents.answers, result.contents.as_written)
            self._base = self._page.body.answers()
            if not later.is_empty():
                self._page.body.show_answers(later.over(result.contents.answers), result.contents.as_written)
        self._page.show_saved()
        if not later.is_empty():
            self._edited()
        self.saved.emit(result.saved, self._go_on)

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(error)

    def _refused(self, error: BaseException) -> None:
        self.keep_now()
        if isinstance(error, Invalid):
            known = {problem.field: problem.advice for problem in error.problems}
            mine = {name: advice for name, advice in known.items() if name in self._page.body.blocks}
            if mine:
                self._page.show_problems(mine)
                return
        self.failed.emit(error)


def save_or_clash(
    hub: Hub, target: FormTarget, answers: Answers, changed: Answers, base: Answers | None
) -> Kept | tuple[Answers, Clash]:
    """Save, or say what two people made of the same fields; runs beside the window.

    `base` is what both began with, or None when that is not known any more (an old draft): then all that this person
    changed is asked about.
    """
    sent = answers.rows_touched(changed)
    try:
        return _kept(hub, target, save_form(hub, target, sent.values, sent.absent))
    except Conflict:
        fresh = read_contents(hub, target.form, target.parent_id, target.record_id)
    mine = {*changed.values, *changed.absent}
    theirs = fresh.answers.since(base) if base is not None else fresh.answers
    asked = frozenset(mine & {*theirs.values, *theirs.absent})
    merged = changed.over(fresh.answers)
    clash = Clash(fresh.answers, fresh.target, asked)
    if asked & set(differing(target.form, merged, fresh.answers)):
        return merged, clash
    sent = merged.rows_touched(changed)
    return _kept(hub, fresh.target, save_form(hub, fresh.target, sent.values, sent.absent), merged=True)


def _kept(hub: Hub, target: FormTarget, saved: Saved, *, merged: bool = False) -> Kept:
    contents = read_contents(hub, target.form, target.parent_id, saved.record_id)
    return Kept(saved, replace(contents, draft=None, draft_at=""), merged)


def read_contents(hub: Hub, form: Form, parent_id: str, record_id: str | None) -> FormContents:
    """What a form page opens with; runs beside the window."""
    note_reading(hub, form, record_id)
    with hub.read() as session:
        record = session.get(form.record, record_id) if record_id else only_one(session, form, parent_id)
        return contents_of(session, hub.user.uid, form, parent_id, record)
