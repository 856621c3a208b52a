"""Tab goes as one reads, whatever was made first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kindhub.ui.shell.reading_order import next_stop, reading_order


@pytest.fixture
def pane(qtbot):
    """Two columns, the right one made first; below them a grid filled from its end; a field added later on top."""
    root = QWidget()
    qtbot.addWidget(root)
    named = {}

    def field(name, kind=QLineEdit):
        named[name] = widget = kind()
        widget.setObjectName(name)
        return widget

    right, left, grid = QVBoxLayout(), QVBoxLayout(), QGridLayout()
    right.addWidget(field("right"))
    left.addWidget(field("left"))
    for place in (3, 2, 1, 0):
        grid.addWidget(field(f"grid {place}"), place // 2, place % 2)
    columns = QHBoxLayout()
    columns.addLayout(left)
    columns.addLayout(right)
    below = QVBoxLayout(root)
    below.addLayout(columns)
    below.addLayout(grid)
    below.insertWidget(0, field("top"))
    named["hidden"] = field("hidden")
    below.addWidget(named["hidden"])
    below.addWidget(field("off", QPushButton))
    named["off"].setEnabled(False)
    root.show()
    named["hidden"].hide()
    root.named = named
    return root


def names(widgets):
    return [one.objectName() for one in widgets]


def test_left_to_right_then_down(pane):
    assert names(reading_order(pane)) == ["top", "left", "right", "grid 0", "grid 1", "grid 2", "grid 3"]


def test_qts_own_order_would_be_another(pane):
    chain, one = [], pane.nextInFocusChain()
    while one is not pane:
        chain.append(one.objectName())
        one = one.nextInFocusChain()
    shown = [name for name in chain if name in set(names(reading_order(pane)))]
    assert shown != names(reading_order(pane))


def test_it_goes_round_both_ways_and_begins_at_an_end(pane):
    first, last = pane.named["top"], pane.named["grid 3"]
    assert next_stop(pane, last, forward=True) is first
    assert next_stop(pane, first, forward=False) is last
    assert next_stop(pane, None, forward=True) is first
    assert next_stop(pane, None, forward=False) is last
    assert next_stop(QWidget(), None, forward=True) is None


def test_from_inside_a_part_it_goes_on_behind_it(pane):
    inner = QWidget(pane.named["left"])
    assert next_stop(pane, inner, forward=True) is pane.named["right"]


def test_a_stop_inside_a_stop_is_left_behind_as_any_other(qtbot):
    root, frame, link, after = QWidget(), QWidget(), QPushButton(), QLineEdit()
    qtbot.addWidget(root)
    frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QVBoxLayout(frame).addWidget(link)
    column = QVBoxLayout(root)
    column.addWidget(frame)
    column.addWidget(after)
    root.show()
    assert next_stop(root, frame, forward=True) is link
    assert next_stop(root, link, forward=True) is after
    assert next_stop(root, after, forward=False) is link


def test_the_window_asks_it(qtbot, shown):
    from kindhub.ui.shell.page import Page
    from kindhub.ui.shell.window import ShellWindow

    page = Page()
    second, first = QLineEdit(), QLineEdit()
    page.column.addWidget(first)
    page.column.addWidget(second)
    window = ShellWindow(lambda _route: page, lambda _window: None)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    from kindhub.ui.shell.nav import Route

    window.open(Route("any"))
    qtbot.waitUntil(page.isVisible)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert first.hasFocus()
