"""Long work is shown one way on every page, and can be stopped there."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import text

from kindhub.errors import Stopped
from kindhub.ui.kit.text import Text
from kindhub.ui.shell import Page, Route, ShellWindow
from kindhub.ui.shell.work_line import ThinBar
from kindhub.ui.tasks import run, tasks

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000000) SELECT max(i) FROM n"


class SlowPage(Page):
    """A page that only asks for work; it has no code for showing it."""

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(Text("lo de antes"))
        self.ended: list[object] = []

    def begin(self, work, **how):
        return run(self, work, self.ended.append, self.fail_or_tell, **how)

    def fail_or_tell(self, error):
        self.ended.append(error)
        self.fail(error)


@pytest.fixture
def window(qtbot):
    window = ShellWindow(lambda _route: SlowPage(), lambda _window: None)
    qtbot.addWidget(window)
    window.open(Route("slow"))
    with qtbot.waitExposed(window):
        window.show()
    return window


class Slow:
    """Work that waits until it is let go."""

    def __init__(self, say=None) -> None:
        self.go, self.begun, self._say = threading.Event(), threading.Event(), say

    def __call__(self, progress):
        self.begun.set()
        if self._say:
            progress.say(*self._say)
        assert self.go.wait(20)
        progress.check()
        return "done"


def test_quick_work_shows_nothing(qtbot, window):
    shown = []
    window.work.bar.setVisible = lambda on: shown.append(on)
    window.page.begin(lambda _progress: 1)
    qtbot.waitUntil(lambda: window.page.ended == [1])
    assert not any(shown)
    assert not window.work.card.isVisible()


def test_first_a_bar_then_words_and_then_nothing(qtbot, window):
    slow = Slow()
    window.page.begin(slow, words="Contando…")
    assert not window.work.bar.isVisible()
    qtbot.waitUntil(window.work.bar.isVisible)
    assert not window.work.card.isVisible()
    qtbot.waitUntil(window.work.card.isVisible)
    assert window.work.card.words.text() == "Contando…"
    assert window.work.card.accessibleName() == "Contando…"
    slow.go.set()
    qtbot.waitUntil(lambda: window.page.ended == ["done"])
    assert not window.work.bar.isVisible()
    assert not window.work.card.isVisible()


def keys_stay_with(window, qtbot):
    """Whether the window in front stays there while another is made and not shown, with work under way."""
    slow = Slow()
    window.page.begin(slow)
    qtbot.waitUntil(window.work.card.isVisible)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.addWidget(ShellWindow(lambda _route: SlowPage(), lambda _window: None))
    QApplication.processEvents()
    slow.go.set()
    qtbot.waitUntil(lambda: bool(window.page.ended))
    return window.isActiveWindow()


def test_a_window_that_is_made_while_work_is_under_way_takes_the_keys_from_nobody(qtbot, window):
    assert keys_stay_with(window, qtbot)


def test_a_bar_without_a_place_would_take_them(qtbot, window, monkeypatch):
    monkeypatch.setattr("kindhub.ui.shell.work_line.ThinBar", lambda _parent: ThinBar())
    assert not keys_stay_with(window, qtbot)


def test_what_was_on_the_page_stays_where_it_was(qtbot, window):
    words = window.page.findChild(Text)
    before = words.mapTo(window, words.rect().topLeft())
    slow = Slow()
    window.page.begin(slow)
    qtbot.waitUntil(window.work.card.isVisible)
    assert words.mapTo(window, words.rect().topLeft()) == before
    slow.go.set()
    qtbot.waitUntil(lambda: bool(window.page.ended))


def test_no_act_at_the_lower_edge_is_covered(qtbot, window):
    act = QPushButton("Guardar")
    window.page.column.addStretch(1)
    window.page.column.addWidget(act)
    slow = Slow()
    window.page.begin(slow)
    qtbot.waitUntil(window.work.card.isVisible)
    qtbot.waitUntil(lambda: not on_window(act, window).intersects(on_window(window.work.card, window)))
    assert window.rect().contains(on_window(act, window))
    assert window.rect().contains(on_window(window.work.card, window))
    covering = on_window(window.work.card, window).translated(0, -on_window(act, window).height())
    assert covering.intersects(on_window(act, window))
    slow.go.set()
    qtbot.waitUntil(lambda: bool(window.page.ended))


def on_window(part, window):
    return QRect(part.mapTo(window, part.rect().topLeft()), part.size())


def test_how_far_the_work_is_is_said(qtbot, window):
    slow = Slow(("Leyendo las filas…", 0.42))
    window.page.begin(slow)
    qtbot.waitUntil(window.work.card.isVisible)
    assert window.work.card.words.text() == "Leyendo las filas… · 42 %"
    assert (window.work.bar.value(), window.work.bar.maximum()) == (420, 1000)
    slow.go.set()
    qtbot.waitUntil(lambda: bool(window.page.ended))


def test_cancel_stops_the_work_and_the_page_is_told(qtbot, window):
    slow = Slow()
    window.page.begin(slow)
    qtbot.waitUntil(window.work.card.cancel.isVisible)
    qtbot.mouseClick(window.work.card.cancel, Qt.MouseButton.LeftButton)
    assert window.work.card.words.text() == "Deteniendo…"
    slow.go.set()
    qtbot.waitUntil(lambda: bool(window.page.ended))
    assert isinstance(window.page.ended[0], Stopped)
    [bar] = window.messages.bars()
    assert bar.tone == "info"
    assert bar.details == ""


def test_reading_the_records_stops_with_no_code_of_its_own(qtbot, window, hub):
    def read(_progress):
        with hub.read() as session:
            return session.execute(text(ENDLESS)).scalar_one()

    window.page.begin(read)
    qtbot.waitUntil(window.work.card.cancel.isVisible)
    window.work.card.cancel.click()
    qtbot.waitUntil(lambda: bool(window.page.ended), timeout=10_000)
    assert isinstance(window.page.ended[0], Stopped)


def test_work_that_cannot_be_stopped_offers_no_cancel(qtbot, window):
    slow = Slow()
    window.page.begin(slow, lane="files")
    qtbot.waitUntil(window.work.card.isVisible)
    assert not window.work.card.cancel.isVisible()
    slow.go.set()
    qtbot.waitUntil(lambda: bool(window.page.ended))


def test_work_nobody_waits_for_shows_nothing(qtbot, window):
    aside, slow = Slow(), Slow()
    window.page.begin(aside, lane="files", aside=True)
    assert aside.begun.wait(5)
    assert tasks().under_way() == []
    window.page.begin(slow, words="Leyendo…")
    qtbot.waitUntil(window.work.card.isVisible)
    assert window.work.card.words.text() == "Leyendo…"
    aside.go.set()
    slow.go.set()
    qtbot.waitUntil(lambda: len(window.page.ended) == 2)


def test_another_language_meanwhile_still_shows_it(qtbot, window):
    slow = Slow()
    page = window.page
    page.begin(slow)
    qtbot.waitUntil(window.work.card.isVisible)
    window.speak("en")
    qtbot.waitUntil(window.work.card.isVisible)
    assert window.work.card.cancel.text() == "Cancel"
    slow.go.set()
    qtbot.waitUntil(lambda: tasks().under_way() == [])
    assert not window.work.card.isVisible()


def test_cancel_is_reached_by_keyboard_and_gives_the_cursor_back(qtbot, window):
    slow = Slow()
    window.activateWindow()
    window.bar.setFocus()
    window.page.begin(slow)
    qtbot.waitUntil(window.work.card.cancel.isVisible)
    for _ in range(4):
        window.next_pane()
        if window.work.card.cancel.hasFocus():
            break
    assert window.work.card.cancel.hasFocus()
    qtbot.keyClick(window.work.card.cancel, Qt.Key.Key_Space)
    slow.go.set()
    qtbot.waitUntil(lambda: bool(window.page.ended))
    assert isinstance(window.page.ended[0], Stopped)
    assert not window.work.card.cancel.hasFocus()


def test_closing_lets_a_save_that_is_under_way_finish(qtbot, window, hub):
    from kindhub.ui.tasks import close_tasks

    begun, go = threading.Event(), threading.Event()

    def save(_progress):
        with hub.begin("save") as work:
            work.log("note", "person", reason="prueba")
            begun.set()
            assert go.wait(20)
            work.log("note", "person", reason="prueba")

    window.page.begin(save)
    assert begun.wait(5)
    go_soon = threading.Timer(0, go.set)
    go_soon.start()
    close_tasks()
    with hub.read() as session:
        rows = session.execute(text("SELECT count(*) FROM ledger WHERE action = 'note'")).scalar_one()
    assert rows == 2
