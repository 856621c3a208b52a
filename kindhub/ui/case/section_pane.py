"""The middle of the case page: the form of the part at hand, the parts inside it, and choosing when two saved."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.program.rolls import Roll
from kindhub.records.base import table_of
from kindhub.records.fields import fields_of
from kindhub.services.form_contents import Answers
from kindhub.services.forms import FormTarget
from kindhub.storage.hub import Hub
from kindhub.ui.case.formless import formless_page, is_formless
from kindhub.ui.forms.conflict import Clash, ConflictPanel
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.forms.roll_page import RollPage
from kindhub.ui.forms.rounds_page import RoundsPage
from kindhub.ui.handed.desk import HandedDesk
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.in_turns import let_go_in_turn
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.views import Views
from kindhub.ui.tasks import Tasks


def inner_forms(program: LoadedProgram, form: Form) -> tuple[Form, ...]:
    """The forms whose records hang on a record of this form (the steps of a goal), less those asked in its grids."""
    target = table_of(form.record).fullname
    in_grids = {grid.form.key for grid in form.grids}
    return tuple(
        one for one in program.forms if one is not form and one.key not in in_grids and _hangs_on(one) == target
    )


def _hangs_on(form: Form) -> str | None:
    """The table of the record a part hangs on; a sheet of answers on what its people came to."""
    if form.sheet is not None:
        return str(table_of(form.sheet.under).fullname)
    specs = fields_of(form.record)
    return specs[form.parent].target if form.parent in specs else None


def _is_guided(form: Form) -> bool:
    return not form.many and any(section.guided is not None for section in form.sections)


def _asks(page: Form, name: str, plain: Collection[str]) -> bool:
    """Whether a further page of a row is meant by a name: its own, or that of a field that stands there alone."""
    return page.key == name or (name not in plain and any(field.name == name for field in page.fields()))


def _fill(level: QWidget, page: QWidget) -> None:
    column = level.layout()
    assert column is not None
    column.addWidget(page)


class SectionPane(QWidget):
    """`saved(Saved, go_on)`, `failed(error)`, `problems_changed(n)`; `form_page` is what is on screen.

    `wide_asked(bool)`: what is shown brings charts that take the place of the side panel. `outcome_shown` says what
    follows from guided questions while there are some on screen, `handed_back` that answers were given in other hands,
    `written` that something was in a part that saves by itself: a tick, a certificate.
    """

    saved = Signal(object, bool)
    failed = Signal(object)
    problems_changed = Signal(int)
    wide_asked = Signal(bool)
    handed_back = Signal()
    written = Signal()
    outcome_shown = Signal(object)  # (Guided, GuidedOutcome) of the form on screen, or None
    onward_asked = Signal(object)  # Onward, once what was answered is saved

    def __init__(
        self, hub: Hub, program: LoadedProgram, lookups: Lookups, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hub, self._program, self._lookups, self._tasks = hub, program, lookups, tasks
        self._read_only = ""
        self.takes_draft_up = False
        """Whether the next form that opens goes on with its draft without asking: the window was built anew."""
        self._onward: object = None
        self._case_form: type[Any] = program.workflows[0].record
        self._levels = Views()
        column = QVBoxLayout(self)
        gaps(column)
        column.addWidget(self._levels)

    @override
    def hasHeightForWidth(self) -> bool:
        """No: the form inside scrolls, so the pane takes the room there is and asks for none."""
        return False

    def is_empty(self) -> bool:
        """Whether no part is on screen yet."""
        return not self._levels.count()

    @property
    def desk(self) -> FormDesk | None:
        """The desk of the form on screen."""
        level = self._levels.currentWidget()
        found = level.property("desk") if level is not None else None
        return found if isinstance(found, FormDesk) else None

    @property
    def form_page(self) -> FormPage | None:
        """The form on screen."""
        level = self._levels.currentWidget()
        return level.findChild(FormPage) if level is not None else None

    def open(
        self,
        form: Form,
        parent_id: str,
        record_id: str | None = None,
        *,
        read_only: str = "",
        start: Answers | None = None,
        field: str | None = None,
    ) -> None:
        """Show a form of the case anew; drafts of the one before are kept first.

        The cursor goes into `field`, into the first one for an empty name, and stays where it is for None.
        """
        self.leave()
        self._read_only = read_only
        self._push(form, parent_id, record_id, start=start, field=field)

    def show_page(self, page: QWidget, *, wide: bool = False) -> None:
        """Show something that is no form (the history); a `wide` one takes the place of the side panel too."""
        self.leave()
        self.wide_asked.emit(wide)
        self._levels.addWidget(page)
        self._levels.setCurrentWidget(page)

    def leave(self) -> None:
        """Keep what was typed and take everything away."""
        while self._levels.count():
            self._pop()

    def _pop(self) -> None:
        if self.desk is not None:
            self.desk.keep_before_leaving()
        level = self._levels.currentWidget()
        if level is not None:
            self._levels.removeWidget(level)
            let_go_in_turn(level)
        self.outcome_shown.emit(None)
        if self._levels.count():
            self._levels.setCurrentIndex(self._levels.count() - 1)
            level = self._levels.currentWidget()
            self.wide_asked.emit(bool(level is not None and level.property("wide")))

    def go_up(self) -> None:
        """Back from an inner part to the one it hangs on."""
        if self._levels.count() > 1:
            self._pop()
            level = self._levels.currentWidget()
            parts = level.findChild(PartsPage) if level is not None else None
            called = level.findChild(RollPage) if level is not None else None
            if parts is not None:
                parts.read_again()
            elif called is not None:
                called.read_again()
            elif self.form_page is not None:
                self.form_page.body.focus_field("")

    def _push(
        self,
        form: Form,
        parent_id: str,
        record_id: str | None,
        *,
        start: Answers | None = None,
        field: str | None = None,
    ) -> None:
        level = QWidget(self._levels)
        wide = form.many and bool(form.grids or form.roll or is_formless(form))
        level.setProperty("wide", wide)
        self.wide_asked.emit(wide)
        column = QVBoxLayout(level)
        gaps(column, 4)
        if self._levels.count() and not _is_guided(form):
            column.addLayout(self._way_back())
        if is_formless(form):
            self._add_formless(level, form, parent_id)
            return
        if form.many and form.grids:
            desk, page = self._add_rounds(level, form, parent_id, record_id, start)
        elif form.roll is not None:
            desk, page = self._add_roll(level, form, form.roll, parent_id, record_id)
        elif form.many:
            desk, page = self._add_parts(level, form, parent_id, record_id, start)
        else:
            desk, page = self._add_form(level, form, parent_id, record_id)
        level.setProperty("desk", desk)
        self._follow(desk, page)
        if self._read_only:
            page.set_read_only(self._read_only)
        page.setProperty("wanted_field", None if form.roll else field)
        self._levels.addWidget(level)
        self._levels.setCurrentWidget(level)

    def _follow(self, desk: FormDesk, page: FormPage) -> None:
        desk.saved.connect(self.saved)
        desk.failed.connect(self.failed)
        desk.clashed.connect(self._clashed)
        desk.opened.connect(self._opened)
        page.body.outcome_changed.connect(self.outcome_shown)
        page.body.onward_asked.connect(self._go_onward)
        desk.saved.connect(self._saved_onward)
        page.problems_changed.connect(self.problems_changed)

    def _way_back(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row)
        row.addWidget(self._back_link())
        row.addStretch(1)
        return row

    def _back_link(self, *, short: bool = False) -> LinkButton:
        before = self.form_page
        title = before.form.title.say() if before is not None else ""
        words = tr("Back to {part}", "Volver a {part}", part=title)
        back = LinkButton(tr("Back", "Volver") if short else words, "arrow-left")
        back.setAccessibleName(words)
        back.setToolTip(words if short else "")
        back.clicked.connect(self.go_up)
        return back

    def _add_form(self, level: QWidget, form: Form, parent_id: str, record_id: str | None) -> tuple[FormDesk, FormPage]:
        page = FormPage(form, self._lookups, parent=level)
        alone = not record_id or form.record is self._case_form or _is_guided(form)
        for inner in () if alone else inner_forms(self._program, form):
            link = LinkButton(inner.title.say(), "arrow-bend-down-right")
            link.setProperty("form", inner.key)
            link.setProperty("record", record_id)
            link.clicked.connect(self._inner_clicked)
            page.title_row.insertWidget(1, link)
        if self._levels.count() and _is_guided(form):
            page.title_row.addWidget(self._back_link(short=True))  # beside title and draft mark there is little room
        _fill(level, page)
        desk = FormDesk(self._hub, page, self._tasks)
        desk.open(parent_id, record_id)
        return desk, page

    def _add_parts(
        self, level: QWidget, form: Form, parent_id: str, record_id: str | None, start: Answers | None
    ) -> tuple[FormDesk, FormPage]:
        parts = PartsPage(
            self._hub,
            form.without_pages(),
            parent_id,
            self._lookups,
            self._tasks,
            inner=(*form.pages(), *inner_forms(self._program, form)),
            parent=level,
        )
        if self._read_only:
            parts.set_read_only(self._read_only)
        parts.inner_asked.connect(self._inner_asked)
        parts.hand_asked.connect(self._hand_over)
        if self._hub.user.can(self._program.key, "create"):
            parts.offer_handing()
        _fill(level, parts)
        parts.open(record_id, start)
        return parts.desk, parts.page

    def _add_rounds(
        self, level: QWidget, form: Form, parent_id: str, record_id: str | None, start: Answers | None
    ) -> tuple[FormDesk, FormPage]:
        rounds = RoundsPage(self._hub, form, parent_id, self._lookups, self._tasks, level)
        if self._read_only:
            rounds.set_read_only(self._read_only)
        _fill(level, rounds)
        rounds.open(record_id, start)
        return rounds.desk, rounds.page

    def _add_roll(
        self, level: QWidget, form: Form, roll: Roll, parent_id: str, record_id: str | None
    ) -> tuple[FormDesk, FormPage]:
        called = RollPage(self._hub, form, roll, parent_id, self._lookups, self._tasks, level)
        if self._read_only or not self._hub.user.can(self._program.key, "edit"):
            called.set_read_only(self._read_only or tr("You may look at this.", "Usted puede ver esto."))
        _fill(level, called)
        called.open(record_id)
        return called.desk, called.page

    def _add_formless(self, level: QWidget, form: Form, parent_id: str) -> None:
        """A part without a form: what is answered there is written at once. Certificates are of what is over."""
        page = formless_page(self._hub, self._program, form, parent_id, self._lookups, self._tasks, level)
        closed = self._read_only and form.certificates is None
        if closed or not self._hub.user.can(self._program.key, "edit"):
            page.set_read_only()
        _fill(level, page)
        page.changed.connect(self.written)
        self._levels.addWidget(level)
        self._levels.setCurrentWidget(level)
        page.open()

    def _hand_over(self) -> None:
        """The computer goes into the hands of the person; what was typed is kept first."""
        parts = self.sender()
        if not isinstance(parts, PartsPage):
            return
        parts.desk.keep_before_leaving()
        handing = HandedDesk(self._hub, parts.form, parts.parent_id, self._tasks, self)
        handing.taken_back.connect(parts.read_again)
        handing.taken_back.connect(self.handed_back)
        handing.failed.connect(self.failed)
        handing.hand_over()

    def _inner_clicked(self) -> None:
        link = self.sender()
        form = next((one for one in self._program.forms if one.key == link.property("form")), None)
        if form is not None:
            self._inner_asked(form, str(link.property("record")))

    def _inner_asked(self, form: object, record_id: str) -> None:
        if not isinstance(form, Form):
            return
        here = self.desk.target if self.desk is not None else None
        if here is not None and here.form.record is form.record:
            self._push(form, here.parent_id, record_id, field="")
        else:
            self._push(form, record_id, None, field="")

    def _opened(self) -> None:
        if self.sender() is not self.desk:
            return  # that of a part which is being taken down, and has read its record meanwhile
        page = self.form_page
        if self.takes_draft_up and self.desk is not None:
            self.takes_draft_up = False
            self.desk.take_draft()
        wanted = page.property("wanted_field") if page is not None else None
        if page is not None and wanted is not None:
            page.setProperty("wanted_field", None)
            if not self._open_page_with(str(wanted)):
                page.body.focus_field(str(wanted))

    def _open_page_with(self, name: str) -> bool:
        """A field that stands on a further page of the row: that page is shown over it."""
        level, target = self._levels.currentWidget(), self.desk.target if self.desk is not None else None
        parts = level.findChild(PartsPage) if level is not None else None
        pages = parts.inner_forms if parts is not None and target is not None and target.record_id else ()
        plain = {field.name for field in parts.form.fields()} if parts is not None else set()
        page = next((one for one in pages if _is_guided(one) and _asks(one, name, plain)), None)
        if page is not None and target is not None:
            self._inner_asked(page, str(target.record_id))
        return page is not None

    def _go_onward(self, onward: object) -> None:
        """The questions about somebody else look at these answers too: they are saved first, where they are new."""
        desk, page = self.desk, self.form_page
        if desk is None or page is None or desk.changed().is_empty():
            self.onward_asked.emit(onward)
            return
        self._onward = onward
        page.save()
        if page.has_problems():
            self._onward = None

    def _saved_onward(self, _saved: object, _go_on: bool) -> None:
        onward, self._onward = self._onward, None
        if onward is not None:
            self.onward_asked.emit(onward)

    def _clashed(self, mine: object, clash: object) -> None:
        page = self.form_page
        if page is None or not isinstance(mine, Answers) or not isinstance(clash, Clash):
            return
        panel = ConflictPanel(page.form, mine, clash, self._lookups)
        panel.setProperty("desk", self.desk)
        panel.settled.connect(self._settled)
        panel.left_open.connect(self.go_up)
        self._levels.addWidget(panel)
        self._levels.setCurrentWidget(panel)
        panel.focus_first()

    def _settled(self, answers: object, target: object) -> None:
        desk = self.desk
        self._pop()
        if desk is not None and isinstance(answers, Answers) and isinstance(target, FormTarget):
            desk.save_settled(answers, target)
