"""My day: what is due comes first. Every figure opens its rows; the page is painted first, its cards fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.due_soon import DueRow
from kindhub.services.team import coordinates
from kindhub.storage.drafts import Draft, drop_draft
from kindhub.ui.home.contacting import Contacting
from kindhub.ui.home.reading import GROUPS, ReadContacts, ReadMyWork
from kindhub.ui.home.saying import long_day
from kindhub.ui.home.side_reading import NoteHere, ReadMySide
from kindhub.ui.home.team_view import ReadTeam, TeamView
from kindhub.ui.home.todo_acts import TodoActs
from kindhub.ui.home.work_view import WorkView
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.view_switch import ViewSwitch
from kindhub.ui.kit.views import Views
from kindhub.ui.shell import Page, Route, bind
from kindhub.ui.shell.acts import Act
from kindhub.ui.tasks import run
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.services.contacts_on_time import MonthOfContacts
    from kindhub.storage.hub import Hub
    from kindhub.ui.home.reading import MyWork
    from kindhub.ui.home.side_reading import MySide
    from kindhub.ui.tasks import Progress

WORK, TEAM = "work", "team"


class MyDayPage(Page):
    """`MyDayPage(hub, view = "")`: `view` is `team` for a coordinator's look at the team."""

    def __init__(self, hub: Hub, view: str = "") -> None:
        super().__init__()
        self._hub, self._today = hub, today()
        self.contacting = Contacting(hub, self._today, self)
        self._coordinates = bool(coordinates(hub.programs, hub.user).loaded)
        self.column.addWidget(self._header())
        self._views = Views(self)
        self.work = WorkView(hub, self._today, self._views)
        self.work.asked.connect(self.go)
        self.work.todo.list.contact_asked.connect(self._log_for_row)
        self.work.todo.list.person_asked.connect(self.find_first)
        self.work.side.dropped.connect(self.drop)
        self.team: TeamView | None = None
        self._views.addWidget(self.work)
        # the views scroll inside: they take the room there is, and the page never scrolls as a whole
        self._views.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._views.setMinimumHeight(theme().size(140))
        self.column.addWidget(self._views, 1)
        self.acts = TodoActs(hub, self._today, self, self.work.todo.list, self.contacting)
        self.acts.changed.connect(self.refresh)
        bind(self, "contact", self.log_contact, inside=False)
        bind(self.work.todo.list, "note", self.acts.write_note)
        bind(self.work.todo.list, "task", self.acts.ask_task)
        bind(self, "new", self.find_first, inside=False)
        bind(self, "undo_save", self.undo_last, inside=False)
        if view == TEAM and self._coordinates:
            self.show_view(TEAM)
        else:
            self.refresh()

    def _header(self) -> PageHeader:
        header = PageHeader(long_day(self._today), parent=self)
        views = ((WORK, tr("My work", "Mi trabajo"), "user"), (TEAM, tr("My team", "Mi equipo"), "users-three"))
        self.switch = ViewSwitch(tr("Show", "Ver"), views)
        self.switch.chosen.connect(self.show_view)
        if self._coordinates:
            header.add_action(self.switch)
        else:
            self.switch.setParent(self)
            self.switch.hide()
        new = QuietButton(tr("New person or case", "Persona o caso nuevo"), "plus")
        new.setToolTip(tr("First search, then create.", "Primero busque, luego cree."))
        new.clicked.connect(self.find_first)
        header.add_action(new)
        if self.contacting.possible():
            log = FilledButton(tr("Log a contact", "Registrar contacto"), "phone-call")
            log.setToolTip("Ctrl+J")
            log.clicked.connect(self.pick_case)
            header.add_action(log)
        return header

    def show_view(self, view: str) -> None:
        """Show my work or my team."""
        if view == TEAM and self.team is None:
            self.team = TeamView(self._hub, self._views)
            self.team.asked.connect(self.go)
            self._views.addWidget(self.team)
        self.switch.set_current(view)
        self._views.setCurrentWidget(self.team if view == TEAM and self.team is not None else self.work)
        self.refresh()

    @override
    def refresh(self) -> None:
        if self.team is not None and self._views.currentWidget() is self.team:
            run(self, ReadTeam(self._hub, self._today), self._show_team, self._failed)
            return
        run(self, ReadMyWork(self._hub, self._today), self._show_work, self._failed)
        run(self, ReadMySide(self._hub, self._today), self._show_side, self._failed)
        run(self, ReadContacts(self._hub, self._today), self._show_contacts, self._failed)

    def _show_work(self, found: object) -> None:
        first = self.work.work is None
        self.work.show_work(cast("MyWork", found))
        if first:
            self._go_to_list()

    def _show_side(self, found: object) -> None:
        self.work.side.show_side(cast("MySide", found))
        run(self, NoteHere(self._hub), self._noted, self._failed, aside=True)

    def _noted(self, _nothing: object) -> None:
        """That she is here was noted; nothing on the page tells of it."""

    def _show_contacts(self, found: object) -> None:
        self.work.charts.show_contacts(cast("list[MonthOfContacts]", found))

    def _show_team(self, found: object) -> None:
        if self.team is not None:
            self.team.show_team(found)

    def _failed(self, error: BaseException) -> None:
        self.fail(error)

    def undo_last(self) -> None:
        """Ctrl+Shift+U: take back what was done last from here."""
        self.acts.undo()

    def find_first(self) -> None:
        """Ctrl+N: a person is looked for before she is created."""
        self.go.emit(Route("people"))

    def pick_case(self) -> None:
        """Ask whose contact is to be logged."""
        self.contacting.pick(self._all_due())

    def log_contact(self) -> None:
        """Ctrl+J: for the case of the row with the focus; without one, ask whose."""
        row = self.work.todo.list.current()
        if row is not None and self.work.todo.list.table.hasFocus():
            self._log_for_row(row)
        else:
            self.pick_case()

    def _log_for_row(self, row: object) -> None:
        if isinstance(row, DueRow):
            self.contacting.log_for(row.program, row.case_id)

    def _all_due(self) -> list[DueRow]:
        due = self.work.work.due if self.work.work is not None else {}
        return [row for name in GROUPS for row in due.get(name, ())]

    def drop(self, draft: object) -> None:
        """Forget a draft, beside the window."""
        if not isinstance(draft, Draft):
            return
        hub = self._hub

        def work(_progress: Progress) -> None:
            with hub.begin() as unit:
                drop_draft(unit.session.connection(), draft)

        run(self, work, self._dropped, self._failed)

    def _dropped(self, _nothing: object) -> None:
        self.say("ok", tr("The draft was discarded.", "Se descartó el borrador."))
        run(self, ReadMySide(self._hub, self._today), self._show_side, self._failed)

    def _go_to_list(self) -> None:
        """The cursor begins in the list, unless somebody has put it elsewhere on the page by then, or left the page."""
        here = self.focusWidget()
        if self.isVisible() and (here is None or here is self or not here.isVisible()):
            self.work.todo.list.focus_list()
            QTimer.singleShot(0, self.work, self.work.to_top)

    @override
    def begins_at(self) -> QWidget | None:
        """The list, where its rows were there before the page was; else it is gone to when they come."""
        return self.work.todo.list.table if self.work.work is not None else None

    @override
    def offers(self) -> Sequence[Act]:
        acts = [Act("new", tr("Find or add a person", "Buscar o agregar a una persona"), self.find_first, "plus")]
        if self.contacting.possible():
            acts.insert(0, Act("contact", tr("Log a contact", "Registrar contacto"), self.pick_case, "phone-call"))
        return acts
