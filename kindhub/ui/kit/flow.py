"""A row that wraps: chips and filters at any text size."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

from kindhub.ui.theme import theme


class FlowLayout(QLayout):
    """Places its widgets from left to right and begins a new line where there is no room."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._hints: list[QSize] | None = None
        self._least: QSize | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme().size(spacing))

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    @override
    def invalidate(self) -> None:
        """A part has changed: what was kept of the parts is asked for anew. The layouts around ask over and over."""
        self._hints = self._least = None
        self._heights.clear()
        super().invalidate()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        spare = rect.height() - self.heightForWidth(rect.width())
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter and spare > 0:
            rect = rect.adjusted(0, spare // 2, 0, 0)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        widths = [hint.width() for hint in self._wanted() if not hint.isNull()]
        return QSize(sum(widths) + self.spacing() * max(len(widths) - 1, 0), self.minimumSize().height())

    @override
    def minimumSize(self) -> QSize:
        if self._least is None:
            self._least = QSize()
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        return QSize(self._least)

    def _wanted(self) -> list[QSize]:
        """What each part asks for, in order; one that is not shown asks for nothing."""
        if self._hints is None:
            self._hints = [QSize(0, 0) if item.isEmpty() else item.sizeHint() for item in self._items]
        return self._hints

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item, hint in zip(self._items, self._wanted(), strict=True):
            if hint.isNull():
                continue
            if x + hint.width() > rect.right() + 1 and line:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(min(hint.width(), rect.width()), hint.height())))
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.y()
