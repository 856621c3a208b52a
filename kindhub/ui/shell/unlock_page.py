"""The first thing one sees: who, passphrase, open. It names no program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import LANGUAGES, language, tr
from kindhub.ui.kit.buttons import FilledButton, LinkButton
from kindhub.ui.kit.inputs import Choice, ComboInput, SegmentInput
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.message_bar import ErrorBar, MessageBar
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.shell.passphrase_edit import PassphraseEdit
from kindhub.ui.shell.preparing_note import PreparingNote
from kindhub.ui.shell.scenery import Scenery
from kindhub.ui.theme import theme

_LANGUAGE_NAMES = {"es": "Español", "en": "English"}


@dataclass(frozen=True, slots=True)
class UnlockFacts:
    """What the page says: people as (user id, name); none of them when the policy hides names.

    `with_system` are those whose keys the computer's sign-in opens too.
    """

    people: Sequence[tuple[str, str]] = ()
    with_system: frozenset[str] = frozenset()
    last_person: str = ""
    backup: str = ""
    backup_note: str = ""
    backup_tone: str = "ok"
    version: str = ""
    device: str = ""
    practice: bool = True


class BackupNote(QFrame):
    """When the last backup was made: before anything is open, so that nobody has to remember to look."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.has_words = False
        self._row = QHBoxLayout(self)
        gaps(self._row, 12, 14, 8)

    def show_words(self, words: str, note: str, tone: str) -> None:
        """Show these words; none of them hides the note."""
        clear_layout(self._row)
        self._row.addWidget(Icon("shield-check" if tone == "ok" else "shield-warning", tone, 22))
        column = QVBoxLayout()
        gaps(column)
        column.addWidget(Text(words, "strong", wrap=True))
        column.addWidget(Text(note, "cap", "text2", wrap=True))
        self._row.addLayout(column, 1)
        self.has_words = bool(words)
        show_when(self, self.has_words)


class UnlockPage(QWidget):
    """`unlock_requested(user id or typed name, passphrase)`; the caller derives the key in `tasks.run`.

    Call `set_busy` while it runs, then `show_error` or close the page. The passphrase leaves the field at once.
    """

    unlock_requested = Signal(str, str)
    system_asked = Signal(str)
    forgot = Signal()
    practice = Signal()
    language_chosen = Signal(str)
    text_size_asked = Signal()
    theme_asked = Signal()

    def __init__(self, facts: UnlockFacts, *, hour: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._facts = facts
        row = QHBoxLayout(self)
        gaps(row)
        self.scenery = Scenery(hour)
        row.addWidget(self.scenery, 41)
        right = QVBoxLayout()
        gaps(right, 0, 40, 28)
        right.addStretch(5)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._form(), 1000)
        middle.addStretch(1)
        right.addLayout(middle)
        right.addStretch(6)
        right.addLayout(self._foot())
        row.addLayout(right, 59)
        self.picker.setFocus()
        QTimer.singleShot(0, self, self._focus_first)

    def _focus_first(self) -> None:
        (self.passphrase if self._facts.last_person else self.picker).setFocus()

    def _form(self) -> QWidget:
        form = QWidget()
        form.setMaximumWidth(theme().size(400))
        form.setMinimumWidth(theme().size(280))
        column = QVBoxLayout(form)
        gaps(column, 4)
        column.addWidget(Text(tr("Open my space", "Abrir mi espacio"), "h1"))
        notice = tr(
            "The passphrase is checked on this computer; it takes about 2 seconds.",
            "La clave se comprueba en este equipo; tarda unos 2 segundos.",
        )
        column.addWidget(Text(notice, "body", "text2", wrap=True))
        column.addSpacing(theme().size(14))
        self._build_fields(column)
        column.addSpacing(theme().size(8))
        self._open = FilledButton(tr("Open", "Abrir"), "lock-key-open")
        self._open.clicked.connect(self._ask)
        column.addWidget(self._open)
        self._system = LinkButton(tr("Open with the computer's sign-in", "Abrir con la sesión del equipo"), "desktop")
        self._system.clicked.connect(self._ask_system)
        column.addWidget(self._system, 0, Qt.AlignmentFlag.AlignLeft)
        self.picker.changed.connect(self._offer_system)
        self.offer_system(self._facts.with_system)
        self._links = self._make_links()
        column.addWidget(self._links)
        self.preparing = PreparingNote()
        column.addWidget(self.preparing)
        self._note = BackupNote()
        column.addSpacing(theme().size(20))
        column.addWidget(self._note)
        self.show_backup(self._facts.backup, self._facts.backup_note, self._facts.backup_tone)
        return form

    def _build_fields(self, column: QVBoxLayout) -> None:
        who = Text(tr("Who are you?", "¿Quién es usted?"))
        who.setProperty("part", "fieldLabel")
        self.picker = ComboInput([Choice(uid, name) for uid, name in self._facts.people])
        self.picker.name_for_reader(who.text())
        if self._facts.last_person:
            self.picker.set_value(self._facts.last_person)
        who.setBuddy(self.picker.buddy())
        column.addWidget(who)
        column.addWidget(self.picker)
        column.addSpacing(theme().size(8))
        label = Text(tr("Passphrase", "Frase de acceso"))
        label.setProperty("part", "fieldLabel")
        self.passphrase = PassphraseEdit()
        label.setBuddy(self.passphrase)
        self.passphrase.returnPressed.connect(self._ask)
        self.passphrase.caps_lock.connect(self._show_caps)
        column.addWidget(label)
        column.addWidget(self.passphrase)
        self._caps = MessageBar("warn", tr("Caps lock is on.", "Bloq Mayús está activado."), closable=False)
        self._caps.hide()
        column.addWidget(self._caps)
        self._error = ErrorBar()
        column.addWidget(self._error)

    def offer_system(self, people: frozenset[str]) -> None:
        """Say for whom the computer's sign-in opens; the link is there only while one of them is chosen."""
        self._with_system = people
        self._offer_system(None)

    def _offer_system(self, _chosen: object) -> None:
        self._system.setVisible(self.who() in self._with_system)

    def _ask_system(self) -> None:
        self.system_asked.emit(self.who())

    def _make_links(self) -> QWidget:
        links = QWidget()
        row = QHBoxLayout(links)
        gaps(row)
        forgot = LinkButton(tr("I forgot my passphrase", "Olvidé mi frase"), "question")
        forgot.clicked.connect(self.forgot)
        row.addWidget(forgot)
        row.addStretch(1)
        if self._facts.practice:
            practice = LinkButton(tr("Practice mode", "Modo de práctica"), "graduation-cap")
            practice.clicked.connect(self.practice)
            row.addWidget(practice)
        return links

    def show_backup(self, words: str, note: str, tone: str = "ok") -> None:
        """Say when the last backup was made and what follows from it; without words there is no note."""
        self._note.show_words(words, note, tone)

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        gaps(foot, 4)
        row = QHBoxLayout()
        self.languages = SegmentInput([Choice(code, _LANGUAGE_NAMES[code]) for code in LANGUAGES])
        self.languages.name_for_reader(tr("Language", "Idioma"))
        self.languages.set_value(language())
        self.languages.changed.connect(self._choose_language)
        self.languages.setFixedWidth(self.languages.sizeHint().width())
        row.addWidget(self.languages)
        row.addStretch(1)
        size = LinkButton(tr("Text size", "Tamaño del texto"), "text-aa")
        size.clicked.connect(self.text_size_asked)
        shade = LinkButton(tr("Light / dark", "Claro / oscuro"), "circle-half")
        shade.clicked.connect(self.theme_asked)
        row.addWidget(size)
        row.addWidget(shade)
        foot.addLayout(row)
        small = QHBoxLayout()
        small.addWidget(Text(self._facts.version, "cap", "text2"))
        small.addStretch(1)
        small.addWidget(Text(self._facts.device, "cap", "text2"))
        foot.addLayout(small)
        return foot

    def _choose_language(self, code: object) -> None:
        self.language_chosen.emit(str(code))

    def _show_caps(self, on: bool) -> None:
        self._caps.setVisible(on)

    def who(self) -> str:
        """The chosen user id, or the name as typed when names are hidden."""
        return str(self.picker.value() or self.picker.unmatched())

    def _ask(self) -> None:
        if not self._open.isEnabled():
            return
        if not self.who():
            self.show_error(tr("Choose who you are.", "Elija quién es usted."))
            self.picker.setFocus()
        elif not self.passphrase.text():
            self.show_error(tr("Write your passphrase.", "Escriba su frase de acceso."))
            self.passphrase.setFocus()
        else:
            self._error.hide()
            self.unlock_requested.emit(self.who(), self.passphrase.take())

    def show_error(self, said: str | BaseException) -> None:
        """Say what is wrong and what to do; the cursor goes back to the passphrase."""
        self.set_busy(busy=False)
        self.preparing.put_away()
        self._links.show()
        self._note.setVisible(self._note.has_words)
        self._error.tell(said)
        self.passphrase.setFocus()

    def tell_preparing(self, words: str, fraction: float | None) -> None:
        """The folder is brought up to date before it opens; while it is, that takes the place of all below."""
        self._note.hide()
        self._links.hide()
        self.preparing.tell(words, fraction)

    def set_busy(self, *, busy: bool) -> None:
        """While the key is derived nothing can be pressed twice."""
        self._open.setEnabled(not busy)
        self._open.setText(tr("Checking…", "Comprobando…") if busy else tr("Open", "Abrir"))
        for editor in (self.passphrase, self.picker):
            QWidget.setEnabled(editor, not busy)
