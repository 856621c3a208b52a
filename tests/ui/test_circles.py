"""Circles of objects must not be freed by a worker: they may hold objects of Qt."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from kindhub.ui import circles
from kindhub.ui.circles import CircleSweep, circles_of, sweep
from kindhub.ui.kit.in_turns import InTurns


class Link:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def looking():
    """Whether Python looks for circles by itself, as it was."""
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


def freed_in(free_it) -> int | None:
    """The thread in which a circle went that was dropped in this one; None while it is there."""
    threads = []
    link = Link()
    gone = weakref.finalize(link, lambda: threads.append(threading.get_ident()))
    del link
    free_it()
    gone.detach()
    return threads[0] if threads else None


def a_worker_makes_many_objects() -> None:
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()


def test_a_worker_that_makes_many_objects_frees_no_circle(qapp, looking):
    CircleSweep(QObject())
    assert freed_in(a_worker_makes_many_objects) is None


def test_without_it_the_worker_frees_them(looking):
    gc.enable()
    assert freed_in(a_worker_makes_many_objects) not in (None, threading.get_ident())


def test_the_sweep_frees_them_here_when_enough_has_come_together(looking):
    gc.disable()
    sweep()

    def here():
        kept = [[] for _ in range(2_000)]
        sweep()
        return kept

    assert freed_in(here) == threading.get_ident()


def test_nothing_is_looked_for_when_little_has_come_together(looking):
    gc.disable()
    gc.collect()
    assert freed_in(sweep) is None


def test_the_clock_turns_by_itself(qtbot, looking):
    parent = QObject()
    sweeping = CircleSweep(parent)
    seen = []
    sweeping._clock.timeout.connect(lambda: seen.append(1))
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)


@pytest.fixture
def sweeping(looking):
    """A search as it is in the process of a window, with nothing left out yet and nothing new."""
    parent = QObject()
    gc.unfreeze()
    gc.collect()
    found = CircleSweep(parent)
    found.leave_out()
    yield found
    gc.unfreeze()


def link_left_after(sweeping):
    """A link in a circle that was there when the search went through, and is dropped now."""
    kept = Link()
    made = [[] for _ in range(2_000)]
    sweeping.sweep()
    del made
    return weakref.ref(kept)


def test_what_a_search_found_to_stay_is_looked_at_no_more_until_nobody_is_there(qapp, sweeping, monkeypatch):
    monkeypatch.setattr(circles, "MANY", 0)
    monkeypatch.setattr(circles, "STAY", 0)
    gone = link_left_after(sweeping)
    assert gc.get_freeze_count() > 0
    gc.collect()
    assert gone() is not None
    sweeping.look_at_all()
    assert gone() is None


def test_the_old_are_looked_through_when_the_window_rests(qapp, sweeping, monkeypatch):
    monkeypatch.setattr(circles, "MANY", 0)
    monkeypatch.setattr(circles, "STAY", 0)
    work = InTurns(iter(()), qapp)
    link_left_after(sweeping)
    assert gc.get_freeze_count() == 0
    work.finish()
    link_left_after(sweeping)
    assert gc.get_freeze_count() > 0


def test_the_rows_of_a_worker_are_not_looked_at(qapp, sweeping, monkeypatch):
    monkeypatch.setattr(circles, "ROWS", 1_500)
    gone = link_left_after(sweeping)
    gc.collect()
    assert (gc.get_freeze_count() > 0, gone() is None) == (True, False)


def test_what_is_new_and_little_is_looked_at(qapp, sweeping):
    gone = link_left_after(sweeping)
    assert (gc.get_freeze_count(), gone() is None) == (0, False)
    gc.collect()
    assert gone() is None


def test_nothing_is_left_out_in_a_process_that_did_not_ask_for_it(qapp, looking):
    parent = QObject()
    gc.unfreeze()
    sweeping = CircleSweep(parent)
    link_left_after(sweeping)
    sweeping.look_at_all()
    assert gc.get_freeze_count() == 0


def test_the_one_search_of_an_application_is_found_again(looking):
    application = QObject()
    assert circles_of(application) is circles_of(application)
