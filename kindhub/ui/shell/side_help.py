"""Help beside the page: when it opens, what it follows, and where it stands when there is no room beside the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.help_panel import WIDTH, HelpPanel
from kindhub.ui.shell.keys import Key
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.services.help_pages import HelpPage

_LEAST_BESIDE = 560
"""Units: how wide a page must stay for help to stand beside it; in large letters help takes its place instead."""


class SideHelp(QObject):
    """Opens `panel` beside `page_pane`, both in one row of the window; says what the field with the cursor is for."""

    def __init__(self, panel: HelpPanel, page_pane: QWidget) -> None:
        super().__init__(panel)
        self.panel, self._page_pane = panel, page_pane
        self._had_focus: QWidget | None = None
        panel.hide()
        panel.closed.connect(self._closed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def show(self, pages: Sequence[HelpPage], keys: Sequence[Key]) -> None:
        """Show pages of help and the keys of the screen, the cursor in the panel."""
        if self.panel.isHidden():
            self._had_focus = self.panel.window().focusWidget()
            self._paint_page_later()
        self.panel.show_pages(pages, keys)
        self.fit()
        self.panel.take_focus()

    def _paint_page_later(self) -> None:
        """To lay the page out beside the panel and to paint it are together longer than a key may wait."""
        if self._page_pane.isVisible():
            self._page_pane.setUpdatesEnabled(False)
            QTimer.singleShot(0, self, self._paint_page)

    def _paint_page(self) -> None:
        self._page_pane.setUpdatesEnabled(True)

    def fit(self) -> None:
        """Beside the page where both have room, else in its place until it is closed."""
        room = self.panel.window().width() - self._page_pane.x() - theme().size(WIDTH)
        alone = not self.panel.isHidden() and room < theme().size(_LEAST_BESIDE)
        self.panel.set_wide(wide=alone)
        self._page_pane.setVisible(not alone)

    def _closed(self) -> None:
        self.fit()
        if self._had_focus is not None and isValid(self._had_focus):
            self._had_focus.setFocus()
        self._had_focus = None

    def _focus_moved(self, _old: object, new: object) -> None:
        """With help open, say what the field is for that has the cursor."""
        if not self.panel.isVisible() or not isinstance(new, QWidget) or self.panel.isAncestorOf(new):
            return
        block: QWidget | None = new
        while block is not None and not isinstance(block, FieldBlock):
            block = block.parentWidget()
        self.panel.show_field(*(block.about() if isinstance(block, FieldBlock) else ("", "")))
