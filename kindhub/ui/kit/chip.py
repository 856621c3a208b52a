"""Chips: one filter or one choice each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.look import set_look
from kindhub.ui.theme import icon as tinted
from kindhub.ui.theme import paint_icon, theme


class Chip(QPushButton):
    """A choice that can be on or off; when on it carries a check, so it reads without colour."""

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "chip")
        self._still = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.toggled.connect(self._show_check)
        self.setChecked(checked)

    def set_still(self, still: bool) -> None:
        """Flat: it says what is so and cannot be pressed."""
        set_look(self, still="yes" if still else "")
        self._still = still
        self._show_check(self.isChecked())

    def _show_check(self, on: bool) -> None:
        if self._still:
            self.setIcon(tinted("check", "text2"))
        else:
            self.setIcon(tinted("check", "on_soft") if on else tinted("plus", "muted"))


class FilterChip(QAbstractButton):
    """A filter in force: `Escuela: vacío ×`. Click or Enter opens it, the cross or Delete takes it away."""

    removed = Signal()

    def __init__(self, name: str, value: str = "", *, removable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._value, self._removable = name, value, removable
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._rename()

    def set_value(self, value: str) -> None:
        """Say another value."""
        self._value = value
        self._rename()
        self.updateGeometry()
        self.update()

    def _rename(self) -> None:
        label = f"{self._name}: {self._value}" if self._value else self._name
        hint = tr("Delete takes the filter away", "Supr quita el filtro") if self._removable else ""
        self.setAccessibleName(label)
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._text_end() + theme().size(32 if self._removable else 14), theme().size(34))

    def _name_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(f"{self._name}: " if self._value else self._name)

    def _text_end(self) -> int:
        value = QFontMetrics(theme().font("strong")).horizontalAdvance(self._value)
        return theme().size(12) + self._name_width() + value

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(theme().color("focus" if self.hasFocus() else "accent"), 2 if self.hasFocus() else 1)
        painter.setPen(edge)
        painter.setBrush(theme().color("soft"))
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        painter.setPen(theme().color("on_soft"))
        line = self.rect().adjusted(theme().size(12), 0, 0, -1)
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme().font("body"))
        painter.drawText(line, centre, f"{self._name}: " if self._value else self._name)
        painter.setFont(theme().font("strong"))
        painter.drawText(line.adjusted(self._name_width(), 0, 0, 0), centre, self._value)
        if self._removable:
            side = theme().size(14)
            cross = self.rect().adjusted(self.width() - theme().size(26), (self.height() - side) // 2, 0, 0)
            cross.setSize(QSize(side, side))
            paint_icon(painter, "x", cross, "on_soft")
        painter.end()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._removable and event.position().x() > self.width() - theme().size(32):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
