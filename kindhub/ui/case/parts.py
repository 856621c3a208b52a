"""The parts of a case: which of them is on screen, and going to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kindhub.i18n import tr
from kindhub.program.forms import CASE_FILE, Form
from kindhub.services.form_contents import Answers
from kindhub.ui.case.drawn_page import DrawnPage
from kindhub.ui.case.drawn_parts import DrawnPart, drawn_parts
from kindhub.ui.case.history_page import HistoryLine, HistoryPage, read_history
from kindhub.ui.case.picture import CasePicture, Place
from kindhub.ui.case.reading import may_see
from kindhub.ui.case.section_list import HISTORY, section_rows
from kindhub.ui.case.section_pane import SectionPane
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.row_list import Row
from kindhub.ui.kit.section_nav import SectionNav
from kindhub.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.program.workflow import Workflow
    from kindhub.storage.hub import Hub
    from kindhub.ui.forms.lookups import Lookups


class CaseParts(QObject):
    """Fills `nav` (the list of parts) and `pane` (the one at hand) from a picture of the case. `failed(error)`,
    `restore_asked(change, reason)` for a line of the history, unless the case is closed; `print_asked(key)` for a part
    that is drawn.

    Whoever chooses a part in the list stays in the list, to walk on by arrows; whoever comes from elsewhere (the
    palette, a gap, a deadline, Ctrl+1) comes with the cursor into the form.
    """

    failed = Signal(object)
    restore_asked = Signal(object, str)  # FieldChange, why
    print_asked = Signal(str)

    def __init__(
        self, hub: Hub, program: LoadedProgram, case_id: str, wanted: Place, lookups: Lookups, tasks: Tasks,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._hub, self._program, self._case_id = hub, program, case_id
        self._wanted, self._lookups, self._tasks = wanted, lookups, tasks
        self._problems: dict[str, int] = {}
        self._early: set[str] = set()
        self.picture: CasePicture | None = None
        self._drawn = {part.place: part for part in drawn_parts(program)}
        self.nav = SectionNav()
        self.nav.rows.setAccessibleName(program.workflows[0].called.parts.say())
        self.nav.chosen.connect(self._chosen)
        self.pane = SectionPane(hub, program, lookups, tasks)
        self.pane.problems_changed.connect(self._count_problems)

    def show(self, picture: CasePicture) -> None:
        """Show the parts as they stand now; the form on screen and what is typed in it stay."""
        self.picture = picture
        self._show_sections()

    def _show_sections(self) -> None:
        if self.picture is not None:
            self.nav.set_apart(self.picture.apart, may_ask=self.picture.may_ask)
            drawn = [Row(place, part.title.say(), icon=part.icon) for place, part in self._drawn.items()]
            self.nav.set_sections(section_rows(self.picture.sections, self._problems, self._workflow.called, drawn))

    @property
    def _workflow(self) -> Workflow:
        return self._program.workflows[0]

    def open_first(self, picture: CasePicture) -> None:
        """The part asked for; else what is most worth looking at, see `worth_opening`."""
        if self._wanted.form in self._drawn:
            self._open_drawn(self._wanted.form)
            return
        wanted = (self._wanted.form, *worth_opening(picture, self._workflow.closed))
        place = next((Place(form, self._wanted.field) for form in wanted if self.form(form)), Place(""))
        self.go_to(place, enter=bool(self._wanted.form))
        if not self._has_cursor(self.pane):
            self.nav.begin()

    def _has_cursor(self, part: SectionNav | SectionPane) -> bool:
        here = part.window().focusWidget()
        return here is not None and part.isAncestorOf(here)

    def _chosen(self, key: str) -> None:
        self.open(key, enter=not self._has_cursor(self.nav))

    def open(self, key: str, *, enter: bool = True) -> None:
        """Show a part: one of the forms, what is drawn, the history; with `enter` the cursor goes into it."""
        if key == HISTORY:
            self._open_history()
        elif key in self._drawn:
            self._open_drawn(key)
        else:
            self.go_to(Place(key), enter=enter)

    def go_to(self, place: Place, start: Answers | None = None, *, enter: bool = True) -> None:
        """Show a form, and put the cursor into a field of it. A part whose turn has not come is shown locked."""
        form, picture = self.form(place.form), self.picture
        if form is None or picture is None:
            return
        self._problems.clear()
        self._show_sections()
        self.nav.set_current(form.key)
        record_id = place.record or (None if form.many else picture.records.get(form.key))
        locked = "" if form.key in self._early else picture.locked.get(form.key, "")
        reason = picture.read_only or locked
        field = place.field if enter else None
        self.pane.open(form, self._case_id, record_id, read_only=reason, start=start, field=field)
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
        self._tasks.run(self, work, self._show_history, self.failed.emit)

    def _show_history(self, lines: object) -> None:
        if isinstance(lines, list):
            picture = self.picture
            restores = picture is not None and picture.may_edit and not picture.read_only
            page = HistoryPage(lines, restores=restores)
            page.restore_asked.connect(self.restore_asked)
            self.pane.show_page(page)

    def _open_drawn(self, place: str) -> None:
        """Draw who belongs to the case, or who was where when."""
        hub, program, case_id, part = self._hub, self._program, self._case_id, self._drawn[place]

        def work(_progress: Progress) -> tuple[DrawnPart, object]:
            return part, part.read(hub, program, case_id)

        self.nav.set_current(place)
        self._tasks.run(self, work, self._show_drawn, self.failed.emit)

    def _show_drawn(self, read: object) -> None:
        part, made = read if isinstance(read, tuple) else (None, None)
        if not isinstance(part, DrawnPart) or self.current() != part.place:
            return
        prints = any(self._hub.user.can(self._program.key, right) for right in ("print", "export"))
        page = part.page(part.title.say(), made, may_print=prints)
        page.opened.connect(self._drawn_opened)
        page.print_asked.connect(self._print_drawn)
        self.pane.show_page(page, wide=True)
        if not self._has_cursor(self.nav):
            page.drawing.setFocus()

    def _drawn_opened(self, key: str) -> None:
        """To where something of the drawing is written down."""
        page = self.sender()
        if isinstance(page, DrawnPage) and key in page.places:
            self.go_to(page.places[key])

    def _print_drawn(self) -> None:
        self.print_asked.emit(self._drawn[self.current()].key)

    def comes_back(self) -> bool:
        """Whether the part on screen is one that a route leads to."""
        return self.current() in self._drawn or self.form(self.current()) is not None

    def read_history_again(self) -> None:
        """One field holds again what it held before: the history, if it is on screen, has a line more."""
        if self.current() == HISTORY:
            self._open_history()

    def open_again(self) -> None:
        """After an undo the form shows what stands in the record again."""
        if self.current():
            self.open(self.current(), enter=self._has_cursor(self.pane))

    def current(self) -> str:
        """The key of the part on screen."""
        return self.nav.rows.current()

    def next(self) -> None:
        """Ctrl+PgDn."""
        self.nav.go(1)

    def last(self) -> None:
        """Ctrl+PgUp."""
        self.nav.go(-1)

    def go_to_number(self, at: int) -> None:
        """Ctrl+1…9: the part with this number, from 0."""
        keys = self.nav.rows.keys()
        if at < len(keys):
            self.nav.set_current(keys[at])
            self._chosen(keys[at])

    def _count_problems(self, count: int) -> None:
        self._problems = {self.current(): count} if count else {}
        self._show_sections()

    def form(self, key: str) -> Form | None:
        """A form of the case's program, unless its part is not there for this person."""
        found = next((form for form in self._program.forms if form.key == key), None)
        return found if found is not None and may_see(self._hub, self._program, found) else None


def worth_opening(picture: CasePicture, closed: str) -> Iterator[str]:
    """Forms of a case, what somebody who opens it wants to see first: what the next stage lacks, what is due, the rest.

    While a case is worked on, closing it (`closed`, the status) is not what its page is opened for: then what is due
    goes before. A closed case shows what was written last.
    """
    gaps = [picture.gap_places[gap.key].form for gap in picture.gaps]
    parts = [row.key for row in picture.sections]
    due = [picture.due_places[row.key].form for row in picture.due if row.state != "done"]
    due = [form for form in due if form in parts]  # a task is ticked where it stands, beside the page
    unwritten = [row.key for row in picture.sections if row.state not in ("done", "locked")]
    if picture.read_only:
        yield from [row.key for row in picture.sections if row.state == "done" and row.group != CASE_FILE.say()][-1:]
    elif picture.next_key == closed:
        yield from (*due, *unwritten, *gaps)
    else:
        yield from (*gaps, *due, *unwritten)
    yield from parts
