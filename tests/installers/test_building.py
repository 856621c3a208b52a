"""What is built needs no clock and no chance: packs, bill, the document of the MSI and the words of the bundle."""

import json
import sys
import zipfile

import pytest
from bill import write_bill
from built_twice import unlike
from bundle import sections
from hub_tree import _tell_less
from minisign import KeyPair
from msi import Feature, _document, _finishing
from packs import pack

from kindhub.packs.pack import read_pack

FEATURES = [
    Feature(
        "ProgramReintegration", "reintegration", "kindhub_reintegration", "kindhub_reintegration-1.whl", chosen=True
    ),
    Feature("ProgramCam", "cam", "kindhub_cam", "kindhub_cam-1.whl"),
]


@pytest.fixture
def wheel(tmp_path):
    file = tmp_path / "kindhub_cases-1.0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("kindhub_cases/__init__.py", "")
        archive.writestr("kindhub_cases/hooks.py", "WORDS = {'one', 'two', 'three'}\n")
        info = "kindhub_cases-1.0.dist-info"
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.4\nName: kindhub-cases\nVersion: 1.0\n")
        archive.writestr(f"{info}/entry_points.txt", "[kindhub.programs]\ncases = kindhub_cases.hooks\n")
    return file


def test_a_pack_is_the_same_bytes_twice_and_the_hub_reads_it(wheel, tmp_path):
    key, made = KeyPair.generate().secret_key, []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        made.append(pack(wheel, tmp_path / name, sys.executable, key))
    assert unlike(tmp_path / "a", tmp_path / "b", [wheel.name, f"{wheel.name}.minisig"]) == []
    assert read_pack(made[0].read_bytes(), wheel.name, "0.1.0").key == "cases"


def test_a_difference_and_a_file_that_is_there_once_are_told(tmp_path):
    for name, content in (("a", b"1"), ("b", b"2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "differs").write_bytes(content)
        (tmp_path / name / "same").write_bytes(b"0")
    (tmp_path / "a" / "once").write_bytes(b"")
    told = unlike(tmp_path / "a", tmp_path / "b", ["differs", "once", "same"])
    assert told == ["differs", "once"]
    assert unlike(tmp_path / "a", tmp_path / "b", []) == ["nothing was built"]


def test_the_bill_names_what_lies_there_and_what_is_hidden_in_it(tmp_path):
    app, out = tmp_path / "app", tmp_path / "out"
    for name, licence in (("cryptography", "Apache-2.0"), ("sqlcipher3", "Zlib")):
        info = app / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\nLicense-Expression: {licence}\n")
        (info / "LICENSE").write_text(f"the licence of {name}")
    (app / "cryptography" / "hazmat" / "bindings").mkdir(parents=True)
    (app / "cryptography" / "hazmat" / "bindings" / "_rust.pyd").write_bytes(b"..OpenSSL 4.0.3 9 Jun 2026..")
    (app / "sqlcipher3").mkdir()
    (app / "sqlcipher3" / "_sqlite3.pyd").write_bytes(b"..OpenSSL 3.6.0 1 Oct 2025..\x004.19.0\x00..")
    out.mkdir()
    write_bill(app, "0.1.0", "2026-01-01T00:00:00+00:00", out)
    told = json.loads((out / "kindhub-0.1.0.cdx.json").read_text())
    parts = {(one["name"], one["version"]) for one in told["components"]}
    assert {("OpenSSL", "4.0.3"), ("OpenSSL", "3.6.0"), ("SQLCipher", "4.19.0"), ("sqlcipher3", "1.0")} <= parts
    assert "the licence of cryptography" in (out / "licences.txt").read_text()
    (app / "sqlcipher3" / "_sqlite3.pyd").write_bytes(b"..OpenSSL 3.6.0 1 Oct 2025..")
    with pytest.raises(ValueError, match="SQLCipher was not found"):
        write_bill(app, "0.1.0", "2026-01-01T00:00:00+00:00", out)


def test_the_metadata_of_the_hub_goes_without_the_readme_that_tells_of_every_program(tmp_path):
    file = tmp_path / "METADATA"
    file.write_text("Metadata-Version: 2.4\nName: kindhub\n\n# KIND Hub\nkindhub import gbv.workbook\n")
    _tell_less(file)
    assert file.read_text() == "Metadata-Version: 2.4\nName: kindhub\n"


def test_the_document_holds_each_program_once_at_its_level_and_the_way_to_a_policy(tmp_path):
    tree = tmp_path / "stage"
    for one in FEATURES:
        (tree / "programs" / one.package).mkdir(parents=True)
        (tree / "programs" / one.package / "__init__.py").write_text("")
    (tree / "kindhub.exe").write_bytes(b"")
    document = "".join(_document(tree, "0.1.0", FEATURES))
    assert '<Feature Id="ProgramReintegration" Title="reintegration" Level="1">' in document
    assert '<Feature Id="ProgramCam" Title="cam" Level="1000">' in document
    assert '<CustomAction Id="KeepPolicy" Property="POLICYPATH"' in document
    assert "<InstallExecuteSequence>" not in document
    assert any("NOT POLICYPATH AND HAD_POLICYPATH" in line for line in _finishing(FEATURES))
    assert document == "".join(_document(tree, "0.1.0", FEATURES))
    alone = "".join(_document(tree, "0.1.0", FEATURES[:1]))
    assert "Cam" not in alone


def test_the_bundle_ticks_what_is_chosen():
    told = sections(FEATURES)
    assert 'Section "reintegration" ProgramReintegration' in told
    assert 'Section /o "cam" ProgramCam' in told
