"""The person the cursor stands on, in short: enough to know whether she is the one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.records.codes import code_list
from kindhub.records.places import places
from kindhub.ui.kit.badge import ProgramMark
from kindhub.ui.kit.buttons import FilledButton, ShortButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import Rule, clear_layout, gaps
from kindhub.ui.kit.message_bar import ErrorBar
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import KeyCap, Text
from kindhub.ui.people.identity_card import lives_at
from kindhub.ui.people.reading import (
    PersonRead,
    ReadPerson,
    caregivers_of,
    languages_of,
    masked,
    one_line,
    safe_badge,
)
from kindhub.ui.people.timeline_words import last_contact
from kindhub.ui.shell import Route
from kindhub.ui.tasks import run
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.records.person import Address
    from kindhub.services.cases import CaseOfPerson
    from kindhub.services.search.find import Hit
    from kindhub.storage.hub import Hub

PERSON_WIDTH = 286
PAUSE_MS = 120


class PersonPreview(Card):
    """`asked(Route)` by its buttons. Numbers stay masked here; they are revealed on the person page only."""

    asked = Signal(object)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._hub, self._generation = hub, 0
        self._person_id = ""
        self._case: CaseOfPerson | None = None
        self.setFixedWidth(theme().size(PERSON_WIDTH))
        self.setAccessibleName(tr("The person in short", "La persona en breve"))
        self._scroll = ScrollPane()
        gaps(self._scroll.body, 6)
        self.add(self._scroll, 1)
        self._open = FilledButton(tr("Open person", "Abrir persona"))
        self._open.clicked.connect(self._open_person)
        self._open_case = ShortButton("")
        self._open_case.clicked.connect(self._ask_case)
        for button, key in ((self._open, "Enter"), (self._open_case, "Ctrl ⏎")):
            row = QHBoxLayout()
            gaps(row, 8)
            row.addWidget(button, 1)
            cap = KeyCap(key)
            row.addWidget(cap)
            self.body.addLayout(row)
            button.setProperty("cap", cap)
        self._case_cap = cast("QWidget", self._open_case.property("cap"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read_person)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._pause.stop()
        self._generation += 1
        self._person_id, self._case = "", None
        clear_layout(self._scroll.body)
        words = tr("Choose a person to see her in short.", "Elija una persona para verla en breve.")
        self._scroll.body.addWidget(Text(words, "body", "text2", wrap=True))
        self._scroll.body.addStretch(1)
        self._open.setEnabled(False)
        self._show_case_button()

    def show_person(self, hit: Hit) -> None:
        """Show the name at once and the rest when it is read."""
        self._generation += 1
        self._person_id, self._case = hit.person_id, None
        self._open.setEnabled(True)
        self._pause.start()  # the next key of a search must not wait behind a person nobody looks at yet

    def _read_person(self) -> None:
        if self._person_id:
            run(self, ReadPerson(self._hub, self._person_id, self._generation), self._read, self._failed)

    def case_route(self) -> Route | None:
        """Where Ctrl+Enter leads: her newest case that is not closed, else her newest."""
        if self._case is None:
            return None
        return Route("case", (self._case.program.key, self._case.case_id))

    def _read(self, answer: object) -> None:
        generation, person = cast("tuple[int, PersonRead]", answer)
        if generation != self._generation:
            return
        clear_layout(self._scroll.body)
        body = self._scroll.body
        body.addWidget(Text(person.profile.name or tr("no name", "sin nombre"), "h3", wrap=True))
        body.addWidget(Text(one_line(person.profile, today()), "cap", "text2", wrap=True))
        body.addWidget(Rule())
        body.addLayout(_facts(person))
        self._add_cases(person.cases)
        self._add_last_contact(person)
        body.addStretch(1)
        self._case = _nearest(person.cases)
        self._show_case_button()

    def _add_cases(self, cases: Sequence[CaseOfPerson]) -> None:
        body = self._scroll.body
        body.addWidget(Rule())
        body.addWidget(_heading(tr("Cases", "Casos")))
        if not cases:
            body.addWidget(Text(tr("no case", "sin caso"), "body", "text2"))
        for case in cases:
            row = QHBoxLayout()
            gaps(row, 8)
            info = case.program.info
            row.addWidget(ProgramMark(info.letters, int(info.colour[1:]), info.neutral_name.say()))
            words = Text(f"{info.neutral_name.say()} · {case.status_label}", "strong", wrap=True)
            row.addWidget(words, 1)
            body.addLayout(row)
            span = " – ".join(str(day.year) for day in (case.opened, case.closed) if day)
            who = tr("in your charge", "a cargo: usted") if case.responsible == self._hub.user.uid else ""
            facts = "  ·  ".join(part for part in (who, case.number, span) if part)
            body.addWidget(Text(facts, "cap", "text2", wrap=True))

    def _add_last_contact(self, person: PersonRead) -> None:
        last = last_contact(person.lanes, today())
        if last is not None:
            body = self._scroll.body
            body.addWidget(Rule())
            body.addWidget(_heading(tr("Last contact", "Último contacto")))
            words = ", ".join(part for part in (last.shown_when(), last.detail or last.label) if part)
            body.addWidget(Text(words, "body", wrap=True))

    def _show_case_button(self) -> None:
        there = self.case_route() is not None
        self._open_case.setVisible(there)
        self._case_cap.setVisible(there)
        if self._case is not None:
            name = self._case.program.info.neutral_name.say()
            self._open_case.setText(tr("Open case of {name}", "Abrir caso de {name}", name=name))

    def _failed(self, error: BaseException) -> None:
        clear_layout(self._scroll.body)
        bar = ErrorBar()
        self._scroll.body.addWidget(bar)
        bar.tell(error)
        self._scroll.body.addStretch(1)

    def _open_person(self) -> None:
        if self._person_id:
            self.asked.emit(Route("person", (self._person_id,)))

    def _ask_case(self) -> None:
        route = self.case_route()
        if route is not None:
            self.asked.emit(route)


def _facts(person: PersonRead) -> QGridLayout:
    grid = QGridLayout()
    gaps(grid, 8)
    grid.setVerticalSpacing(theme().size(6))
    known = person.profile
    rows = [(tr("Birth", "Nacimiento"), known.person.birth.show() if known.person.birth else "")]
    rows += [(code_list("identifier_kind").label(one.kind), masked(one)) for one in known.identifiers[:3]]
    rows.append((tr("Languages", "Idiomas"), languages_of(known)))
    rows.append((tr("Caregiver", "Cuidadora"), caregivers_of(known)))
    rows.append((tr("Lives in", "Vive en"), _where(known.addresses)))
    rows.append((tr("Contact", "Contacto"), safe_badge(known.contacts)))
    shown = [(label, value) for label, value in rows if value]
    for at, (label, value) in enumerate(shown):
        grid.addWidget(Text(label, "cap", "text2", wrap=True), at, 0)
        grid.addWidget(Text(value, "body", wrap=True), at, 1)
    grid.setColumnMinimumWidth(0, theme().size(84))
    grid.setColumnStretch(1, 1)
    return grid


def _where(addresses: Sequence[Address]) -> str:
    living = [one.place for one in lives_at(addresses, today()) if one.place]
    return places().label(living[-1]) if living else ""


def _heading(words: str) -> Text:
    heading = Text(words, "strong", "text2")
    heading.setAccessibleName(words)
    return heading


def _nearest(cases: Sequence[CaseOfPerson]) -> CaseOfPerson | None:
    open_ones = [case for case in cases if case.closed is None]
    chosen = open_ones or list(cases)
    return chosen[-1] if chosen else None
