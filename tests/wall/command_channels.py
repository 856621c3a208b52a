"""The wall on the command line: every command, and what it says to one who asks for what is not hers."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Collection
from pathlib import Path

from kindhub.cli.commands import COMMANDS
from kindhub.cli.run import run
from kindhub.i18n import spoken
from kindhub.reporting import keep_reports_in
from tests.wall.ground import CODE, NAME, Ground

JSON = "--json"
SPAN = ("--from", "2020-01-01", "--to", "2030-01-01")
NOBODYS = ("init", "dictionary", "template", "migration", "demo", "window", "practice", "check-installer")
"""Commands that open no folder: they tell what is installed or invented, or show a window that asks first."""


def asked_of(scratch: Path) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Every command that opens a folder, as one asks it who names no program."""
    book, copy = str(scratch / "out.xlsx"), str(scratch / "copies")
    return {
        "unlock-check": (("unlock-check",),),
        "import": (("import", "people", book, "--dry-run"),),
        "undo": (("undo", "0" * 32),),
        "export": (("export", "people", book, "--reason", "para la prueba"),),
        "print": (("print",), ("print", "reintegration.whole", CODE, str(scratch / "out.pdf"), "--reason", "prueba")),
        "search": (("search", CODE, JSON), ("search", NAME, JSON)),
        "list": (("list",), ("list", "nothing")),
        "indicators": (("indicators", "reintegration", *SPAN, JSON),),
        "duplicates": (("duplicates", JSON),),
        "rules": (("rules", JSON), ("rules", "--rescreen", "--dry-run", JSON)),
        "certificate": (("certificate", "TA-2026-7KQ-0001", "ABCDE-FGHJK", JSON),),
        "verify": (("verify", JSON),),
        "backup": (("backup", copy, JSON),),
        "restore": (("restore", copy, "--practise"), ("restore", copy, "--practise", JSON)),
        "travel": (("travel", "--back", copy),),
        "programs": (("programs", JSON),),
        "users": (("users", JSON), ("users", "remove", "carla"), ("users", "renew", "ana", *_new(scratch))),
    }  # fmt: skip


def asked_for(program: str, scratch: Path) -> tuple[tuple[str, ...], ...]:
    """Every way of asking for a program by its name."""
    book, paper, here = str(scratch / "out.xlsx"), str(scratch / "out.pdf"), ("--program", program)
    return (
        ("import", f"{program}.workbook", book), ("export", program, book, "--reason", "prueba"),
        ("list", f"{program}.my_files"), ("print", f"{program}.whole", CODE, paper, "--reason", "prueba"),
        ("export", f"{program}.my_files", book, "--reason", "prueba"), ("indicators", program, *SPAN),
        ("indicators", program, *SPAN, "--shared"), ("indicators", program, *SPAN, "--xlsx", book),
        ("rules", program),
        ("travel", "--leave", program, "--to", str(scratch / "away")), ("users", "grant", "berta", *here),
        ("users", "withdraw", "ana", *here), ("users", "lead", "berta", *here), ("users", "no-lead", "ana", *here),
    )  # fmt: skip


def read_commands(ground: Ground, person, scratch: Path, names: Collection[str] = ()) -> dict[str, str]:
    """What each command (or these) says to her, without what she typed herself."""
    return {
        name: "\n".join(_run(ground, person, scratch, line) for line in lines).replace(CODE, "?").replace(NAME, "?")
        for name, lines in asked_of(scratch).items()
        if not names or name in names
    }


def refused_commands(ground: Ground, person, scratch: Path, program: str) -> list[str]:
    """What is said to her when she asks for that program."""
    return [_run(ground, person, scratch, line).replace(program, "?") for line in asked_for(program, scratch)]


def commands_that_open() -> set[str]:
    """Those there are."""
    return {command.name for command in COMMANDS} - set(NOBODYS)


def _new(scratch: Path) -> tuple[str, str]:
    return "--new-passphrase-file", str(scratch / "new")


def _run(ground: Ground, person, scratch: Path, line: tuple[str, ...]) -> str:
    (scratch / "words").write_text(person.passphrase, encoding="utf-8")
    (scratch / "new").write_text("otra frase larga de cinco palabras", encoding="utf-8")
    who = ("--data", str(ground.path), "--person", person.uid, "--passphrase-file", str(scratch / "words"))
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), spoken("en"):
        try:
            run(["--lang", "en", *line, *who])
        except SystemExit:
            pass
        finally:
            keep_reports_in(None)
    return out.getvalue() + err.getvalue()
