"""`kindhub rules`: the dated sets of a program as a script reads, loads and activates them."""

import shutil

import pytest
from kindhub_cam.rules.books import set_named, shipped

from kindhub.testing import pretend_installed, template
from tests.cli.conftest import Terminal

NEXT = set_named(shipped(), "CAM-2023-04-11").text.replace('"CAM-2023-04-11"', '"CAM-next"').replace(
    "in_force_from = 2023-04-11\n", "").replace("in_force_to = 2025-01-19\n", "")  # fmt: skip


@pytest.fixture
def cam(tmp_path, passphrase_file, cheap_keys):
    """The command line on a folder with the program whose rules are dated."""
    pretend_installed(("cam",))
    shutil.copytree(template(("cam",)), tmp_path / "data")
    return Terminal(tmp_path / "data", passphrase_file)


def test_the_sets_are_listed_and_one_is_shown_with_its_tests(cam):
    sets = cam("rules").json
    assert [one["state"] for one in sets[-2:]] == ["past", "in_force"]
    assert {"key", "title", "source", "begins", "ends", "own", "draft", "signed", "note", "state"} == set(sets[0])
    shown = cam("rules", "cam.screening", "--show", "CAM-2023-04-11").json
    assert shown["against"] == "CAM-2021-06-15"
    assert all(one["passed"] for one in shown["proofs"])
    said = cam("rules", "--show", "CAM-2023-04-11", json=False).out
    assert f"Tests: {len(shown['proofs'])} of {len(shown['proofs'])} pass" in said


def test_a_set_is_loaded_activated_and_all_open_cases_are_looked_at(cam, tmp_path):
    file = tmp_path / "next.toml"
    file.write_text(NEXT, encoding="utf-8")
    assert cam("rules", "--sign", file).json["signature"] == f"{file}.sig"
    loaded = cam("rules", "--load", file).json
    assert (loaded["head"]["key"], loaded["head"]["draft"], loaded["head"]["signed"]) == ("CAM-next", True, True)
    assert loaded["differences"]
    assert "--from" in cam("rules", "--activate", "CAM-next").err
    sets = cam("rules", "--activate", "CAM-next", "--from", "2099-12-01").json
    assert [(one["key"], one["state"]) for one in sets[-1:]] == [("CAM-next", "coming")]
    looked = cam("rules", "--rescreen", "--on", "2099-12-01").json
    assert (looked["rules"], looked["cases"], looked["touched"], looked["kept"]) == ("CAM-next", 0, [], 0)


REFUSED = (
    (NEXT.replace("is = true }", "is = true, run = 1 }", 1), "run"), ("name = [", "TOML"), (None, "cannot be read"),
)  # fmt: skip


def test_a_file_that_may_not_be_taken_is_refused_in_a_sentence(cam, tmp_path):
    for at, (content, said) in enumerate(REFUSED):
        file = tmp_path / f"bad-{at}.toml"
        if content is not None:
            file.write_text(content, encoding="utf-8")
        answer = cam("rules", "--load", file)
        assert answer.code == 1
        assert said in answer.err
        assert "Traceback" not in answer.err
    assert len(cam("rules").json) == len(shipped())


def test_a_program_without_dated_rules_says_which_there_are(cam):
    assert "cam.screening" in cam("rules", "reintegration").err
    assert "not a date" in cam("rules", "--rescreen", "--on", "soon").err
