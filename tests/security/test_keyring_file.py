"""Writing the keyring: whole or not at all, for its owner only; and reading what cannot be read."""

import os
import stat
import sys
from pathlib import Path

import pytest

from kindhub.errors import UserError
from kindhub.security import keyring_file
from kindhub.security.keyring_file import write_atomically


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_only_the_owner_may_read_it_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        write_atomically(tmp_path / "keyring.json", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "keyring.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("step", ["fsync", "write", "replace"])
def test_disk_full_at_any_step_leaves_the_old_file_and_no_rest(office, monkeypatch, step):
    keyring, ana, before = office.keyring, office.unlock("ana"), office.path.read_bytes()

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(keyring_file.os, "fsync", full)
    elif step == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr(keyring_file.os, "open", full)
    with pytest.raises(UserError) as refusal:
        keyring.grant(ana, "reintegration", "marta")
    monkeypatch.undo()
    assert "No space left" in refusal.value.advice.say(**refusal.value.values)
    assert office.path.read_bytes() == before
    assert sorted(p.name for p in office.path.parent.iterdir()) == ["keyring.json", "root.pub"]


def test_after_a_failed_save_the_keyring_is_as_before_and_can_try_again(office, monkeypatch):
    keyring, ana = office.keyring, office.unlock("ana")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keyring_file.os, "fsync", full)
    with pytest.raises(UserError):
        keyring.withdraw(ana, "reintegration", "bea")
    monkeypatch.undo()
    assert ana.epochs("reintegration") == (1,)
    assert keyring.withdraw(ana, "reintegration", "bea").new.epoch == 2


def test_new_file_is_synced_before_it_takes_the_name(tmp_path, monkeypatch):
    steps = []
    real_sync, real_replace = os.fsync, Path.replace
    monkeypatch.setattr(keyring_file.os, "fsync", lambda fd: (steps.append("sync"), real_sync(fd)))
    monkeypatch.setattr(Path, "replace", lambda a, b: (steps.append("replace"), real_replace(a, b)))
    write_atomically(tmp_path / "keyring.json", b"x")
    assert steps[:2] == ["sync", "replace"]
    assert steps[2:] == ([] if sys.platform == "win32" else ["sync"])


def test_draft_of_a_killed_process_is_swept_at_the_next_save(office):
    stale = office.path.with_name(".keyring.json.0123456789abcdef.tmp")
    stale.write_bytes(b"half")
    office.keyring.grant(office.unlock("ana"), "reintegration", "marta")
    assert not stale.exists()


def test_missing_keyring_is_named(office):
    office.path.unlink()
    with pytest.raises(UserError) as refusal:
        office.load()
    assert str(office.path) in refusal.value.advice.say(**refusal.value.values)


def test_a_folder_or_an_absurdly_large_file_in_its_place(office, monkeypatch):
    monkeypatch.setattr(keyring_file, "LARGEST_BYTES", 1000)
    with pytest.raises(UserError):
        office.load()
    office.path.unlink()
    office.path.mkdir()
    with pytest.raises(UserError):
        office.load()


def test_pin_beside_the_file_may_be_missing_but_not_wrong(office):
    pin = office.path.with_name("root.pub")
    true = bytes.fromhex(pin.read_text())
    for wrong in ("00" * 32, "not hex", "é"):
        pin.write_text(wrong, encoding="utf-8")
        with pytest.raises(UserError):
            office.load()
    pin.unlink()
    office.load()
    office.load(pinned_root=true)
    with pytest.raises(UserError):
        office.load(pinned_root=bytes(32))
