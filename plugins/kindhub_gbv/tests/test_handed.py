"""The feedback in the child's hands: answers are kept, and nothing but the worker's passphrase leads back."""

import pytest
from kindhub_gbv import records as r
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from sqlalchemy import text

from kindhub.testing import PERSON
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.handed.window import HandedWindow
from kindhub.ui.shell import Route
from kindhub.ui.shell.keys import KEYS

OTHERS = ("Esc", "Alt+F4", "Alt+Space", "Ctrl+Q", "Ctrl+Shift+Esc", "Ctrl+F4", "Meta+D", "F10", "Shift+F10", "Alt+Tab")


@pytest.fixture
def handed(place, build, qtbot):
    case = build.case()
    place.window.open(Route("case", ("gbv", case.id, "feedback")))
    page = place.window.page
    qtbot.waitUntil(lambda: page.pane.findChild(PartsPage) is not None and page.pane.desk.target is not None)
    page.pane.findChild(PartsPage).hand_button.click()
    (window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, HandedWindow) and one.isVisible()]
    yield window
    if isValid(window):
        window.release()
    place.window.show()


def answers(build):
    with build.hub.read() as session:
        return [(one.comfortable, one.hours, one.informed, one.given_on) for one in session.query(r.Feedback)]


def in_sight():
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def give(qtbot, window, passphrase):
    window.thanks.edit.setText(passphrase)
    window.thanks.give()
    qtbot.waitUntil(lambda: not isValid(window) or not window.isVisible() or window.thanks.error.isVisible())


def test_nothing_else_is_in_sight_and_no_key_leads_anywhere(handed, place):
    assert in_sight() == [handed]
    assert handed.isFullScreen()
    assert handed.windowTitle() == "KIND Hub"
    here = place.window.page
    for stand in (lambda: None, handed.greeting.begin.click, handed.question.stop.click):
        stand()
        for keys in (*(one for key in KEYS.values() for one in key.keys if key.where != "part"), *OTHERS):
            combination = QKeySequence(keys)[0]
            target = handed.focusWidget() or handed
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            assert in_sight() == [handed], keys
            assert place.window.page is here, keys
    assert not handed.close()
    place.window.hide_all()
    place.window.idle.quiet.emit()
    assert in_sight() == [handed]
    assert handed.contextMenuPolicy() == Qt.ContextMenuPolicy.PreventContextMenu
    QApplication.sendEvent(handed, QEvent(QEvent.Type.WindowDeactivate))
    assert in_sight() == [handed]


def test_each_answer_is_kept_and_the_worker_alone_comes_back(handed, build, place, qtbot):
    handed.greeting.begin.click()
    qtbot.keyClick(handed.focusWidget(), "1")
    qtbot.keyClick(handed.focusWidget(), "3")
    handed.question.back.click()
    qtbot.keyClick(handed.focusWidget(), "2")
    handed.question.skip.click()
    handed.question.stop.click()
    assert handed.is_over()
    qtbot.waitUntil(lambda: [row[:3] for row in answers(build)] == [("5", "4", "none")])
    give(qtbot, handed, "otra frase que no es la suya")
    assert in_sight() == [handed]
    assert not place.window.isVisible()
    give(qtbot, handed, PERSON.passphrase)
    assert place.window.isVisible()
    with build.hub.read() as session:
        told = session.execute(text("SELECT action FROM gbv.ledger WHERE action = 'handed over'")).scalars().all()
        miss = "SELECT count(*) FROM {} WHERE action = 'failed passphrase'"
        missed = [session.execute(text(miss.format(one))).scalar() for one in ("gbv.ledger", "main.ledger")]
    assert (len(told), missed) == (1, [1, 0])
    qtbot.waitUntil(lambda: len(place.window.page.pane.findChild(PartsPage).rows) == 1)


def test_control_the_same_keys_do_lead_elsewhere_in_the_hub(place, build, qtbot):
    place.window.open(Route("case", ("gbv", build.case().id, "feedback")))
    qtbot.waitUntil(lambda: place.window.page.picture is not None)
    QTest.keyClick(place.window, Qt.Key.Key_F12)
    assert place.window.curtain.isVisible()
