"""Attachments: closed to everybody but their row, never half there, and swept only when that is safe."""

import os
import secrets

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindhub.errors import NotClean, UserError
from kindhub.storage import attachments
from kindhub.storage.attachments import (
    LARGEST_BYTES,
    erase_attachment,
    open_attachment,
    read_for_attaching,
    require_size,
    store_attachment,
    sweep_orphans,
)

CANARY = b"MARISOL QUISQUINAY lives at"
LATER = 4 * 3600


def stored(store, content=CANARY * 50):
    kept = store_attachment(store.folder, "reintegration", "row1", content)
    return kept, store.folder.files / kept.name


def reopen(store, kept, program="reintegration", row="row1", key=None):
    return open_attachment(store.folder, program, row, kept.name, key or kept.key)


def test_it_comes_back_and_lies_there_in_no_readable_form(store):
    kept, path = stored(store)
    assert reopen(store, kept) == CANARY * 50
    assert kept.size == len(CANARY) * 50
    assert CANARY not in path.read_bytes()
    assert [file.name for file in store.folder.files.iterdir()] == [kept.name]
    assert kept.key not in repr(kept)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_same_paper_twice_looks_like_two_papers(store):
    (one, first), (two, second) = stored(store), stored(store)
    assert one.name != two.name
    assert one.key != two.key
    assert first.read_bytes() != second.read_bytes()


@pytest.mark.parametrize("wrong", [{"program": "gbv"}, {"row": "row2"}, {"key": secrets.token_bytes(32).hex()}])
def test_another_program_another_row_another_key(store, wrong):
    kept, _ = stored(store)
    with pytest.raises(NotClean):
        reopen(store, kept, **wrong)


def test_two_attachments_exchanged_for_each_other(store):
    (one, first), (two, second) = stored(store), stored(store)
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)
    for kept in (one, two):
        with pytest.raises(NotClean):
            reopen(store, kept)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(place=st.integers(0, 200), bit=st.integers(0, 7))
def test_any_changed_bit_is_refused(store, place, bit):
    kept, path = stored(store, CANARY * 10)
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << bit
    path.write_bytes(data)
    with pytest.raises(NotClean):
        reopen(store, kept)


@pytest.mark.parametrize("length", [0, 3, 4, 10, 16, 40])
def test_a_file_cut_short_is_refused(store, length):
    kept, path = stored(store)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(NotClean):
        reopen(store, kept)


@pytest.mark.parametrize("name", ["../keyring.json", "/etc/passwd", "hub.db", "", "A" * 32])
def test_a_name_that_leads_elsewhere(store, name):
    with pytest.raises(NotClean):
        open_attachment(store.folder, "reintegration", "row1", name, "00" * 32)
    hub = store.folder.hub.read_bytes()
    erase_attachment(store.folder, name)
    assert store.folder.hub.read_bytes() == hub


def test_one_that_is_gone(store):
    kept, path = stored(store)
    erase_attachment(store.folder, kept.name)
    assert not path.exists()
    erase_attachment(store.folder, kept.name)
    with pytest.raises(UserError, match=r"backup|copia"):
        reopen(store, kept)


def test_the_limit_is_said_with_the_size_and_before_reading(store, tmp_path, monkeypatch):
    require_size(LARGEST_BYTES)
    with pytest.raises(UserError) as told:
        require_size(LARGEST_BYTES + 1, "scan.pdf")
    assert told.value.values == {"file": "scan.pdf", "size": 51, "most": 50}
    with pytest.raises(UserError):
        require_size(0)
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    monkeypatch.setattr(type(huge), "read_bytes", lambda _: pytest.fail("a file that is too large was read"))
    with pytest.raises(UserError, match=r"huge\.pdf"):
        read_for_attaching(huge)


def test_a_file_that_cannot_be_read(tmp_path):
    (tmp_path / "note.txt").write_bytes(b"x")
    assert read_for_attaching(tmp_path / "note.txt") == b"x"
    for path in (tmp_path / "nowhere.txt", tmp_path):
        with pytest.raises(UserError):
            read_for_attaching(path)


def test_a_full_disk_leaves_no_file_and_no_draft(store, monkeypatch):
    def full(_descriptor, _content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(UserError, match=r"no space|No queda espacio"):
        stored(store)
    assert list(store.folder.files.iterdir()) == []


# -- sweeping --------------------------------------------------------------------------------------------------------


def aged(path, seconds=LATER):
    stat = path.stat()
    os.utime(path, (stat.st_atime - seconds, stat.st_mtime - seconds))
    return path


def test_only_old_files_that_no_row_names_are_swept(store):
    known, young, old = (stored(store) for _ in range(3))
    aged(known[1])
    aged(old[1])
    draft = store.folder.files / f".{'d' * 32}.abcd.tmp"
    draft.touch()
    aged(draft)
    foreign = store.folder.files / "Thumbs.db"
    foreign.touch()
    aged(foreign)
    swept = sweep_orphans(store.folder, store.keys.schemas, {known[0].name})
    assert swept == sorted([old[0].name, draft.name])
    assert {path.name for path in store.folder.files.iterdir()} == {known[0].name, young[0].name, foreign.name}


def test_without_every_key_nothing_is_swept(store):
    _, path = stored(store)
    aged(path)
    assert sweep_orphans(store.folder, ("main",), set()) == []
    assert path.exists()
    assert sweep_orphans(store.folder, store.keys.schemas, set()) == [path.name]


def test_a_clock_that_was_put_back_sweeps_nothing(store):
    _, path = stored(store)
    assert sweep_orphans(store.folder, store.keys.schemas, set(), now=path.stat().st_mtime - 10 * LATER) == []
    assert (
        sweep_orphans(store.folder, store.keys.schemas, set(), now=path.stat().st_mtime + attachments.YOUNG_SECONDS)
        == []
    )
    assert sweep_orphans(store.folder, store.keys.schemas, set(), now=path.stat().st_mtime + LATER) == [path.name]
