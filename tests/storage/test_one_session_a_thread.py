"""A thread has one session at work: a reading within a reading would shut a save of another thread out."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import event, func, select

from kindhub.app import store_keys
from kindhub.records.names import NameParts
from kindhub.records.person import Person
from kindhub.services.persons import new_person
from kindhub.storage.hub import Hub
from kindhub.storage.sealed_connection import connect_file

WAIT = 20


def ana() -> list:
    return new_person({"sex": "female"}, [NameParts("Ana", "López")])


def count(hub: Hub) -> int:
    with hub.read() as session:
        return session.execute(select(func.count()).select_from(Person)).scalar()


def test_a_reading_within_goes_on_in_the_same_session(hub):
    with hub.read() as outer, hub.read() as inner:
        assert inner is outer
    with hub.read() as next_one:
        assert next_one is not outer


def test_a_reading_within_a_save_sees_what_was_written(hub):
    before = count(hub)
    with hub.begin() as work:
        work.add_all(ana())
        work.flush()
        assert count(hub) == before + 1


@pytest.mark.parametrize("door", ["read", "begin"])
def test_a_save_within_is_refused_at_once_and_leaves_the_door_open(hub, door):
    with getattr(hub, door)(), pytest.raises(RuntimeError, match="this thread"), hub.begin():
        pass
    with hub.begin() as work:
        work.add_all(ana())
    assert count(hub) == 1


def test_each_thread_has_its_own(hub):
    with hub.read() as here, ThreadPoolExecutor(1) as beside:
        assert beside.submit(lambda: _session(hub) is not here).result(WAIT)


def _session(hub: Hub):
    with hub.read() as session:
        return session


def _shut_out(probe: sqlcipher.Connection) -> bool:
    """Whether a new reader is turned away: a save stands at its commit and waits for those who read."""
    try:
        probe.execute("SELECT count(*) FROM person").fetchone()
    except sqlcipher.OperationalError:
        return True
    return False


def test_a_save_waits_for_a_reading_and_is_not_shut_out_by_one_within_it(hub):
    at_commit = threading.Event()
    event.listen(hub.engine, "commit", lambda _connection: at_commit.set())
    probe = connect_file(hub.folder.hub, store_keys(hub.folder, hub.unlocked).main)
    probe.execute("PRAGMA busy_timeout = 0")
    with ThreadPoolExecutor(1) as beside:
        with hub.read() as session:
            assert session.execute(select(func.count()).select_from(Person)).scalar() == 0
            saved = beside.submit(_save, hub)
            assert at_commit.wait(WAIT)
            while not _shut_out(probe):  # from the event to the commit itself
                assert not saved.done()
            assert count(hub) == 0
        saved.result(WAIT)
    probe.close()
    assert count(hub) == 1


def _save(hub: Hub) -> None:
    with hub.begin() as work:
        work.add_all(ana())
