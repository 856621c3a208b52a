"""A button that gives way keeps its words for whoever hovers or listens."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kindhub.ui.kit.buttons import OneOfSeveral, QuietButton, ShortButton, ShortLink

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


@pytest.mark.parametrize("words", ["Teléfono", "Documento", "Agregar", "Plazos por semana", "Ver los 8"])
def test_words_with_just_the_room_they_asked_for_are_shown_whole(qtbot, words):
    link = ShortLink(words, "plus")
    qtbot.addWidget(link)
    link.resize(link.sizeHint())
    link.show()
    assert link.text() == words
    link.resize(link.width() - 2, link.height())
    assert link.text().endswith("…")


def test_the_chosen_one_of_several_has_room_for_its_bolder_letters(qtbot):
    one, stiff = OneOfSeveral("segment", WORDS), QPushButton(WORDS)
    stiff.setProperty("kind", "segment")
    for button in (one, stiff):
        qtbot.addWidget(button)
        button.show()
    bold = one.font()
    bold.setWeight(QFont.Weight.DemiBold)
    more = QFontMetrics(bold).horizontalAdvance(WORDS) - one.fontMetrics().horizontalAdvance(WORDS)
    assert more > 0  # the control: without this the width of any button would do
    assert one.sizeHint().width() >= stiff.sizeHint().width() + more
    assert one.minimumSizeHint().width() == one.sizeHint().width()
