"""Tabs of a page: views of a list, parts of a person. Words and, where it counts something, the count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget


class ViewTabs(QTabBar):
    """`chosen(key)` when another tab is taken; arrows walk, Ctrl+1 … 9 are the page's to bind."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self._silent = False
        self.currentChanged.connect(self._changed)

    def set_tabs(self, tabs: Sequence[tuple[str, str, int | None]], current: str) -> None:
        """Show tabs as (key, words, count or None), one of them chosen; says nothing."""
        self._silent = True
        while self.count():
            self.removeTab(0)
        for key, words, count in tabs:
            at = self.addTab(_words(words, count))
            self.setTabData(at, key)
        self.set_current(current)
        self._silent = False

    def set_count(self, key: str, words: str, count: int) -> None:
        """Show another count in a tab."""
        for at in range(self.count()):
            if self.tabData(at) == key:
                self.setTabText(at, _words(words, count))

    def set_current(self, key: str) -> None:
        """Choose a tab without saying so."""
        was, self._silent = self._silent, True
        for at in range(self.count()):
            if self.tabData(at) == key:
                self.setCurrentIndex(at)
        self._silent = was

    def keys(self) -> list[str]:
        """The keys in order."""
        return [str(self.tabData(at)) for at in range(self.count())]

    def take(self, number: int) -> None:
        """Choose the tab of a number from 1 on, as Ctrl+1 does."""
        if 1 <= number <= self.count():
            self.setCurrentIndex(number - 1)

    def _changed(self, at: int) -> None:
        if not self._silent and at >= 0:
            self.chosen.emit(str(self.tabData(at)))


def _words(words: str, count: int | None) -> str:
    text = words.replace("&", "&&")
    return text if count is None else f"{text}  {count:,}"
