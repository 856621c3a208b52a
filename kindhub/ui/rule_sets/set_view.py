"""One rule set: what it is and since when, putting a draft in force, and its lines under three tabs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.in_turns import InTurns
from kindhub.ui.kit.inputs import DateInput
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.rule_sets.set_lines import DIFFERENCES, PROOFS, RULES, lines_of, nothing_words
from kindhub.ui.rule_sets.words import GROUPS, days_words, first_day, group_of
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.program.rule_sets import SetPicture

_DATE = 240


class SetView(ScrollPane):
    """`show_set(picture, may_change=)`. `begins_asked(day)` to see a draft as if it began then, `activate_asked(day)`
    and `discard_asked` by the buttons.
    """

    begins_asked = Signal(object)
    activate_asked = Signal(object)
    discard_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: SetPicture | None = None
        self._filling: InTurns | None = None
        self.body.addWidget(self._head_card())
        self.body.addWidget(self._draft_card())
        self._lines_card = Card(parent=self.inside)
        self.tabs = ViewTabs(tr("What the set says", "Lo que dice el conjunto"), self._lines_card)
        self.tabs.chosen.connect(self._fill)
        self._lines_card.add(self.tabs)
        self.against = Text("", "cap", "text2", wrap=True)
        self._lines_card.add(self.against)
        self.lines = QWidget(self._lines_card)
        self._lines = QVBoxLayout(self.lines)
        gaps(self._lines, 4)
        self._lines_card.add(self.lines)
        self.body.addWidget(self._lines_card)
        self.body.addStretch(1)
        for card in (self._draft, self._lines_card):
            card.hide()

    def _head_card(self) -> Card:
        card = Card(parent=self.inside)
        self.called = Text("", "h2", wrap=True)
        self.key = Text("", "body", "text2", wrap=True)
        self._badges = FlowLayout(None, 6)
        self.source, self.note = Text("", "body", "text2", wrap=True), Text("", wrap=True)
        card.add(self.called)
        card.add(self.key)
        card.body.addLayout(self._badges)
        card.add(self.note)
        card.add(self.source)
        return card

    def _draft_card(self) -> Card:
        self._draft = card = Card(tr("Put it in force", "Ponerlo en vigor"), parent=self.inside)
        self.begins = DateInput(exact=True)
        self.begins.setMaximumWidth(theme().size(_DATE))
        self.block = FieldBlock(
            tr("In force from", "Rige desde"), self.begins,
            hint=tr("The set before it ends the day before.", "El conjunto anterior termina el día antes."),
        )  # fmt: skip
        self.block.left.connect(self._day_left)
        card.add(self.block)
        row = FlowLayout(None, 8)
        self.activate = FilledButton(tr("Put in force", "Poner en vigor"), "check")
        self.activate.clicked.connect(self._activate)
        self.discard = QuietButton(tr("Take it away", "Quitar"), "trash")
        self.discard.clicked.connect(self.discard_asked)
        row.addWidget(self.activate)
        row.addWidget(self.discard)
        card.body.addLayout(row)
        return card

    def show_set(self, picture: SetPicture, *, may_change: bool) -> None:
        """Show another set, or the same as if it began on another day; the tab stays."""
        same = self.picture is not None and self.picture.head.key == picture.head.key
        self.picture, head = picture, picture.head
        self.called.setText(head.title)
        self.key.setText(f"{head.key} · {days_words(head)}")
        self.source.setText(tr("Source: {source}", "Fuente: {source}", source=head.source))
        self.note.setText(head.note)
        show_when(self.note, bool(head.note))
        self._show_badges(picture)
        show_when(self._draft, head.draft and may_change)
        if head.draft and not same:
            self.begins.set_value(first_day(head))
            self.block.clear_message()
        passed = sum(one.passed for one in picture.proofs)
        tabs = [
            (DIFFERENCES, tr("What changes", "Qué cambia"), len(picture.differences)),
            (RULES, tr("Rules", "Reglas"), len(picture.rules)),
            (PROOFS, tr("Tests", "Pruebas"), len(picture.proofs)),
        ]
        self._passed = tr("{n} of {all} tests pass.", "Pasan {n} de {all} pruebas.", n=passed, all=len(picture.proofs))
        at = self.tabs.tabData(self.tabs.currentIndex()) if self.tabs.count() else None
        first = DIFFERENCES if head.draft or not picture.rules else RULES
        self.tabs.set_tabs(tabs, str(at) if at and same else first)
        show_when(self._lines_card, True)
        self._fill(str(self.tabs.tabData(self.tabs.currentIndex())))

    def _show_badges(self, picture: SetPicture) -> None:
        clear_layout(self._badges)
        group = group_of(picture.head)
        _heading, words, icon = GROUPS[group]
        tone = {"in_force": "ok", "draft": "warn", "coming": "info"}.get(group, "neutral")
        self._badges.addWidget(Badge(words.say(), tone, icon))  # type: ignore[arg-type]  # a tone
        whose = tr("of the office", "de la oficina") if picture.head.own else tr("of the program", "del programa")
        self._badges.addWidget(Badge(whose, "neutral"))
        if picture.head.own:
            signed = tr("with a signature", "con firma") if picture.head.signed else tr("unsigned", "sin firma")
            self._badges.addWidget(Badge(signed, "neutral"))

    def _fill(self, which: str) -> None:
        if self.picture is None:
            return
        if self._filling is not None:
            self._filling.give_up()
        clear_layout(self._lines)
        against = tr("Beside {set}", "Frente a {set}", set=self.picture.against) if self.picture.against else ""
        said = {DIFFERENCES: against, PROOFS: self._passed if self.picture.proofs else ""}.get(which, "")
        self.against.setText(said)
        show_when(self.against, bool(said))
        self._filling = InTurns(self._pieces(self.picture, which), self)

    def _pieces(self, picture: SetPicture, which: str) -> Iterator[None]:
        there = False
        for line in lines_of(picture, which):
            self._lines.addWidget(line)
            there = True
            yield
        if not there:
            self._lines.addWidget(Text(nothing_words(picture, which), "body", "text2", wrap=True))

    def complete(self) -> None:
        """Make the lines that are still to come, here and now."""
        if self._filling is not None:
            self._filling.finish()

    def said(self) -> tuple[str, ...]:
        """Every line in sight, as a screen reader says it."""
        self.complete()
        room = self._lines.parentWidget()
        placed = {self._lines.indexOf(part): part for part in room.findChildren(QWidget)} if room is not None else {}
        parts = (placed[at] for at in sorted(placed) if at >= 0)
        return tuple(part.accessibleName() or getattr(part, "text", str)() for part in parts)

    def day(self) -> date | None:
        """The day the draft is to begin; None where none can be read."""
        value = self.begins.value()
        return value if isinstance(value, date) else None

    def _day_left(self, _name: str) -> None:
        if (day := self.day()) is not None:
            self.begins_asked.emit(day)

    def _activate(self) -> None:
        day = self.day()
        if day is None:
            said = tr("Write the day from which it is in force.", "Escriba el día desde el que rige.")
            self.block.show_message(said)
            self.begins.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.activate_asked.emit(day)
