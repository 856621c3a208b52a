"""A button that gives way keeps its words for whoever hovers or listens."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kindhub.ui.kit.buttons import QuietButton, ShortButton

WORDS = "Abrir caso de Reintegración"


def test_a_button_without_room_ends_in_dots_and_says_the_rest(qtbot):
    holder = QWidget()
    row = QHBoxLayout(holder)
    short, stiff = ShortButton(WORDS), QuietButton(WORDS)
    row.addWidget(short)
    qtbot.addWidget(holder)
    holder.resize(180, 60)
    holder.show()
    assert short.text().endswith("…")
    assert (short.toolTip(), short.accessibleName()) == (WORDS, WORDS)
    holder.resize(600, 60)
    qtbot.waitUntil(lambda: short.text() == WORDS)
    assert short.toolTip() == ""
    assert short.sizeHint().width() == stiff.sizeHint().width()
    assert short.minimumSizeHint().width() < stiff.minimumSizeHint().width()  # the control
