"""Check an installer before it is started: is it what the organisation made, and is it newer than what is here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from kindhub import __version__
from kindhub.i18n import tr
from kindhub.packs.house import House, house
from kindhub.packs.installer_check import NO_KEY, Genuine, check_installer
from kindhub.ui.asking_where import ask_file, ask_folder
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import Tone, gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.text import Text
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import run

if TYPE_CHECKING:
    from kindhub.packs.installer_check import Age
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

_TONES: dict[Age, Tone] = {"newer": "ok", "same": "ok", "older": "warn"}


class Check:
    """Work: hold a file or a folder against the organisation's sums; reads every byte of it."""

    def __init__(self, chosen: Path, place: House) -> None:
        self._chosen, self._place = chosen, place

    def __call__(self, _progress: Progress) -> Genuine:
        """Check it. Raises `Refused` with what is wrong."""
        return check_installer(self._chosen, self._place.root_key, __version__)


class CheckInstallerPage(Page):
    """`CheckInstallerPage(hub)`; `place` is the installation, whose key of the organisation counts."""

    def __init__(self, hub: Hub, place: House | None = None) -> None:
        super().__init__()
        self._hub, self._place = hub, place or house()
        settings = (tr("Settings", "Ajustes"), Route("settings"))
        header = PageHeader(tr("Check an installer", "Comprobar un instalador"), (settings,))
        header.crumb_clicked.connect(self.go)
        self.column.addWidget(header)
        card = Card(tr("Before you install a new version", "Antes de instalar una versión nueva"))
        card.add(Text(_what_to_do(), wrap=True))
        row = QHBoxLayout()
        gaps(row, 8)
        self.folder = FilledButton(tr("Choose the folder…", "Elegir la carpeta…"), "folder-open")
        self.folder.clicked.connect(self._ask_folder)
        self.file = QuietButton(tr("Choose one file…", "Elegir un solo archivo…"), "file")
        self.file.clicked.connect(self._ask_file)
        for button in (self.folder, self.file):
            button.setEnabled(self._place is not None)
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        self.column.addWidget(card)
        self.messages = MessageStack()
        self.column.addWidget(self.messages)
        self.told = Text("", "cap", "text2", wrap=True)
        self.told.hide()
        self.column.addWidget(self.told)
        self.column.addStretch(1)
        if self._place is None:
            self.messages.show_message("info", NO_KEY.say())

    def _ask_folder(self) -> None:
        title = tr("Choose the folder with the installer", "Elegir la carpeta del instalador")
        ask_folder(self, title).fileSelected.connect(self.take)

    def _ask_file(self) -> None:
        kinds = tr("Installers (*.exe *.msi *.deb)", "Instaladores (*.exe *.msi *.deb)")
        ask_file(self, tr("Choose the installer", "Elegir el instalador"), kinds).fileSelected.connect(self.take)

    def take(self, path: str) -> None:
        """Check this file or folder."""
        if self._place is None:
            return
        self.messages.clear()
        self.told.hide()
        for button in (self.folder, self.file):
            button.setEnabled(False)
        run(self, Check(Path(path), self._place), self._genuine, self._failed, lane="files")

    def _genuine(self, found: object) -> None:
        self._may_choose()
        if isinstance(found, Genuine):
            self.messages.show_message(_TONES[found.age], found.words())
            self.told.setText(found.held())
            self.told.show()

    def _failed(self, error: BaseException) -> None:
        self._may_choose()
        self.messages.show_error(error)

    def _may_choose(self) -> None:
        for button in (self.folder, self.file):
            button.setEnabled(True)


def _what_to_do() -> str:
    return tr(
        "Copy the folder you were given to this computer and choose it here. The hub compares every file with the list "
        "that your organisation signed. Install only what it calls genuine, from the same copy.",
        "Copie a este equipo la carpeta que le entregaron y elíjala aquí. El hub compara cada archivo con la lista que "
        "su organización firmó. Instale solo lo que dice que es auténtico, desde esa misma copia.",
    )
