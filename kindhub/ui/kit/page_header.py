"""The top of a page: from where, what, a few facts, what one can do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme

_BESIDE_FROM = 760


class PageHeader(QWidget):
    """Title with crumbs over it and facts under it. `add_badge` beside the title, `add_action` at the right.

    `crumbs`: (words, route) each; `crumb_clicked(route)` when one is taken.
    """

    crumb_clicked = Signal(object)

    def __init__(
        self,
        title: str,
        crumbs: Sequence[tuple[str, object]] = (),
        facts: Sequence[str] = (),
        fact_icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        gaps(row, 8)
        left = QVBoxLayout()
        gaps(left, 0)
        if crumbs:
            left.addLayout(self._crumb_row(crumbs))
        self.title = Text(title, "h1")
        self.title.setWordWrap(False)
        self._badges = FlowLayout(None, 8)
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        gaps(head, 16)
        head.addWidget(self.title)
        head.addLayout(self._badges, 1)
        head.setAlignment(self._badges, Qt.AlignmentFlag.AlignVCenter)
        left.addLayout(head)
        self._facts = QHBoxLayout()
        gaps(self._facts, 6)
        left.addLayout(self._facts)
        self.set_facts(facts, fact_icon)
        row.addLayout(left, 1)
        self._actions = FlowLayout(None, 8)
        row.addLayout(self._actions)
        row.setAlignment(self._actions, Qt.AlignmentFlag.AlignVCenter)

    def _crumb_row(self, crumbs: Sequence[tuple[str, object]]) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 6)
        for at, (words, route) in enumerate(crumbs):
            if at:
                row.addWidget(Text("›", "cap", "muted"))
            crumb = QPushButton(words)
            crumb.setProperty("kind", "crumb")
            crumb.setProperty("route", route)
            crumb.setCursor(Qt.CursorShape.PointingHandCursor)
            crumb.clicked.connect(self._crumb)
            row.addWidget(crumb)
        row.addStretch(1)
        return row

    def _crumb(self) -> None:
        crumb = self.sender()
        if isinstance(crumb, QAbstractButton):
            self.crumb_clicked.emit(crumb.property("route"))

    def set_title(self, title: str) -> None:
        """Say another title."""
        self.title.setText(title)

    def set_facts(self, facts: Sequence[str], icon: str = "") -> None:
        """The line under the title: `REI-2026-0412 · 15 años, hombre · …`."""
        clear_layout(self._facts)
        if facts:
            if icon:
                self._facts.addWidget(Icon(icon, "text2", 14))
            words = Text("  ·  ".join(facts), "body", "text2", wrap=True)
            words.setMinimumWidth(theme().size(120))
            self._facts.addWidget(words, 1)
        else:
            self._facts.addStretch(1)  # an empty row would bind the head to its least width, and wrap the title there

    def add_badge(self, badge: QWidget) -> None:
        """Put a badge beside the title."""
        self._badges.addWidget(badge)

    def add_action(self, button: QWidget) -> None:
        """Put a button at the right."""
        self._actions.addWidget(button)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        down = event.size().width() < theme().size(_BESIDE_FROM)
        direction = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)
            self._head.setDirection(direction)
            self._head.setSpacing(theme().size(4 if down else 16))
            self.title.setWordWrap(down)
