"""Travel mode: leaving programs behind before a border or a bad road, and bringing them back. What is away is not
named here: the laptop does not know of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.security.access import HUB
from kindhub.ui.asking_where import ask_folder
from kindhub.ui.keeping.being_sure import BeingSure
from kindhub.ui.keeping.closed_work import Leaving, Returning
from kindhub.ui.keeping.sure_pane import SurePane
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.shell import Page, Route
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.storage.backup_set import BackupSet
    from kindhub.storage.hub import Hub

WIDTH = 760
INSIDE = L(
    "The backup must stay behind: choose a disk or a folder outside the data folder, one that does not travel.",
    "La copia debe quedarse: elija un disco o una carpeta fuera de la de datos, que no viaje.",
)
LEAVING = (
    L("Everything is backed up there and tried out first. Only then the programs are taken off this computer.",
      "Primero se copia todo ahí y se comprueba. Solo después se quitan los programas de este equipo."),
    L("Their records, attachments, local backups and everybody's access are gone from it: nobody can be made to open "
      "them here.",
      "De aquí se van sus registros, sus adjuntos, sus copias locales y el acceso de todas las personas: a nadie "
      "pueden obligarle a abrirlos aquí."),
    L("The hub closes, and asks for the passphrase again.", "El hub se cierra y vuelve a pedir la frase."),
)  # fmt: skip
RETURNING = (
    L("What is yours in that backup comes back, with the access of those who are still here.",
      "Vuelve lo que es suyo en esa copia, con el acceso de quienes siguen aquí."),
    L("What was written meanwhile stays. The hub closes, and asks for the passphrase again.",
      "Lo que se escribió mientras tanto queda. El hub se cierra y vuelve a pedir la frase."),
)  # fmt: skip


class TravelPage(Page):
    """`TravelPage(hub)`; needs the right `backup`."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        hub.user.require(HUB, "backup")
        self._hub = hub
        self.target: Path | None = None
        header = PageHeader(tr("Travel mode", "Modo de viaje"), ((tr("Settings", "Ajustes"), Route("settings")),))
        header.crumb_clicked.connect(self.go)
        self.column.addWidget(header)
        pane = ScrollPane()
        self.column.addWidget(pane, 1)
        holder = QWidget()
        self._cards = QVBoxLayout(holder)
        gaps(self._cards, 12)
        holder.setMaximumWidth(theme().size(WIDTH))
        pane.body.addWidget(holder)
        pane.body.addStretch(1)
        self.leaving, self.returning = self._leaving_card(), self._returning_card()
        for card in (self.leaving, self.returning):
            self._cards.addWidget(card)
        self.being_sure = BeingSure(self, hub, self._cards, self.leaving, self.returning)
        self._offer()

    def _leaving_card(self) -> Card:
        card = Card(tr("Before a journey", "Antes de un viaje"))
        words = tr(
            "What is marked stays behind on another disk and leaves this computer, for everybody who uses it.",
            "Lo que marque se queda en otro disco y sale de este equipo, para todas las personas que lo usan.",
        )
        card.add(Text(words, wrap=True))
        self.boxes: dict[str, QCheckBox] = {}
        for program in self._hub.programs:
            box = QCheckBox(program.info.neutral_name.say())
            box.toggled.connect(self._offer)
            card.add(box)
            self.boxes[program.key] = box
        none = Text(
            tr("No program is open to you.", "Usted no tiene ningún programa abierto."), "body", "text2", wrap=True
        )
        show_when(none, not self.boxes)
        card.add(none)
        self.where = Text("", "body", "text2", wrap=True)
        card.add(self.where)
        choose = QuietButton(tr("Choose where it stays…", "Elegir dónde se queda…"), "folder-open")
        choose.clicked.connect(self.ask_target)
        card.body.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.leave_button = FilledButton(tr("Leave behind…", "Dejar en casa…"), "airplane-tilt", tone="danger")
        self.leave_button.clicked.connect(self.ask_leaving)
        card.body.addWidget(self.leave_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.where, choose, self.leave_button):
            show_when(part, bool(self.boxes))
        return card

    def _returning_card(self) -> Card:
        card = Card(tr("After it", "De regreso"))
        words = tr("Connect the disk that stayed behind and choose the folder with the backup.",
                   "Conecte el disco que se quedó y elija la carpeta de la copia.")  # fmt: skip
        card.add(Text(words, wrap=True))
        self.back_button = QuietButton(tr("Bring back…", "Traer de vuelta…"), "arrow-counter-clockwise")
        self.back_button.clicked.connect(self.ask_backup)
        card.body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _offer(self) -> None:
        words = tr("It stays in: {place}", "Se queda en: {place}", place=self.target) if self.target else tr(
            "Choose a disk that does not travel.", "Elija un disco que no viaje."
        )  # fmt: skip
        self.where.setText(words)
        self.leave_button.setEnabled(bool(self.target and self.marked()))

    def marked(self) -> tuple[str, ...]:
        """The programs that are to stay behind."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def ask_target(self) -> None:
        """Choose where they stay."""
        ask_folder(self, tr("Where they stay", "Dónde se quedan")).fileSelected.connect(self.stay_in)

    def stay_in(self, place: str) -> None:
        """They stay in this folder; one that would travel with the data folder is refused."""
        path = Path(place)
        if self._hub.folder.holds(path):
            self.say("warn", INSIDE.say())
        else:
            self.target = path
        self._offer()

    def ask_leaving(self) -> None:
        """Say what leaving means; it happens only with the passphrase."""
        programs, target = self.marked(), self.target
        if programs and target is not None:
            title = tr("Leave behind: {names}", "Dejar en casa: {names}",
                       names=", ".join(self.boxes[key].text() for key in programs))  # fmt: skip
            pane = SurePane(title, LEAVING, tr("Leave behind and close", "Dejar en casa y cerrar"), danger=True)
            uid = self._hub.user.uid
            self.being_sure.ask(pane, lambda passphrase: Leaving(programs, target, uid, passphrase))

    def ask_backup(self) -> None:
        """Choose the backup that stayed behind."""
        ask_folder(self, tr("The backup", "La copia")).fileSelected.connect(self.come_back_from)

    def come_back_from(self, place: str) -> None:
        """Say what coming back means; it happens only with the passphrase."""
        from kindhub.backups import find_backup

        try:
            backup: BackupSet = find_backup(Path(place))
        except UserError as advice:
            self.say("warn", str(advice))
            return
        pane = SurePane(
            tr("Bring back", "Traer de vuelta"), RETURNING, tr("Bring back and close", "Traer de vuelta y cerrar")
        )
        uid = self._hub.user.uid
        self.being_sure.ask(pane, lambda passphrase: Returning(backup, uid, passphrase))

    @override
    def refresh(self) -> None:
        """Nothing here grows old."""
