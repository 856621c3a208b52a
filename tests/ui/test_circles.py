"""Circles of objects must not be freed by a worker: they may hold objects of Qt."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from kindhub.ui import circles
from kindhub.ui.circles import CircleSweep, circles_of, sweep


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
def whole_searches(looking, monkeypatch):
    """Every sweep goes through everything, and few objects are many."""
    monkeypatch.setattr(circles, "LIMITS", (-1, -1, -1))
    monkeypatch.setattr(circles, "MANY", 0)
    parent = QObject()
    gc.unfreeze()
    yield CircleSweep(parent)
    gc.unfreeze()


def test_what_a_search_found_to_stay_is_looked_at_no_more(qapp, whole_searches):
    whole_searches.leaves_out = True
    kept = Link()
    whole_searches.sweep()
    assert gc.get_freeze_count() > 0
    gone = weakref.ref(kept)
    del kept
    whole_searches.sweep()
    assert gone() is not None
    whole_searches.look_at_all()
    assert gone() is None


def test_unless_the_process_is_a_windows_own(qapp, whole_searches):
    kept = Link()
    whole_searches.sweep()
    assert gc.get_freeze_count() == 0
    gone = weakref.ref(kept)
    del kept
    whole_searches.sweep()
    assert gone() is None


def test_the_one_search_of_an_application_is_found_again(looking):
    application = QObject()
    assert circles_of(application) is circles_of(application)
