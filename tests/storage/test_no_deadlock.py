"""A reader that goes from a program's file to the shared one, while a commit goes the other way round."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import SQLAlchemyError

from kindhub.errors import UserError
from kindhub.records.person import Person
from kindhub.storage import connection as connections

PROGRAM = "reintegration"


class Saving:
    """A save of a person and her case in a thread of its own."""

    def __init__(self, hub):
        self._hub, self.fault = hub, None
        self.written = threading.Event()
        self._thread = threading.Thread(target=self._save)
        self._thread.start()

    def _save(self):
        record = self._hub.programs[PROGRAM].workflows[0].record
        try:
            with self._hub.begin() as work:
                person = Person(sex="female")
                work.add(person)
                work.flush()
                work.add(record(person_id=person.id, status="active"))
                work.flush()
                self.written.set()
        except Exception as fault:
            self.fault = fault

    def wait(self):
        self._thread.join(60)
        assert not self._thread.is_alive()


class Probe:
    """A connection that is there before, and asks whether a commit is at the shared file: nobody may read it then."""

    def __init__(self, hub):
        self._raw = hub.engine.raw_connection()
        self._raw.cursor().execute("PRAGMA busy_timeout = 0")

    def finds_it_shut(self):
        try:
            self._raw.cursor().execute("SELECT 1 FROM main.sqlite_schema LIMIT 1").fetchone()
        except Exception:
            return True
        return False

    def close(self):
        self._raw.invalidate()


def read_across(hub, *, patience_ms=30_000):
    """Read a program's file, let a save come to its commit, and go on to the shared file."""
    probe = Probe(hub)
    with hub.engine.connect() as reader:
        reader.exec_driver_sql(f"PRAGMA busy_timeout = {patience_ms}")
        reader.execute(text(f"SELECT count(*) FROM {PROGRAM}.reintegration_case")).scalar_one()
        saving = Saving(hub)
        assert saving.written.wait(30)
        while not probe.finds_it_shut():
            pass
        probe.close()
        try:
            return reader.execute(text("SELECT count(*) FROM main.person")).scalar_one(), saving
        finally:
            reader.invalidate()


def test_reader_and_commit_do_not_wait_for_each_other(hub):
    found, saving = read_across(hub)
    saving.wait()
    assert (found, saving.fault) == (0, None)
    with hub.engine.connect() as reader:
        assert reader.execute(text("SELECT count(*) FROM main.person")).scalar_one() == 1


def test_control_a_reader_that_begins_with_the_program_s_file_would_wait_for_ever(hub, monkeypatch):
    def only_begin(connection):
        connection.exec_driver_sql(connection.get_execution_options().get(connections.BEGIN_OPTION, "BEGIN"))

    event.remove(hub.engine, "begin", connections._begin)
    event.listen(hub.engine, "begin", only_begin)
    with pytest.raises((SQLAlchemyError, UserError)):
        read_across(hub, patience_ms=300)
