"""One page at a time: the one that comes is laid out in one turn of the event loop and painted in the next."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from kindhub.ui.kit.views import Views


@pytest.fixture
def views(qtbot):
    found = Views()
    qtbot.addWidget(found)
    for words in ("first", "second"):
        found.addWidget(QLabel(words, found))
    return found


def test_a_page_that_takes_the_place_of_another_is_painted_in_the_next_turn(views, qtbot):
    views.show()
    second = views.widget(1)
    views.setCurrentWidget(second)
    assert (second.isVisible(), second.updatesEnabled()) == (True, False)
    qtbot.waitUntil(second.updatesEnabled)


def test_one_that_is_not_on_the_screen_waits_for_nothing(views):
    views.setCurrentWidget(views.widget(1))
    assert views.widget(1).updatesEnabled()


def test_a_page_that_holds_its_painting_back_itself_is_left_alone(views, qtbot):
    views.show()
    second = views.widget(1)
    second.setUpdatesEnabled(False)
    views.setCurrentWidget(second)
    views.setCurrentWidget(views.widget(0))
    qtbot.waitUntil(views.widget(0).updatesEnabled)
    assert not second.updatesEnabled()


def test_a_page_that_is_gone_before_its_turn_is_no_trouble(views, qtbot):
    views.show()
    second = views.widget(1)
    views.setCurrentWidget(second)
    views.removeWidget(second)
    second.deleteLater()
    qtbot.waitUntil(lambda: not views._unpainted)
    assert views.currentWidget() is views.widget(0)
