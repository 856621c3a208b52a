"""Opening with the sign-in of the computer, turned on and off by oneself where the office allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kindhub.errors import UserError
from kindhub.i18n import tr
from kindhub.services.system_unlock import THIS_COMPUTER, SystemStore, is_on, require_possible, turn_off, turn_on
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.message_bar import ErrorBar
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.passphrase_edit import PassphraseEdit
from kindhub.ui.tasks import Progress, run
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


class TurnSystemUnlock:
    """Work: turn it on or off; derives the key of the passphrase, which takes about a second."""

    def __init__(self, hub: Hub, passphrase: str, where: SystemStore, *, on: bool) -> None:
        self._hub, self._passphrase, self._where, self._on = hub, passphrase, where, on

    def __call__(self, _progress: Progress) -> bool:
        """Turn it; gives whether it is on now."""
        passphrase, self._passphrase = self._passphrase, ""
        (turn_on if self._on else turn_off)(self._hub, passphrase, self._where)
        return self._on


class SystemCard(Card):
    """`turned(on)` once it is done."""

    turned = Signal(bool)

    def __init__(self, hub: Hub, where: SystemStore = THIS_COMPUTER, parent: QWidget | None = None) -> None:
        super().__init__(tr("Open with the computer's sign-in", "Abrir con la sesión del equipo"), parent=parent)
        self._hub, self._where = hub, where
        self.setFixedWidth(theme().size(520))
        self._about = Text("", "body", "text2", wrap=True)
        self.add(self._about)
        label = Text(tr("Your passphrase", "Su frase de acceso"))
        label.setProperty("part", "fieldLabel")
        self.passphrase = PassphraseEdit()
        self.passphrase.setAccessibleName(label.text())
        self.passphrase.returnPressed.connect(self.turn)
        label.setBuddy(self.passphrase)
        self.error = ErrorBar()
        self.button = QuietButton("", "key")
        self.button.clicked.connect(self.turn)
        self._parts = (label, self.passphrase, self.button)
        for part in (label, self.passphrase, self.error):
            self.add(part)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_state()

    def _show_state(self) -> None:
        self.on = is_on(self._hub)
        self._about.setText(self._why_not() or self._what_it_does())
        self.button.setText(tr("Turn off", "Desactivar") if self.on else tr("Turn on", "Activar"))

    def _why_not(self) -> str:
        """Why it cannot be turned on here, or nothing; what is on can always be turned off."""
        why = ""
        if not self.on:
            try:
                require_possible(self._hub, self._where)
            except UserError as refused:
                why = str(refused)
        for part in self._parts:
            part.setVisible(not why)
        return why

    def _what_it_does(self) -> str:
        if self.on:
            return tr(
                "It is on: on the first page, the computer's sign-in opens your keys. The passphrase opens them too.",
                "Está activado: en la primera página, la sesión del equipo abre sus claves. La frase también.",
            )
        return tr("Whoever sits at this computer while your session is open could open the hub. Turn it on only if "
                  "nobody else uses your session. Your passphrase goes on opening it; do not forget it.",
                  "Quien se siente a este equipo con su sesión abierta podría abrir el hub. Actívelo solo si nadie más "
                  "usa su sesión. Su frase sigue abriendo; no la olvide.")  # fmt: skip

    def turn(self) -> None:
        """Turn it over."""
        if self.button.isEnabled():
            self.error.hide()
            self.button.setEnabled(False)
            work = TurnSystemUnlock(self._hub, self.passphrase.take(), self._where, on=not self.on)
            run(self, work, self._done, self._failed, lane="files")

    def _done(self, on: object) -> None:
        self.button.setEnabled(True)
        self._show_state()
        self.turned.emit(bool(on))

    def _failed(self, error: BaseException) -> None:
        self.button.setEnabled(True)
        self.error.tell(error)
        self.passphrase.setFocus()
