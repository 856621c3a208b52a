"""One colleague: what she may open and do, and the words her keys are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import tr
from kindhub.ui.colleagues.grant_row import GrantRow
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.text import Text

if TYPE_CHECKING:
    from kindhub.services.colleagues import Colleague
    from kindhub.ui.colleagues.reading import Team


class PersonCard(Card):
    """`granted(uid, program, role)`, `withdrawn(uid, program)`."""

    granted = Signal(str, str, str)
    withdrawn = Signal(str, str)

    def __init__(self, who: Colleague, team: Team, *, myself: bool, parent: QWidget | None = None) -> None:
        super().__init__(who.name, who.uid, parent)
        self._uid = who.uid
        if myself:
            words = tr("This is you. Only somebody else can change what you may do.",
                       "Esta persona es usted. Solo otra persona puede cambiar lo que usted puede hacer.")  # fmt: skip
            self.add(Text(words, "body", "text2", wrap=True))
        self.rows: dict[str, GrantRow] = {}
        for what in team.grantable:
            row = GrantRow(what, who, myself=myself)
            row.granted.connect(self._granted)
            row.withdrawn.connect(self._withdrawn)
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

    def _granted(self, program: str, role: str) -> None:
        self.granted.emit(self._uid, program, role)

    def _withdrawn(self, program: str) -> None:
        self.withdrawn.emit(self._uid, program)
