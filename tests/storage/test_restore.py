"""Putting a backup back over nothing, over what is there, and for practice; and every way it may go wrong."""

import shutil

import pytest

from kindhub import __version__
from kindhub.errors import NotClean, UserError
from kindhub.storage.backup import make_backup, verified_copy_before_migration
from kindhub.storage.backup_set import read_set
from kindhub.storage.connection import StoreKeys
from kindhub.storage.folder import DataFolder
from kindhub.storage.restore import practise_restore, restore
from kindhub.storage.sealed_connection import connect_folder


def everything(path):
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def flip(path, place, bit=1):
    data = bytearray(path.read_bytes())
    data[place] ^= bit
    path.write_bytes(data)


# -- putting back ----------------------------------------------------------------------------------------------------


def counts(folder: DataFolder, keys: StoreKeys):
    connection = connect_folder(folder, keys)
    found = [
        connection.execute(f"SELECT count(*) FROM {place}").fetchone()[0]
        for place in ("main.person", "reintegration.case_of_reintegration")
    ]
    connection.close()
    return found


def test_backup_delete_restore(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    (name,) = made.attachments
    filled.folder.release()
    kept = (filled.folder.files / name).read_bytes()
    shutil.rmtree(filled.folder.path)
    back = restore(made, filled.folder.path, keys=filled.keys)
    assert set(back.schemas) == {"main", "reintegration"}
    assert back.keyring
    assert back.set_aside is None
    assert counts(back.folder, filled.keys) == [5, 5]
    assert (back.folder.files / name).read_bytes() == kept


def test_a_backup_carried_to_another_place_restores(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    shutil.move(tmp_path / "usb", tmp_path / "elsewhere")
    back = restore(read_set(tmp_path / "elsewhere" / made.id), tmp_path / "back", keys=filled.keys)
    assert counts(back.folder, filled.keys) == [5, 5]


def test_files_in_the_way_are_refused_or_set_aside_never_lost(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    filled.fill(2)
    filled.folder.release()
    before = everything(filled.folder.path)
    with pytest.raises(UserError, match=r"hub\.db"):
        restore(made, filled.folder.path, keys=filled.keys)
    assert everything(filled.folder.path) == before
    back = restore(made, filled.folder.path, keys=filled.keys, set_aside=True)
    assert counts(back.folder, filled.keys) == [5, 5]
    assert (back.set_aside / "hub.db").read_bytes() == before["hub.db"]
    assert (back.set_aside / "reintegration.db").read_bytes() == before["reintegration.db"]


def test_an_old_journal_is_not_played_into_a_restored_file(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    filled.folder.release()
    journal = filled.folder.path / "hub.db-journal"
    connection = connect_folder(filled.folder, filled.keys)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE person SET words = 'changed'")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("PRAGMA main.cache_size = 1")
    connection.executemany("INSERT INTO person (words) VALUES (?)", [("x" * 3000,)] * 50)
    hot = journal.read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    assert any(hot)
    filled.folder.hub.unlink()
    journal.write_bytes(hot)
    back = restore(made, filled.folder.path, keys=filled.keys, set_aside=True)
    assert (back.set_aside / "hub.db-journal").read_bytes() == hot
    assert back.folder.hub.read_bytes() == (made.path / "hub.db").read_bytes()


def test_only_one_program_is_put_back(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    filled.fill(2)
    filled.folder.release()
    with pytest.raises(UserError, match="gbv"):
        restore(made, filled.folder.path, only=["gbv"])
    back = restore(made, filled.folder.path, keys=filled.keys, only=["reintegration"], set_aside=True)
    assert not back.keyring
    assert counts(back.folder, filled.keys) == [7, 5]


def test_a_damaged_backup_touches_nothing(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    flip(made.path / "reintegration.db", 9000)
    with pytest.raises(NotClean, match=r"reintegration\.db"):
        restore(made, tmp_path / "back", keys=filled.keys)
    assert not (tmp_path / "back").exists()
    flip(made.path / "reintegration.db", 9000)
    next(made.pool.iterdir()).unlink()
    with pytest.raises(NotClean):
        restore(made, tmp_path / "back", keys=filled.keys)


def test_a_restore_that_is_stopped_can_be_repeated(filled, tmp_path, watcher):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    counting = watcher()
    restore(made, tmp_path / "whole", watcher=counting)
    for moment in range(1, counting.asked + 1):
        with pytest.raises(watcher.Stop):
            restore(made, tmp_path / "back", watcher=watcher(moment))
        assert not (tmp_path / "back" / "hub.db").exists()
    assert counts(restore(made, tmp_path / "back").folder, filled.keys) == [5, 5]


def test_a_folder_that_is_open_is_not_restored_into(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    with pytest.raises(UserError, match=r"already open|ya está abierta"):
        restore(made, filled.folder.path, set_aside=True)


# -- practising ------------------------------------------------------------------------------------------------------


def test_practising_reports_and_leaves_nothing(filled, tmp_path, watcher, canary):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    room = tmp_path / "room"
    room.mkdir()
    seen: list[bytes] = []

    class Looking(watcher):
        def check(self):
            seen.extend(everything(room).values())

    report = practise_restore(made, filled.keys, where=room, watcher=Looking())
    assert report.complete
    assert {file.schema: file.rows for file in report.files} == {"main": 6, "reintegration": 6}
    assert report.attachments == 1
    assert list(room.iterdir()) == []
    assert seen
    assert not any(canary.encode() in data or data.startswith(b"SQLite format 3") for data in seen)


def test_practising_a_bad_backup_says_so_and_leaves_nothing(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    flip(made.path / "hub.db", 4000)
    room = tmp_path / "room"
    room.mkdir()
    with pytest.raises(NotClean):
        practise_restore(made, filled.keys, where=room)
    assert list(room.iterdir()) == []


def test_without_a_programs_key_practice_says_what_it_could_not_see(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    report = practise_restore(made, filled.without_program(), where=tmp_path)
    assert not report.complete
    assert [file.schema for file in report.files if not file.verified] == ["reintegration"]


def test_the_copy_before_a_migration(filled):
    made = verified_copy_before_migration(filled.folder, filled.keys)
    assert made.label == f"migration:{__version__}"
    assert made.path.parent == filled.folder.backups
    assert practise_restore(made, filled.keys).complete
