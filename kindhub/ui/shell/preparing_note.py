"""What the unlock page says while a folder is brought up to date for this version: what, which step, how far."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.shell.work_line import ThinBar
from kindhub.ui.theme import theme


class PreparingNote(QFrame):
    """Not there until the first `tell`, whose words are its heading; those that follow name the steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        row = QHBoxLayout(self)
        gaps(row, 12, 14, 10)
        row.addWidget(Icon("arrows-clockwise", "info", 22))
        column = QVBoxLayout()
        gaps(column, 4)
        row.addLayout(column, 1)
        self.heading, self.step = Text("", "strong", wrap=True), Text("", "cap", "text2", wrap=True)
        self.bar = ThinBar()
        self.bar.setFixedHeight(theme().size(4))
        safe = tr("Leave the computer on.", "Deje el equipo encendido.")
        for part in (self.heading, Text(safe, "body", "text2", wrap=True), self.bar, self.step):
            column.addWidget(part)
        self.hide()

    def tell(self, words: str, fraction: float | None) -> None:
        """Say how far it is; `fraction` 0 to 1, None where that is not known."""
        if self.heading.text():
            self.step.setText(words if fraction is None else f"{words} · {round(fraction * 100)} %")
            self.bar.show_fraction(fraction)
            return
        self.heading.setText(words)
        self.setAccessibleName(words)
        self.bar.show()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def put_away(self) -> None:
        """It is over, or did not work."""
        self.heading.clear()
        self.step.clear()
        self.hide()
