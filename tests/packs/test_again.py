"""A hub starts itself anew by the one program that is there: its Python in a checkout, its own when installed."""

import subprocess
import sys

import pytest

from kindhub.packs import again as anew
from kindhub.packs.again import again
from kindhub.packs.house import House


def test_a_checkout_is_started_by_its_python():
    assert again("window", "--data", "D") == [sys.executable, "-m", "kindhub", "window", "--data", "D"]
    said = subprocess.run([*again(), "--version"], capture_output=True, text=True, check=True).stdout
    assert said.startswith("KIND Hub ")


@pytest.mark.parametrize("program", ["kindhub", "kindhub.exe"])
def test_an_installed_hub_is_started_by_the_program_beside_it(tmp_path, monkeypatch, program):
    monkeypatch.setattr(anew, "PROGRAM", program)
    monkeypatch.setattr(anew, "house", lambda: House(tmp_path))
    assert again("practice") == [str(tmp_path / program), "practice"]
