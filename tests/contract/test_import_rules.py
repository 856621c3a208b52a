"""Imports go downwards, Qt stays in the window, programs build on the contract: held by import-linter, and it bites."""

import configparser
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
ROOMS = next(one["layers"] for one in SETTINGS["contracts"] if one["type"] == "layers")


def lint(folder):
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)


def test_the_rules_hold():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "0 broken" in done.stdout


def test_every_room_has_its_place_in_the_order():
    named = {room.strip().removeprefix("kindhub.") for layer in ROOMS for room in layer.split(":")}
    here = {path.stem for path in (ROOT / "kindhub").iterdir() if not path.name.startswith("_")} - {"py"}
    assert here == named


def test_the_contract_about_qt_names_every_room_but_the_window_and_the_demo_that_opens_it():
    (contract,) = (one for one in SETTINGS["contracts"] if "PySide6" in one.get("forbidden_modules", ()))
    named = {room.strip() for layer in ROOMS for room in layer.split(":")}
    assert named - set(contract["source_modules"]) == {"kindhub.ui", "kindhub.demo", "kindhub.testing"}


@pytest.mark.parametrize("upwards", [True, False])
def test_an_import_upwards_is_found(tmp_path, upwards):
    """The negative control, on a house of two rooms."""
    for room in ("above", "below"):
        (tmp_path / "house" / room).mkdir(parents=True)
        (tmp_path / "house" / room / "__init__.py").write_text("")
    (tmp_path / "house" / "__init__.py").write_text("")
    (tmp_path / "house" / "below" / "window.py").write_text("import house.above\n" if upwards else "")
    rules = configparser.ConfigParser()
    rules["importlinter"] = {"root_package": "house"}
    rules["importlinter:contract:1"] = {"name": "rooms", "type": "layers", "layers": "\nhouse.above\nhouse.below"}
    with (tmp_path / ".importlinter").open("w") as file:
        rules.write(file)
    assert (lint(tmp_path).returncode != 0) is upwards
