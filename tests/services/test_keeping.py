"""Where backups go and when the next is due; over real encrypted files."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kindhub import backups
from kindhub.errors import NotClean, UserError
from kindhub.services.colleagues import add_colleague, grant, withdraw
from kindhub.services.keeping import Keeping, choose_folder, read_keeping, remember_backup
from kindhub.testing import PERSON, WEAK, open_copy

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


def keeping_of(hub):
    with hub.read() as session:
        return read_keeping(session)


def test_nothing_is_known_before_the_first_backup(hub):
    keeping = keeping_of(hub)
    assert keeping == Keeping(None, None, None)
    assert not keeping.reachable
    assert keeping.is_stale(NOON)
    assert not keeping.wants_practice(NOON)


def test_a_backup_and_a_practice_are_remembered(hub, stick):
    choose_folder(hub, stick)
    made = backups.back_up(hub, keeping_of(hub).folder)
    assert made.path.parent == stick.resolve()
    assert keeping_of(hub).last == made.made_at
    assert keeping_of(hub).practised is None
    report = backups.practise_open(hub, made)
    assert report.complete
    assert keeping_of(hub).practised is not None


def test_a_folder_that_is_lost_with_the_data_is_refused(hub, stick):
    (hub.folder.path / "copias").mkdir()
    with pytest.raises(UserError, match="dentro"):
        choose_folder(hub, hub.folder.path / "copias")
    with pytest.raises(UserError, match="no está"):
        choose_folder(hub, stick / "nowhere")
    assert keeping_of(hub).folder is None
    choose_folder(hub, stick)
    assert keeping_of(hub).folder == stick.resolve()


def test_the_folder_of_the_backups_stands_nowhere_in_clear(hub, tmp_path):
    place = tmp_path / "memoria de Xochitl"
    place.mkdir()
    choose_folder(hub, place)
    hub.close()
    assert [p for p in hub.folder.path.rglob("*") if p.is_file() and b"Xochitl" in p.read_bytes()] == []
    hub.folder.lock()


@pytest.mark.parametrize(
    ("hours", "stale", "late"), [(11, False, False), (13, True, False), (7 * 24 - 1, True, False), (169, True, True)]
)
def test_when_the_next_backup_is_due(hours, stale, late):
    keeping = Keeping(None, NOON - timedelta(hours=hours), None)
    assert (keeping.is_stale(NOON), keeping.is_late(NOON)) == (stale, late)


@pytest.mark.parametrize(("days", "wanted"), [(89, False), (91, True)])
def test_a_practice_is_asked_for_every_ninety_days(days, wanted):
    assert Keeping(None, NOON, NOON - timedelta(days=days)).wants_practice(NOON) is wanted


def test_a_backup_from_before_a_withdrawal_can_still_be_practised(tmp_path, stick):
    hub = open_copy(tmp_path / "data")
    program = next(iter(hub.programs)).key
    add_colleague(hub, "eva", "Eva Prueba", "otras cuatro palabras largas", kdf=WEAK)
    grant(hub, "eva", program, "everything")
    drawer = tmp_path / "drawer"  # elsewhere: of one day only the newest backup stays in a place
    drawer.mkdir()
    before = backups.back_up(hub, drawer)
    withdraw(hub, "eva", program)
    at_once = backups.back_up(hub, stick)  # the file still lies under the key of before
    assert backups.practise_open(hub, at_once).complete
    hub.close()
    from kindhub import app

    again = app.open_hub(tmp_path / "data", PERSON.uid, PERSON.passphrase, kdf_floor=WEAK)
    try:
        assert backups.practise_open(again, before).complete
        assert backups.practise_open(again, backups.back_up(again, stick)).complete
    finally:
        again.close()


def test_a_damaged_backup_fails_its_practice(hub, stick):
    made = backups.back_up(hub, stick)
    copy = made.path / "hub.db"
    spoilt = bytearray(copy.read_bytes())
    spoilt[-100] ^= 1
    copy.write_bytes(spoilt)
    with pytest.raises(NotClean):
        backups.practise_open(hub, made)
    assert keeping_of(hub).practised is None


def test_a_backup_of_last_week_is_remembered_as_such(hub):
    with hub.begin() as work:
        remember_backup(work, NOON - timedelta(days=7))
    assert keeping_of(hub).last == NOON - timedelta(days=7)
