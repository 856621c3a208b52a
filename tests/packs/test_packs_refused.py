"""Every way a file that is not what the organisation signed may come in, and the sentence that refuses it."""

import random

import pytest

from kindhub.errors import Refused, UserError
from kindhub.packs.installing import install, remove
from kindhub.packs.shelf import look_over


def put(org, made, file):
    return install(file, org.folder, look_over(org.folder, org.policy(), made.hub), org.policy(), made.hub)


def states(org, made, **more):
    return {one.file.name: one.state for one in look_over(org.folder, org.policy(), made.hub, **more).packs}


def test_a_pack_signed_by_who_may_sign_it_is_installed_and_runs(org, made):
    pack = put(org, made, org.bring(made.wheel()))
    assert (pack.key, str(pack.version)) == ("reintegration", "1.0")
    assert states(org, made) == {"pack.whl": "runs"}
    assert (org.folder / "pack_reintegration" / "pack_reintegration" / "hooks.py").is_file()


def test_a_partner_signs_her_own_program_and_no_other(org, made):
    put(org, made, org.bring(made.wheel(), by=org.partner))
    with pytest.raises(Refused, match="Socia no puede firmar «gbv»"):
        put(org, made, org.bring(made.wheel("gbv"), by=org.partner, name="gbv.whl"))
    put(org, made, org.bring(made.wheel("gbv"), name="gbv.whl"))


@pytest.mark.parametrize(
    ("by", "says"),
    [(False, "no está firmado"), ("stranger", "alguien que su organización no conoce")],
)
def test_without_a_signature_that_counts_nothing_is_unpacked(org, made, by, says):
    file = org.bring(made.wheel(), by=by and getattr(org, by))
    with pytest.raises(Refused, match=says):
        put(org, made, file)
    assert list(org.folder.iterdir()) == []


def test_a_program_the_policy_does_not_name_is_refused(org, made):
    with pytest.raises(Refused, match="no usa «cam» en este equipo"):
        put(org, made, org.bring(made.wheel("cam")))
    org.issue(programs={**org.said["programs"], "cam": {}})
    put(org, made, org.bring(made.wheel("cam")))


def test_below_the_minimum_called_back_and_older_than_what_is_here(org, made):
    with pytest.raises(Refused, match=r"su organización pide la 1\.0"):
        put(org, made, org.bring(made.wheel("gbv", "0.9")))
    newer, older = made.wheel(version="1.2"), made.wheel(version="1.1")
    put(org, made, org.bring(newer, name="b.whl"))
    with pytest.raises(Refused, match=r"está en la versión 1\.2; este paquete es el 1\.1"):
        put(org, made, org.bring(older, name="a.whl"))
    with pytest.raises(UserError, match="ya está instalada"):
        put(org, made, org.bring(newer, name="b.whl"))
    org.issue(revoked=[made.digest(newer)])
    assert states(org, made) == {"b.whl": "refused"}
    put(org, made, org.bring(made.wheel(version="1.3"), name="c.whl"))
    assert "runs" in states(org, made).values()


def test_every_byte_is_looked_at(org, made):
    data, file = made.wheel(), org.bring(made.wheel())
    chance = random.Random(7)
    for _ in range(600):
        place = chance.randrange(len(data))
        flipped = bytearray(data)
        flipped[place] ^= 1 << chance.randrange(8)
        file.write_bytes(bytes(flipped))
        with pytest.raises(Refused, match="se cambió después de firmarse"):
            put(org, made, file)
    file.write_bytes(data)
    put(org, made, file)


@pytest.mark.parametrize(
    "path",
    ["../outside.py", "/etc/outside.py", "..\\outside.py", "C:outside.py", "a/../../outside.py", "other/module.py",
     "PACK_reintegration/hooks.py", "pack_reintegration/./hooks.py"],
)  # fmt: skip
def test_a_signed_pack_still_cannot_write_outside_its_folder(org, made, path):
    with pytest.raises(Refused, match="intenta escribir fuera de su carpeta"):
        put(org, made, org.bring(made.wheel(more=[(path, "x = 1\n")])))
    assert list(org.folder.iterdir()) == []
    put(org, made, org.bring(made.wheel(more=[("pack_reintegration/inside.py", "x = 1\n")])))


@pytest.mark.parametrize(
    "part",
    ["native.pyd", "native.dll", "start.pth", "NATIVE.SO", "run.exe", "hooks.pyc", "__pycache__/x.cpython-313.pyc"],
)
def test_machine_code_is_refused_though_signed(org, made, part):
    with pytest.raises(Refused, match="trae código de máquina"):
        put(org, made, org.bring(made.wheel(more=[(f"pack_reintegration/{part}", "x")])))
    put(org, made, org.bring(made.wheel(more=[("pack_reintegration/__pycache__/hooks.cpython-313.pyc", "x")])))


@pytest.mark.parametrize("needs", ["kindhub>=0.2", "kindhub<0.1", "KindHub==9"])
def test_a_pack_for_another_hub_is_refused(org, made, needs):
    with pytest.raises(Refused, match="es para otra versión del hub"):
        put(org, made, org.bring(made.wheel(needs=needs)))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"MZ an installer"])
def test_what_is_no_pack_is_refused_though_signed(org, made, data):
    with pytest.raises(Refused, match="no es un programa para este hub"):
        put(org, made, org.bring(data))


@pytest.mark.parametrize(
    "harm",
    [
        lambda place: (place / "pack_reintegration" / "hooks.py").write_text("KEY = 'changed'\n"),
        lambda place: (place / "pack_reintegration" / "hooks.py").unlink(),
        lambda place: (place / "pack_reintegration" / "more.py").write_text("x = 1\n"),
    ],
    ids=["changed", "gone", "added"],
)
def test_unpacked_files_that_differ_from_the_wheel_stop_the_program(org, made, harm):
    put(org, made, org.bring(made.wheel()))
    harm(org.folder / "pack_reintegration")
    assert states(org, made) == {"pack.whl": "refused"}
    put(org, made, org.bring(made.wheel()))
    assert states(org, made) == {"pack.whl": "runs"}


def test_a_pack_that_cannot_be_put_in_leaves_the_one_there_was(org, made, monkeypatch):
    put(org, made, org.bring(made.wheel(version="1.0"), name="a.whl"))
    moved = type(org.folder).rename

    def held_open(self, target):
        if self.parent.name.startswith(".new-") and self.name == "pack_reintegration":
            raise PermissionError
        return moved(self, target)

    monkeypatch.setattr(type(org.folder), "rename", held_open)
    with pytest.raises(Refused, match="Solo quien administra"):
        put(org, made, org.bring(made.wheel(version="1.1"), name="b.whl"))
    monkeypatch.undo()
    assert states(org, made) == {"a.whl": "runs"}
    put(org, made, org.bring(made.wheel(version="1.1"), name="b.whl"))
    assert states(org, made) == {"b.whl": "runs"}


def test_what_is_switched_off_is_there_and_does_not_run_unless_it_is_required(org, made):
    put(org, made, org.bring(made.wheel()))
    assert states(org, made, off={"reintegration"}) == {"pack.whl": "off"}
    org.issue(programs={"reintegration": {"required": True}})
    assert states(org, made, off={"reintegration"}) == {"pack.whl": "runs"}
    shelf = look_over(org.folder, org.policy(), made.hub)
    with pytest.raises(Refused, match="no se puede quitar"):
        remove("reintegration", org.folder, shelf, org.policy())


def test_a_removed_program_is_gone_and_a_required_one_is_missed(org, made):
    put(org, made, org.bring(made.wheel()))
    remove("reintegration", org.folder, look_over(org.folder, org.policy(), made.hub), org.policy())
    assert list(org.folder.iterdir()) == []
    org.issue(programs={"reintegration": {"required": True}})
    assert look_over(org.folder, org.policy(), made.hub).missing == ("reintegration",)
