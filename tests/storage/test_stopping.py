"""Work on the records stops between statements and within a long one, and never once it has kept something."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from kindhub.records.names import NameParts
from kindhub.services.persons import new_person
from kindhub.storage.stopping import Cancelled, keep_going, stopping_when

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200000000) SELECT max(i) FROM n"


def persons(hub):
    with hub.read() as session:
        return session.execute(text("SELECT count(*) FROM person")).scalar_one()


def a_person():
    return new_person({"sex": "female", "invented": True}, [NameParts("Heidy", "Ceto", "Brito")], [])


def test_a_save_that_is_stopped_leaves_nothing_behind(hub):
    before, asked = persons(hub), []

    def save():
        with hub.begin("save") as work:
            work.add_all(a_person())
            work.flush()
            asked.append(True)

    with stopping_when(lambda: bool(asked)), pytest.raises(Cancelled):
        save()
    assert asked
    assert persons(hub) == before


def test_nobody_asks_and_the_save_goes_through(hub):
    before = persons(hub)
    with stopping_when(lambda: False), hub.begin("save") as work:
        work.add_all(a_person())
    assert persons(hub) == before + 1


def test_a_long_statement_is_broken_off(hub):
    looks = []

    def soon():
        looks.append(True)
        return len(looks) > 3

    with pytest.raises(Cancelled), stopping_when(soon), hub.read() as session:
        session.execute(text(ENDLESS))
    assert len(looks) > 3
    assert persons(hub) >= 0  # the connection serves on


def test_what_has_been_kept_is_not_stopped_half_way(hub):
    before, asked = persons(hub), []
    with stopping_when(lambda: bool(asked)):
        with hub.begin("save") as work:
            work.add_all(a_person())
        asked.append(True)
        after = persons(hub)  # the page reads what it saved
    assert after == before + 1


def test_a_file_that_leaves_is_told_of_whatever_is_asked_meanwhile(hub):
    with stopping_when(lambda: True):
        keep_going()
        assert persons(hub) >= 0


def test_other_threads_and_times_are_not_stopped(hub):
    with stopping_when(lambda: True), pytest.raises(Cancelled):
        persons(hub)
    assert persons(hub) >= 0
