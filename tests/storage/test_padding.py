"""Rounded up, a file grows by whole steps and holds the same; on a full disk it stays as it is."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from kindhub.records.person import Person
from kindhub.storage import padding
from kindhub.storage.padding import pad

PROGRAM = "reintegration"


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(padding, "STEP", 1 << 20)
    return 1 << 20


def size(hub):
    return hub.folder.program(PROGRAM).stat().st_size


def tables(hub):
    with hub.read() as session:
        return session.execute(text(f"SELECT name FROM {PROGRAM}.sqlite_master ORDER BY name")).scalars().all()


def test_it_is_rounded_up_once_and_nothing_is_left_in_it(hub, small):
    before = tables(hub)
    assert size(hub) % small
    pad(hub.engine, PROGRAM)
    assert size(hub) == small
    assert tables(hub) == before
    pad(hub.engine, PROGRAM)
    assert size(hub) == small


def test_what_is_written_uses_up_the_room_before_the_file_grows(hub, small):
    pad(hub.engine, PROGRAM)
    record = hub.programs[PROGRAM].workflows[0].record
    with hub.begin() as work:
        persons = [Person(sex="female") for _ in range(100)]
        work.add_all(persons)
        work.add_all([record(person_id=one.id, status="active") for one in persons])
    assert size(hub) == small
    with hub.read() as session:
        assert session.execute(text(f"PRAGMA {PROGRAM}.quick_check")).scalar_one() == "ok"


def test_beyond_a_step_it_is_the_next_one(hub, small):
    with hub.engine.begin() as connection:
        connection.execute(text(f"CREATE TABLE {PROGRAM}.much (filler BLOB)"))
        connection.execute(text(f"INSERT INTO {PROGRAM}.much VALUES (zeroblob({small}))"))
    pad(hub.engine, PROGRAM)
    assert size(hub) == 2 * small


def test_a_disk_that_is_full_leaves_it_as_it_is(hub, small):
    before = size(hub)
    with hub.engine.connect() as connection:  # the pool gives the same one out again
        connection.execute(text(f"PRAGMA {PROGRAM}.max_page_count = {before // 4096 + 8}"))
    pad(hub.engine, PROGRAM)
    assert size(hub) == before
    with hub.engine.connect() as connection:
        connection.execute(text(f"PRAGMA {PROGRAM}.max_page_count = 1073741823"))
    pad(hub.engine, PROGRAM)
    assert size(hub) == small, "control: with room it is rounded up"


def test_however_full_the_pages_of_the_schema_are_it_ends_at_the_step_exactly(hub, monkeypatch):
    for number in range(24):
        with hub.engine.begin() as connection:
            columns = ", ".join(f"a_rather_long_name_of_a_column_{n}" for n in range(3 + number % 7))
            connection.execute(text(f"CREATE TABLE {PROGRAM}.wide_{number} ({columns})"))
        step = size(hub) + (20 + number) * 4096
        monkeypatch.setattr(padding, "STEP", step)
        pad(hub.engine, PROGRAM)
        assert size(hub) == step


def test_control_with_one_number_of_spare_pages_a_page_too_many_is_possible(hub, monkeypatch):
    monkeypatch.setattr(padding, "_SPARES", (0,))
    step = size(hub) + 40 * 4096
    monkeypatch.setattr(padding, "STEP", step)
    pad(hub.engine, PROGRAM)
    assert size(hub) != step
