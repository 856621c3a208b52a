"""The room a page has in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kindhub.ui.shell.page import Page


class PageFrame(QScrollArea):
    """Gives a page the room there is; scrolls it up and down where large text needs more."""

    def __init__(self, stack: QWidget) -> None:
        super().__init__(stack)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.resize(stack.size())  # what is made inside is laid out once, for the room there will be

    def hold(self, page: Page) -> None:
        """Show this page."""
        page.setMinimumWidth(1)  # the page takes the width there is; its parts stack
        page.resize(self.size())
        self.setWidget(page)
