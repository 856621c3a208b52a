"""The first step of an invited person: the file she was given, and the words she was told by telephone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.records.local_day import today
from kindhub.ui.asking_where import ask_file
from kindhub.ui.kit.buttons import FilledButton, LinkButton, QuietButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import LineInput
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import ErrorBar
from kindhub.ui.kit.text import Text
from kindhub.ui.tasks import run
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.packs.house import House
    from kindhub.packs.invitation import Guest
    from kindhub.ui.tasks import Progress


class OpenInvitation:
    """Work: check the invitation and open it with the words; takes about half a second, by design."""

    def __init__(self, file: Path, words: str, place: House) -> None:
        self._file, self._words, self._place = file, words, place

    def __call__(self, _progress: Progress) -> Guest:
        """Open it. Raises `UserError` with what to do."""
        from kindhub.packs.invitation import accepted, read_invitation

        invitation = read_invitation(self._file, self._place.root_key)
        return accepted(invitation, self._words, self._place.policy(), today())


class InvitationStep(QWidget):
    """`opened(Guest)` when file and words fit; `without()` where one may begin with no invitation."""

    opened = Signal(object)
    without = Signal()

    def __init__(self, place: House, *, needed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._file = place, Path()
        self.setMaximumWidth(theme().size(460))
        column = QVBoxLayout(self)
        gaps(column, 10)
        column.addWidget(Text(tr("Open your invitation", "Abrir su invitación"), "h1", wrap=True))
        said = tr(
            "Choose the file “invitacion.json” of the folder you were given, and type the six words that you were told "
            "by telephone.",
            "Elija el archivo «invitacion.json» de la carpeta que le entregaron y escriba las seis palabras que le "
            "dijeron por teléfono.",
        )
        column.addWidget(Text(said, "body", "text2", wrap=True))
        column.addLayout(self._choosing())
        self.words = LineInput(200)
        hint = tr("Small or large letters, with or without accents.", "Con mayúsculas o sin ellas, con tildes o sin.")
        self._words_block = FieldBlock(tr("The six words", "Las seis palabras"), self.words, hint=hint, needed="create")
        column.addWidget(self._words_block)
        self.error = ErrorBar()
        column.addWidget(self.error)
        self.open = FilledButton(tr("Open the invitation", "Abrir la invitación"), "envelope-open")
        self.open.clicked.connect(self.try_words)
        column.addWidget(self.open)
        if not needed:
            begin = LinkButton(tr("Begin without an invitation", "Empezar sin invitación"))
            begin.clicked.connect(self.without)
            column.addWidget(begin)

    def _choosing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 10)
        self.choose = QuietButton(tr("Choose the file…", "Elegir el archivo…"), "folder-open")
        self.choose.clicked.connect(self._ask)
        self._chosen = Text(tr("No file yet", "Todavía ninguno"), "body", "text2", wrap=True)
        row.addWidget(self.choose)
        row.addWidget(self._chosen, 1)
        return row

    def _ask(self) -> None:
        kinds = tr("Invitations (*.json)", "Invitaciones (*.json)")
        ask_file(self, tr("Choose the invitation", "Elegir la invitación"), kinds).fileSelected.connect(self.take)

    def take(self, path: str) -> None:
        """Use this file."""
        self._file = Path(path)
        self._chosen.setText(self._file.name)
        self.error.hide()
        self.words.setFocus()

    def try_words(self) -> None:
        """Open the file with the words that were typed."""
        words = str(self.words.value() or "")
        if not self._file.name:
            self.error.tell(
                tr("Choose the file of the invitation first.", "Elija primero el archivo de la invitación.")
            )
            self.choose.setFocus()
        elif not words:
            self._words_block.show_message(tr("Write the six words.", "Escriba las seis palabras."))
            self.words.setFocus()
        else:
            self.error.hide()
            self.open.setEnabled(False)
            run(self, OpenInvitation(self._file, words, self._place), self._opened, self._failed, lane="files")

    def _opened(self, guest: object) -> None:
        self.opened.emit(guest)

    def _failed(self, error: BaseException) -> None:
        self.open.setEnabled(True)
        self.error.tell(error)
