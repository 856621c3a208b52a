"""A data folder in every bad state: one clear sentence in both languages, exit code 1, and every byte as it was."""

import contextlib
import encodings.utf_8_sig  # noqa: F401 - loaded while there are still rights to read it
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import text

from kindhub import app
from kindhub.storage.folder import DataFolder
from kindhub.testing import PERSON, WEAK, chosen_programs
from tests.storage import next_version


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "kindhub.lock"}


def refused(kindhub, *parts):
    """The command is refused in both languages, each sentence names `parts`, and no file changed."""
    before, said = bytes_of(kindhub.data), set()
    for language in ("en", "es"):
        answer = kindhub("list", "--lang", language)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("kindhub: ")
        assert answer.err.count("\n") == 1
        assert "Traceback" not in answer.err
        for part in parts:
            assert part in answer.err
        said.add(answer.err)
    assert len(said) == 2, "each language says it in its own words"
    assert bytes_of(kindhub.data) == before


def test_a_sound_folder_is_not_refused(kindhub):
    assert kindhub("list").code == 0


@pytest.mark.parametrize("name", ["hub.db", "reintegration.db", "keyring.json"])
def test_one_file_missing(kindhub, name):
    (kindhub.data / name).unlink()
    refused(kindhub, name)


def test_the_public_key_beside_the_keyring_may_go_for_each_identity_carries_its_own(kindhub, tmp_path):
    (kindhub.data / "root.pub").unlink()
    assert kindhub("list").code == 0
    app.create_folder(tmp_path / "other", PERSON, chosen_programs(None), kdf=WEAK)
    shutil.copy(tmp_path / "other" / "keyring.json", kindhub.data)
    refused(kindhub)


def test_two_files_in_each_other_s_place(kindhub):
    hub, program = kindhub.data / "hub.db", kindhub.data / "reintegration.db"
    aside = hub.rename(kindhub.data / "aside")
    program.rename(hub)
    aside.rename(program)
    refused(kindhub, "hub.db")


@pytest.mark.parametrize("name", ["hub.db", "reintegration.db", "keyring.json"])
def test_a_file_of_another_folder(kindhub, tmp_path, name):
    app.create_folder(tmp_path / "other", PERSON, chosen_programs(None), kdf=WEAK)
    shutil.copy(tmp_path / "other" / name, kindhub.data / name)
    refused(kindhub)


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: b"[" * 100_000,
        lambda whole: b"\xff\xfe" + whole,
        lambda whole: whole.replace(b'"uid":"ana"', b'"uid":"eva"').replace(b'"uid": "ana"', b'"uid": "eva"'),
        lambda whole: b"null",
    ],
    ids=["empty", "cut", "deep", "binary", "renamed", "null"],
)
def test_a_damaged_keyring(kindhub, damage):
    path = kindhub.data / "keyring.json"
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert path.read_bytes() != whole
    refused(kindhub)


def newer(kindhub, table):
    """The folder as if a newer version had written this part of it."""
    hub = app.open_hub(kindhub.data, PERSON.uid, PERSON.passphrase)
    with hub.engine.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET version_num = '9001'"))
    hub.close()


@pytest.mark.parametrize("table", ["main.version_house", "main.version_core"])
def test_a_folder_of_a_newer_version(kindhub, table):
    newer(kindhub, table)
    refused(kindhub, "9001", "KIND Hub 0.1.0")


@pytest.mark.parametrize("table", ["reintegration.version_house", "reintegration.version_reintegration"])
def test_a_program_of_a_newer_version_stays_shut_and_the_rest_works(kindhub, table):
    newer(kindhub, table)
    before = (kindhub.data / "reintegration.db").read_bytes()
    answer = kindhub("search", "Nadie")
    assert answer.code == 0
    assert "9001" in answer.err
    assert "stays closed" in answer.err
    assert (kindhub.data / "reintegration.db").read_bytes() == before


def test_an_older_folder_is_brought_up_to_date_and_the_terminal_says_so(kindhub, tmp_path, monkeypatch):
    next_version.install(tmp_path / "scripts", monkeypatch.setattr)
    answer = kindhub("list")
    told = answer.err.splitlines()
    assert (answer.code, isinstance(answer.json, list)) == (0, True)
    assert told[0] == f"kindhub: Preparing your folder for KIND Hub {next_version.VERSION}…"
    assert told[-1] == "kindhub: Bringing the records up to date"
    assert len(told) == len(set(told)), "each step once"


def test_a_folder_that_is_open_in_another_window(kindhub):
    other = DataFolder(kindhub.data)
    other.lock()
    refused(kindhub)
    other.release()
    assert kindhub("list").code == 0


@contextlib.contextmanager
def somebody_without_rights():
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_folder_that_can_only_be_read(kindhub):
    with tempfile.TemporaryDirectory(dir="/tmp") as outside:
        Path(outside).chmod(0o755)
        data = Path(shutil.copytree(kindhub.data, Path(outside) / "data"))
        kindhub.passphrase_file = Path(shutil.copy(kindhub.passphrase_file, Path(outside) / "passphrase"))
        for path in (*data.iterdir(), kindhub.passphrase_file):
            path.chmod(0o555 if path.is_dir() else 0o444)
        data.chmod(0o555)
        kindhub.data = data
        with somebody_without_rights():
            refused(kindhub)
        data.chmod(0o700)


def test_a_folder_under_a_file_and_one_inside_a_cloud_service_cannot_be_made(kindhub, tmp_path):
    for place in (tmp_path / "passphrase" / "data", tmp_path / "OneDrive - KIND" / "data"):
        who = ("--data", place, "--person", "eva", "--passphrase-file", kindhub.passphrase_file)
        answer = kindhub.bare("init", *who)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.count("\n") == 1
        assert not place.exists()
