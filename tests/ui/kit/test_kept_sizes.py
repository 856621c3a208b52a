"""Sizes that are dear to work out are kept, and forgotten when what they were worked out from changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

WORDS = "She wants to come along to school on the first day, and an aunt will bring her the day after."


def test_how_high_words_are_follows_the_words_and_the_letters(qtbot):
    text = Text(WORDS, wrap=True)
    qtbot.addWidget(text)
    text.ensurePolished()
    high = text.heightForWidth(120)
    assert text.heightForWidth(120) == high
    assert text.heightForWidth(300) < high
    text.setText("Aunt")
    assert text.heightForWidth(120) < high
    text.setText(WORDS)
    text.setFont(theme().font("fig"))
    assert text.heightForWidth(120) > high


def test_a_row_that_wraps_follows_parts_that_grow_come_and_go(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    first, second = Text("one"), Text("two")
    flow.addWidget(first)
    one_line = flow.heightForWidth(200)
    flow.addWidget(second)
    assert flow.heightForWidth(200) == one_line
    first.setText(WORDS)
    assert flow.heightForWidth(200) > one_line
    flow.removeWidget(first)
    assert flow.heightForWidth(200) == one_line
    assert flow.sizeHint().width() == second.sizeHint().width()
