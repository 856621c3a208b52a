"""The letters of the office and their templates, for whoever may change the lists of a program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kindhub.i18n import language, tr
from kindhub.ui.asking_where import AskWhere, ask_file
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import Panes, ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.letters.letter_card import LetterCard
from kindhub.ui.letters.work import Chosen, CopyOut, Keep, Look, Shown, TakeShipped
from kindhub.ui.settings_page.ways import programs_with_letters
from kindhub.ui.shell import Page, Route, ShellWindow
from kindhub.ui.tasks import run

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


class LettersPage(Page):
    """`LettersPage(hub, program key = "", letter key = "")`; shows the letters this person may change."""

    def __init__(self, hub: Hub, program: str = "", letter: str = "") -> None:
        super().__init__()
        self._hub, self._language = hub, language()
        self._letters = {
            f"{one.key}/{each.key}": (one, each) for one in programs_with_letters(hub) for each in one.letters
        }
        self.shown: Shown | None = None
        header = PageHeader(tr("Letters", "Cartas"), ((tr("Settings", "Ajustes"), Route("settings")),))
        header.crumb_clicked.connect(self.go)
        self.column.addWidget(header)
        if not self._letters:
            self.column.addWidget(
                EmptyState(tr("There is no letter you may change.", "No hay cartas que usted pueda cambiar.")), 1
            )
            return
        self._build()
        wanted = f"{program}/{letter}"
        self._choose(wanted if wanted in self._letters else next(iter(self._letters)))

    def _build(self) -> None:
        self.list = RowList(tr("Letters", "Cartas"), keeps=True)
        self.list.set_rows([
            Row(key, letter.title.say(), icon="envelope-simple", group=program.info.neutral_name.say())
            for key, (program, letter) in self._letters.items()
        ])  # fmt: skip
        self.list.chosen.connect(self._choose)
        left, right = Card(), ScrollPane()
        left.add(self.list)
        left.body.addStretch(1)
        self.card = LetterCard()
        right.body.addWidget(self.card)
        right.body.addStretch(1)
        self.card.spoken_in.connect(self._speak)
        self.card.copy_asked.connect(self.ask_copy)
        self.card.file_asked.connect(self.ask_template)
        self.card.shipped_asked.connect(self.take_shipped)
        self.column.addWidget(Panes(right, left=left), 1)
        self._where = AskWhere(self)
        self._where.chosen.connect(self.copy_to)

    def chosen(self) -> Chosen:
        """Which letter is open, in which language."""
        program, letter = self._letters[self._key]
        return Chosen(program, letter, self._language)

    def _choose(self, key: str) -> None:
        self._key = key
        self.list.set_current(key)
        self.card.show_letter(self._letters[key][1])
        self._look()

    def _speak(self, value: object) -> None:
        self._language = "en" if value == "en" else "es"
        self._look()

    def _look(self) -> None:
        self.shown = None
        self.card.show_template(None)
        run(self, Look(self._hub, self.chosen()), self._looked, self._failed)

    def _looked(self, shown: object) -> None:
        if isinstance(shown, Shown):
            self.shown = shown
            self.card.show_template(shown)

    def ask_copy(self) -> None:
        """Ask where the copy goes."""
        name = f"{self.chosen().letter.file_stem}-{self._language}.docx"
        self._where.ask(self.window(), tr("Save a copy", "Guardar una copia"), name, "docx")

    def copy_to(self, path: str) -> None:
        """Write the copy there."""
        if self.shown is not None:
            run(self, CopyOut(self.shown.template, Path(path)), self._copied, self._failed)

    def _copied(self, _nothing: object) -> None:
        self._say(tr("The copy is saved. Change it in your word processor and choose it here.",
                     "La copia está guardada. Cámbiela en su procesador de textos y elíjala aquí."))  # fmt: skip

    def ask_template(self) -> None:
        """Ask for the file."""
        ask_file(self, tr("Choose a template", "Elegir plantilla"), "Word (*.docx)").fileSelected.connect(self.use)

    def use(self, path: str) -> None:
        """Check the file and let it count."""
        run(self, Keep(self._hub, self.chosen(), Path(path)), self._kept, self._failed)

    def _kept(self, _nothing: object) -> None:
        self._say(tr("From now on the letter is written with this template.",
                     "Desde ahora la carta se escribe con esta plantilla."))  # fmt: skip
        self._look()

    def take_shipped(self) -> None:
        """The template of the program again; the office's own stays kept."""
        run(self, TakeShipped(self._hub, self.chosen()), self._kept_shipped, self._failed)

    def _kept_shipped(self, _nothing: object) -> None:
        self._say(tr("The letter is written with the program's template again.",
                     "La carta se escribe otra vez con la plantilla del programa."))  # fmt: skip
        self._look()

    def _say(self, words: str) -> None:
        window = self.window()
        if isinstance(window, ShellWindow):
            window.messages.show_message("ok", words)

    def _failed(self, error: BaseException) -> None:
        window = self.window()
        if isinstance(window, ShellWindow):
            window.messages.show_error(error)
