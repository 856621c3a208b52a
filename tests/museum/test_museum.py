"""A folder of each released version still opens, and is then like one that is new: none is ever left behind."""

import shutil

import pytest
from sqlalchemy import func, select

from kindhub.records.base import table_of
from kindhub.records.person import Person
from kindhub.services.checking import verify_hub
from kindhub.services.search.by_number import search_persons
from kindhub.testing import open_copy, open_folder, pretend_installed, put_away
from tests.museum.make import MUSEUM, PEOPLE, PROGRAM
from tests.storage import next_version

EXHIBITS = sorted(path for path in MUSEUM.iterdir() if (path / "hub.db").is_file())


@pytest.fixture(autouse=True)
def one_program():
    pretend_installed((PROGRAM,))


def shape(hub):
    """Tables with their columns, indexes and triggers of all files."""
    found = set()
    with hub.engine.connect() as connection:
        for schema in hub.schemas:
            things = connection.exec_driver_sql(f"SELECT type, name, tbl_name FROM {schema}.sqlite_master").all()
            found |= {(schema, *thing) for thing in things}
            for kind, name, _ in things:
                if kind == "table":
                    columns = connection.exec_driver_sql(f"PRAGMA {schema}.table_info('{name}')").all()
                    found |= {(schema, name, *column[1:4], column[5]) for column in columns}
    return found


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda path: path.name)
def test_a_folder_of_a_released_version_opens_and_is_like_a_new_one(exhibit, tmp_path):
    """Differs for a version not released yet? Then make it anew: `python -m tests.museum.make`."""
    new = open_copy(tmp_path / "new")
    wanted = shape(new)
    put_away(new)
    hub = open_folder(shutil.copytree(exhibit, tmp_path / "data"))
    assert shape(hub) == wanted, test_a_folder_of_a_released_version_opens_and_is_like_a_new_one.__doc__
    with hub.read() as session:
        assert session.execute(select(func.count()).select_from(table_of(Person))).scalar_one() == PEOPLE
        assert search_persons(session, hub.programs, "Elmer Josue")
    put_away(hub)


def test_the_oldest_comes_into_a_version_that_does_not_exist_yet(tmp_path, monkeypatch):
    next_version.install(tmp_path / "scripts", monkeypatch.setattr)
    hub = open_folder(shutil.copytree(EXHIBITS[0], tmp_path / "data"))
    assert {thing[2] for thing in shape(hub) if thing[1] == "person"} >= {"shoe_size", "sex"}
    assert not list(verify_hub(hub))
    put_away(hub)
