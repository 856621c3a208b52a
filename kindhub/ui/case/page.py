"""The case page: header, stages, what is lacking, the part at hand, what is due and which papers are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.program.forms import CASE_FILE, Form
from kindhub.services.form_contents import Answers
from kindhub.ui.case.acts import CaseActs
from kindhub.ui.case.documents import LINE, document_form
from kindhub.ui.case.due_rows import TASK, task_form
from kindhub.ui.case.head import case_header
from kindhub.ui.case.history_page import HistoryLine, HistoryPage, read_history
from kindhub.ui.case.offers import case_offers
from kindhub.ui.case.over_case import OverCase
from kindhub.ui.case.papers import CasePapers
from kindhub.ui.case.picture import CasePicture, Place
from kindhub.ui.case.quick_forms import contact_form
from kindhub.ui.case.reading import read_case
from kindhub.ui.case.section_list import HISTORY, section_rows
from kindhub.ui.case.section_pane import SectionPane
from kindhub.ui.case.side_panel import SidePanel
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.panes import Panes
from kindhub.ui.kit.section_nav import SectionNav
from kindhub.ui.kit.stage_bar import StageBar
from kindhub.ui.kit.stage_gap import StageGap
from kindhub.ui.shell import Act, Page, Route, bind
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.tasks import tasks as lanes
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


_STACK_BELOW, _LEAST_HEIGHT, _STACKED_FORM = 900, 300, 520


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
        self._lookups = Lookups(hub)
        self._wanted = Place(form_key)
        self._problems: dict[str, int] = {}
        self._early: set[str] = set()
        self.picture: CasePicture | None = None
        self.messages = MessageStack()
        self.acts = CaseActs(hub, self._program, case_id, self._tasks, self)
        self.acts.done.connect(self.refresh)
        self.acts.undone.connect(self._reopen)
        self.papers = CasePapers(hub, self._program, case_id, self._tasks, self)
        self.papers.desk.said.connect(self.acts.say)
        self.over = OverCase(hub, self._program, case_id, self._lookups, self._tasks, self.acts, self)
        self.over.entered.connect(self._entered)
        self.over.place_asked.connect(self.go_to)
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
        self.nav = SectionNav()
        self.nav.chosen.connect(self.open_part)
        self.pane = SectionPane(self._hub, self._program, self._lookups, self._tasks)
        self.pane.saved.connect(self._saved)
        self.pane.failed.connect(self.acts.fail)
        self.pane.problems_changed.connect(self._count_problems)
        self.pane.wide_asked.connect(self._make_room)
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
        stacked = event.size().width() < theme().size(_STACK_BELOW)
        self.nav.setMinimumHeight(self.nav.least_height() if stacked else 0)
        self.side.set_whole(whole=stacked)
        around = self.nav.minimumHeight() + self.side.minimumHeight()
        self._panes.setMinimumHeight(around + theme().size(_STACKED_FORM if stacked else _LEAST_HEIGHT))

    def _make_room(self, wide: bool) -> None:
        """A part with charts of its own takes the place of the side panel too."""
        self.side.setVisible(not wide)

    def _bind_keys(self) -> None:
        for name, act in (
            ("contact", self.over.log_contact),
            ("note", self.over.write_note),
            ("task", self.over.add_task),
            ("attach", self.over.choose_files),
            ("undo_save", self.acts.undo_last),
            ("print", self.print_case),
            ("next_part", self.next_part),
            ("last_part", self.last_part),
            ("part_number", self._go_to_number),
        ):
            bind(self, name, act, inside=False)

    @override
    def refresh(self) -> None:
        """Read the case anew; the form on screen and what is typed in it stay."""
        hub, program, case_id = self._hub, self._program, self.case_id

        def work(_progress: Progress) -> CasePicture:
            return read_case(hub, program, case_id, today())

        self._tasks.run(self, work, self._show, self.acts.fail)

    def _show(self, picture: object) -> None:
        if not isinstance(picture, CasePicture):
            return
        first, self.picture, self.over.picture = self.picture is None, picture, picture
        clear_layout(self._head)
        header = case_header(self._program, picture, logs=self.may_log())
        header.crumb_clicked.connect(self.go)
        header.contact_asked.connect(self.over.log_contact)
        header.menu_asked.connect(self.over.open_menu)
        header.print_asked.connect(self._open_papers)
        self._printer = header.printer
        self._head.addWidget(header)
        self.stages.set_stages(picture.stages)
        self.gap.setVisible(bool(picture.next_key) and picture.may_edit and not picture.read_only)
        self.gap.set_gaps(picture.next_title, picture.gaps)
        self._show_sections()
        self.side.show_case(picture)
        if first:
            self._open_first()
        self.shown.emit()

    def _show_sections(self) -> None:
        if self.picture is not None:
            self.nav.set_sections(section_rows(self.picture.sections, self._problems))

    def _open_first(self) -> None:
        picture = self.picture
        if picture is None:
            return
        keys = [row.key for row in picture.sections]
        gap_forms = [picture.gap_places[gap.key].form for gap in picture.gaps]
        pressing = [picture.due_places[row.key].form for row in picture.due if row.state != "done"]
        open_forms = [row.key for row in picture.sections if row.state not in ("done", "locked")]
        if picture.read_only:
            done = [row.key for row in picture.sections if row.state == "done" and row.group != CASE_FILE.say()]
            wanted = (self._wanted.form, *done[-1:], *keys)
        else:
            wanted = (self._wanted.form, *gap_forms, *pressing, *open_forms, *keys)
        self.go_to(next((Place(form, self._wanted.field) for form in wanted if self._form(form)), Place("")))
        if not self.pane.isAncestorOf(self.window().focusWidget() or self):
            self.nav.rows.setFocus()

    def open_part(self, key: str) -> None:
        """Show a part of the case: one of its forms, or its history."""
        if key == HISTORY:
            self._open_history()
        else:
            self.go_to(Place(key))

    def go_to(self, place: Place, start: Answers | None = None) -> None:
        """Show a form, and put the cursor into a field of it. A part whose turn has not come is shown locked."""
        form, picture = self._form(place.form), self.picture
        if form is None or picture is None:
            return
        self._problems.clear()
        self._show_sections()
        self.nav.set_current(form.key)
        record_id = place.record or (None if form.many else picture.records.get(form.key))
        locked = "" if form.key in self._early else picture.locked.get(form.key, "")
        reason = picture.read_only or locked
        self.pane.open(form, self.case_id, record_id, read_only=reason, start=start, field=place.field)
        if locked and not picture.read_only:
            self._offer_early(form)

    def _offer_early(self, form: Form) -> None:
        """A case may end sooner than planned, so a lock can be opened on purpose."""
        page = self.pane.form_page
        if page is not None:
            early = LinkButton(tr("Fill it in now", "Llenarlo ahora"), "lock-key-open")
            early.setProperty("form", form.key)
            early.clicked.connect(self._open_early)
            page.title_row.insertWidget(1, early)

    def _open_early(self) -> None:
        key = str(self.sender().property("form"))
        self._early.add(key)
        self.go_to(Place(key))

    def _open_history(self) -> None:
        hub, program, lookups = self._hub, self._program, self._lookups
        ids: Sequence[str] = self.picture.record_ids if self.picture else ()

        def work(_progress: Progress) -> list[HistoryLine]:
            return read_history(hub, program, ids, lookups)

        self.nav.set_current(HISTORY)
        self._tasks.run(self, work, self._show_history, self.acts.fail)

    def _show_history(self, lines: object) -> None:
        if isinstance(lines, list):
            self.pane.show_page(HistoryPage(lines))

    def _entered(self, form_key: str) -> None:
        """A short form was saved: its part shows it, if that is on screen."""
        self.refresh()
        if self.nav.rows.current() == form_key:
            self.go_to(Place(form_key))

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
        if rows[key].state == "done" and rows[key].right:
            self.go.emit(Route("document", (self._program.key, key)))
        else:
            self.go_to(Place(form.key), Answers({LINE: key}) if rows[key].state == "missing" else None)

    def next_part(self) -> None:
        """Ctrl+PgDn."""
        self.nav.go(1)

    def last_part(self) -> None:
        """Ctrl+PgUp."""
        self.nav.go(-1)

    def _go_to_number(self) -> None:
        at, keys = int(self.sender().property("number")), self.nav.rows.keys()
        if at < len(keys):
            self.nav.set_current(keys[at])
            self.open_part(keys[at])

    def _go_to_gap(self, key: str) -> None:
        if self.picture is not None:
            self.go_to(self.picture.gap_places[key])

    def _show_all_gaps(self) -> None:
        if self.picture is not None:
            self.over.move_to(self.picture.next_key)

    def _stage_chosen(self, key: str) -> None:
        if self.picture is not None and self.picture.may_edit:
            self.over.move_to(key)

    def _go_to_due(self, key: str) -> None:
        if self.picture is not None and key in self.picture.due_places:
            self.go_to(self.picture.due_places[key])

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
            self.papers.open_menu(anchor, self._form(self.nav.rows.current()), self.picture.record_ids)

    def _saved(self, saved: object, go_on: bool) -> None:
        self.acts.say_saved(saved)
        self.refresh()
        page = self.pane.form_page
        if go_on and page is not None and not page.form.many:
            self.nav.go(1)

    def _reopen(self) -> None:
        """After an undo the form shows what stands in the record again."""
        self.refresh()
        current = self.nav.rows.current()
        if current:
            self.open_part(current)

    def _count_problems(self, count: int) -> None:
        self._problems = {self.nav.rows.current(): count} if count else {}
        self._show_sections()

    def _form(self, key: str) -> Form | None:
        return next((form for form in self._program.forms if form.key == key), None)

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
        return tr("In this case", "En este caso")

    @override
    def here(self) -> Route:
        current = self.nav.rows.current()
        return Route("case", (self._program.key, self.case_id, current if self._form(current) else ""))

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
