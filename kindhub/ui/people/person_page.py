"""One person: identity, cases, family, documents, consents, history. Each part is mended in its own form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.errors import UserError
from kindhub.i18n import tr
from kindhub.security.access import HUB
from kindhub.services.timeline import Where
from kindhub.storage.unit_of_work import Conflict
from kindhub.ui.case.history_page import HistoryLine, HistoryPage, RestoreField
from kindhub.ui.home.contacting import Contacting
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.in_turns import InTurns, in_place_of
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import Panes, Room
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.people.consents_pane import ConsentsPane
from kindhub.ui.people.documents_pane import DocumentsPane
from kindhub.ui.people.enrolling import OpenCase
from kindhub.ui.people.family_card import FamilyCard
from kindhub.ui.people.identity_card import IdentityCard
from kindhub.ui.people.papers import WHOLE, PersonPapers
from kindhub.ui.people.parting import Parting
from kindhub.ui.people.person_history import ReadHistory
from kindhub.ui.people.person_lists import RowCard, contact_rows, family_rows
from kindhub.ui.people.reading import PersonRead, ReadPerson, one_line, safe_badge
from kindhub.ui.people.timeline_card import TimelineCard
from kindhub.ui.shell import Page, Route, bind
from kindhub.ui.shell.keys import cap
from kindhub.ui.shell.nothing_here import NothingHere
from kindhub.ui.tasks import run
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.services.cases import CaseOfPerson
    from kindhub.services.restoring import FieldChange
    from kindhub.storage.hub import Hub
    from kindhub.ui.kit.look import Tone

SUMMARY, FAMILY, TIMELINE, DOCUMENTS, CONSENTS, HISTORY = "", "family", "timeline", "documents", "consents", "history"
IDENTITY, UPPER, LOWER = 304, 312, 150


class PersonPage(Page):
    """`PersonPage(hub, person id, tab = "")`; tabs: summary (empty), family, documents, consents, history."""

    def __init__(self, hub: Hub, person_id: str, tab: str = SUMMARY) -> None:
        super().__init__()
        self._hub, self.person_id, self._tab = hub, person_id, tab
        self._read: PersonRead | None = None
        self._case_button: FilledButton | None = None
        self._drawing: InTurns | None = None
        self.nothing = NothingHere(self)
        self._may_edit = hub.user.can(HUB, "edit")
        self.papers = PersonPapers(hub, person_id, self)
        self.papers.desk.said.connect(self._print_said)
        self._head = QVBoxLayout()
        gaps(self._head, 4)
        self.column.addLayout(self._head)
        self.tabs = ViewTabs(tr("Parts of this person", "Partes de esta persona"))
        self.tabs.chosen.connect(self.show_tab)
        self.column.addWidget(self.tabs)
        self._body = QVBoxLayout()
        gaps(self._body, 12)
        self.column.addLayout(self._body, 1)
        bind(self, "part_number", self._by_number)
        bind(self, "print", self._print_whole)
        self.parting = Parting(hub, self)
        self.parting.changed.connect(self.refresh)
        self.contacting = Contacting(hub, today(), self)
        self.contacting.changed.connect(self.refresh)
        for name, act in (
            ("save_on", self.open_case),
            ("contact", self.log_contact),
            ("note", self.write_note),
            ("undo_save", self.contacting.undo_last),
        ):
            bind(self, name, act)
        self.refresh()

    def _by_number(self) -> None:
        self.tabs.take(int(self.sender().property("number")) + 1)

    @override
    def refresh(self) -> None:
        run(self, ReadPerson(self._hub, self.person_id), self._show, self._not_read)

    def _not_read(self, error: BaseException) -> None:
        if self._read is None and isinstance(error, UserError):
            self.nothing.say(str(error))
        else:
            self.fail(error)

    def _failed(self, error: BaseException) -> None:
        self.fail(error)

    def _show(self, answer: object) -> None:
        _, read = cast("tuple[int, PersonRead]", answer)
        self.nothing.end()
        self.person_id = read.profile.person.id  # an id of before a merge leads to the record that stays
        self._drawing = in_place_of(self._drawing, self._draw(read), self)

    def _draw(self, read: PersonRead) -> Iterator[None]:
        """Head, tabs and what is below them; together they take longer than a key may wait."""
        clear_layout(self._head)
        self._case_button = None
        self._head.addWidget(self._header(read))
        yield
        one = read.profile
        self.tabs.set_tabs(
            [
                (SUMMARY, tr("Summary", "Resumen"), None),
                (FAMILY, tr("Family and contacts", "Familia y contactos"), None),
                (TIMELINE, tr("Timeline", "Línea de tiempo"), None),
                (DOCUMENTS, tr("Documents", "Documentos"), len(one.documents)),
                (CONSENTS, tr("Consents", "Consentimientos"), len(one.consents)),
                (HISTORY, tr("History", "Historial"), None),
            ],
            self._tab,
        )
        yield
        self._read = read
        self.show_tab(self._tab)
        if self.hasFocus():
            (self.tabs if self._case_button is None else self._case_button).setFocus()

    def _header(self, read: PersonRead) -> PageHeader:
        programs = ", ".join(dict.fromkeys(case.program.info.neutral_name.say() for case in read.cases))
        invented = tr("invented person", "persona inventada") if read.profile.person.invented else ""
        joined = tr("joined from two records", "unido de dos registros") if read.joined else ""
        facts = [part for part in (one_line(read.profile, today()), programs, joined, invented) if part]
        name = read.profile.name or tr("no name", "sin nombre")
        header = PageHeader(name, ((tr("People", "Personas"), Route("people")),), facts)
        header.crumb_clicked.connect(self.go)
        rule = safe_badge(read.profile.contacts)
        if rule:
            header.add_badge(Badge(rule, "info", "phone"))
        if read.cases:
            self._case_button = FilledButton(tr("Open case", "Abrir caso"), "folder-open")
            self._case_button.setToolTip(cap("Ctrl+Return"))
            self._case_button.clicked.connect(self.open_case)
            header.add_action(self._case_button)
        self._enrol = QuietButton(tr("Enrol in a program", "Inscribir en un programa"), "plus")
        self._enrol.clicked.connect(self._ask_program)
        show_when(self._enrol, bool(self._programs_to_enrol_in()))
        header.add_action(self._enrol)
        self._print = QuietButton(tr("Print", "Imprimir"), "printer")
        self._print.clicked.connect(self._print_whole)
        show_when(self._print, self.papers.may())
        header.add_action(self._print)
        parting = self.parting.button(read.joined)
        if parting is not None:
            header.add_action(parting)
        return header

    def _print_whole(self) -> None:
        """Ctrl+P."""
        if self._read is not None and self.papers.may():
            self.papers.ask(TIMELINE if self._tab == TIMELINE else WHOLE, self._print)

    def _print_family(self) -> None:
        self.papers.ask(FAMILY, self._print)

    def _print_said(self, tone: str, words: str) -> None:
        self.say(cast("Tone", tone), words, passing=tone == "ok")

    def open_case(self) -> None:
        """Ctrl+Enter: the newest of this person's cases that are open, else of the closed ones."""
        if self._read is not None and self._read.cases:
            newest = (self._open_cases() or list(self._read.cases))[-1]
            self.go.emit(Route("case", (newest.program.key, newest.case_id)))

    def _open_cases(self) -> list[CaseOfPerson]:
        return [case for case in self._read.cases if case.closed is None] if self._read is not None else []

    def log_contact(self) -> None:
        """Ctrl+J."""
        self._in_the_one_case(self.contacting.log_for)

    def write_note(self) -> None:
        """Ctrl+M."""
        self._in_the_one_case(self.contacting.note_for)

    def _in_the_one_case(self, enter: Callable[[str, str], None]) -> None:
        """Write into this person's open case; among several nothing is guessed."""
        cases = self._open_cases()
        if len(cases) == 1:
            enter(cases[0].program.key, cases[0].case_id)
        elif cases:
            self.say(
                "info",
                tr(
                    "There are {n} open cases. Open the one it belongs to.",
                    "Hay {n} casos abiertos. Abra aquel al que corresponde.",
                    n=len(cases),
                ),
            )

    def _ask_program(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for program in self._programs_to_enrol_in():
            menu.addAction(program.info.neutral_name.say()).setData(program.key)
        menu.triggered.connect(self._enrol_in)
        menu.popup(self._enrol.mapToGlobal(QPoint(0, self._enrol.height())))

    def _programs_to_enrol_in(self) -> list[LoadedProgram]:
        """Those whose cases are of shared persons; a program that keeps them apart must never learn of this one."""
        user = self._hub.user
        return [
            one
            for one in self._hub.programs
            if user.can(one.key, "create") and any(flow.person is not None for flow in one.workflows)
        ]

    def _enrol_in(self, action: QAction) -> None:
        run(self, OpenCase(self._hub, str(action.data()), self.person_id), self._enrolled, self._failed)

    def _enrolled(self, case: object) -> None:
        self.go.emit(Route("case", cast("tuple[object, ...]", case)))

    def show_tab(self, tab: str) -> None:
        """Show one part of the person."""
        if self._read is None:
            return
        self._tab = tab
        clear_layout(self._body)
        build: dict[str, Callable[[], QWidget | None]] = {
            FAMILY: self._family, TIMELINE: self._timeline, DOCUMENTS: self._documents, CONSENTS: self._consents,
            HISTORY: self._history,
        }  # fmt: skip
        part = build.get(tab, self._summary)()
        if part is not None:
            self._body.addWidget(part, 1)

    def _summary(self) -> QWidget:
        read = cast("PersonRead", self._read)
        page = Room()
        sees_photo = self._hub.user.can(HUB, "view_photo")
        identity = IdentityCard(self._hub, read.profile, may_edit=self._may_edit, may_see_photo=sees_photo)
        identity.setFixedWidth(theme().size(IDENTITY))
        identity.setMinimumHeight(theme().size(UPPER))
        identity.failed.connect(self._failed)
        identity.edit_asked.connect(self._edit)
        column = QVBoxLayout(page)
        gaps(column, 12)
        column.addWidget(Panes(self._family_card(), left=identity), 1)
        column.addWidget(self._timeline_card(whole=False))
        return page

    def _timeline(self) -> QWidget:
        return self._timeline_card(whole=True)

    def _timeline_card(self, *, whole: bool) -> TimelineCard:
        read = cast("PersonRead", self._read)
        card = TimelineCard(read.lanes, whole=whole)
        card.opened.connect(self._open_where)
        return card

    def _open_where(self, where: object) -> None:
        if isinstance(where, Where):
            self.go.emit(Route(where.page, where.args))

    def _family_card(self) -> FamilyCard:
        read = cast("PersonRead", self._read)
        card = FamilyCard(read.family, may_edit=self._may_edit, may_print=self.papers.may())
        card.print_asked.connect(self._print_family)
        card.opened.connect(self._relative_chosen)
        card.added.connect(self._add_relative)
        return card

    def _family(self) -> QWidget:
        """The tree, and under it each link and each telephone in words, which is where they are mended."""
        read = cast("PersonRead", self._read)
        page = Room()
        column = QVBoxLayout(page)
        gaps(column, 12)
        column.addWidget(self._family_card(), 3)
        none = tr("No family is written down.", "No hay familiares escritos.")
        links = RowCard(tr("Links", "Vínculos"), family_rows(read.profile.family), none)
        links.chosen.connect(self._link_chosen)
        nobody = tr("No telephone is written down.", "No hay teléfono escrito.")
        add = tr("Telephone", "Teléfono") if self._may_edit else ""
        contacts = RowCard(tr("Contacts", "Contactos"), contact_rows(read.profile.contacts), nobody, add)
        contacts.chosen.connect(self._contact_chosen)
        contacts.added.connect(self._add_contact)
        under = Room()
        under.setMinimumHeight(theme().size(LOWER))
        lower = QHBoxLayout(under)
        gaps(lower, 12)
        lower.addWidget(links, 1)
        lower.addWidget(contacts, 1)
        column.addWidget(under, 2)
        return page

    def _documents(self) -> QWidget:
        read = cast("PersonRead", self._read)
        papers = read.profile.documents
        pane = DocumentsPane(self._hub, self.person_id, papers, read.lanes, may_edit=self._may_edit)
        pane.opened.connect(self._open_where)
        pane.edited.connect(self._edit_document)
        pane.added.connect(self._add_document)
        pane.attached.connect(self.refresh)
        pane.failed.connect(self._failed)
        return pane

    def _consents(self) -> QWidget:
        read = cast("PersonRead", self._read)
        pane = ConsentsPane(self._hub, read.consents, read.users, may_edit=self._may_edit)
        pane.edited.connect(self._consent_chosen)
        pane.added.connect(self._add_consent)
        pane.changed.connect(self.refresh)
        pane.failed.connect(self._failed)
        return pane

    def _history(self) -> None:
        read = cast("PersonRead", self._read)
        run(self, ReadHistory(self._hub, read.profile), self._show_history, self._failed)

    def _show_history(self, lines: object) -> None:
        if self._tab == HISTORY:
            clear_layout(self._body)
            page = HistoryPage(cast("list[HistoryLine]", lines), restores=True)
            page.restore_asked.connect(self._restore)
            self._body.addWidget(page, 1)

    def _restore(self, change: object, reason: str) -> None:
        work = RestoreField(self._hub, cast("FieldChange", change), reason)
        run(self, work, self._restored, self._not_restored)

    def _restored(self, _unit: object) -> None:
        self.say("ok", tr("Restored.", "Restaurado."))
        self.refresh()

    def _not_restored(self, error: BaseException) -> None:
        self._failed(error)
        if isinstance(error, Conflict):
            self.refresh()

    def _edit(self, form_key: str, record_id: str) -> None:
        self.go.emit(Route("person_part", (self.person_id, form_key, record_id)))

    def _case_chosen(self, key: str) -> None:
        program, _, case_id = key.partition(":")
        self.go.emit(Route("case", (program, case_id)))

    def _relative_chosen(self, person_id: str) -> None:
        if person_id != self.person_id:
            self.go.emit(Route("person", (person_id,)))

    def _link_chosen(self, link_id: str) -> None:
        self._edit("relative", link_id)

    def _contact_chosen(self, record_id: str) -> None:
        self._edit("contact", record_id)

    def _add_contact(self) -> None:
        self._edit("contact", "")

    def _add_relative(self) -> None:
        self._edit("relative", "")

    def _edit_document(self, record_id: str) -> None:
        self._edit("document", record_id)

    def _add_document(self) -> None:
        self._edit("document", "")

    def _consent_chosen(self, record_id: str) -> None:
        self._edit("consent", record_id)

    def _add_consent(self) -> None:
        self._edit("consent", "")
