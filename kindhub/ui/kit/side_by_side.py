"""Two records line by line: what it is about, what either says, and whether they say the same."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from kindhub.i18n import L, tr
from kindhub.ui.kit.look import Rule
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme

SIGNS = {
    "same": ("equals", "ok", L("same", "igual")),
    "alike": ("waves", "warn", L("alike", "parecido")),
    "different": ("x", "danger", L("different", "distinto")),
}


class Told(Protocol):
    """A line; `likeness` is a key of `SIGNS`, or empty."""

    @property
    def label(self) -> L | str:
        """What it is about."""

    @property
    def left(self) -> str:
        """What the first says."""

    @property
    def right(self) -> str:
        """What the second says."""

    @property
    def likeness(self) -> str:
        """Whether they say the same."""


def add_told(grid: QGridLayout, at: int, line: Told, label_width: int, *, sides: bool = True) -> None:
    """Put a rule into this row of the grid and the line under it; without `sides` the two in the middle are left free.

    `label_width` in units of the design.
    """
    grid.addWidget(Rule(), at, 0, 1, 4)
    label = Text(str(line.label), "cap", "text2", wrap=True)
    label.setMaximumWidth(theme().size(label_width))
    grid.addWidget(label, at + 1, 0)
    for column, text in ((1, line.left), (2, line.right)) if sides else ():
        words = Text(text or tr("no data", "sin dato"), "body", "text" if text else "muted", wrap=True)
        grid.addWidget(words, at + 1, column)
    if line.likeness:
        icon, role, word = SIGNS[line.likeness]
        sign = Icon(icon, role)
        sign.setToolTip(word.say())
        sign.setAccessibleName(word.say())
        grid.addWidget(sign, at + 1, 3, Qt.AlignmentFlag.AlignVCenter)


def spoken(line: Told) -> str:
    """The line as a screen reader says it."""
    none = tr("no data", "sin dato")
    word = SIGNS[line.likeness][2].say() if line.likeness else ""
    return f"{line.label}: {line.left or none}; {line.right or none} {word}".strip()
