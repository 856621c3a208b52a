"""Backups: whole or not there, closed to whoever cannot read the originals, and refused when one bit differs."""

import json
import random
import shutil
import subprocess
import sys
import threading

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text

from kindhub.errors import NotClean, UserError
from kindhub.storage import backup as making
from kindhub.storage.backup import make_backup
from kindhub.storage.backup_check import check_set
from kindhub.storage.backup_set import MANIFEST, POOL, opened_contents, read_set, sets_in
from kindhub.storage.connection import IMMEDIATE, StoreKeys
from kindhub.storage.restore import practise_restore, restore
from kindhub.storage.sealed_connection import connect_folder


def everything(path):
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def flip(path, place, bit=1):
    data = bytearray(path.read_bytes())
    data[place] ^= bit
    path.write_bytes(data)


# -- making ----------------------------------------------------------------------------------------------------------


def test_a_backup_holds_everything_and_nobody_can_read_it(filled, tmp_path, watcher, canary):
    watcher = watcher()
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb", watcher=watcher)
    names = {file.name for file in made.path.iterdir()}
    assert names == {MANIFEST, "keyring.json", "hub.db", "reintegration.db"}
    assert not made.unverified
    assert not made.left_out
    assert len(made.attachments) == 1
    assert read_set(made.path) == made
    assert watcher.said
    everywhere = b"".join(everything(tmp_path / "usb").values())
    assert canary.encode() not in everywhere
    assert b"SQLite format 3" not in everywhere


def test_the_manifest_tells_no_row_count_and_no_table_to_one_without_the_key(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    manifest = (made.path / MANIFEST).read_text()
    assert "case_of_reintegration" not in manifest
    contents = opened_contents(made, made.databases[1], filled.keys.programs["reintegration"])
    assert contents.counts["case_of_reintegration"] == 5
    with pytest.raises(NotClean):
        opened_contents(made, made.databases[1], filled.keys.main)


def test_the_end_of_the_ledger_is_kept_as_an_anchor(filled, tmp_path):
    engine = filled.open()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE ledger (n INTEGER PRIMARY KEY, hash BLOB)"))
        connection.execute(text("INSERT INTO ledger VALUES (1, x'aa'), (2, x'bb')"))
    engine.dispose()
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    assert opened_contents(made, made.databases[0], filled.keys.main).anchor == (2, "bb")


def test_each_copy_opens_with_its_own_key_only(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    swapped = StoreKeys(filled.keys.programs["reintegration"], {"reintegration": filled.keys.main})
    check_set(made, filled.keys)
    with pytest.raises(NotClean):
        check_set(made, swapped)


def test_attachments_are_copied_once(filled, tmp_path):
    first = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    pooled = next((tmp_path / "usb" / POOL).iterdir())
    before = pooled.stat()
    name = filled.add_attachment()
    second = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    assert set(second.attachments) == {*first.attachments, name}
    assert (pooled.stat().st_ino, pooled.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_in_the_folder_itself_attachments_take_no_more_room(filled):
    made = make_backup(filled.folder, filled.keys)
    (name,) = made.attachments
    assert (made.pool / name).samefile(filled.folder.files / name)
    check_set(made, filled.keys)


def test_a_folder_that_is_not_held_is_not_backed_up(filled, tmp_path):
    filled.folder.release()
    with pytest.raises(AssertionError, match="rule 12"):
        make_backup(filled.folder, filled.keys, tmp_path / "usb")


def test_while_others_write_both_copies_are_of_one_moment(filled, tmp_path):
    """A writer keeps both files equal in every commit; each backup must find them equal."""
    engine, stop, wrote = filled.open(), threading.Event(), threading.Event()

    def write():
        while not stop.wait(0.002):
            connection = engine.connect().execution_options(**IMMEDIATE)
            with connection, connection.begin():
                for table, schema in filled.tables().items():
                    connection.execute(text(f"INSERT INTO {schema}.{table} (words) VALUES ('more')"))
            wrote.set()

    writer = threading.Thread(target=write)
    writer.start()
    pairs = []
    try:
        for _ in range(4):
            made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
            hub, program = made.databases
            cases = opened_contents(made, program, filled.keys.programs["reintegration"])
            persons = opened_contents(made, hub, filled.keys.main)
            pairs.append((persons.counts["person"], cases.counts["case_of_reintegration"]))
            wrote.clear()
            assert wrote.wait(60)
    finally:
        stop.set()
        writer.join()
        engine.dispose()
    assert all(persons == cases for persons, cases in pairs)
    assert len(set(pairs)) > 1, "the writer did write meanwhile"


def test_no_commit_comes_between_the_copies_of_two_files(filled, tmp_path, watcher):
    """While the second file is copied a save that would change both has to wait; before and after it does not."""
    impatient = connect_folder(filled.folder, filled.keys)
    impatient.set_busy_timeout(0)
    tried = []

    def save():
        try:
            impatient.execute("BEGIN IMMEDIATE")
            for table, schema in filled.tables().items():
                impatient.execute(f"INSERT INTO {schema}.{table} (words) VALUES ('more')")
            impatient.execute("COMMIT")
        except sqlcipher.OperationalError:
            impatient.execute("ROLLBACK")
            return "waits"
        return "saved"

    class Trying(watcher):
        def say(self, text, fraction=None):
            if "reintegration.db" in text and not tried:
                tried.append(save())

    assert save() == "saved"
    make_backup(filled.folder, filled.keys, tmp_path / "usb", watcher=Trying())
    assert tried == ["waits"]
    assert save() == "saved"
    impatient.close()


# -- files without a key ---------------------------------------------------------------------------------------------


def test_a_program_without_key_is_carried_along_unopened(filled, tmp_path):
    made = make_backup(filled.folder, filled.without_program(), tmp_path / "usb")
    assert made.unverified == ("reintegration",)
    assert (made.path / "reintegration.db").read_bytes() == filled.folder.program("reintegration").read_bytes()
    with pytest.raises(NotClean):
        check_set(made, filled.keys)
    back = restore(made, tmp_path / "back", keys=filled.without_program()).folder
    connect_folder(back, filled.keys).close()


def test_a_program_without_key_in_the_middle_of_a_save_is_left_out_and_named(filled, tmp_path):
    journal = filled.folder.path / "reintegration.db-journal"
    journal.write_bytes(b"not empty")
    made = make_backup(filled.folder, filled.without_program(), tmp_path / "usb")
    assert made.left_out == ("reintegration.db",)
    assert not practise_restore(made, filled.without_program()).complete


# -- what goes wrong -------------------------------------------------------------------------------------------------


def test_stopping_at_any_moment_leaves_no_half_backup(filled, tmp_path, watcher):
    counting = watcher()
    make_backup(filled.folder, filled.keys, tmp_path / "usb", watcher=counting)
    assert counting.asked >= 5
    for moment in range(1, counting.asked + 1):
        with pytest.raises(watcher.Stop):
            make_backup(filled.folder, filled.keys, tmp_path / "other", watcher=watcher(moment))
        assert {path.name for path in (tmp_path / "other").iterdir()} <= {POOL}
    assert filled.count("person") == 5


def test_a_backup_that_was_killed_is_cleared_away_by_the_next(filled, tmp_path):
    left = tmp_path / "usb" / f"{making.DRAFT}2020-01-01-000000-abcd"
    left.mkdir(parents=True)
    (left / "hub.db").write_bytes(b"half")
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    assert {path.name for path in (tmp_path / "usb").iterdir()} == {made.id, POOL}


FULL_DISK = """
import resource, signal, sys
sys.dont_write_bytecode = True  # a cut .pyc would break the runs after this one
from pathlib import Path
from kindhub.errors import UserError
from kindhub.storage.backup import make_backup
from kindhub.storage.connection import StoreKeys
from kindhub.storage.folder import DataFolder
folder = DataFolder(Path(sys.argv[1]))
folder.lock()
main, program = (bytes.fromhex(line) for line in sys.stdin.read().split())
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    make_backup(folder, StoreKeys(main, {"reintegration": program}), Path(sys.argv[2]))
except UserError as fault:
    print("told", fault.advice.en)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("room", [1_000, 9_000])
def test_a_full_disk_leaves_nothing(filled, tmp_path, room):
    """Room for not even one page, and for two."""
    filled.fill(200, words="x" * 100)
    filled.folder.release()
    usb = tmp_path / "usb"
    usb.mkdir()
    keys = f"{filled.keys.main.hex()} {filled.keys.programs['reintegration'].hex()}"
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(filled.folder.path), str(usb), str(room)],
        input=keys,
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("told There is no space left"), done.stderr
    assert list(usb.iterdir()) == []


def test_a_copy_that_is_not_the_same_is_noticed_at_once(filled, tmp_path, monkeypatch):
    """The disk that lies: what was written is not what is read back."""
    honest = making._Making._copy_schema

    def lying(self, source, schema):
        honest(self, source, schema)
        path = self._draft / self._folder.schema_file(schema).name
        flip(path, 5000)

    monkeypatch.setattr(making._Making, "_copy_schema", lying)
    with pytest.raises(NotClean):
        make_backup(filled.folder, filled.keys, tmp_path / "usb")
    assert sets_in(tmp_path / "usb") == ([], [])


def test_any_flipped_bit_anywhere_is_refused(filled, tmp_path):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    chance = random.Random(7)
    files = [*made.path.iterdir(), *made.pool.iterdir()]
    check_set(read_set(made.path), filled.keys)
    for number in range(60):
        path = files[number % len(files)]
        place, bit = chance.randrange(path.stat().st_size), 1 << chance.randrange(8)
        flip(path, place, bit)
        with pytest.raises(NotClean):
            check_set(read_set(made.path))  # without any key
        flip(path, place, bit)
    check_set(read_set(made.path), filled.keys)


def test_who_rewrites_manifest_and_file_together_is_refused_by_the_key(filled, tmp_path, stores):
    """An older copy of a file, with digests made to fit: only the sealed part can tell."""
    old = make_backup(filled.folder, filled.keys, tmp_path / "drawer")  # of one day only the newest stays in a place
    filled.fill(1)
    new = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    shutil.copyfile(old.path / "hub.db", new.path / "hub.db")
    forged = making.replace(new, files=(old.files[0], *new.files[1:]))
    (new.path / MANIFEST).write_bytes(making.manifest_of(forged))
    check_set(read_set(new.path))
    with pytest.raises(NotClean):
        check_set(read_set(new.path), filled.keys)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/b.db", "C:\\x.db", "", ".db"])
def test_a_manifest_that_leads_out_of_its_folder_is_refused(filled, tmp_path, name):
    made = make_backup(filled.folder, filled.keys, tmp_path / "usb")
    bent = making.replace(made, files=(making.replace(made.files[0], name=name),))
    (made.path / MANIFEST).write_bytes(making.manifest_of(bent))
    with pytest.raises(NotClean):
        read_set(made.path)
    bent = making.replace(made, attachments={name: "00"})
    (made.path / MANIFEST).write_bytes(making.manifest_of(bent))
    with pytest.raises(NotClean):
        read_set(made.path)


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{", b'{"v": 1}', b"[" * 100_000, b"\xff\xfe"])
def test_a_manifest_that_is_none_is_refused(tmp_path, content):
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(NotClean):
        read_set(tmp_path)
    with pytest.raises(UserError):
        read_set(tmp_path / "nowhere")


def test_a_backup_of_a_newer_version(tmp_path):
    (tmp_path / MANIFEST).write_text(json.dumps({"v": 99}))
    with pytest.raises(UserError, match=r"newer|nueva"):
        read_set(tmp_path)
