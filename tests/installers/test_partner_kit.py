"""What a partner is handed knows of its own programs alone, is signed as a whole, and its guide is one page."""

import json
import re
import sys
import zipfile

import partner_kit
import pypdfium2
import pytest
from guide import Guide, write_guide
from invite import invite
from minisign import KeyPair
from organisation import new_policy
from packs import keys
from partner_kit import folder_name
from sums import write_sums
from traces import PLUGINS, ROOT, found, names_of, spread, traces_of

from kindhub.packs.installer_check import check_installer
from kindhub.packs.invitation import accepted, read_invitation
from kindhub.packs.policy import read_policy
from kindhub.records.local_day import today
from kindhub.security.kdf import KdfParams
from kindhub.testing import WEAK

EVERY = sorted(path.name for path in PLUGINS.iterdir())
GUIDE = Guide("Asociación X", "0.1.0", ("Reintegración",), "kindhub-0.1.0-setup.exe", "KIND", "+502 2222 0000", "KIND")


SPOKEN = re.compile(r"(?i)\b(survivors?|sobrevivientes?|vbg|gbv\w*|cam|reintegra(tion|ción)|reunifica(tion|ción))\b")
"""Words that only some programs speak; the hub and what it reads must do without."""


def of_the_hub():
    """Every file of text that is in each installer, whichever programs are in it."""
    files = (file for room in ("kindhub", "resources") for file in (ROOT / room).rglob("*"))
    apart = ("__pycache__", "kindhub/ui/gallery", "kindhub/testing", "resources/places")
    return [file for file in files if file.is_file() and file.suffix in (".py", ".md", ".csv", ".toml", ".txt")
            and not any(part in file.as_posix() for part in apart)]  # fmt: skip


def test_the_hub_itself_names_no_program(tmp_path):
    files = of_the_hub()
    (tmp_path / "all.txt").write_text("\n".join(file.read_text(encoding="utf-8") for file in files), encoding="utf-8")
    assert found(names_of(EVERY), tmp_path) == []
    assert {file.name: word[0] for file in files if (word := SPOKEN.search(file.read_text(encoding="utf-8")))} == {}
    assert SPOKEN.search("La atención a sobrevivientes")


def test_a_name_is_found_in_small_letters_too(tmp_path):
    (tmp_path / "news.toml").write_text("Reintegration, survivor services, workshops")
    assert found(names_of(["kindhub_gbv"]), tmp_path) == [("./news.toml", "survivor services")]


def test_a_name_in_a_path_an_archive_wide_letters_or_a_paper_is_found(tmp_path, qapp):
    kit = tmp_path / "kit"
    kit.mkdir()
    with zipfile.ZipFile(kit / "inner.whl", "w") as inner:
        inner.writestr("x/hooks.py", "from kindhub_cam import nothing")
    with zipfile.ZipFile(kit / "outer.zip", "w") as outer:
        outer.write(kit / "inner.whl", "inner.whl")
    (kit / "inner.whl").unlink()
    (kit / "setup.exe").write_bytes(b"\x01" + "Section ProgramReunification".encode("utf-16-le"))
    (kit / "gbv.db").write_bytes(b"")
    write_guide(Guide("Socia", "0.1.0", ("KIND Mexico",), "s", "s", "1", ""), kit / "Guia.pdf")
    seen = {what for _file, what in found(names_of(EVERY), spread(kit, tmp_path / "laid"))}
    assert seen == {"kindhub_cam", "ProgramReunification", "gbv.db", "KIND Mexico"}


def test_the_longer_name_of_a_program_that_is_there_is_not_the_shorter_of_one_that_is_not(tmp_path):
    (tmp_path / "policy.json").write_text("kindhub_gbv_activities ProgramGbvActivities gbv_activities_event")
    traces = names_of(["kindhub_gbv"])
    beside = type(traces)(traces.names, frozenset(), names_of(["kindhub_gbv_activities"]).names)
    assert found(beside, tmp_path) == []
    (tmp_path / "policy.json").write_text("kindhub_gbv")
    assert found(beside, tmp_path) == [("./policy.json", "kindhub_gbv")]


def test_a_sentence_that_only_its_sources_hold_betrays_a_program(tmp_path):
    traces = traces_of(["kindhub_mexico_training"], ["kindhub_reintegration"])
    sentence = max(traces.texts, key=len)
    (tmp_path / "any.pyc").write_bytes(b"\0\1" + sentence.encode() + b"\0")
    assert [file for file, _ in found(traces, tmp_path)] == ["./any.pyc"]
    assert not any(text in (ROOT / "kindhub" / "app.py").read_text() for text in traces.texts)


def test_a_partner_whose_name_gives_no_folder_is_refused_and_the_kits_beside_stay(tmp_path, monkeypatch, capsys):
    kept = tmp_path / "kits" / "Asociacion-X" / "policy.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("{}")
    told = ("partner_kit.py", "--partner", " ¡…! ", "--programs", "reintegration", "--person", "Rosa Chún",
            "--telephone", "1", "--out", str(tmp_path / "kits"))  # fmt: skip
    monkeypatch.setattr(sys, "argv", list(told))
    with pytest.raises(SystemExit):
        partner_kit.main()
    assert "has no letter from A to Z" in capsys.readouterr().err
    assert kept.is_file()
    assert [folder_name(one) for one in ("Asociación X", "2ª Casa/Ñandú, ..")] == ["Asociacion-X", "2a-Casa-Nandu"]


def test_policy_invitation_and_sums_of_a_kit_are_what_the_hub_reads(tmp_path, monkeypatch):
    monkeypatch.setattr(KdfParams, "default", lambda: WEAK)
    kit, signer, root = tmp_path / "kit", KeyPair.generate(), keys(tmp_path / "keys", "root")
    kit.mkdir()
    new_policy(kit / "policy.json", {"reintegration": {"required": True}}, signer, root, organisation="Asociación X",
               settings={"first_run": "invitation"})  # fmt: skip
    words = tmp_path / "words"
    told = type("Told", (), {"person": "Rosa Chún", "programs": ["reintegration"], "until": today(), "keys":
                             tmp_path / "keys", "words_file": words})  # fmt: skip
    invite(kit, told, "Asociación X")
    (kit / "kindhub-0.1.0.msi").write_bytes(b"msi")
    write_sums(kit, list(kit.iterdir()), root.secret_key)
    line = root.public_key.to_base64().decode()
    policy = read_policy(kit / "policy.json", line)
    assert policy.only_invited
    assert list(policy.programs) == ["reintegration"]
    assert policy.signers[0].programs == frozenset({"reintegration"})
    guest = accepted(read_invitation(kit / "invitacion.json", line), words.read_text(), policy, today(), WEAK)
    assert (guest.uid, guest.organisation) == ("rosa.chun", "Asociación X")
    assert check_installer(kit, line, "0.1.0").age == "same"
    assert words.read_text().strip() not in (kit / "invitacion.json").read_text()
    assert json.loads((kit / "policy.json").read_text())["serial"] == 1


def test_the_guide_is_one_page_of_spanish_with_a_number_to_call_and_no_person(tmp_path, qapp):
    write_guide(GUIDE, tmp_path / "guide.pdf")
    with pypdfium2.PdfDocument(tmp_path / "guide.pdf") as paper:
        assert len(paper) == 1
        words = paper[0].get_textpage().get_text_bounded()
    assert "Pida las seis palabras por teléfono" in words
    assert words.count("+502 2222 0000") == 2
    long = Guide("Asociación X", "0.1.0", ("Un programa con un nombre largo",) * 60, "s", "s", "1", "")
    with pytest.raises(ValueError, match="must fit on one"):
        write_guide(long, tmp_path / "long.pdf")
