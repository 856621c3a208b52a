"""An installer is genuine when the organisation signed its sum; what else is there or missing is told."""

import hashlib
import json

import pytest

from kindhub.cli.run import run
from kindhub.errors import Refused
from kindhub.packs.house import House, house
from kindhub.packs.installer_check import check_installer


class Kit:
    """A folder as a builder hands it out; `sum_up` writes and signs what is in it, or what a test says."""

    def __init__(self, org, folder, sign):
        self.org, self.folder, self._sign = org, folder, sign
        for name in ("kindhub-0.2.0.msi", "kindhub-0.2.0-setup.exe", "programas/one.whl", "Guia.pdf"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(name.encode() * 50)
        self.sum_up()

    @property
    def sums(self):
        return self.folder / "SHA256SUMS"

    def lines(self):
        files = sorted(file for file in self.folder.rglob("*") if file.is_file() and not file.name.startswith("SHA256"))
        return [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(self.folder).as_posix()}" for f in files]

    def sum_up(self, lines=None, by=None):
        self.sums.write_text("".join(f"{line}\n" for line in lines or self.lines()))
        self._sign(self.sums, by or self.org.root)

    def check(self, name="", here="0.1.0"):
        root = self.org.root.public_key.to_base64().decode()
        return check_installer(self.folder / name if name else self.folder, root, here)


@pytest.fixture
def kit(org, made, tmp_path):
    (tmp_path / "kit").mkdir()
    return Kit(org, tmp_path / "kit", made.sign)


def test_a_folder_and_a_file_of_it_are_genuine_and_newer_the_same_or_older(kit):
    assert (kit.check().version, kit.check().age, len(kit.check().files)) == ("0.2.0", "newer", 4)
    assert kit.check("kindhub-0.2.0.msi").files == ("kindhub-0.2.0.msi",)
    assert kit.check(here="0.2.0").age == "same"
    old = kit.check("kindhub-0.2.0-setup.exe", here="0.10.0")
    assert old.age == "older"
    assert "anterior a la de este equipo (0.10.0)" in old.words()


@pytest.mark.parametrize("chosen", ["", "kindhub-0.2.0.msi"])
def test_one_changed_byte_is_found(kit, chosen):
    msi = kit.folder / "kindhub-0.2.0.msi"
    msi.write_bytes(msi.read_bytes()[:-1] + b"X")
    with pytest.raises(Refused, match=r"kindhub-0\.2\.0\.msi» se cambió"):
        kit.check(chosen)


@pytest.mark.parametrize("signer", ["kind", "partner", "stranger"])
def test_sums_of_anybody_but_the_root_count_for_nothing(kit, signer):
    kit.sum_up(by=getattr(kit.org, signer))
    with pytest.raises(Refused, match="no conoce"):
        kit.check()


def test_without_sums_or_without_their_signature_nothing_is_genuine(kit):
    kit.sums.with_name("SHA256SUMS.minisig").unlink()
    with pytest.raises(Refused, match="no está firmado"):
        kit.check()
    kit.sums.unlink()
    with pytest.raises(Refused, match="no está el archivo «SHA256SUMS»"):
        kit.check("kindhub-0.2.0.msi")


def test_changed_sums_and_a_changed_trusted_comment_are_found(kit):
    signature = kit.sums.with_name("SHA256SUMS.minisig")
    whole = signature.read_text()
    lines = whole.splitlines()
    told = "\n".join((*lines[:2], "trusted comment: version 9.9.9", lines[3]))
    for changed, said in ((told, "se cambió después de firmarse"), ("\n".join(lines[:3]), "no es una firma")):
        signature.write_text(changed)
        with pytest.raises(Refused, match=said):
            kit.check()
    signature.write_text(whole)
    kit.sums.write_text(kit.sums.read_text().replace("Guia.pdf", "Guia.exe"))
    with pytest.raises(Refused, match="se cambió después de firmarse"):
        kit.check()


def test_a_file_the_sums_do_not_know_spoils_the_folder_and_is_not_genuine_by_itself(kit):
    (kit.folder / "version.dll").write_bytes(b"loaded from beside setup.exe")
    for chosen in ("", "version.dll"):
        with pytest.raises(Refused, match=r"version\.dll» no está entre los archivos"):
            kit.check(chosen)


def test_a_missing_file_is_told(kit):
    (kit.folder / "Guia.pdf").unlink()
    with pytest.raises(Refused, match=r"Guia\.pdf» es parte de esta carpeta y falta"):
        kit.check()


def test_bytes_and_not_names_say_what_a_file_is(kit):
    """An older installer renamed to a newer one stays the older; sums of another release do not know this one."""
    renamed = kit.folder / "kindhub-9.9.9.msi"
    (kit.folder / "kindhub-0.2.0.msi").rename(renamed)
    assert kit.check("kindhub-9.9.9.msi", here="0.3.0").age == "older"
    (kit.folder / "kindhub-0.2.0-setup.exe").write_bytes((kit.folder / "Guia.pdf").read_bytes())
    with pytest.raises(Refused, match="no es un instalador"):
        kit.check("kindhub-0.2.0-setup.exe")


def test_of_two_versions_in_a_folder_the_older_counts(kit):
    (kit.folder / "kindhub-0.0.9.msi").write_bytes(b"old")
    kit.sum_up()
    assert (kit.check().version, kit.check().age) == ("0.0.9", "older")


@pytest.mark.parametrize(
    "name", ["../out.msi", "/etc/passwd", "a/../../b", "C:\\x.msi", "..\\x.msi", "./x", "a//b", ".."]
)
def test_a_name_that_leads_out_of_the_folder_is_refused_though_it_is_signed(kit, name):
    kit.sum_up([*kit.lines(), f"{'0' * 64}  {name}"])
    with pytest.raises(Refused, match="fuera de su carpeta"):
        kit.check()


@pytest.mark.parametrize(
    "line", ["no sum at all", f"{'0' * 63}  short.msi", f"{'0' * 64} *star.msi", f"{'0' * 64}  guia.PDF"]
)
def test_a_line_that_is_none_or_names_a_file_twice_is_refused(kit, line):
    kit.sum_up([*kit.lines(), line])
    with pytest.raises(Refused, match="no se puede leer como tal"):
        kit.check()


def test_a_link_is_no_file_of_the_folder(kit, tmp_path):
    guide, elsewhere = kit.folder / "Guia.pdf", tmp_path / "elsewhere"
    guide.rename(elsewhere)
    guide.symlink_to(elsewhere)
    with pytest.raises(Refused, match=r"Guia\.pdf» se cambió"):
        kit.check()


def test_a_folder_without_an_installer_is_none(kit):
    for file in kit.folder.glob("kindhub-*"):
        file.unlink()
    kit.sum_up()
    with pytest.raises(Refused, match="no es un instalador"):
        kit.check()


def test_the_command_says_it_and_tells_by_its_exit_code(kit, tmp_path, monkeypatch, capsys):
    assert run(["check-installer", str(kit.folder)]) == 1
    assert "no conoce la clave" in capsys.readouterr().err
    (tmp_path / "organisation.pub").write_bytes(bytes(kit.org.root.public_key))
    monkeypatch.setattr("kindhub.cli.installers.house", lambda: House(tmp_path))
    assert run(["check-installer", str(kit.folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["age"] == "newer"
    (kit.folder / "Guia.pdf").write_bytes(b"changed")
    assert run(["check-installer", str(kit.folder)]) == 1
    assert "Guia.pdf" in capsys.readouterr().err
    assert house() is None
