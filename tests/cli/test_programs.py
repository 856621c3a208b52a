"""`kindhub programs` on an installation: what an administrator does, and each sentence that refuses a pack."""

import pytest

from kindhub.packs.house import House
from kindhub.services import program_packs
from tests.packs.bad_packs import BAD
from tests.packs.conftest import Organisation, wheel

PROGRAM = "reintegration"


@pytest.fixture
def org(tmp_path, monkeypatch):
    (tmp_path / "installed").mkdir()
    org = Organisation(tmp_path / "installed")
    (tmp_path / "installed" / "organisation.pub").write_bytes(bytes(org.root.public_key))
    monkeypatch.setattr(program_packs, "house", lambda: House(tmp_path / "installed"))
    return org


def states(kindhub):
    told = kindhub("programs").json
    return {line["key"]: line["state"] for line in (*told["programs"], *told["others"])}


def test_a_program_comes_in_is_switched_off_and_on_and_goes_with_what_it_holds(kindhub, org, tmp_path):
    assert kindhub("programs", "--install", org.bring(wheel(PROGRAM))).json == {"program": PROGRAM}
    assert kindhub("programs", "--off", PROGRAM).code == 0
    assert states(kindhub)[PROGRAM] == "off"
    assert kindhub("programs", "--on", PROGRAM).code == 0
    assert states(kindhub)[PROGRAM] == "runs"
    unsure = kindhub("programs", "--remove", PROGRAM, "--export-to", tmp_path / "office")
    assert (unsure.code, unsure.err) == (
        1,
        "kindhub: To delete what was written with it, write its name: Reintegration. Nothing was changed.\n",
    )
    assert not (tmp_path / "office").exists()
    gone = kindhub("programs", "--remove", PROGRAM, "--export-to", tmp_path / "office", "--confirm", PROGRAM)
    assert gone.json["backup"].startswith(str(tmp_path / "office"))
    assert not (kindhub.data / f"{PROGRAM}.db").exists()
    assert list(org.folder.glob("*.whl*")) == []


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.what)
def test_a_pack_that_is_refused_is_refused_in_one_sentence(kindhub, org, bad):
    answer = kindhub("programs", "--install", bad.bring(org))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert bad.en in answer.err
