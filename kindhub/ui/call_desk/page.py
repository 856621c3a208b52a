"""The desk of calls: find who calls by the end of her telephone, write down what was said, save, the next one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.records.partial_date import PartialDate
from kindhub.services.call_desk import DeskState, let_in, whom
from kindhub.ui.call_desk.stop_watch import StopWatch
from kindhub.ui.call_desk.waiting_card import WaitingCard
from kindhub.ui.call_desk.who_card import WhoCard
from kindhub.ui.call_desk.work import ReadCaller, ReadDesk, Shown
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import Panes, ScrollPane
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.kit.text import KeyCap, Text
from kindhub.ui.shell import Page, Route, bind
from kindhub.ui.tasks import run, tasks
from kindhub.ui.theme import theme
from kindhub.ui.typed_search import TypedSearch
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.call_desk import Known
    from kindhub.storage.hub import Hub

INCOMING = "in"
_SIDE = 350


class CallDeskPage(Page):
    """`CallDeskPage(hub, program key, form key)`. Raises `Refused` for whoever may keep no calls.

    The clock runs from the first key. What is typed is a draft from then on, as in any form: a call that was broken
    off by a dead battery is offered again.
    """

    def __init__(self, hub: Hub, program: str, form_key: str) -> None:
        super().__init__()
        self._hub, self._program = hub, program
        held = hub.programs[program]
        self._form = next(one for one in held.forms if one.key == form_key)
        self._ways = let_in(hub, self._form)
        self._caller = ""
        self._state = DeskState((), ())
        header = PageHeader(self._form.title.say(), ((held.info.neutral_name.say(), Route("day")),))
        header.crumb_clicked.connect(self.go)
        self.watch = StopWatch()
        header.add_badge(self.watch)
        self.counts = Text("", "body", "text2")
        header.add_action(self.counts)
        self.column.addWidget(header)
        self.search = SearchEdit(tr("Telephone or name of whoever calls", "Teléfono o nombre de quien llama"), big=True)
        self.column.addWidget(self.search)
        self.column.addLayout(self._hints())
        self.form = FormPage(self._form, Lookups(hub), tr("The call", "La llamada"))
        self.form.save_asked.connect(self._stop_watch)  # before the desk reads the fields
        self.desk = FormDesk(hub, self.form, tasks())
        self.who, self.waiting = WhoCard(), WaitingCard()
        self.column.addWidget(Panes(self.form, right=self._side(), right_over=True), 1)
        self._connect()
        self.desk.open(INCOMING)
        self.refresh()

    def _hints(self) -> FlowLayout:
        row = FlowLayout(None, 8)
        for key, words in (("Enter", tr("take the first one", "elegir la primera")), ("↓", tr("choose", "elegir")),
                           ("Ctrl Enter", tr("save, next call", "guardar y otra llamada")),
                           ("Ctrl N", tr("back up here", "volver aquí arriba"))):  # fmt: skip
            row.addWidget(KeyCap(key))
            row.addWidget(Text(words, "cap", "text2"))
        return row

    def _side(self) -> QWidget:
        side = ScrollPane()
        side.setFixedWidth(theme().size(_SIDE))
        inside: QVBoxLayout = side.body
        gaps(inside, 12)
        inside.addWidget(self.who)
        inside.addWidget(self.waiting)
        inside.addStretch(1)
        return side

    def _connect(self) -> None:
        self._search = TypedSearch(self.search, self._whom, self)
        self._search.found.connect(self._found)
        self._search.taken.connect(self._take)
        self._search.failed.connect(self.fail)
        self.search.searched.connect(self._find)
        self.search.submitted.connect(self._take_first)
        self.search.went_down.connect(self._into_list)
        self.who.picked.connect(self.choose)
        self.who.other_asked.connect(self.write_typed)
        self.who.let_go_asked.connect(self.let_go)
        self.who.family_asked.connect(self._open_family)
        self.who.call_asked.connect(self._open_call)
        self.waiting.chosen.connect(self.call_back)
        self.waiting.all_asked.connect(self._open_queue)
        self.form.body.changed.connect(self._edited)
        self.form.body.beside_shown.connect(self._follow)
        self.desk.saved.connect(self._saved)
        self.desk.discarded.connect(self._begin_anew)
        self.desk.failed.connect(self.fail)
        bind(self, "new", self.to_search)
        for beside in (self.search, self.who, self.waiting):
            bind(beside, "save", self.form.save)
            bind(beside, "save_on", self.form.save_and_go_on)

    @override
    def refresh(self) -> None:
        run(self, ReadDesk(self._hub, self._form), self._show_state, self.fail, aside=True)

    def _show_state(self, state: object) -> None:
        if isinstance(state, DeskState):
            self._state = state
            self.waiting.show_waiting(state.waiting)
            today_is = tr("Today: {counts}", "Hoy: {counts}",
                          counts=", ".join(f"{one.number} {one.words}" for one in state.counts))  # fmt: skip
            self.counts.setText(today_is if state.counts else "")

    def _find(self, typed: str) -> None:
        if typed:
            self.watch.begin()
            self._search.look(typed)
        elif not self._caller:
            self.who.show_nobody()
            if not self.desk.has_typed():
                self.watch.end()

    def _whom(self, typed: str) -> Sequence[Known]:
        return whom(self._hub, self._form, typed)

    def _found(self, known: Sequence[Known]) -> None:
        self.who.show_found(known, self.search.text().strip())

    def _take_first(self, typed: str) -> None:
        """Enter: the first one found, also where she was not found yet; nobody: what was typed goes into the call."""
        if typed:
            self._search.take(typed)
        else:
            self.form.body.focus_field("")

    def _take(self, known: Sequence[Known]) -> None:
        if known:
            self.choose(known[0].id)
        else:
            self.write_typed()

    def _into_list(self) -> None:
        self.who.list.setFocus()

    def choose(self, caller_id: str) -> None:
        """It is her: what is known of her is shown, and the cursor goes to what she calls about."""
        self._caller = caller_id
        self.form.body.put({self._ways.caller: caller_id})
        self.search.clear()
        self._read_caller(caller_id)
        self.form.body.focus_field(self._ways.first)

    def write_typed(self) -> None:
        """Somebody who is not known: a number goes into the telephone, a name into the name."""
        typed = self.search.text().strip()
        is_number = sum(sign.isdigit() for sign in typed) > len(typed) // 2
        self.form.body.put({self._ways.phone if is_number else self._ways.name: typed})
        self.search.clear()
        self.who.show_written()
        self.form.body.focus_field(self._ways.name if is_number else self._ways.phone)

    def let_go(self) -> None:
        """It is somebody else after all."""
        self._caller = ""
        self.form.body.put({self._ways.caller: None})
        self.who.show_nobody()
        self.to_search()

    def call_back(self, call_id: str) -> None:
        """Begin the call that answers one that waits."""
        waiting = next((one for one in self._state.waiting if one.id == call_id), None)
        if waiting is None:
            return
        self.form.body.put({**waiting.start, self._ways.returns: call_id}, over=True)
        self._follow()
        self.form.body.focus_field(self._ways.first)

    def _follow(self) -> None:
        """Show whom the call is joined to, when a draft or a waiting call says so."""
        caller = self.form.body.beside.get(self._ways.caller) or ""
        if caller and caller != self._caller:
            self._caller = caller
            self._read_caller(caller)

    def _read_caller(self, caller_id: str) -> None:
        run(self, ReadCaller(self._hub, self._form, caller_id), self._show_caller, self.fail, aside=True)

    def _show_caller(self, shown: object) -> None:
        if isinstance(shown, Shown) and shown.caller_id == self._caller:
            self.who.show_caller(shown)
            if shown.picture is not None and shown.picture.start:
                self.form.body.put(shown.picture.start)

    def _edited(self, name: str) -> None:
        """The first answer begins the call: its day and hour are now."""
        if name in (self._ways.day, self._ways.at):
            return
        self.watch.begin()
        clock = datetime.now(UTC).astimezone()
        now: dict[str, Any] = {self._ways.day: PartialDate.of(today()), self._ways.at: f"{clock:%H:%M}"}
        held = self.form.body.answers().values
        if any(held.get(field) is None for field in now):
            self.form.body.put(now)

    def _stop_watch(self, _go_on: bool) -> None:
        if self.watch.running:
            self.form.body.put({self._ways.minutes: self.watch.minutes()})

    def _saved(self, _saved: object, _go_on: bool) -> None:
        minutes = self.watch.minutes()
        self.say("ok", tr_n(minutes, L("Call saved, {n} minute.", "Llamada guardada, {n} minuto."),
                            L("Call saved, {n} minutes.", "Llamada guardada, {n} minutos.")))  # fmt: skip
        self._begin_anew()
        self.desk.open(INCOMING)
        self.refresh()

    def _begin_anew(self) -> None:
        self._caller = ""
        self.watch.end()
        self.search.clear()
        self.who.show_nobody()
        self.to_search()

    def to_search(self) -> None:
        """Ctrl+N: the next call."""
        self.search.setFocus()

    def _open_family(self, case_id: str) -> None:
        self.go.emit(Route("case", (self._program, case_id)))

    def _open_call(self, call_id: str) -> None:
        self.go.emit(Route("record", (self._program, self._ways.queue, call_id)))

    def _open_queue(self) -> None:
        self.go.emit(Route("list", (self._program, self._ways.queue)))

    @override
    def begins_at(self) -> QWidget | None:
        return self.search

    @override
    def find_here(self) -> bool:
        self.to_search()
        return True

    @override
    def leave(self) -> None:
        self.desk.keep_before_leaving()
