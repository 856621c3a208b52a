"""What was copied off a restricted page does not last; how long is left is said in minutes, at the end in seconds."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kindhub.i18n import spoken
from kindhub.ui.shell.curtain import left_words
from kindhub.ui.shell.guarding import CLIPBOARD_MS, ClipboardKeeper, keep_out_of_pictures


@pytest.fixture
def keeper(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    QGuiApplication.clipboard().clear()
    yield ClipboardKeeper(owner)
    QGuiApplication.clipboard().clear()


def test_what_is_copied_while_watching_is_forgotten(keeper):
    keeper.watching = True
    QGuiApplication.clipboard().setText("SV-7Q4K-M2")
    assert keeper.is_waiting()
    assert keeper._pause.interval() == CLIPBOARD_MS
    keeper.forget()
    assert QGuiApplication.clipboard().text() == ""
    assert not keeper.is_waiting()


def test_it_is_forgotten_too_when_the_page_was_left_and_not_when_something_took_its_place(keeper):
    keeper.watching = True
    QGuiApplication.clipboard().setText("SV-7Q4K-M2")
    keeper.watching = False
    assert keeper.is_waiting()
    QGuiApplication.clipboard().setText("otra cosa")
    assert not keeper.is_waiting()


def test_control_elsewhere_what_is_copied_stays(keeper):
    QGuiApplication.clipboard().setText("REI-2026-0001")
    assert not keeper.is_waiting()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(600, "10 min"), (180, "3 min"), (121, "3 min"), (119.5, "2 min"), (60, "60 s"), (33, "40 s"), (0, "10 s"),
     (7_200, "")],
)  # fmt: skip
def test_what_is_left_in_words(seconds, words):
    with spoken("es"):
        assert left_words(seconds) == words


def test_only_windows_can_keep_a_window_out_of_pictures(keeper):
    assert keep_out_of_pictures(keeper.parent(), out=True) is False
