"""One's own passphrase, changed by oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from kindhub.errors import UserError
from kindhub.i18n import tr
from kindhub.ui.colleagues.new_passphrase import NewPassphrase
from kindhub.ui.colleagues.system_card import SystemCard
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.message_bar import ErrorBar
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.shell import Page, Route
from kindhub.ui.shell.passphrase_edit import PassphraseEdit
from kindhub.ui.tasks import Progress, run
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


class ChangePassphrase:
    """Work: lock one's keys by a new passphrase; takes about a second, by design."""

    def __init__(self, hub: Hub, old: str, new: str) -> None:
        self._hub, self._old, self._new = hub, old, new

    def __call__(self, _progress: Progress) -> None:
        """Change it. Raises `Refused` when the old one is wrong."""
        from kindhub.services.own_keys import change_my_passphrase

        old, new, self._old, self._new = self._old, self._new, "", ""
        change_my_passphrase(self._hub, old, new)


class PassphrasePage(Page):
    """`PassphrasePage(hub)`; everybody has it."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        title = tr("Change my passphrase", "Cambiar mi frase de acceso")
        header = PageHeader(title, ((tr("Settings", "Ajustes"), Route("settings")),))
        header.crumb_clicked.connect(self.go)
        self.column.addWidget(header)
        scroll = ScrollPane()
        self.system = SystemCard(hub)
        self.system.turned.connect(self._turned)
        for card in (self._card(), self.system):
            row = QHBoxLayout()
            row.addWidget(card)
            row.addStretch(1)
            scroll.body.addLayout(row)
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)
        self.old.setFocus()

    def _card(self) -> Card:
        card = Card()
        card.setFixedWidth(theme().size(520))
        words = tr("Backups made before still open with the old passphrase. Nobody can read either of them for you.",
                   "Las copias de seguridad de antes se abren con la frase anterior. Nadie puede leer ninguna de las "
                   "dos por usted.")  # fmt: skip
        card.add(Text(words, "body", "text2", wrap=True))
        label = Text(tr("Passphrase you have now", "Frase de acceso que tiene ahora"))
        label.setProperty("part", "fieldLabel")
        self.old = PassphraseEdit()
        self.old.setAccessibleName(label.text())
        label.setBuddy(self.old)
        card.add(label)
        card.add(self.old)
        self.new = NewPassphrase()
        self.new.for_whom(self._hub.user.uid, self._hub.user.name)
        self.new.again.returnPressed.connect(self.change)
        card.add(self.new)
        self.error = ErrorBar()
        card.add(self.error)
        self.save = FilledButton(tr("Change passphrase", "Cambiar la frase"), "key")
        self.save.clicked.connect(self.change)
        card.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.key_words = Text(
            tr("The words of your key: {words}. Read them aloud to whoever gives you a program, and to nobody by mail.",
               "Las palabras de su clave: {words}. Léalas en voz alta a quien le dé un programa, no por correo.",
               words=self._hub.keyring.key_words(self._hub.user.uid)),
            "cap", "text2", wrap=True,
        )  # fmt: skip
        card.add(self.key_words)
        return card

    def change(self) -> None:
        """Check the new one and change."""
        if not self.save.isEnabled():
            return
        try:
            self.new.check()
        except UserError as advice:
            self._say(str(advice))
            return
        self.error.hide()
        self.save.setEnabled(False)
        work = ChangePassphrase(self._hub, self.old.take(), self.new.take())
        run(self, work, self._changed, self._failed, lane="files")

    def _changed(self, _nothing: object) -> None:
        self.save.setEnabled(True)
        self.say("ok", tr("From now on the new passphrase opens the hub.", "Desde ahora abre la frase nueva."))
        self.go.emit(Route("settings"))

    def _turned(self, on: bool) -> None:
        too = tr("From now on the computer's sign-in opens it too.", "Desde ahora abre también la sesión del equipo.")
        only = tr("From now on only the passphrase opens.", "Desde ahora solo abre la frase.")
        self.say("ok", too if on else only)

    def _failed(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        self._say(error)
        self.old.setFocus()

    def _say(self, said: str | BaseException) -> None:
        self.error.tell(said)
