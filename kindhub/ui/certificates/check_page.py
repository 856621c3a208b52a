"""Check a certificate somebody shows: its number and its code, typed or scanned, and what the hub knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from kindhub.i18n import tr
from kindhub.records.partial_date import PartialDate
from kindhub.services.certificates.checking import Checked, Verdict, check_certificate
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import LineInput
from kindhub.ui.kit.look import Tone, clear_layout, gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.text import Text
from kindhub.ui.shell import Page, Route, bind
from kindhub.ui.tasks import Progress, run

if TYPE_CHECKING:
    from kindhub.services.certificates.register import IssuedLine
    from kindhub.storage.hub import Hub

_TONES: dict[Verdict, Tone] = {
    "genuine": "ok", "withdrawn": "danger", "forged": "danger", "changed": "danger", "unknown": "warn",
}  # fmt: skip


class CheckPage(Page):
    """`CheckPage(hub, number="", code="")`. The square code on a certificate holds both, number first."""

    def __init__(self, hub: Hub, number: str = "", code: str = "") -> None:
        super().__init__()
        self._hub = hub
        self.column.addWidget(PageHeader(tr("Check a certificate", "Comprobar una constancia")))
        self.card = Card(tr("As it stands on the paper", "Como está en el papel"))
        self.number, self.code = LineInput(60), LineInput(20)
        row = QHBoxLayout()
        gaps(row, 16)
        row.addWidget(FieldBlock(tr("Number", "Número"), self.number), 2)
        row.addWidget(FieldBlock(tr("Verification code", "Código de verificación"), self.code), 1)
        self.card.body.addLayout(row)
        self.go_button = FilledButton(tr("Check", "Comprobar"), "shield-check")
        self.go_button.setToolTip("Ctrl+S")
        self.go_button.clicked.connect(self.check)
        buttons = QHBoxLayout()
        gaps(buttons, 8)
        buttons.addWidget(self.go_button)
        buttons.addStretch(1)
        self.card.body.addLayout(buttons)
        self.column.addWidget(self.card)
        self.messages = MessageStack()
        self.column.addWidget(self.messages)
        self.told = Card(tr("What it certifies", "Lo que hace constar"))
        self._facts = QGridLayout()
        gaps(self._facts, 8)
        self._facts.setColumnStretch(1, 1)
        self.told.body.addLayout(self._facts)
        self.told.hide()
        self.column.addWidget(self.told)
        self.column.addStretch(1)
        self.number.changed.connect(self._typed)
        bind(self, "save", self.check)
        self.number.set_value(number)
        self.code.set_value(code)
        if number and code:
            self.check()

    def _typed(self) -> None:
        """A scanner types both into the first field, with a space between."""
        number, _, code = str(self.number.value() or "").rpartition(" ")
        if number and "-" in number and len(code) > _SHORTEST:
            self.number.set_value(number)
            self.code.set_value(code)

    def check(self) -> None:
        """Look it up."""
        hub, number, code = self._hub, str(self.number.value() or ""), str(self.code.value() or "")

        def work(_progress: Progress) -> Checked:
            return check_certificate(hub, number, code)

        run(self, work, self._show, self._failed)

    def _show(self, found: object) -> None:
        if not isinstance(found, Checked):
            return
        self.messages.clear()
        self.messages.show_message(_TONES[found.verdict], found.words())
        clear_layout(self._facts)
        show_when(self.told, found.line is not None)
        for row, (label, fact) in enumerate(certified_facts(found.line) if found.line is not None else ()):
            self._facts.addWidget(Text(label, "strong"), row, 0)
            self._facts.addWidget(Text(fact, wrap=True), row, 1)

    def _failed(self, error: BaseException) -> None:
        self.messages.show_error(error)

    def here(self) -> Route:
        """See `Page.here`."""
        return Route("certificate")


_SHORTEST = 9


def certified_facts(line: IssuedLine) -> list[tuple[str, str]]:
    """What a certificate certifies, label by label."""
    facts = [
        (tr("Issued to", "Emitida a"), line.given_to),
        (tr("Of what", "De qué"), line.event),
        (tr("Held on", "Fechas"), line.dates),
        (tr("Hours", "Horas"), f"{line.hours:g}"),
        (tr("Issued on", "Emitida el"), PartialDate.of(line.issued_on).show()),
    ]
    if line.withdrawn_on is not None:
        facts.append((tr("Withdrawn on", "Retirada el"), PartialDate.of(line.withdrawn_on).show()))
        facts.append((tr("Why it was withdrawn", "Por qué se retiró"), line.withdrawn_why))
    return facts
