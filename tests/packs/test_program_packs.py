"""What an administrator does about programs goes through one door: right, check, file, ledger; no data is touched."""

from dataclasses import replace

import pytest

from kindhub.errors import Refused, UserError
from kindhub.packs.house import House
from kindhub.services.program_packs import (
    install_pack,
    may_change,
    program_lines,
    remove_pack,
    switch_program,
)
from kindhub.testing import open_copy, pretend_installed


@pytest.fixture
def hub(tmp_path):
    pretend_installed(("reintegration",))
    opened = open_copy(tmp_path / "data", ("reintegration",))
    yield opened
    opened.close()


@pytest.fixture
def place(org):
    (org.folder.parent / "organisation.pub").write_bytes(bytes(org.root.public_key))
    return House(org.folder.parent)


def states(hub, place):
    return {line.key: line.state for line in program_lines(hub, place)}


def told(hub):
    with hub.read() as session:
        rows = session.connection().exec_driver_sql("select action from ledger where entity = 'program' order by rowid")
        return [row[0] for row in rows]


def test_in_a_checkout_the_programs_of_the_environment_run_and_nothing_is_changed(hub):
    [line] = program_lines(hub)
    assert (line.key, line.state, line.signer) == ("reintegration", "runs", "")
    assert "formularios" in line.adds
    assert not may_change(hub)
    with pytest.raises(UserError, match="desde su código"):
        switch_program(hub, "reintegration", on=False)


def test_a_pack_is_installed_switched_off_on_and_removed(hub, org, made, place):
    install_pack(hub, org.bring(made.wheel("gbv")), place)
    assert states(hub, place) == {"gbv": "next"}
    switch_program(hub, "gbv", on=False, place=place)
    assert states(hub, place) == {"gbv": "off"}
    switch_program(hub, "gbv", on=True, place=place)
    remove_pack(hub, "gbv", place)
    assert states(hub, place) == {}
    assert told(hub) == ["install_program", "switch_program_off", "switch_program_on", "remove_program"]


def test_what_is_refused_changes_nothing_and_is_told_to_nobody(hub, org, made, place):
    with pytest.raises(Refused, match="no está firmado"):
        install_pack(hub, org.bring(made.wheel("gbv"), by=False), place)
    org.issue(programs={"gbv": {"required": True}})
    assert states(hub, place) == {"gbv": "missing"}
    with pytest.raises(Refused, match="no se puede apagar"):
        switch_program(hub, "gbv", on=False, place=place)
    assert told(hub) == []


def test_who_may_not_change_programs_is_told_of_her_own_and_changes_none(hub, org, made, place, monkeypatch):
    install_pack(hub, org.bring(made.wheel("gbv"), name="gbv.whl"), place)
    install_pack(hub, org.bring(made.wheel(), name="own.whl"), place)
    assert set(states(hub, place)) == {"gbv", "reintegration"}
    monkeypatch.setattr(hub, "user", replace(hub.user, rights={"reintegration": hub.user.rights["reintegration"]}))
    assert set(states(hub, place)) == {"reintegration"}
    for act in (
        lambda: remove_pack(hub, "gbv", place),
        lambda: switch_program(hub, "gbv", on=False, place=place),
        lambda: install_pack(hub, org.bring(made.wheel(version="2.0"), name="newer.whl"), place),
    ):
        with pytest.raises(Refused, match="no tiene permiso"):
            act()
    assert len(told(hub)) == 2
