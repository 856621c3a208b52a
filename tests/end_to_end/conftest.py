"""The program in processes of its own, every place it might write to pointed into a sandbox.

A process takes two seconds to import the hub, so those that run commands are copies of one that did, one process runs
several commands, and keys are derived cheaply; what a bare `kindhub` does with real keys is held in
`tests/cli/test_processes.py`.
"""

import json
import multiprocessing
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kindhub.testing import INSTALLED, PERSON, template

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


IMPORTED = (
    "openpyxl", "xlsxwriter", "alembic.operations", "kindhub.app", "kindhub.cli.run", "kindhub.exchange.import_run",
    *(point.module for point in INSTALLED), *(f"{point.module.partition('.')[0]}.records" for point in INSTALLED),
)  # fmt: skip
"""What the process has imported that the others are copies of."""
COPIES = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
BEGIN = """
import os, sys, tempfile
tempfile.tempdir = None
os.environ.clear()
os.environ.update({environment!r})
os.chdir({folder!r})
for number, (path, mode) in enumerate((({said!r}, os.O_RDONLY), ({out!r}, os.O_WRONLY), ({err!r}, os.O_WRONLY))):
    os.dup2(os.open(path, mode), number)
sys.stdin, sys.stdout, sys.stderr = open(0, closefd=False), open(1, "w", closefd=False), open(2, "w", closefd=False)
"""
"""Makes a copy of a process what a new one in the sandbox would be."""
END = "\nsys.stdout.flush(); sys.stderr.flush()\n"


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
        done = self._copy(prelude + COMMANDS, "\n".join(lines), **more)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return [Answer(*json.loads(line)) for line in done.stdout.splitlines()]

    def _copy(self, code, said, timeout=None):
        """As `python`, in a copy of the process that has imported the hub."""
        streams = {name: self.inputs / name for name in ("said", "out", "err")}
        for name, path in streams.items():
            path.write_text(said if name == "said" else "", encoding="utf-8")
        begin = BEGIN.format(
            environment=self.environment, folder=str(self.root / "cwd"), **{k: str(v) for k, v in streams.items()}
        )
        script = self.inputs / "script.py"
        script.write_text(begin + CHEAP_KEYS + code + END, encoding="utf-8")
        context = multiprocessing.get_context(COPIES)
        context.set_forkserver_preload(list(IMPORTED))
        process = context.Process(target=runpy.run_path, args=(str(script),), kwargs={"run_name": "__main__"})
        process.start()
        process.join(timeout)
        assert process.exitcode is not None, f"no answer in {timeout} s"
        out, err = (streams[name].read_text(encoding="utf-8") for name in ("out", "err"))
        return SimpleNamespace(returncode=process.exitcode, stdout=out, stderr=err)

    def files(self):
        """Everything that lies in the sandbox, by its path from the root."""
        return {path.relative_to(self.root).as_posix(): path for path in self.root.rglob("*") if path.is_file()}


@pytest.fixture
def sandbox(tmp_path):
    for part in ("sandbox", "inputs"):
        (tmp_path / part).mkdir()
    return Sandbox(tmp_path / "sandbox", tmp_path / "inputs")
