"""One program of one colleague: the role she has there, giving it, changing it, withdrawing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.security.access import HUB
from kindhub.ui.colleagues.admission_part import AdmissionPart
from kindhub.ui.colleagues.question import Question
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.inputs import Choice, ComboInput
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.services.colleagues import Colleague
    from kindhub.ui.colleagues.reading import Grantable

NAME_WIDTH, ROLE_WIDTH = 150, 240


class GrantRow(QWidget):
    """`granted(program, role, compared)`, `declined(program)`, `withdrawn(program)`, `led(program, on)`.

    Withdrawing says first what it does and what it cannot; giving a restricted program, which words are to be heard.
    """

    granted = Signal(str, str, bool)
    declined = Signal(str)
    withdrawn = Signal(str)
    led = Signal(str, bool)

    def __init__(
        self, what: Grantable, who: Colleague, *, myself: bool, words: str = "", names: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._what, self._who = what, who
        self.held = who.programs.get(what.key)
        column = self._column = QVBoxLayout(self)
        gaps(column, 8)
        self._line = QHBoxLayout()
        gaps(self._line, 8)
        name = Text(what.name, "strong", wrap=True)
        name.setFixedWidth(theme().size(NAME_WIDTH))
        self._line.addWidget(name)
        column.addLayout(self._line)
        self._ask = self._question()
        column.addWidget(self._ask)
        self.admission: AdmissionPart | None = None
        if what.may_grant and not myself:
            self._offer()
            if what.admissions is not None and self.held is None:
                self._ask_words(AdmissionPart(what, who, words, names or {}))
        else:
            self._line.addWidget(Text(self._role_words(), "body", "text2", wrap=True), 1)

    def _role_words(self) -> str:
        if self.held is None:
            return tr("no access", "sin acceso")
        return self._what.role_name(self.held) or tr("no role", "sin rol")

    def _offer(self) -> None:
        self.role = ComboInput([Choice(role.key, role.label.say()) for role in self._what.roles])
        self.role.name_for_reader(tr("Role in {program}", "Rol en {program}", program=self._what.name))
        self.role.setFixedWidth(theme().size(ROLE_WIDTH))
        if self.held:
            self.role.set_value(self.held)
        self.role.changed.connect(self._chosen)
        self.give = QuietButton(
            tr("Give access", "Dar acceso") if self.held is None else tr("Change role", "Cambiar rol"), "key"
        )
        self.give.clicked.connect(self._give)
        self.give.setEnabled(False)
        self._line.addWidget(self.role)
        self._line.addWidget(self.give)
        if self.held is not None and self._what.key != HUB:
            self.withdraw = LinkButton(tr("Withdraw…", "Retirar…"), "prohibit", tone="danger")
            self.withdraw.clicked.connect(self._ask.show)
            self._line.addWidget(self.withdraw)
        self._line.addStretch(1)
        if self._what.may_lead and self.held is not None:
            self._offer_lead()

    def _offer_lead(self) -> None:
        words = tr("May give {program} to others and withdraw it",
                   "Puede dar {program} a otras personas y retirarlo", program=self._what.name)  # fmt: skip
        self.lead = QCheckBox(words)
        self.lead.setChecked(self._what.key in self._who.leads)
        self.lead.toggled.connect(self._lead_toggled)
        row = QHBoxLayout()
        gaps(row, 8)
        row.addSpacing(theme().size(NAME_WIDTH) + 8)
        row.addWidget(self.lead)
        row.addStretch(1)
        self._column.addLayout(row)

    def _lead_toggled(self, on: bool) -> None:
        self.lead.setEnabled(False)
        self.led.emit(self._what.key, on)

    def _chosen(self, role: object) -> None:
        self.give.setEnabled(bool(role) and role != self.held)

    def _give(self) -> None:
        self.give.setEnabled(False)
        if self.admission is not None:
            self.admission.ask(str(self.role.value()))
        else:
            self.granted.emit(self._what.key, str(self.role.value()), False)

    def _ask_words(self, part: AdmissionPart) -> None:
        self.admission = part
        part.heard.connect(self._heard)
        part.declined.connect(self._decline)
        part.left.connect(self._offer_again)
        self._column.addWidget(part)
        if part.waiting is not None:
            self.role.set_value(part.waiting.role)
            self.role.setEnabled(False)
            self.give.hide()

    def _heard(self, role: str) -> None:
        self.granted.emit(self._what.key, role, True)

    def _decline(self) -> None:
        self.declined.emit(self._what.key)

    def _offer_again(self) -> None:
        self.give.setEnabled(bool(self.role.value()))

    def _question(self) -> Question:
        words = tr(
            "From now on {name} receives nothing new of {program}. What {name} has already seen or copied cannot be "
            "taken back.",
            "De ahora en adelante {name} no recibe nada nuevo de {program}. Lo que {name} ya vio o copió no se puede "
            "recuperar.",
            name=self._who.name,
            program=self._what.name,
        )
        ask = Question(words, tr("Withdraw from now on", "Retirar de ahora en adelante"))
        ask.agreed.connect(self._withdraw)
        self.agree = ask.agree
        return ask

    def _withdraw(self) -> None:
        self.withdrawn.emit(self._what.key)
