"""Is it the same person? Both sides line by line, and the three answers."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from kindhub.i18n import L, tr, tr_n
from kindhub.ui.importing.facts import Line, added_by
from kindhub.ui.kit.buttons import FilledButton, IconButton, LinkButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.side_by_side import SIGNS, add_told, spoken
from kindhub.ui.kit.text import Icon, KeyCap, Text
from kindhub.ui.theme import theme

_LABEL = 84


class ComparePanel(Card):
    """`same`, `other`, `later` are the answers; `turned(step)` asks for another candidate of the same row."""

    same = Signal()
    other = Signal()
    later = Signal()
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Is it the same person?", "¿Es la misma persona?"), " ", parent)
        gaps(self.body, 6)
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 1)
        self._turns = (
            IconButton("caret-left", tr("Candidate before", "Candidato anterior")),
            IconButton("caret-right", tr("Next candidate", "Candidato siguiente")),
        )
        self._turns[0].clicked.connect(self._turn_back)
        self._turns[1].clicked.connect(self._turn_on)
        for button in self._turns:
            self.add_action(button)
        self._sentence = Text("", "cap", "text2", wrap=True)
        self.add(self._sentence)
        scroll = ScrollPane()
        self._grid = QGridLayout()
        gaps(self._grid, 4)
        self._grid.setHorizontalSpacing(theme().size(8))
        scroll.body.addLayout(self._grid)
        scroll.body.addStretch(1)
        self.add(scroll, 1)
        self.body.addLayout(self._legend())
        self._add_answer(FilledButton(tr("It is the same person", "Es la misma persona"), "check"), "M", self.same)
        self._add_answer(QuietButton(tr("It is another person", "Es otra persona"), "user-plus"), "O", self.other)
        self._add_answer(LinkButton(tr("Decide later", "Decidir después")), "D", self.later)

    def _add_answer(self, button: QPushButton, key: str, answer: SignalInstance) -> None:
        row = QHBoxLayout()
        gaps(row, 6)
        button.clicked.connect(answer)
        button.setAccessibleDescription(tr("Key {key}", "Tecla {key}", key=key))
        row.addWidget(button, 1)
        row.addWidget(KeyCap(key))
        self.body.addLayout(row)

    def _legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 4)
        for icon, role, word in SIGNS.values():
            row.addWidget(Icon(icon, role))
            row.addWidget(Text(word.say(), "cap", "text2"))
            row.addSpacing(theme().size(8))
        row.addStretch(1)
        return row

    def show_question(self, note: str, left: str, right: str, lines: list[Line], candidates: int = 1) -> None:
        """Show a comparison. `note` counts the questions, `left` and `right` head the two sides."""
        self.note.setText(note)
        for button in self._turns:
            button.setVisible(candidates > 1)
        self._sentence.setText(_finding(lines))
        clear_layout(self._grid)
        for at, head in enumerate(("", left, right, "")):
            self._grid.addWidget(Text(head, "cap", "text2", wrap=True), 0, at)
        self._grid.setColumnStretch(1, 5)
        self._grid.setColumnStretch(2, 6)
        for number, line in enumerate(lines):
            add_told(self._grid, number * 2 + 1, line, _LABEL)
        self.setAccessibleDescription(". ".join(spoken(line) for line in lines))

    def _turn_back(self) -> None:
        self.turned.emit(-1)

    def _turn_on(self) -> None:
        self.turned.emit(1)


def _finding(lines: list[Line]) -> str:
    """What taking both for one person would do to the record."""
    added, other = added_by(lines), sum(line.likeness == "different" for line in lines)
    adds = tr_n(added, L("The row would add 1 fact and change none.",
                         "La fila completaría 1 dato vacío y no cambia ninguno."),
                L("The row would add {n} facts and change none.",
                  "La fila completaría {n} datos vacíos y no cambia ninguno."))  # fmt: skip
    differs = tr_n(other, L("1 fact is different.", "1 dato es distinto."),
                   L("{n} facts are different.", "{n} datos son distintos."))  # fmt: skip
    nothing = tr("The row adds nothing new.", "La fila no agrega nada nuevo.")
    return f"{adds if added else nothing} {differs if other else ''}".strip()
