"""Two records of perhaps one person, line by line: what is alike, what differs, and which one stays where they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.services.merging import Merge, Side
from kindhub.ui.kit.buttons import FilledButton, LinkButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.side_by_side import add_told, spoken
from kindhub.ui.kit.text import KeyCap, Text
from kindhub.ui.people.likely_card import CLASSES
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.ui.people.pair_reading import PairRead, SideLine

_SIDES: tuple[Side, Side] = ("kept", "gone")
_LABEL = 132
_LACKING = (
    L("Choose which one stays: 1 line is left.", "Elija cuál queda: falta 1 línea."),
    L("Choose which one stays: {n} lines are left.", "Elija cuál queda: faltan {n} líneas."),
)


class _SideChoice(QWidget):
    """What one side says, to be chosen; words wrap, for no name is cut."""

    def __init__(self, label: str, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        gaps(row, 6)
        self.button = QRadioButton()
        self.button.setAccessibleName(f"{label}: {text}")
        self.setMinimumHeight(theme().size(32))
        row.addWidget(self.button)
        row.addWidget(Text(text, "strong", wrap=True), 1)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.button.click()


class PairCard(Card):
    """`same(Merge)` when one says they are one and every choice was made; `other` and `later` are the other answers."""

    same = Signal(object)
    other = Signal()
    later = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Is it the same person?", "¿Es la misma persona?"), " ", parent)
        gaps(self.body, 6)
        self._read: PairRead | None = None
        self.groups: dict[str, QButtonGroup] = {}
        self.reasons = Text("", "body", "text2", wrap=True)
        self.add(self.reasons)
        scroll = ScrollPane()
        self._grid = QGridLayout()
        gaps(self._grid, 6)
        scroll.body.addLayout(self._grid)
        scroll.body.addStretch(1)
        self.add(scroll, 1)
        self.lacking = Text("", "body", "warn", wrap=True)
        self.add(self.lacking)
        self.body.addLayout(self._answers())
        self.setEnabled(False)

    def _answers(self) -> QVBoxLayout:
        column = QVBoxLayout()
        gaps(column, 6)
        row = FlowLayout()
        self.join = FilledButton(tr("Join them in one record", "Unir en un solo registro"), "users")
        self.part = QuietButton(tr("Not the same person", "No es la misma persona"), "user-plus")
        self.wait = LinkButton(tr("Decide later", "Decidir después"))
        answers: tuple[tuple[QPushButton, str, SignalInstance | None], ...] = (
            (self.join, "M", None), (self.part, "O", self.other), (self.wait, "D", self.later),
        )  # fmt: skip
        for button, key, answer in answers:
            button.clicked.connect(self.say_same if answer is None else answer)
            button.setAccessibleDescription(tr("Key {key}", "Tecla {key}", key=key))
            both = _with_key(button, key)
            row.addWidget(both)
            if button is self.join:
                self._joining = both
        self.no_right = Text(
            tr("Joining records is for whoever coordinates. You can say that they are not the same person.",
               "Unir registros le toca a quien coordina. Usted puede decir que no es la misma persona."),
            "cap", "text2", wrap=True,
        )  # fmt: skip
        column.addWidget(self.no_right)
        column.addLayout(row)
        return column

    def show_nobody(self) -> None:
        """Nothing is compared."""
        self._read = None
        clear_layout(self._grid)
        self.groups = {}
        for text in (self.reasons, self.lacking, self.note):
            text.setText("")
        self.setEnabled(False)

    def show_pair(self, read: PairRead) -> None:
        """Show a comparison."""
        self.show_nobody()
        self._read = read
        self.setEnabled(True)
        pair = read.pair
        if pair is not None:
            alike = tr("{n} of 100", "{n} de 100", n=round(pair.score)) if pair.score else ""
            self.note.setText(" · ".join(part for part in (CLASSES[pair.cls].say(), alike) if part))
            self.reasons.setText(" · ".join(reason.say() for reason in pair.reasons))
        else:
            self.reasons.setText(tr("Little speaks for it.", "Pocas cosas coinciden."))
        self._grid.setColumnMinimumWidth(0, theme().size(_LABEL))
        for at, head in enumerate(read.heads, start=1):
            self._grid.addWidget(Text(head, "strong", wrap=True), 0, at)
            self._grid.setColumnStretch(at, 1)
        for number, line in enumerate(read.lines):
            self._add_line(number * 2 + 1, line)
        for button, shown in ((self._joining, read.may_merge), (self.no_right, not read.may_merge)):
            show_when(button, shown)
        self._show_lacking()
        self.setAccessibleDescription(". ".join(spoken(line) for line in read.lines))

    def _add_line(self, at: int, line: SideLine) -> None:
        choosing = line.choice != "" and self._read is not None and self._read.may_merge
        add_told(self._grid, at, line, _LABEL, sides=not choosing)
        if choosing:
            self._add_choice(at + 1, line)

    def _add_choice(self, at: int, line: SideLine) -> None:
        group = QButtonGroup(self)
        for number, text in enumerate((line.left, line.right)):
            side = _SideChoice(line.label, text)
            group.addButton(side.button, number)
            self._grid.addWidget(side, at, number + 1)
        group.idClicked.connect(self._show_lacking)
        self.groups[line.choice] = group

    def _show_lacking(self, _number: int = 0) -> None:
        left = sum(group.checkedId() < 0 for group in self.groups.values())
        words = tr_n(left, *_LACKING) if left else ""
        self.lacking.setText(words)
        show_when(self.lacking, bool(left))

    def focus_first(self) -> None:
        """Put the cursor on the first choice that was not made, else on the answer."""
        for group in self.groups.values():
            if group.checkedId() < 0:
                group.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.join.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_same(self) -> None:
        """M: they are one, unless a choice is lacking; then the cursor goes there."""
        read = self._read
        if read is None or not read.may_merge:
            return
        if any(group.checkedId() < 0 for group in self.groups.values()):
            self.focus_first()
            return
        chosen = {name: _SIDES[group.checkedId()] for name, group in self.groups.items()}
        kept, gone = read.kept, read.gone
        self.same.emit(Merge(kept.id, kept.version, gone.id, gone.version, chosen))


def _with_key(button: QPushButton, key: str) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    gaps(row, 6)
    row.addWidget(button)
    row.addWidget(KeyCap(key))
    return both
