"""A program that is removed with what it holds: exported and proved first, then gone; and who may not is told why."""

from dataclasses import replace

import pytest
from kindhub_reintegration.records import Case
from sqlalchemy import func, select

from kindhub.backups import bring_back, find_backup, remove_with_data
from kindhub.errors import Refused, UserError
from kindhub.packs import installing
from kindhub.packs.house import House
from kindhub.records.person import Person
from kindhub.services.colleagues import add_colleague, grant
from kindhub.services.program_packs import install_pack, program_lines, remove_pack, switch_program
from kindhub.testing import PERSON, WEAK, chosen_programs, open_copy, put_away
from tests.packs.conftest import Organisation, wheel

PROGRAM = "reintegration"


@pytest.fixture
def org(tmp_path):
    (tmp_path / "installed").mkdir()
    org = Organisation(tmp_path / "installed")
    (org.folder.parent / "organisation.pub").write_bytes(bytes(org.root.public_key))
    return org


@pytest.fixture
def place(org):
    return House(org.folder.parent)


@pytest.fixture
def hub(tmp_path, org, place):
    opened = open_copy(tmp_path / "data", (PROGRAM,))
    with opened.begin() as work:
        person = Person(sex="female")
        work.add(person)
        work.add(Case(person_id=person.id, number="REI-2026-0001", status="received"))
    install_pack(opened, org.bring(wheel(PROGRAM)), place)
    yield opened
    put_away(opened)


def everything(folder):
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file() and file.suffix == ".db"}


def actions(hub):
    with hub.read() as session:
        return [row[0] for row in session.connection().exec_driver_sql("SELECT action FROM ledger ORDER BY n")]


def test_it_is_exported_then_gone_and_can_come_back(hub, place, tmp_path):
    told = actions(hub)
    made = remove_with_data(hub, PROGRAM, tmp_path / "office", "  reintegración ", place)
    assert made.path.is_relative_to(tmp_path / "office")
    assert "export and delete" not in told, "control: it is told only now"
    assert not (tmp_path / "data" / f"{PROGRAM}.db").exists()
    assert PROGRAM not in (tmp_path / "data" / "keyring.json").read_text("utf-8")
    assert list(place.programs.iterdir()) == []
    back = bring_back(
        find_backup(tmp_path / "office"), tmp_path / "data", PERSON.uid, PERSON.passphrase,
        installed=chosen_programs((PROGRAM,)), kdf_floor=WEAK,
    )  # fmt: skip
    assert "export and delete" in actions(back)
    with back.read() as session:
        assert session.execute(select(func.count()).select_from(Case)).scalar_one() == 1
    put_away(back)


def refused(hub, place, words, kind=UserError, typed=PROGRAM, into="office"):
    """Refused in these words; neither data nor program are touched."""
    folder = hub.folder.path
    before = everything(folder)
    with pytest.raises(kind, match=words):
        remove_with_data(hub, PROGRAM, folder.parent / into, typed, place)
    assert {file: held for file, held in everything(folder).items() if file in before} == before
    assert [line.key for line in program_lines(hub, place)] == [PROGRAM]


def test_another_name_is_not_the_programs_name(hub, place):
    refused(hub, place, "escriba su nombre: Reintegración", typed="Reintegracion")


def test_the_export_does_not_go_into_the_folder_it_comes_from(hub, place):
    refused(hub, place, "fuera de la carpeta de datos", into="data/backups")


def test_what_the_organisation_requires_is_neither_removed_nor_switched_off(hub, org, place):
    org.issue(programs={PROGRAM: {"required": True}})
    refused(hub, place, "no se puede quitar", Refused)
    with pytest.raises(Refused, match="no se puede quitar"):
        remove_pack(hub, PROGRAM, place)
    with pytest.raises(Refused, match="no se puede apagar"):
        switch_program(hub, PROGRAM, on=False, place=place)


def test_only_an_administrator_of_the_computer_removes_files_of_the_installation(hub, place, monkeypatch):
    def forbidden(*_given, **_named):
        raise PermissionError

    monkeypatch.setattr(installing.Path, "touch", forbidden)
    refused(hub, place, "Solo quien administra este equipo", Refused)


def test_who_does_not_lead_the_program_removes_it_without_deleting(hub, place, tmp_path, monkeypatch):
    words = "otras cuatro palabras distintas"
    add_colleague(hub, "bea", "Bea Prueba", words, kdf=WEAK)
    grant(hub, "bea", PROGRAM, "everything")
    hers = hub.keyring.unlock("bea", words)
    assert PROGRAM in hers.program_keys()
    monkeypatch.setattr(hub, "unlocked", hers)
    refused(hub, place, "Solo quien dirige «reintegration»", Refused)
    monkeypatch.undo()
    rights = replace(hub.user, rights={PROGRAM: hub.user.rights[PROGRAM]})
    monkeypatch.setattr(hub, "user", rights)
    refused_for_rights(hub, place, tmp_path)


def refused_for_rights(hub, place, tmp_path):
    with pytest.raises(Refused, match="no tiene permiso"):
        remove_with_data(hub, PROGRAM, tmp_path / "office", PROGRAM, place)
    assert (tmp_path / "data" / f"{PROGRAM}.db").exists()


def test_a_program_that_comes_back_is_switched_on(hub, org, place):
    switch_program(hub, PROGRAM, on=False, place=place)
    remove_pack(hub, PROGRAM, place)
    install_pack(hub, org.bring(wheel(PROGRAM)), place)
    assert place.off() == frozenset()
    assert [line.state for line in program_lines(hub, place)] == ["runs"]
