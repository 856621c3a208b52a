"""Real processes: what is loaded, what reaches which stream, and that nothing but the window needs Qt."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kindhub import __version__

HEAVY = ("sqlmodel", "sqlalchemy", "cryptography", "pydantic", "PySide6", "openpyxl", "alembic")
PASSPHRASE = "cuatro palabras para probar"


def python(*words, **more):
    env = {**os.environ, "KINDHUB_LANG": "en", **more.pop("env", {})}
    return subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, env=env, **more)


def imported(*words):
    trace = python("-X", "importtime", *words)
    assert trace.returncode == 0, trace.stderr
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in trace.stderr.splitlines() if "|" in line}


@pytest.mark.parametrize("words", [("--version",), ("--help",)])
def test_the_first_answer_loads_nothing_heavy(words):
    loaded = imported("-m", "kindhub", *words)
    assert "kindhub" in loaded
    assert not loaded & set(HEAVY)
    assert "sqlmodel" in imported("-c", "import kindhub.app"), "a negative control: what is loaded is seen"


def test_version():
    said = python("-m", "kindhub", "--version")
    assert (said.returncode, said.stdout, said.stderr) == (0, f"KIND Hub {__version__}\n", "")


def test_with_no_command_and_no_screen_a_sentence_says_what_there_is():
    bare = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    said = python("-m", "kindhub", env=bare)
    assert said.returncode == 1
    assert "kindhub --help" in said.stderr
    assert said.stdout == ""


BLOCKED = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "qtawesome"):
            raise ImportError("Qt is blocked: " + name)

sys.meta_path.insert(0, NoQt())
import kindhub, kindhub_reintegration
window = ("kindhub.ui", "kindhub.demo.show", "kindhub.demo.tour", "kindhub.demo.practice", "kindhub.testing",
          "kindhub.__main__")
done, failed = 0, []
for package in (kindhub, kindhub_reintegration):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + ".", onerror=lambda _name: None):
        name = module.name
        if name.startswith(window) or ".versions" in name or name.endswith("_stops"):
            continue
        try:
            importlib.import_module(name)
            done += 1
        except ImportError as fault:
            failed.append(name + ": " + str(fault))
try:
    importlib.import_module("kindhub.ui.start")
    failed.append("a negative control: the window was loaded without Qt")
except ImportError:
    pass
print(done, failed)
"""


def test_everything_but_the_window_works_without_qt():
    said = python("-c", BLOCKED)
    assert said.returncode == 0, said.stderr
    done, _, failed = said.stdout.strip().partition(" ")
    assert failed == "[]"
    assert int(done) > 150


def test_json_on_standard_output_and_nothing_else(tmp_path, miniature):
    who = ("--data", tmp_path / "data", "--person", "ana", "--json")

    def kindhub(*words):
        return python("-m", "kindhub", *words, *who, input=f"{PASSPHRASE}\n")

    outputs = [
        kindhub("init"),
        kindhub("import", "reintegration.workbook", miniature, "--unsure", "new", "--rows"),
    ]
    for said in outputs:
        assert (said.returncode, said.stderr) == (0, "")
        json.loads(said.stdout)
    wrong = python("-m", "kindhub", "search", "Ana", *who, input="wrong words\n")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr.count("\n") == 1


def test_a_pipe_that_closes_early_is_no_fault(tmp_path):
    kindhub = f"{sys.executable} -m kindhub"
    said = subprocess.run(["bash", "-c", f"{kindhub} --help | head -n 1; exit ${{PIPESTATUS[0]}}"],
                          capture_output=True, text=True, cwd=Path.cwd())  # fmt: skip
    assert "Traceback" not in said.stderr
