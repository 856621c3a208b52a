"""Who asks for a connection while others are in use finds one open, and a thread the one it had before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from sqlalchemy.pool import QueuePool

from kindhub.storage import connection
from kindhub.storage.own_pool import OwnPool


@pytest.fixture
def opened(hub, monkeypatch):
    """How many connections were opened since."""
    found = []
    usual = connection.connect_folder

    def counted(*what, **more):
        found.append(1)
        return usual(*what, **more)

    monkeypatch.setattr(connection, "connect_folder", counted)
    return found


def use_all_lanes(hub):
    """As when every lane of work and the window are at it."""
    with ExitStack() as together:
        for _ in range(connection.KEPT_CONNECTIONS):
            together.enter_context(hub.engine.connect())


def test_those_that_are_kept_are_opened_before_anybody_waits(hub, opened):
    hub.open_ahead()
    opened.clear()
    use_all_lanes(hub)
    assert opened == []


def test_control_without_it_the_first_to_come_waits_for_each(hub, opened):
    use_all_lanes(hub)
    assert opened


def had_by_turns(pool):
    """Which connections the window and a worker had, who ask by turns, the window twice as often."""

    def have():
        with pool.connect() as one:
            return id(one.driver_connection)

    with pool.connect(), pool.connect():
        pass  # two are open
    windows, workers = set(), set()
    with ThreadPoolExecutor(1) as worker:
        for _ in range(3):
            windows |= {have(), have()}
            workers.add(worker.submit(have).result())
    return windows, workers


class Plain:
    """As much of a connection as a pool asks of it."""

    def rollback(self):
        pass

    close = rollback


@pytest.fixture
def pool_of():
    return lambda kind, **more: kind(Plain, pool_size=2, **more)


def test_a_thread_gets_back_the_connection_it_had(pool_of):
    windows, workers = had_by_turns(pool_of(OwnPool))
    assert len(windows) == len(workers) == 1
    assert windows.isdisjoint(workers)


@pytest.mark.parametrize("newest_first", [True, False])
def test_control_a_usual_pool_hands_one_to_both(pool_of, newest_first):
    windows, workers = had_by_turns(pool_of(QueuePool, use_lifo=newest_first))
    assert windows & workers


def test_who_had_none_takes_the_one_that_was_idle_longest_and_nobody_goes_without(pool_of):
    pool = pool_of(OwnPool)
    first, second = pool.connect(), pool.connect()
    longest = first.driver_connection
    first.close()
    second.close()
    with ThreadPoolExecutor(1) as worker:
        assert worker.submit(lambda: pool.connect().driver_connection).result() is longest
