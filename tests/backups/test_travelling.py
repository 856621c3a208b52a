"""Travel mode: what leaves the laptop is not on it, for nobody, and all of it comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from kindhub_reintegration.records.papers import CaseDocument
from PIL import Image
from sqlalchemy import func, select

from kindhub import app
from kindhub.backups import back_up, bring_back, leave_behind
from kindhub.errors import Refused, UserError
from kindhub.records.document import Document
from kindhub.records.person import Person
from kindhub.services.colleagues import add_colleague, grant, remove_colleague
from kindhub.services.documents import keep_file
from kindhub.services.own_keys import change_my_passphrase
from kindhub.storage.backup_set import sets_in
from kindhub.testing import PERSON, WEAK, chosen_programs, open_copy

PROGRAM = "reintegration"
BEA = "otras cuatro palabras distintas"


@pytest.fixture
def hub(tmp_path):
    hub = open_copy(tmp_path / "data", (PROGRAM,))
    add_colleague(hub, "bea", "Bea Prueba", BEA, kdf=WEAK)
    grant(hub, "bea", PROGRAM, "everything")
    return hub


def back(made, path, uid=PERSON.uid, passphrase=PERSON.passphrase):
    return bring_back(made, path, uid, passphrase, installed=chosen_programs((PROGRAM,)), kdf_floor=WEAK)


def opened(path, uid=PERSON.uid, passphrase=PERSON.passphrase):
    return app.open_hub(path, uid, passphrase, chosen_programs((PROGRAM,)), kdf_floor=WEAK)


def a_case(hub) -> str:
    record = hub.programs[PROGRAM].workflows[0].record
    with hub.begin() as work:
        person = Person(sex="female")
        work.add(person)
        case = record(person_id=person.id, number="REI-2026-0001", status="screening")
        work.add(case)
    return case.id


def cases(hub) -> int:
    record = hub.programs[PROGRAM].workflows[0].record
    with hub.read() as session:
        return session.execute(select(func.count()).select_from(record)).scalar()


def every_byte(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_file_permissions_and_local_backups_leave_and_the_rest_stays(hub, tmp_path):
    a_case(hub)
    back_up(hub)
    leave_behind(hub, [PROGRAM], tmp_path / "usb")
    folder = hub.folder
    assert not folder.program(PROGRAM).exists()
    assert not [one for one in sets_in(folder.backups)[0] if any(file.schema == PROGRAM for file in one.databases)]
    assert PROGRAM.encode() not in folder.keyring.read_bytes()
    for uid, passphrase in ((PERSON.uid, PERSON.passphrase), ("bea", BEA)):
        left = opened(folder.path, uid, passphrase)
        assert left.schemas == ("main",)
        assert set(left.unlocked.program_keys()) == {"hub"}
        left.close()


def test_its_attachments_leave_and_those_of_others_stay(hub, tmp_path):
    scan = tmp_path / "scan.png"
    Image.new("RGB", (8, 8)).save(scan)
    case = a_case(hub)
    person = Person(sex="female")
    with hub.begin() as work:
        work.add(person)
    for paper in (Document(person_id=person.id, title="x"), CaseDocument(case_id=case, title="y")):
        keep_file(hub, paper, scan, date(2026, 1, 5))
    before = {path.name for path in hub.folder.files.iterdir()}
    made = leave_behind(hub, [PROGRAM], tmp_path / "usb")
    assert len(before) == 2
    assert len(list(hub.folder.files.iterdir())) == 1
    again = back(made, hub.folder.path)
    assert {path.name for path in again.folder.files.iterdir()} == before
    again.close()


def test_it_comes_back_whole_with_everybodys_permission(hub, tmp_path):
    a_case(hub)
    made = leave_behind(hub, [PROGRAM], tmp_path / "usb")
    again = back(made, hub.folder.path)
    assert again.schemas == ("main", PROGRAM)
    assert cases(again) == 1
    assert {one.uid for one in again.keyring.members(PROGRAM)} == {PERSON.uid, "bea"}
    again.close()
    hers = opened(hub.folder.path, "bea", BEA)
    assert cases(hers) == 1
    hers.close()


def test_what_was_written_on_the_way_stays_and_who_left_meanwhile_gets_nothing_back(hub, tmp_path):
    made = leave_behind(hub, [PROGRAM], tmp_path / "usb")
    away = opened(hub.folder.path)
    with away.begin() as work:
        work.add(Person(sex="male"))
    remove_colleague(away, "bea")
    change_my_passphrase(away, PERSON.passphrase, "seis palabras nuevas para abrir mañana", kdf=WEAK)
    away.close()
    again = back(made, hub.folder.path, passphrase="seis palabras nuevas para abrir mañana")
    with again.read() as session:
        assert session.execute(select(func.count()).select_from(Person)).scalar() == 1
    assert {one.uid for one in again.keyring.members(PROGRAM)} == {PERSON.uid}
    again.close()


def test_only_a_member_brings_it_back_and_only_with_todays_passphrase(hub, tmp_path):
    add_colleague(hub, "eva", "Eva Prueba", "cuatro palabras de otra persona", kdf=WEAK)
    made = leave_behind(hub, [PROGRAM], tmp_path / "usb")
    with pytest.raises(UserError, match="otras personas"):
        back(made, hub.folder.path, "eva", "cuatro palabras de otra persona")
    with pytest.raises(Refused):
        back(made, hub.folder.path, passphrase=BEA)
    assert not hub.folder.program(PROGRAM).exists()


def test_a_backup_that_travels_with_it_is_no_backup(hub):
    a_case(hub)
    with pytest.raises(UserError, match="fuera de la carpeta"):
        leave_behind(hub, [PROGRAM], hub.folder.backups)
    assert cases(hub) == 1
    hub.close()


def test_a_disk_that_fails_takes_nothing_away(hub, tmp_path):
    a_case(hub)
    no_folder = tmp_path / "usb"
    no_folder.write_text("a file where the disk should be")
    with pytest.raises(UserError):
        leave_behind(hub, [PROGRAM], no_folder)
    assert hub.folder.program(PROGRAM).exists()
    assert cases(hub) == 1
    hub.close()


def test_cut_off_between_key_and_file_nobody_here_can_read_what_is_left(hub, tmp_path, monkeypatch):
    case = a_case(hub)
    monkeypatch.setattr("kindhub.backups.travelling._take_away", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        leave_behind(hub, [PROGRAM], tmp_path / "usb")
    left = opened(hub.folder.path)
    assert left.schemas == ("main",)
    left.close()
    assert case.encode() not in every_byte(hub.folder.path)
    again = back(next(iter(sets_in(tmp_path / "usb")[0])), hub.folder.path)
    assert cases(again) == 1
    again.close()


def test_the_shared_records_never_leave(hub, tmp_path):
    with pytest.raises(UserError):
        leave_behind(hub, ["hub"], tmp_path / "usb")
    hub.close()
