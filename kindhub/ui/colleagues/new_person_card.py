"""Letting a new colleague in: her name, the user name made of it, and a first passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.i18n import tr
from kindhub.services.colleagues import add_colleague
from kindhub.ui.colleagues.asking_card import AskingCard
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import LineInput
from kindhub.ui.kit.text import Text
from kindhub.ui.unlocking.first_run import user_id

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class AddColleague:
    """Work: certify a new person; takes about a second, by design. Gives her user name."""

    def __init__(self, hub: Hub, uid: str, name: str, passphrase: str) -> None:
        self._hub, self._uid, self._name, self._passphrase = hub, uid, name, passphrase

    def __call__(self, _progress: Progress) -> str:
        """Add her."""
        passphrase, self._passphrase = self._passphrase, ""
        add_colleague(self._hub, self._uid, self._name, passphrase)
        return self._uid


class NewPersonCard(AskingCard):
    """`asked(AddColleague)` once name and both passphrases are there."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(tr("Add a person", "Agregar una persona"), parent)
        self._hub = hub
        words = tr(
            "She can open the shared records at once. Programs are given one by one afterwards.",
            "Podrá abrir los registros comunes de inmediato. Los programas se dan después, uno por uno.",
        )
        self.add(Text(words, "body", "text2", wrap=True))
        self.name, self.uid = LineInput(200), LineInput(40)
        known_as = tr("As her colleagues know her.", "Como la conocen en su equipo.")
        self.name_block = FieldBlock(tr("Name", "Nombre"), self.name, hint=known_as, needed="create")
        self.name_block.changed.connect(self._named)
        small = tr("Small letters, digits and dots.", "Minúsculas sin tilde, números y puntos.")
        self.uid_block = FieldBlock(tr("User name", "Nombre de usuario"), self.uid, hint=small, needed="create")
        self.add(self.name_block)
        self.add(self.uid_block)
        self.add(self.new)
        change = tr("Hand it over in person. She can change it herself under Settings.",
                    "Entréguela en persona. Ella misma puede cambiarla en Ajustes.")  # fmt: skip
        self.add(Text(change, "cap", "text2", wrap=True))
        act = FilledButton(tr("Add", "Agregar"), "user-plus")
        act.clicked.connect(self._ask)
        self.end_with(act, tr("Add nobody", "No agregar a nadie"))

    def _named(self, _name: str, value: object) -> None:
        self.uid.set_value(user_id(str(value or "")))

    def _ask(self) -> None:
        name, uid = str(self.name.value() or ""), str(self.uid.value() or "")
        if not name:
            self.name_block.show_message(tr("Write the name.", "Escriba el nombre."))
            self.name.setFocus()
            return
        self.new.for_whom(uid, name)
        if self.passphrase_is_good():
            self.asked.emit(AddColleague(self._hub, uid, name, self.new.take()))
