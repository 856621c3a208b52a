"""What a screen must not do: each check names the parts that do it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from kindhub.ui.kit.stage_bar import StageBar
from kindhub.ui.kit.text import ElidedText
from kindhub.ui.theme import theme

SMALLEST_TARGET = 24
"""Units: nothing that can be clicked is lower or narrower (ux.md 2; WCAG 2.2, 2.5.8)."""


def name_of(widget: QWidget) -> str:
    """How a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def described(widget: QWidget) -> str:
    """A part in words for the message of a failing test: its kind, its name or text, and what it lies in."""
    chain: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(chain) < 4:
        chain.append(type(parent).__name__)
        parent = parent.parentWidget()
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else name_of(widget)
    return f"{type(widget).__name__} “{text[:60]}” in {' < '.join(chain)}"


def seen(window: QWidget) -> Iterator[QWidget]:
    """Every part of this window that is on screen; a window over it is looked at by itself."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget.parent(), QTabBar):
            continue  # the arrows of a tab bar are Qt's own, and its tabs are walked by arrow keys
        if widget.window() is window and widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab may stop at it."""
    return bool(widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None)


def nameless(window: QWidget) -> list[str]:
    """Parts one can be at with the keyboard that a screen reader could not name."""
    return [described(one) for one in seen(window) if takes_focus(one) and not name_of(one)]


def small_targets(window: QWidget) -> list[str]:
    """Buttons too small to hit. One inside a field is as high as the line lets it; the field has a key for it."""
    least = theme().size(SMALLEST_TARGET)
    return [
        f"{described(one)} {one.width()}x{one.height()}"
        for one in seen(window)
        if isinstance(one, QAbstractButton)
        and not isinstance(one.parentWidget(), QLineEdit)
        and min(one.width(), one.height()) < least
    ]


def cut_words(window: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit into them. Elided ones have a tip and are meant to be."""
    return [described(one) for one in seen(window) if _is_cut(one)]


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, ElidedText) or not isinstance(widget, QLabel | QAbstractButton) or not widget.text().strip():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    if isinstance(widget, QAbstractButton) and widget.toolTip():
        return False
    return (
        widget.width() + 1 < widget.minimumSizeHint().width() or widget.height() + 1 < widget.minimumSizeHint().height()
    )


def outside(window: QWidget) -> list[str]:
    """Parts that stick out of what they lie in, where nothing scrolls them into sight."""
    return [described(one) for one in seen(window) if _sticks_out(one)]


def _sticks_out(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return False
    if not isinstance(widget, QLabel | QAbstractButton):
        return False
    return not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())


def overlapping(window: QWidget) -> list[str]:
    """Words that lie over other words of the same part."""
    families: dict[QWidget, list[QWidget]] = {}
    for one in seen(window):
        parent = one.parentWidget()
        if isinstance(one, QLabel | QAbstractButton) and parent is not None:
            families.setdefault(parent, []).append(one)
    return [
        f"{described(one)} over {described(other)}"
        for parent, parts in families.items()
        if not isinstance(parent, StageBar)  # its chevrons reach into each other, their words do not
        for one, other in combinations(parts, 2)
        if _overlap(one.geometry(), other.geometry())
    ]


def _overlap(one: QRect, other: QRect) -> bool:
    shared = one.intersected(other)
    return shared.width() > 1 and shared.height() > 1


def scrolled_sideways(window: QWidget) -> list[str]:
    """Panes wider than their room, whether or not they show a bar for it; tables may, their first column stays."""
    return [
        described(one)
        for one in seen(window)
        if isinstance(one, QScrollArea)
        and not isinstance(one, QAbstractItemView)
        and one.horizontalScrollBar().maximum() > 1
    ]


def not_reached(window: QWidget) -> list[str]:
    """Parts on screen that Tab never comes to. Of buttons that exclude each other it comes to one."""
    visited = _walked(window)
    exclusive = {
        one.group() or one.parentWidget()
        for one in visited
        if isinstance(one, QAbstractButton) and (one.autoExclusive() or one.group())
    }
    return [
        described(one)
        for one in seen(window)
        if takes_focus(one)
        and one not in visited
        and not (isinstance(one, QAbstractButton) and (one.group() or one.parentWidget()) in exclusive)
    ]


def _walked(window: QWidget) -> list[QWidget]:
    """Where Tab goes, from here until it comes round."""
    visited: list[QWidget] = []
    window.activateWindow()
    for _ in range(600):
        here = window.focusWidget()
        if here in visited:
            return visited
        if here is not None:
            visited.append(here)
        QTest.keyClick(here or window, Qt.Key.Key_Tab)
    return visited
