"""`kindhub` inside this process, so that hundreds of runs take seconds; a few tests start it for real."""

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from kindhub.cli.run import run
from kindhub.i18n import spoken
from kindhub.reporting import keep_reports_in
from kindhub.testing import PERSON, chosen_programs, template
from kindhub.testing.made_once import made_once


@dataclass
class Answer:
    """What a command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Terminal:
    """Runs command lines on one data folder, as the person who made it."""

    def __init__(self, folder, passphrase_file):
        self.data, self.passphrase_file = folder, passphrase_file

    def __call__(self, *words: Any, json: bool = True) -> Answer:
        """A command on the folder, as its person."""
        who = ("--person", PERSON.uid, "--passphrase-file", self.passphrase_file)
        return self.bare(*words, "--data", self.data, *who, *(("--json",) if json else ()))

    def bare(self, *words: Any, stdin: str = "") -> Answer:
        """A command line exactly as given."""
        out, err = io.StringIO(), io.StringIO()
        kept, sys.stdin = sys.stdin, io.StringIO(stdin)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), spoken("en"):
                code = _code([str(word) for word in (*(() if "--lang" in words else ("--lang", "en")), *words)])
        finally:
            sys.stdin = kept
            keep_reports_in(None)
        return Answer(code, out.getvalue(), err.getvalue())


def _code(words: Sequence[str]) -> int:
    try:
        return run(words)
    except SystemExit as left:
        return int(left.code or 0)


@pytest.fixture
def passphrase_file(tmp_path):
    path = tmp_path / "passphrase"
    path.write_text(PERSON.passphrase, encoding="utf-8")
    return path


@pytest.fixture
def kindhub(tmp_path, passphrase_file, cheap_keys):
    """A fresh data folder with all installed programs, and the command line on it."""
    shutil.copytree(template(), tmp_path / "data")
    return Terminal(tmp_path / "data", passphrase_file)


@pytest.fixture
def stocked(tmp_path, passphrase_file, cheap_keys, miniature):
    """The same after the miniature workbook came in, with what that command said as `imported`."""

    def bring_in(path):
        shutil.copytree(template(), path / "data")
        kindhub = Terminal(path / "data", passphrase_file)
        said = kindhub("import", "reintegration.workbook", miniature, "--unsure", "new", "--rows")
        (path / "imported.json").write_text(json.dumps(said.json), encoding="utf-8")

    there = made_once("-".join(("stocked", *sorted(chosen_programs(None).loaded))), bring_in)
    shutil.copytree(there / "data", tmp_path / "data")
    kindhub = Terminal(tmp_path / "data", passphrase_file)
    kindhub.imported = json.loads((there / "imported.json").read_text(encoding="utf-8"))
    return kindhub
