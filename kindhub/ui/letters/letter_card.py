"""One letter: whose template counts, what can be done with it, what it may say, and what comes out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kindhub.i18n import language, tr
from kindhub.services.letters.common_words import all_words
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.inputs import Choice, SegmentInput
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.text import Text
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kindhub.program.letters import Letter, Word
    from kindhub.ui.letters.work import Shown


class LetterCard(Card):
    """`spoken_in(language)`, `copy_asked`, `file_asked` and `shipped_asked` by the buttons."""

    spoken_in = Signal(object)
    copy_asked = Signal()
    file_asked = Signal()
    shipped_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.language = SegmentInput([Choice("es", "Español"), Choice("en", "English")])
        self.language.name_for_reader(tr("Language of the letter", "Idioma de la carta"))
        self.language.set_value(language())
        self.language.changed.connect(self.spoken_in)
        self.called = Text("", "h2", wrap=True)
        self.add(self.called)
        self.body.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        self.whose = Text("", "body", "text2", wrap=True)
        self.add(self.whose)
        row = FlowLayout(spacing=8)
        self.file = FilledButton(tr("Use another template…", "Usar otra plantilla…"), "file-arrow-up")
        self.copy = QuietButton(tr("Save a copy to change it…", "Guardar una copia para cambiarla…"), "download-simple")
        self.shipped = QuietButton(tr("Back to that of the program", "Volver a la del programa"), "arrow-u-up-left")
        for button, asked in (
            (self.file, self.file_asked), (self.copy, self.copy_asked), (self.shipped, self.shipped_asked),
        ):  # fmt: skip
            button.clicked.connect(asked)
            row.addWidget(button)
        self.body.addLayout(row)
        self.add(Text(tr("What it may say", "Lo que puede decir"), "h3"))
        hint = tr(
            "Write these words in the template, with their braces; the hub puts the case's own in their place.",
            "Escriba estas palabras en la plantilla, con sus llaves; el hub las cambia por las del caso.",
        )
        self.add(Text(hint, "body", "text2", wrap=True))
        self._words = QGridLayout()
        gaps(self._words, 6)
        self._words.setColumnStretch(1, 1)
        self.body.addLayout(self._words)
        self._title = Text(tr("What comes out, with an invented case", "Cómo queda, con un caso inventado"), "h3")
        self.add(self._title)
        self.sample = Text("", "body", wrap=True)
        self.sample.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(self.sample)

    def show_letter(self, letter: Letter) -> None:
        """Another letter; its template follows by `show_template`."""
        self.called.setText(letter.title.say())
        clear_layout(self._words)
        for row, (word, label) in enumerate(_told(all_words(letter))):
            self._words.addWidget(Text(word, "strong"), row, 0)
            self._words.addWidget(Text(label, wrap=True), row, 1)

    def show_template(self, shown: Shown | None) -> None:
        """Its template and what it makes; None while there is none."""
        self.whose.setText(_whose(shown) if shown else "")
        for part in (self._title, self.sample):
            show_when(part, bool(shown and shown.lines))
        self.sample.setText("\n\n".join(shown.lines) if shown else "")
        self.copy.setEnabled(shown is not None)
        show_when(self.shipped, bool(shown and shown.template.own))


def _told(words: tuple[Word, ...]) -> Iterator[tuple[str, str]]:
    for word in words:
        yield (f"{{{{ {word.key} }}}}" if not word.parts else f"{{% for one in {word.key} %}}"), word.label.say()
        yield from ((f"{{{{ one.{part.key} }}}}", part.label.say()) for part in word.parts)


def _whose(shown: Shown) -> str:
    if not shown.template.own:
        return tr("The template came with the program.", "La plantilla vino con el programa.")
    day = short_day(datetime.fromisoformat(shown.template.at).astimezone().date(), today())
    return tr("The template is your office's own, since {day} ({who}).",
              "La plantilla es de su oficina, desde el {day} ({who}).", day=day, who=shown.template.who)  # fmt: skip
