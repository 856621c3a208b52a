"""New keys for a colleague who forgot her passphrase, under a first one that is handed over in person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.i18n import tr
from kindhub.services.colleagues import renew_colleague
from kindhub.ui.colleagues.asking_card import AskingCard
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kindhub.services.colleagues import Colleague
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class RenewColleague:
    """Work: certify new keys; takes about a second, by design. Gives her user name."""

    def __init__(self, hub: Hub, uid: str, passphrase: str) -> None:
        self._hub, self._uid, self._passphrase = hub, uid, passphrase

    def __call__(self, _progress: Progress) -> str:
        """Renew."""
        passphrase, self._passphrase = self._passphrase, ""
        renew_colleague(self._hub, self._uid, passphrase)
        return self._uid


class RenewCard(AskingCard):
    """`asked(RenewColleague)` once both passphrases are there and agree."""

    def __init__(self, hub: Hub, who: Colleague, parent: QWidget | None = None) -> None:
        super().__init__(tr("New passphrase for {name}", "Frase nueva para {name}", name=who.name), parent)
        self._hub, self._uid = hub, who.uid
        words = tr(
            "First make sure that it is really {name} who asks: meet or telephone. The old passphrase opens nothing "
            "any more. Programs you may not give come back when whoever may gives them again.",
            "Antes asegúrese de que es {name} quien lo pide: en persona o por teléfono. La frase anterior ya no abre "
            "nada. Los programas que usted no puede dar vuelven cuando los dé quien puede.",
            name=who.name,
        )
        self.add(Text(words, "body", "text2", wrap=True))
        self.new.for_whom(who.uid, who.name)
        self.add(self.new)
        act = FilledButton(tr("Give new passphrase", "Dar frase nueva"), "key")
        act.clicked.connect(self._ask)
        self.end_with(act, tr("Leave it as it is", "Dejar como está"))

    def _ask(self) -> None:
        if self.passphrase_is_good():
            self.asked.emit(RenewColleague(self._hub, self._uid, self.new.take()))
