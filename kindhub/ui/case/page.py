"""The case page: header, stages, what is lacking, the part at hand, what is due and which papers are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from kindhub.errors import UserError
from kindhub.program.guided import Onward
from kindhub.records.base import table_of
from kindhub.services.form_contents import Answers
from kindhub.ui.case.acts import CaseActs
from kindhub.ui.case.documents import document_form, start_of
from kindhub.ui.case.due_rows import TASK, task_form
from kindhub.ui.case.head import case_header
from kindhub.ui.case.offers import case_offers
from kindhub.ui.case.over_case import OverCase
from kindhub.ui.case.papers import CasePapers
from kindhub.ui.case.parts import CaseParts
from kindhub.ui.case.picture import CasePicture, Place
from kindhub.ui.case.quick_forms import contact_form
from kindhub.ui.case.reading import read_case
from kindhub.ui.case.side_panel import SidePanel
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.in_turns import InTurns, in_place_of
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.panes import NO_LIMIT, Panes
from kindhub.ui.kit.stage_bar import StageBar
from kindhub.ui.kit.stage_gap import StageGap
from kindhub.ui.shell import Act, Page, Route, bind
from kindhub.ui.shell.nothing_here import NothingHere
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.tasks import tasks as lanes
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


_STACK_BELOW, _LEAST_HEIGHT, _STACKED_FORM = 900, 300, 520
_REST_MS = 700
"""Ticks come one after the other: what follows from them is read when the hand rests."""


class CasePage(Page):
    """`CasePage(hub, program_key, case_id, form_key="")`. `shown` says when the case was read and drawn anew."""

    shown = Signal()

    def __init__(
        self,
        hub: Hub,
        program_key: str,
        case_id: str,
        form_key: str = "",
        *,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self.case_id = hub, case_id
        self._program = hub.programs[program_key]
        self._tasks = tasks or lanes()
        self._lookups = Lookups(hub, case=(table_of(self._program.workflows[0].record).fullname, case_id))
        self.picture: CasePicture | None = None
        self._drawing: InTurns | None = None
        self._asking = False
        self.nothing = NothingHere(self)
        self.messages = MessageStack()
        self.acts = CaseActs(hub, self._program, case_id, self._tasks, self)
        self.acts.done.connect(self.refresh)
        self.acts.undone.connect(self._undone)
        self.parts = CaseParts(hub, self._program, case_id, Place(form_key), self._lookups, self._tasks, self)
        self.parts.failed.connect(self.acts.fail)
        self.parts.restore_asked.connect(self.acts.restore)
        self.acts.restored.connect(self.parts.read_history_again)
        self.papers = CasePapers(hub, self._program, case_id, self._tasks, self)
        self.papers.desk.said.connect(self.acts.say)
        self.parts.print_asked.connect(self.papers.ask)
        self.over = OverCase(hub, self._program, case_id, self._lookups, self._tasks, self.acts, self)
        self.over.entered.connect(self._entered)
        self.over.place_asked.connect(self.parts.go_to)
        self._build()
        self._bind_keys()
        self.refresh()

    def _build(self) -> None:
        self.column.addWidget(self.messages)
        self._head = QVBoxLayout()
        gaps(self._head)
        self.column.addLayout(self._head)
        self.stages, self.gap = StageBar([]), StageGap()
        self.stages.chosen.connect(self._stage_chosen)
        self.gap.chosen.connect(self._go_to_gap)
        self.gap.more_asked.connect(self._show_all_gaps)
        self.gap.moved.connect(self.move_on)
        self.column.addWidget(self.stages)
        self.column.addWidget(self.gap)
        self.nav, self.pane = self.parts.nav, self.parts.pane
        self.nav.asked.connect(self.over.ask_access)
        self.nav.opened_or_shut.connect(self._fit_panes)
        self.pane.saved.connect(self._saved)
        self.pane.failed.connect(self.acts.fail)
        self.pane.wide_asked.connect(self._make_room)
        self.pane.outcome_shown.connect(self._show_outcome)
        self.pane.onward_asked.connect(self._go_onward)
        self.pane.handed_back.connect(self.refresh)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.refresh)
        self.pane.written.connect(self._resting.start)
        self.side = SidePanel(tasks=task_form(self._program) is not None)
        self.side.due_chosen.connect(self._go_to_due)
        self.side.task_asked.connect(self.over.add_task)
        self.side.task_ticked.connect(self._tick)
        self.side.document_chosen.connect(self._open_document)
        self.side.document_asked.connect(self.over.choose_files)
        self.side.files_dropped.connect(self._dropped)
        self._panes = Panes(self.pane, left=self.nav, right=self.side, stack_below=_STACK_BELOW)
        self._panes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.column.addWidget(self._panes, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panes scroll inside and take what room there is; one under the other they need more of it."""
        super().resizeEvent(event)
        self._fit_panes()

    def _fit_panes(self) -> None:
        stacked = self.width() < theme().size(_STACK_BELOW)
        self.nav.be_brief(brief=stacked)
        self.nav.setMinimumHeight(self.nav.least_height() if stacked else 0)
        self.nav.setMaximumHeight(self.nav.minimumHeight() if stacked else NO_LIMIT)
        self.side.set_whole(whole=stacked)
        around = self.nav.minimumHeight() + self.side.minimumHeight()
        self._panes.setMinimumHeight(around + theme().size(_STACKED_FORM if stacked else _LEAST_HEIGHT))

    def _make_room(self, wide: bool) -> None:
        """A part with charts of its own takes the place of the side panel too."""
        self.side.setVisible(not wide)

    def _show_outcome(self, shown: object) -> None:
        """Questions asked one by one have the room to themselves; what they may lead to stands beside them."""
        guided, outcome = shown if isinstance(shown, tuple) else (None, None)
        self._asking = guided is not None
        self.side.show_outcome(guided, outcome)
        self._show_gap()

    def _go_onward(self, onward: object) -> None:
        """To the questions about somebody else, which stand on a page of their own over the record they are kept in."""
        form = self.parts.form(onward.form) if isinstance(onward, Onward) else None
        if isinstance(onward, Onward) and form is not None:
            page = next((one.key for one in form.pages()), "")
            self.parts.go_to(Place(onward.form, page, onward.record_id))

    def _show_gap(self) -> None:
        picture = self.picture
        lacks = picture is not None and bool(picture.next_key) and picture.may_edit and not picture.read_only
        show_when(self.gap, lacks and not self._asking)

    def _bind_keys(self) -> None:
        for name, act in (
            ("contact", self.over.log_contact),
            ("note", self.over.write_note),
            ("task", self.over.add_task),
            ("attach", self.over.choose_files),
            ("undo_save", self.acts.undo_last),
            ("print", self.print_case),
            ("next_part", self.parts.next),
            ("last_part", self.parts.last),
            ("part_number", self._go_to_number),
        ):
            bind(self, name, act, inside=False)

    @override
    def refresh(self) -> None:
        """Read the case anew; the form on screen and what is typed in it stay."""
        hub, program, case_id = self._hub, self._program, self.case_id

        def work(_progress: Progress) -> CasePicture:
            return read_case(hub, program, case_id, today())

        self._tasks.run(self, work, self._show, self._not_read)

    def _not_read(self, error: BaseException) -> None:
        if self.picture is None and isinstance(error, UserError):
            self.nothing.say(str(error))
        else:
            self.acts.fail(error)

    def _show(self, picture: object) -> None:
        if not isinstance(picture, CasePicture):
            return
        self.nothing.end()
        self.picture = self.over.picture = picture
        self._drawing = in_place_of(self._drawing, self._draw(picture), self)
        self._drawing.ended.connect(self.shown)

    def _draw(self, picture: CasePicture) -> Iterator[None]:
        """Bit by bit; on the screen it changes all at once."""
        self.setUpdatesEnabled(False)
        try:
            self._draw_head(picture)
            yield
            self.side.show_case(picture)
            yield
            self.parts.show(picture)
            yield
            if self.pane.is_empty():
                self.parts.open_first(picture)
        finally:
            if isValid(self):
                self.setUpdatesEnabled(True)

    def _draw_head(self, picture: CasePicture) -> None:
        clear_layout(self._head)
        header = case_header(self._program, picture, logs=self.may_log())
        header.crumb_clicked.connect(self.go)
        header.contact_asked.connect(self.over.log_contact)
        header.pause_asked.connect(self.pause)
        header.menu_asked.connect(self.over.open_menu)
        header.print_asked.connect(self._open_papers)
        self._printer = header.printer
        self._head.addWidget(header)
        self.stages.set_stages(picture.stages)
        self._show_gap()
        self.gap.set_gaps(picture.next_title, picture.gaps)

    def pause(self) -> None:
        """She needs a break: what was written is kept as a draft, and all is hidden until the passphrase is given."""
        if self.pane.desk is not None:
            self.pane.desk.keep_before_leaving()
        self.cover_asked.emit()

    def _entered(self, form_key: str) -> None:
        """A short form was saved: its part shows it, if that is on screen."""
        self.refresh()
        if self.parts.current() == form_key:
            self.parts.go_to(Place(form_key), enter=False)

    def _tick(self, key: str) -> None:
        form = task_form(self._program)
        if form is not None and key.startswith(TASK) and self.picture is not None and not self.picture.read_only:
            self.acts.tick(form, key.removeprefix(TASK))

    def _dropped(self, paths: object, line: str) -> None:
        self.over.attach(paths, line)

    def _open_document(self, key: str) -> None:
        form = document_form(self._program)
        rows = {row.key: row for row in (self.picture.documents or ())} if self.picture else {}
        if form is None or key not in rows:
            return
        missing = rows[key].state == "missing"
        if not missing and rows[key].right and rows[key].state != "part":
            self.go.emit(Route("document", (self._program.key, key)))
        elif missing:
            self.parts.go_to(Place(form.key), Answers(start_of(self._program, key)))
        else:
            self.parts.go_to(Place(form.key, record=key))

    def _go_to_number(self) -> None:
        self.parts.go_to_number(int(self.sender().property("number")))

    def _go_to_gap(self, key: str) -> None:
        if self.picture is not None:
            self.parts.go_to(self.picture.gap_places[key])

    def _show_all_gaps(self) -> None:
        if self.picture is not None:
            self.over.move_to(self.picture.next_key)

    def _stage_chosen(self, key: str) -> None:
        if self.picture is not None and self.picture.may_edit:
            self.over.move_to(key)

    def _go_to_due(self, key: str) -> None:
        if self.picture is not None and key in self.picture.due_places:
            self.parts.go_to(self.picture.due_places[key])

    def move_on(self) -> None:
        """Take the case to its next stage."""
        if self.picture is not None:
            self.acts.move(self.picture.next_key)

    def print_case(self) -> None:
        """Ctrl+P: what can be printed of this case."""
        if self.picture is not None:
            self._open_papers(self._printer)

    def _open_papers(self, anchor: object) -> None:
        if self.picture is not None and isinstance(anchor, QWidget):
            self.papers.open_menu(anchor, self.parts.form(self.parts.current()), self.picture.record_ids)

    def _saved(self, saved: object, go_on: bool) -> None:
        self.acts.say_saved(saved)
        self.refresh()
        page = self.pane.form_page
        if go_on and page is not None and not page.form.many:
            self.parts.next()

    def _undone(self) -> None:
        self.refresh()
        self.parts.open_again()

    def may_log(self) -> bool:
        """Whether this person may write a contact into this case now."""
        closed = self.picture is not None and bool(self.picture.read_only)
        return (
            not closed and contact_form(self._program) is not None and self._hub.user.can(self._program.key, "create")
        )

    @override
    def offers(self) -> list[Act]:
        return case_offers(self, self._program)

    @override
    def offers_title(self) -> str:
        return self._program.workflows[0].called.here.say()

    @override
    def here(self) -> Route:
        current = self.parts.current() if self.parts.comes_back() else ""
        return Route("case", (self._program.key, self.case_id, current))

    @override
    def keep(self) -> object | None:
        """What is typed becomes a draft when the page goes; the page after it takes that draft up at once."""
        return True if self.pane.desk is not None and self.pane.desk.has_typed() else None

    @override
    def take_up(self, kept: object) -> None:
        self.pane.takes_draft_up = True

    @override
    def leave(self) -> None:
        """Keep what was typed before the page goes."""
        self.pane.leave()
