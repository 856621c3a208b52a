from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from kindhub.ui.application import application
from kindhub.ui.tasks import Tasks


class Desk(QObject):
    got = Signal(object)
    lost = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[int] = []

    def done(self, result):
        self.threads.append(threading.get_ident())
        self.got.emit(result)

    def failed(self, error):
        self.lost.emit(error)


@pytest.fixture
def lanes():
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def desk(qapp):
    return Desk()


def test_work_runs_beside_and_its_result_arrives_in_the_window(qtbot, lanes, desk):
    with qtbot.waitSignal(desk.got) as got:
        lanes.run(desk, lambda _: (threading.get_ident(), {1: 2**40}), desk.done, desk.failed)
    worker, value = got.args[0]
    assert worker != threading.get_ident()
    assert desk.threads == [threading.get_ident()]
    assert value == {1: 2**40}


def test_an_error_is_told_and_not_raised(qtbot, lanes, desk):
    def work(_):
        raise KeyError("x")

    with qtbot.waitSignal(desk.lost) as lost:
        lanes.run(desk, work, desk.done, desk.failed)
    assert isinstance(lost.args[0], KeyError)


def test_database_work_keeps_its_order(qtbot, lanes, desk):
    order: list[int] = []
    for number in range(20):
        lanes.run(desk, lambda _, n=number: order.append(n), desk.done, desk.failed)
    with qtbot.waitSignal(desk.got, check_params_cb=lambda result: result == "last"):
        lanes.run(desk, lambda _: "last", desk.done, desk.failed)
    assert order == list(range(20))


def test_cancelled_work_stops_and_says_nothing(qtbot, lanes, desk):
    begun, go = threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        go.wait(5)
        progress.check()
        return "never"

    progress = lanes.run(desk, work, desk.done, desk.failed)
    assert begun.wait(5)
    progress.cancel()
    with qtbot.waitSignal(desk.got) as got:
        go.set()
        lanes.run(desk, lambda _: "after", desk.done, desk.failed)
    assert got.args == ["after"]
    assert len(desk.threads) == 1


def test_a_result_for_a_closed_page_is_dropped(qtbot, lanes, desk):
    go = threading.Event()
    page = Desk()
    lanes.run(page, lambda _: go.wait(5), page.done, page.failed)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(desk.got):
        go.set()
        lanes.run(desk, lambda _: 1, desk.done, desk.failed)
    assert page.threads == []


def test_it_is_busy_until_the_page_was_told(qtbot, lanes, desk):
    ran = threading.Event()
    with qtbot.waitSignal(desk.got):
        lanes.run(desk, lambda _: ran.set(), desk.done, desk.failed, lane="files")
        assert ran.wait(5)
        for executor in lanes._lanes.values():
            executor.shutdown(wait=True)  # the worker has nothing left to do; the page has not heard of it
        assert lanes.busy()
    assert not lanes.busy()


def test_close_waits_for_what_is_under_way(qapp, desk):
    tasks = Tasks()
    begun, ended = threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        while not progress.cancelled:
            pass
        ended.set()

    tasks.run(desk, work, desk.done, desk.failed)
    assert begun.wait(5)
    tasks.close()
    assert ended.is_set()
    assert not tasks.busy()


def test_nobody_is_told_any_more_once_the_lanes_are_closed(qapp, desk):
    tasks = Tasks()
    tasks.run(desk, lambda _: 1, desk.done, desk.failed)
    tasks.close()
    QCoreApplication.sendPostedEvents()
    assert desk.threads == []


def test_results_that_came_together_are_told_one_in_each_turn(qtbot, lanes, desk):
    left = []
    desk.got.connect(lambda _: left.append(lanes.is_telling()))
    for number in range(3):
        lanes.run(desk, lambda _, n=number: n, desk.done, desk.failed)
    lanes._lanes["database"].shutdown(wait=True)
    QCoreApplication.sendPostedEvents()
    assert (left, lanes.is_telling()) == ([], True)
    qtbot.waitUntil(lambda: not lanes.busy())
    assert left == [True, True, False]


def test_the_window_gets_the_interpreter_back_sooner_than_is_usual(qapp):
    usual = 0.005
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(usual)
        application()
        assert sys.getswitchinterval() < usual
    finally:
        sys.setswitchinterval(before)


@pytest.mark.parametrize("lane", ["files", "database"])
def test_rows_in_sight_do_not_wait_behind_long_work(qtbot, lanes, desk, lane):
    free = threading.Event()
    lanes.run(desk, lambda _: free.wait(10), desk.done, desk.failed, lane=lane)
    with qtbot.waitSignal(desk.got) as got:
        lanes.run(desk, lambda _: "rows", desk.done, desk.failed, lane="rows")
    free.set()
    assert got.args[0] == "rows"
