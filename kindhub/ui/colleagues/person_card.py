"""One colleague: what she may open and do, and the words her keys are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.colleagues.grant_row import GrantRow
from kindhub.ui.colleagues.question import Question
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text

if TYPE_CHECKING:
    from kindhub.services.colleagues import Colleague
    from kindhub.ui.colleagues.reading import Team


class PersonCard(Card):
    """What is to be changed about her: `granted`, `declined`, `withdrawn`, `led`, `renewing` and `removed`, her user id
    first.
    """

    granted = Signal(str, str, str, bool)
    declined = Signal(str, str)
    withdrawn = Signal(str, str)
    led = Signal(str, str, bool)
    renewing = Signal(str)
    removed = Signal(str)

    def __init__(self, who: Colleague, team: Team, *, myself: bool, parent: QWidget | None = None) -> None:
        super().__init__(who.name, who.uid, parent)
        self._uid = who.uid
        if myself:
            words = tr("This is you. Only somebody else can change what you may do.",
                       "Esta persona es usted. Solo otra persona puede cambiar lo que usted puede hacer.")  # fmt: skip
            self.add(Text(words, "body", "text2", wrap=True))
        self.rows: dict[str, GrantRow] = {}
        names = {one.uid: one.name for one in team.people}
        for what in team.grantable:
            row = GrantRow(what, who, myself=myself, words=team.key_words[who.uid], names=names)
            row.declined.connect(self._declined)
            row.granted.connect(self._granted)
            row.withdrawn.connect(self._withdrawn)
            row.led.connect(self._led)
            self.rows[what.key] = row
            self.add(row)
        words = tr(
            "Key words: {words}. Before giving access to somebody whose computer or passphrase is new, compare them "
            "with her by telephone.",
            "Palabras de la clave: {words}. Antes de dar acceso a quien estrena equipo o frase, compárelas por "
            "teléfono con esa persona.",
            words=team.key_words[who.uid],
        )
        self.add(Text(words, "cap", "text2", wrap=True))
        if team.may_manage and not myself:
            self._offer_more(who.name)

    def _offer_more(self, name: str) -> None:
        row = QHBoxLayout()
        gaps(row, 8)
        self.renew = QuietButton(tr("Forgot the passphrase…", "Olvidó su frase…"), "key")
        self.renew.clicked.connect(self._renewing)
        self.remove = LinkButton(tr("Remove from the hub…", "Quitar del hub…"), "user-minus", tone="danger")
        row.addWidget(self.renew)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.body.addLayout(row)
        words = tr(
            "From now on {name} opens nothing of this hub. What {name} wrote stays in the history; what {name} has "
            "seen or copied cannot be taken back. Hand the open cases over before.",
            "De ahora en adelante {name} no abre nada de este hub. Lo que escribió queda en el historial; lo que ya "
            "vio o copió no se puede recuperar. Antes entregue a otra persona sus casos abiertos.",
            name=name,
        )
        self.question = Question(words, tr("Remove from now on", "Quitar de ahora en adelante"))
        self.question.agreed.connect(self._removed)
        self.remove.clicked.connect(self.question.show)
        self.add(self.question)

    def _granted(self, program: str, role: str, compared: bool) -> None:
        self.granted.emit(self._uid, program, role, compared)

    def _declined(self, program: str) -> None:
        self.declined.emit(self._uid, program)

    def _withdrawn(self, program: str) -> None:
        self.withdrawn.emit(self._uid, program)

    def _led(self, program: str, on: bool) -> None:
        self.led.emit(self._uid, program, on)

    def _renewing(self) -> None:
        self.renewing.emit(self._uid)

    def _removed(self) -> None:
        self.removed.emit(self._uid)
