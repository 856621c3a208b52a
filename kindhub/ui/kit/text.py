"""Words on a page, and the cap of a key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.ui.kit.look import set_look
from kindhub.ui.theme import TextRole, paint_icon, theme


class Text(QLabel):
    """Plain text in one of the roles of the type scale. Never reads markup, so a name cannot become a link."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._laid_out: tuple[str, QFont] | None = None
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setText(text)

    @override
    def heightForWidth(self, width: int, /) -> int:
        """To break words into lines is dear, and a layout asks over and over: kept for these words in these letters."""
        words, letters = self.text(), self.font()
        if self._laid_out != (words, letters):
            self._laid_out, self._heights = (words, letters), {}
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def set_tone(self, tone: str) -> None:
        """Change the colour by meaning."""
        set_look(self, tone=tone)


def shortened(words: str, letters: QFontMetrics, room: int) -> str:
    """The words, ending in "…" where they are wider than the room, in pixels. Qt by itself shortens what is wider by a
    part of a pixel, too, and so whatever has just the width it asked for.
    """
    fits = letters.horizontalAdvance(words) <= room
    return words if fits else letters.elidedText(words, Qt.TextElideMode.ElideRight, room)


class ElidedText(Text):
    """One line that ends in "…" when there is no room; the whole text is its tip. Never for names of people."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 3, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = shortened(self.text(), self.fontMetrics(), self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(theme().color(str(self.property("tone"))))
        painter.drawText(self.rect(), int(self.alignment()), shown)
        painter.end()


class YieldingText(Text):
    """One line where there is room for it, more lines where there is not."""

    def __init__(
        self, text: str = "", role: TextRole = "body", tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, tone, wrap=True, parent=parent)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        needed = metrics.horizontalAdvance(self.text()) + metrics.averageCharWidth()  # lines break on fractions
        return QSize(needed, super().sizeHint().height())


class KeyCap(QLabel):
    """The name of a key, e.g. `Ctrl K`."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("part", "key")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Icon(QWidget):
    """An icon beside a word. It says nothing to a screen reader: the word does."""

    def __init__(self, name: str, role: str = "text2", units: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role = name, role
        self.setFixedSize(theme().size(units), theme().size(units))

    def show_icon(self, name: str, role: str) -> None:
        """Draw another icon."""
        self._name, self._role = name, role
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, self.rect(), self._role)
        painter.end()
