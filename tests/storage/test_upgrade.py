"""A folder that an upgrade changes: a verified copy first, then all of it or nothing; a newer one is refused."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from kindhub import app
from kindhub.backups import back_up, put_back
from kindhub.errors import UserError
from kindhub.storage import migrate
from kindhub.storage.backup import _Making
from kindhub.storage.backup_set import sets_in
from kindhub.testing import PERSON, WEAK, open_copy, open_folder, pretend_installed, put_away, template
from tests.storage import next_version

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def one_program():
    pretend_installed((next_version.PROGRAM,))


@pytest.fixture
def data(tmp_path):
    return Path(shutil.copytree(template(), tmp_path / "data"))


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """Makes this process the next version."""
    return lambda: next_version.install(tmp_path / "scripts", monkeypatch.setattr)


def columns(hub, table):
    with hub.engine.connect() as connection:
        return {row[1] for row in connection.exec_driver_sql(f"SELECT * FROM pragma_table_info('{table}')")}


def state(folder):
    """Bytes and moments of everything in the folder but the copies."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in (folder, *folder.iterdir())
        if path.is_file()
    }


def test_it_is_copied_then_changed_and_told(data, newer, watcher):
    newer()
    look = watcher()
    hub = app.open_hub(data, PERSON.uid, PERSON.passphrase, kdf_floor=WEAK, watcher=look)
    assert {"shoe_size"} <= columns(hub, "person")
    [copy], bad = sets_in(data / "backups")
    assert (bad, copy.label, copy.unverified) == ([], f"migration:{next_version.VERSION}", ())
    assert look.said[0] == f"Preparando su carpeta para KIND Hub {next_version.VERSION}…"
    assert look.said[-1] == "Actualizando los registros"
    assert "Comprobando hub.db" in look.said
    with hub.read() as session:
        told = session.execute(text("SELECT record_id, changes FROM ledger WHERE action = 'upgrade'")).all()
    assert [(row[0], json.loads(row[1])) for row in told] == [
        (copy.id, {"from": "KIND Hub 0.1.0", "to": app.__version__})
    ]
    put_away(hub)
    put_away(open_folder(data))
    assert len(sets_in(data / "backups")[0]) == 1, "nothing is left to do, so nothing is copied"


def test_a_program_that_comes_new_into_a_folder_costs_no_copy(tmp_path):
    hub = open_copy(tmp_path / "data")
    assert list(hub.folder.backups.iterdir()) == []
    pretend_installed((next_version.PROGRAM, "cam"))
    app.add_program(hub, "cam")
    hub.close()
    again = app.open_hub(tmp_path / "data", PERSON.uid, PERSON.passphrase, kdf_floor=WEAK)
    assert "cam" in again.programs.loaded
    assert list(again.folder.backups.iterdir()) == []
    put_away(again)


@pytest.mark.parametrize("fault", [RuntimeError("a name"), UserError(migrate.PREPARING, what="x")])
def test_a_script_that_fails_changes_nothing_and_says_where_the_copy_is(data, newer, monkeypatch, fault):
    newer()

    def fail(name):
        if name == next_version.PROGRAM:
            raise fault

    before = state(data)
    monkeypatch.setattr(next_version, "reached", fail)
    with pytest.raises(UserError, match="No se pudo preparar esta carpeta para KIND Hub") as said:
        open_folder(data)
    [copy], _ = sets_in(data / "backups")
    assert str(copy.path) in str(said.value)
    assert "Trabaje con KIND Hub 0.1.0" in str(said.value)
    assert "a name" not in str(said.value)
    assert {name: held for name, (held, _) in state(data).items()} == {name: held for name, (held, _) in before.items()}
    monkeypatch.undo()
    put_away(open_folder(data))


def test_a_disk_too_full_for_the_copy_leaves_the_folder_as_it_was(data, newer, monkeypatch):
    newer()
    before = state(data)

    def full(*_call, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_Making, "_copy_unopened", full)
    with pytest.raises(UserError, match=r"se hace una copia, y no se pudo\. No queda espacio"):
        open_folder(data)
    assert state(data) == before
    assert list((data / "backups").iterdir()) == []


def test_a_disk_too_full_for_the_change_leaves_the_folder_as_it_was(data, newer, monkeypatch):
    newer()

    def full(_name):
        from alembic import op

        connection = op.get_bind()
        pages = connection.exec_driver_sql("PRAGMA main.page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA main.max_page_count = {pages}")
        connection.exec_driver_sql("CREATE TABLE main.filler AS SELECT zeroblob(100000) AS x")

    monkeypatch.setattr(next_version, "reached", full)
    before = {name: held for name, (held, _) in state(data).items()}
    with pytest.raises(UserError, match="El disco está lleno"):
        open_folder(data)
    assert {name: held for name, (held, _) in state(data).items()} == before


def test_the_older_version_refuses_the_folder_and_writes_nothing(data, tmp_path):
    with pytest.MonkeyPatch.context() as once:
        next_version.install(tmp_path / "scripts", once.setattr)
        open_folder(data).close()
    before = state(data)
    with pytest.raises(UserError, match=r"escribió por última vez KIND Hub 0\.2\.0") as said:
        open_folder(data)
    assert "no se cambió nada" in str(said.value).lower()
    assert state(data) == before


@pytest.mark.parametrize("table", ["main.version_core", "reintegration.version_reintegration"])
def test_a_backup_that_a_newer_version_made_does_not_come_back_into_an_older_one(data, tmp_path, table):
    """It would not open after, and what was there would lie aside."""
    hub = open_folder(data)
    with hub.engine.begin() as connection:
        at = connection.execute(text(f"SELECT version_num FROM {table}")).scalar()
        connection.execute(text(f"UPDATE {table} SET version_num = '9001'"))
    made = back_up(hub, tmp_path / "usb")
    with hub.engine.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET version_num = '{at}'"))
    hub.close()
    before = state(data)
    with pytest.raises(UserError, match=r"escribió por última vez (KIND Hub|Reintegration)"):
        put_back(made, data, PERSON.uid, PERSON.passphrase, set_aside=True, kdf_floor=WEAK)
    assert state(data) == before
    assert not list(data.glob("set-aside-*"))


def test_one_program_that_is_newer_stays_shut_and_the_rest_works(data):
    hub = open_folder(data)
    with hub.engine.begin() as connection:
        connection.execute(text("UPDATE reintegration.version_reintegration SET version_num = '9001'"))
    hub.close()
    before = state(data)["reintegration.db"]
    hub = app.open_hub(data, PERSON.uid, PERSON.passphrase, kdf_floor=WEAK)
    assert hub.programs.loaded == {}
    [fault] = hub.programs.faults
    assert "queda cerrado: su archivo lo escribió por última vez" in fault.say()
    hub.close()
    assert state(data)["reintegration.db"] == before


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_killed_at_any_step_it_is_the_old_folder_or_the_new_one(data, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.upgrade_deaths", str(data), str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    *deaths, last = told
    assert len(deaths) >= 5
    for died, untouched, new, _whole, bad in deaths:
        assert died
        assert untouched
        assert new == [False, False]
        assert bad == 0
    copies = [whole for _, _, _, whole, _ in deaths]
    assert copies == sorted(copies)
    assert {0, 1} == set(copies), "some deaths come before the copy is there and some after"
    assert last[2] == [True, True], "control: without a death it is changed"
