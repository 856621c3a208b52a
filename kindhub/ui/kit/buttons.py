"""Buttons: one filled per pane, quiet ones beside it, links for what matters less."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from kindhub.ui.kit.text import shortened
from kindhub.ui.theme import icon as tinted
from kindhub.ui.theme import theme

_SIDE, _WIDE, _LEAST = 18, 24, 80


def _dress(button: QPushButton | QToolButton, icon: str, role: str) -> None:
    """Before words the icon gets a wider place: Qt's own gap between the two cannot be set and is too narrow."""
    if icon:
        button.setIcon(tinted(icon, role))
        button.setIconSize(QSize(theme().size(_WIDE if button.text() else _SIDE), theme().size(_SIDE)))


class GivesWay(QPushButton):
    """A button that ends in "…" where its words have no room; all of them are its name and its tip."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._whole = self.text()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def setText(self, text: str) -> None:
        self._whole = text
        super().setText(text)
        if self.isVisible():
            self._shorten()

    @override
    def sizeHint(self) -> QSize:
        hint, letters = super().sizeHint(), self.fontMetrics()
        lacking = letters.horizontalAdvance(self._whole) - letters.horizontalAdvance(self.text())
        return QSize(hint.width() + max(lacking, 0), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(_LEAST), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        letters, whole = self.fontMetrics(), self._whole
        beside = self.sizeHint().width() - letters.horizontalAdvance(whole)
        shown = shortened(whole, letters, self.width() - beside)
        if shown != self.text():
            super().setText(shown)
            self.setAccessibleName("" if shown == whole else whole)
            self.setToolTip("" if shown == whole else whole)


class FilledButton(QPushButton):
    """What most people do next. `tone` "danger" or "restricted" where the act itself is that."""

    def __init__(self, text: str, icon: str = "", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "filled")
        self.setProperty("tone", tone)
        self.setAutoDefault(False)
        _dress(self, icon, "surface" if tone else "on_accent")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().color("surface"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 3, 3)
            painter.end()


class QuietButton(QPushButton):
    """Any other act. `checkable` ones stay down and turn soft."""

    def __init__(self, text: str, icon: str = "", *, checkable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        _dress(self, icon, "text2")


class ShortButton(GivesWay, QuietButton):
    """A quiet button that gives way."""


class OneOfSeveral(QPushButton):
    """A button of a group of which one is chosen. The chosen one is written bolder, and has the room from the start."""

    def __init__(self, kind: str, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setCheckable(True)
        self.setAutoDefault(False)
        _dress(self, icon, "text2")

    @override
    def sizeHint(self) -> QSize:
        hint, bold = super().sizeHint(), self.font()
        bold.setWeight(QFont.Weight.DemiBold)
        lacking = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(lacking, 0) + 1, hint.height())


class LockedButton(QuietButton):
    """An act that is not possible yet: dashed, with a padlock. Its tip says what is missing."""

    def __init__(self, text: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "lock-key", parent=parent)
        self.setEnabled(False)
        self.setToolTip(why)
        self.setAccessibleDescription(why)


class LinkButton(QPushButton):
    """An act of less weight, written as a link with its icon. `inline` sits in a sentence and is underlined."""

    def __init__(
        self, text: str, icon: str = "", *, tone: str = "accent", inline: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "inlineLink" if inline else "link")
        self.setProperty("tone", tone)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        _dress(self, icon, tone)


class ShortLink(GivesWay, LinkButton):
    """A link that gives way."""


class IconButton(QToolButton):
    """An icon alone: it must have a name, which is also its tip, with the key if there is one."""

    def __init__(
        self,
        icon: str,
        name: str,
        key: str = "",
        *,
        boxed: bool = False,
        role: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if boxed:
            self.setProperty("kind", "boxed")
        _dress(self, icon, role)

    def show_icon(self, icon: str, name: str, role: str = "text2") -> None:
        """Another icon with another name, e.g. show and hide."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        _dress(self, icon, role)
