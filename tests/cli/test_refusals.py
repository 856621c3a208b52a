"""Exit codes, passphrases and wrong use: 0 done, 1 refused or not clean, 2 wrong use."""

import argparse
import hashlib

import pytest

from kindhub.cli.asking import commands_of_programs
from kindhub.cli.commands import COMMANDS
from kindhub.cli.run import parser
from kindhub.testing import PERSON

SAID = "kindhub: "


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.db")}


def rows(kindhub):
    """How many records there are of what a refused command might have written."""
    return [one["rows"] for one in kindhub("list").json], kindhub("users").json


def refused(answer):
    """One clear sentence on standard error, nothing on standard output, exit code 1."""
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(SAID)
    assert answer.err.count("\n") == 1
    assert answer.err.rstrip().endswith(".")
    return answer.err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("no-such-command",),
        ("search",),
        ("search", "Ana", "--no-such-option"),
        ("search", "Ana", "--passphrase", "secret words"),
        ("search", "Ana", "--pass", "secret words"),
        ("import", "people", "f.csv", "--unsure", "merge"),
        ("indicators", "reintegration", "--from", "2020-01-01"),
        ("list", "--limit", "many"),
        ("users", "promote", "ana"),
    ],
)
def test_wrong_use(kindhub, words):
    assert kindhub.bare(*words).code == 2


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("list", "no_such_list"), "no_such_list"),
        (("import", "people", "no_such_file.csv"), "no_such_file.csv"),
        (("import", "no.such.kind", "f.csv"), "no.such.kind"),
        (("undo", "0" * 32), "nothing to undo"),
        (("indicators", "gbv", "--from", "2020-01-01", "--to", "2020-12-31"), "gbv"),
        (("indicators", "reintegration", "--from", "31/02/2020", "--to", "2020-12-31"), "31/02/2020"),
        (("indicators", "reintegration", "--from", "2021-01-01", "--to", "2020-12-31"), "ends before"),
        (("export", "all_cases", "out.pdf", "--reason", "an audit"), ".xlsx"),
        (("export", "all_cases", "out.csv", "--reason", " "), "why"),
        (("restore", "no_such_backup"), "no_such_backup"),
        (("users", "grant", "nobody", "--program", "reintegration"), "nobody"),
        (("users", "add"), "whom"),
    ],
)
def test_a_refusal_is_one_sentence_and_changes_nothing(kindhub, tmp_path, monkeypatch, words, part):
    monkeypatch.chdir(tmp_path)
    before = rows(kindhub), sorted(path.name for path in tmp_path.iterdir())
    assert part in refused(kindhub(*words))
    assert (rows(kindhub), sorted(path.name for path in tmp_path.iterdir())) == before
    assert kindhub("verify").json["clean"] is True


def test_a_wrong_passphrase_is_refused_without_repeating_it(kindhub, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.write_text("not these words at all", encoding="utf-8")
    before = digests(kindhub.data)
    said = refused(kindhub.bare("search", "Ana", "--data", kindhub.data, "--person", "ana", "--passphrase-file", wrong))
    assert "not these words" not in said
    assert digests(kindhub.data) == before
    refused(kindhub.bare("search", "Ana", "--data", kindhub.data, "--person", "nobody", "--passphrase-file", wrong))


def test_the_passphrase_comes_from_a_file_from_standard_input_or_from_a_prompt(kindhub, tmp_path, monkeypatch):
    who = ("unlock-check", "--data", kindhub.data, "--person", "ana", "--json")
    assert kindhub.bare(*who, stdin=f"{PERSON.passphrase}\n").code == 0
    with_mark = tmp_path / "windows"
    with_mark.write_bytes(f"{PERSON.passphrase}\r\nsecond line\r\n".encode("utf-8-sig"))
    assert kindhub.bare(*who, "--passphrase-file", with_mark).code == 0
    refused(kindhub.bare(*who, "--passphrase-file", tmp_path / "nowhere"))
    refused(kindhub.bare(*who, stdin=""))
    asked = []
    monkeypatch.setattr("kindhub.cli.opening.getpass.getpass", lambda text: asked.append(text) or PERSON.passphrase)
    monkeypatch.setattr("kindhub.cli.opening.sys.stdin", type("Tty", (), {"isatty": lambda _self: True})())
    from kindhub.cli.opening import passphrase_of

    assert passphrase_of(argparse.Namespace(passphrase_file=None)) == PERSON.passphrase
    assert asked
    assert PERSON.passphrase not in "".join(asked)


def test_no_command_takes_a_passphrase_as_a_word_of_the_command_line():
    commands = next(iter(parser()._subparsers._group_actions)).choices
    assert set(commands) == {one.name for one in (*COMMANDS, *commands_of_programs())}
    taking = {
        option: action.type
        for command in commands.values()
        for action in command._actions
        for option in action.option_strings
        if "passphrase" in option
    }
    assert set(taking) == {"--passphrase-file", "--new-passphrase-file"}
    assert not any(command.allow_abbrev for command in commands.values())


def test_one_person_alone_need_not_be_named_and_init_refuses_a_folder_that_is_one(kindhub, passphrase_file):
    plain = ("--data", kindhub.data, "--passphrase-file", passphrase_file)
    assert kindhub.bare("unlock-check", *plain).code == 0
    before = digests(kindhub.data)
    refused(kindhub.bare("init", *plain, "--person", "eva"))
    refused(kindhub.bare("init", *plain))
    assert digests(kindhub.data).keys() == before.keys()
    assert [one["uid"] for one in kindhub("users").json] == ["ana"]


def test_colleagues_come_and_go(kindhub, tmp_path):
    new = tmp_path / "new"
    new.write_text("otras cuatro palabras distintas", encoding="utf-8")
    assert kindhub("users", "add", "eva", "--name", "Eva Prueba", "--new-passphrase-file", new).code == 0
    granted = kindhub("users", "grant", "eva", "--program", "reintegration", "--role", "reader").json
    assert {one["uid"]: one["programs"] for one in granted}["eva"]["reintegration"] == "reader"
    eva = ("--data", kindhub.data, "--person", "eva", "--passphrase-file", new)
    assert kindhub.bare("unlock-check", *eva, "--json").json["programs"] == ["reintegration"]
    said = refused(kindhub.bare("export", "all_cases", tmp_path / "o.csv", "--reason", "an audit", *eva))
    assert "permission" in said
    assert not (tmp_path / "o.csv").exists()
    assert kindhub.bare("users", "withdraw", "eva", "--program", "reintegration", *eva).code == 1
    assert kindhub("users", "withdraw", "eva", "--program", "reintegration", json=False).code == 0
    assert kindhub.bare("unlock-check", *eva, "--json").json["programs"] == []


def test_what_people_read_is_spanish_unless_they_ask(kindhub):
    words = ("list", "--data", kindhub.data / "nowhere", "--person", "ana")
    assert "There is no data folder" in refused(kindhub.bare(*words, "--lang", "en"))
    assert "No hay una carpeta" in refused(kindhub.bare(*words, "--lang", "es"))
    assert "una hoja" in kindhub.bare("--lang", "es", "--help").out


def test_a_colleague_is_named_lead_renewed_and_removed(kindhub, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("luna camino pan dulce piedra río", encoding="utf-8")
    second.write_text("nube tambor lluvia camino puente maíz", encoding="utf-8")
    kindhub("users", "add", "eva", "--name", "Eva Prueba", "--new-passphrase-file", first)
    kindhub("users", "grant", "eva", "--program", "reintegration", "--role", "reader")
    named = {one["uid"]: one["leads"] for one in kindhub("users", "lead", "eva", "--program", "reintegration").json}
    assert named["eva"] == ["reintegration"]
    assert kindhub("users", "no-lead", "eva", "--program", "reintegration").code == 0
    assert kindhub("users", "renew", "eva", "--new-passphrase-file", second).code == 0
    assert kindhub.bare("unlock-check", "--data", kindhub.data, "--person", "eva", "--passphrase-file", first).code == 1
    opened = kindhub.bare("unlock-check", "--data", kindhub.data, "--person", "eva", "--passphrase-file", second)
    assert opened.code == 0
    removed = kindhub("users", "remove", "eva")
    assert [one["uid"] for one in removed.json] == ["ana"]
    assert "Eva Prueba" in removed.err, "what cannot be taken back is said beside the answer"
    assert kindhub("verify").json["clean"] is True
    assert kindhub("users", "remove", "ana").code == 1, "nobody removes herself"
