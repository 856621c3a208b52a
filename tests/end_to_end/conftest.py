"""The program in processes of its own, every place it might write to pointed into a sandbox.

A process costs two seconds, so one process runs several commands, and keys are derived cheaply; what a bare `kindhub`
does with real keys is held in `tests/cli/test_processes.py`.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kindhub.testing import PERSON, template

PLACES = {
    "HOME": "home", "TMPDIR": "tmp", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "share",
    "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "runtime", "SQLITE_TMPDIR": "tmp",
}  # fmt: skip

CHEAP_KEYS = """
from kindhub.security.kdf import KdfParams
WEAK = KdfParams(memory_kib=8, passes=1, lanes=1)
KdfParams.floor = KdfParams.default = classmethod(lambda _cls: WEAK)
"""

COMMANDS = """
import contextlib, io, json, sys
from kindhub.cli.run import run
from kindhub.reporting import report_faults

report_faults()
for line in sys.stdin.read().splitlines():
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = run(json.loads(line))
        except SystemExit as left:
            code = left.code
        except Exception:
            sys.excepthook(*sys.exc_info())
            code = 1
    print(json.dumps([code, out.getvalue(), err.getvalue()]))
"""


class Answer:
    """What one command left behind."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        assert self.code == 0, self.err
        return json.loads(self.out)

    def __repr__(self):
        return f"{self.code} {self.out[:300]} {self.err}"


class Sandbox:
    """A home, a temporary folder, a working folder and a data folder that nobody else writes to."""

    def __init__(self, root: Path, inputs: Path):
        self.root, self.inputs = root, inputs
        self.data = root / "data"
        shutil.copytree(template(), self.data)
        for place in {*PLACES.values(), "cwd"}:
            (root / place).mkdir(mode=0o700)
        self.passphrase_file = inputs / "passphrase"
        self.passphrase_file.write_text(PERSON.passphrase, encoding="utf-8")

    @property
    def environment(self):
        """The least a process needs; nothing of ours leads out of the sandbox."""
        kept = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
        moved = {name: str(self.root / place) for name, place in PLACES.items()}
        return {**kept, **moved, "QT_QPA_PLATFORM": "offscreen", "KINDHUB_LANG": "en"}

    def python(self, code, *words, **more):
        """Run a piece of Python in the sandbox, with keys that cost nothing."""
        return subprocess.run(
            [sys.executable, "-c", CHEAP_KEYS + code, *map(str, words)],
            cwd=self.root / "cwd", env=self.environment, capture_output=True, text=True, **more,
        )  # fmt: skip

    def kindhub(self, *commands, data=None, lang="en", prelude="", **more):
        """Run commands of ours one after the other in one process; gives their answers."""
        who = ("--data", data or self.data, "--person", PERSON.uid, "--passphrase-file", self.passphrase_file, "--json")
        lines = [json.dumps([str(word) for word in (*words, *who, "--lang", lang)]) for words in commands]
        done = self.python(prelude + COMMANDS, input="\n".join(lines), **more)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return [Answer(*json.loads(line)) for line in done.stdout.splitlines()]

    def files(self):
        """Everything that lies in the sandbox, by its path from the root."""
        return {path.relative_to(self.root).as_posix(): path for path in self.root.rglob("*") if path.is_file()}


@pytest.fixture
def sandbox(tmp_path):
    for part in ("sandbox", "inputs"):
        (tmp_path / part).mkdir()
    return Sandbox(tmp_path / "sandbox", tmp_path / "inputs")
