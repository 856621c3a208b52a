"""What guided questions may lead to: ruled out, possible still, found; each with a sign and a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import Rule, gaps
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme

STANDINGS: dict[str, tuple[str, str, L]] = {
    "ruled_out": ("x-circle", "muted", L("ruled out", "descartado")),
    "possible": ("circle-dashed", "accent", L("possible", "posible")),
    "found": ("check-circle-fill", "ok", L("found", "es este")),
}


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One thing that may come out, and how it stands: a key of `STANDINGS`."""

    words: str
    standing: str


class OutcomePanel(Card):
    """`set_rows` shows them under the title, with a sentence that says where they come from."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title or " ", parent=parent)
        gaps(self.body, 2)
        self.add(Rule(self))
        words = tr("It follows from the order of the questions; each step says why.",
                   "Sale del orden de las preguntas; cada paso dice por qué.")  # fmt: skip
        self._foot = Text(words, "cap", "text2", wrap=True)
        self.add(self._foot)

    def set_title(self, title: str) -> None:
        """What the rows are."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def set_rows(self, rows: Sequence[OutcomeRow]) -> None:
        """Show these, in this order."""
        while self.body.count() > 2:
            item = self.body.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, row in enumerate(rows):
            self.body.insertWidget(at, _line(row))


def _line(row: OutcomeRow) -> QWidget:
    icon, tone, word = STANDINGS[row.standing]
    line = QWidget()
    line.setAccessibleName(f"{row.words}: {word.say()}")
    inside = QHBoxLayout(line)
    gaps(inside, 8, 0, 1)
    inside.addWidget(Icon(icon, tone, 16))
    name = Text(row.words, "strong" if row.standing == "found" else "body", wrap=True)
    if row.standing == "ruled_out":
        name.set_tone("muted")
        font = theme().font("body")
        font.setStrikeOut(True)
        name.setFont(font)
    inside.addWidget(name, 1)
    inside.addWidget(Text(word.say(), "cap", "text2"))
    return line
