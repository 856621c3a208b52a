"""The first run: who you are or who was invited, a passphrase, and the recovery sheet read back from the paper."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.errors import Refused, UserError
from kindhub.i18n import LANGUAGES, language, tr
from kindhub.packs.house import house
from kindhub.ui.kit.buttons import FilledButton, LinkButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import Choice, LineInput, SegmentInput
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.message_bar import ErrorBar
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.passphrase_edit import PassphraseEdit
from kindhub.ui.shell.scenery import Scenery
from kindhub.ui.tasks import run
from kindhub.ui.theme import theme
from kindhub.ui.unlocking.invitation_step import InvitationStep
from kindhub.ui.unlocking.recovery_pane import RecoveryPane

if TYPE_CHECKING:
    from kindhub.packs.house import House
    from kindhub.packs.invitation import Guest
    from kindhub.security.recovery import RecoverySheet
    from kindhub.ui.tasks import Progress

_LANGUAGE_NAMES = {"es": "Español", "en": "English"}


class MakeFolder:
    """Work: make the data folder and its first person; gives the recovery sheets."""

    def __init__(
        self, folder: Path, uid: str, name: str, passphrase: str, guest: Guest | None = None, place: House | None = None
    ) -> None:
        self._folder, self._uid, self._name, self._passphrase = folder, uid, name, passphrase
        self._guest, self._place = guest, place

    def __call__(self, _progress: Progress) -> tuple[RecoverySheet, ...]:
        """Make it. Raises `UserError` when there is one already or the passphrase is easy to guess."""
        from kindhub import app

        person = app.FirstPerson(self._uid, self._name, self._passphrase)
        self._passphrase = ""
        return app.begin_folder(self._folder, person, self._guest, self._place)[1]


def user_id(name: str) -> str:
    """The user id made of a name: `Rosa Chún Méndez` → `rosa.chun.mendez`."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return ".".join(re.findall(r"[a-z0-9]+", plain))[:40].strip(".")


class FirstRunPage(QWidget):
    """`made(user id)` when the folder is there and the sheet was typed back. `language_chosen(code)`."""

    made = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, folder: Path, place: House | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._folder, self._uid = folder, ""
        self._place = place or house()
        self._guest: Guest | None = None
        self._sheets: list[RecoverySheet] = []
        row = QHBoxLayout(self)
        gaps(row)
        row.addWidget(Scenery(None), 41)
        scroll = ScrollPane()
        gaps(scroll.body, 12, 40, 28)
        scroll.body.addStretch(1)
        self._middle = QHBoxLayout()
        scroll.body.addLayout(self._middle)
        self._needed = self._place is not None and _only_invited(self._place)
        if self._needed:
            self._show_invitation()
        else:
            self._show_who()
        scroll.body.addStretch(1)
        scroll.body.addLayout(self._foot())
        row.addWidget(scroll, 59)

    def _show_invitation(self) -> None:
        assert self._place is not None
        self.invitation = InvitationStep(self._place, needed=self._needed)
        self.invitation.opened.connect(self._invited)
        self.invitation.without.connect(self._show_who)
        self._show_step(self.invitation)
        self.invitation.choose.setFocus()

    def _invited(self, guest: object) -> None:
        self._guest = cast("Guest", guest)
        self._show_who()

    def _show_who(self) -> None:
        self._show_step(self._who())
        (self.first if self._guest else self.name).setFocus()

    def _show_step(self, step: QWidget) -> None:
        clear_layout(self._middle)
        self._middle.addStretch(1)
        self._middle.addWidget(step, 1000)
        self._middle.addStretch(1)

    def _who(self) -> QWidget:
        page = QWidget()
        page.setMaximumWidth(theme().size(460))
        column = QVBoxLayout(page)
        gaps(column, 10)
        column.addWidget(Text(tr("Set up the hub on this computer", "Preparar el hub en este equipo"), "h1", wrap=True))
        column.addWidget(Text(self._what_happens(), "body", "text2", wrap=True))
        self.name = LineInput(200)
        known_as = tr("As your colleagues know you.", "Como la conocen en su equipo.")
        self._name_block = FieldBlock(tr("Your name", "Su nombre"), self.name, hint=known_as, needed="create")
        column.addWidget(self._name_block)
        if self._guest:
            self.name.set_value(self._guest.name)
            self._name_block.hide()
        self.first, self.again = PassphraseEdit(), PassphraseEdit()
        self.again.setAccessibleName(tr("Passphrase, once more", "Frase de acceso, otra vez"))
        column.addWidget(_label(tr("Passphrase", "Frase de acceso"), self.first))
        column.addWidget(self.first)
        column.addWidget(self._proposal())
        column.addWidget(_label(tr("Passphrase, once more", "Frase de acceso, otra vez"), self.again))
        column.addWidget(self.again)
        self.error = ErrorBar()
        column.addWidget(self.error)
        self.make = FilledButton(tr("Set up", "Preparar"), "house")
        self.make.clicked.connect(self._make)
        self.again.returnPressed.connect(self._make)
        self.first.textEdited.connect(self._advise)
        column.addWidget(self.make)
        if self._place is not None and self._guest is None:
            self.invited = LinkButton(tr("I have an invitation", "Tengo una invitación"), "envelope-open")
            self.invited.clicked.connect(self._show_invitation)
            column.addWidget(self.invited)
        return page

    def _what_happens(self) -> str:
        kept = tr(
            "Everything you write is kept encrypted in {folder}. Only your passphrase opens it.",
            "Todo lo que escriba se guarda cifrado en {folder}. Solo su frase lo abre.",
            folder=self._folder,
        )
        if self._guest is None:
            return kept
        meant = tr("The invitation is for {name}, {organisation}.", "La invitación es para {name}, {organisation}.",
                   name=self._guest.name, organisation=self._guest.organisation)  # fmt: skip
        return f"{meant}\n{kept}"

    def _proposal(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        gaps(column, 2)
        self._advice = Text(
            tr("Six words that only you know are easiest to remember.",
               "Seis palabras que solo usted conoce son lo más fácil de recordar."),
            "cap", "text2", wrap=True,
        )  # fmt: skip
        column.addWidget(self._advice)
        propose = LinkButton(tr("Propose six words", "Proponer seis palabras"), "dice-five")
        propose.clicked.connect(self.propose)
        row = QHBoxLayout()
        row.addWidget(propose)
        row.addStretch(1)
        column.addLayout(row)
        return box

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        languages = SegmentInput([Choice(code, _LANGUAGE_NAMES[code]) for code in LANGUAGES])
        languages.name_for_reader(tr("Language", "Idioma"))
        languages.set_value(language())
        languages.changed.connect(self._choose_language)
        languages.setFixedWidth(languages.sizeHint().width())
        row.addWidget(languages)
        row.addStretch(1)
        return row

    def _choose_language(self, code: object) -> None:
        self.language_chosen.emit(str(code))

    def propose(self) -> None:
        """Write six random words into the field, to be seen, copied onto paper and typed once more."""
        from kindhub.security.passphrase import propose_passphrase

        self.first.setText(propose_passphrase())
        if self.first.echoMode() == PassphraseEdit.EchoMode.Password:
            self.first.toggle_seen()
        self.again.clear()
        self._advice.setText(tr("Write these words on paper, then type them once more below.",
                                "Escriba estas palabras en papel y luego otra vez aquí abajo."))  # fmt: skip

    def _advise(self) -> None:
        try:
            self._check_passphrase()
        except UserError as advice:
            self._advice.setText(str(advice))
        else:
            self._advice.setText(tr("Good: hard to guess.", "Bien: difícil de adivinar."))

    def _check_passphrase(self) -> None:
        from kindhub.security.passphrase import check_passphrase

        name = str(self.name.value() or "")
        check_passphrase(self.first.text(), self._user_id(name), name)

    def _user_id(self, name: str) -> str:
        return self._guest.uid if self._guest else user_id(name)

    def _make(self) -> None:
        name = str(self.name.value() or "")
        self._uid = self._user_id(name)
        if not self._uid:
            self._name_block.show_message(tr("Write your name.", "Escriba su nombre."))
            self.name.setFocus()
            return
        try:
            self._check_passphrase()
        except UserError as advice:
            self._say(str(advice))
            return
        if self.first.text() != self.again.text():
            self._say(tr("The two passphrases differ. Type the second one again.",
                         "Las dos frases no son iguales. Escriba otra vez la segunda."))  # fmt: skip
            return
        self.error.hide()
        self.make.setEnabled(False)
        self.make.setText(tr("Setting up…", "Preparando…"))
        self.again.take()
        run(
            self,
            MakeFolder(self._folder, self._uid, name, self.first.take(), self._guest, self._place),
            self._show_sheets,
            self._failed,
            lane="files",
        )

    def _say(self, said: str | BaseException) -> None:
        self.error.tell(said)

    def _failed(self, error: BaseException) -> None:
        self.make.setEnabled(True)
        self.make.setText(tr("Set up", "Preparar"))
        self._say(error)

    def _show_sheets(self, sheets: object) -> None:
        self._sheets = list(cast("tuple[RecoverySheet, ...]", sheets))
        self._next_sheet()

    def _next_sheet(self) -> None:
        """One sheet after the other, each typed back before the next is shown."""
        if not self._sheets:
            self.made.emit(self._uid)
            return
        self.recovery = RecoveryPane(self._sheets.pop(0))
        self.recovery.confirmed.connect(self._next_sheet)
        self._show_step(self.recovery)


def _only_invited(place: House) -> bool:
    """Whether one begins here with an invitation alone; so also where the policy does not count, which says why."""
    try:
        return place.policy().only_invited
    except Refused:
        return True


def _label(words: str, edit: QWidget) -> Text:
    label = Text(words)
    label.setProperty("part", "fieldLabel")
    label.setBuddy(edit)
    return label
