"""At the start the programs that run are imported, the others are told of, and one that breaks stops nobody else."""

import sys

import pytest

from kindhub.packs.installing import install
from kindhub.packs.loading import load
from kindhub.packs.shelf import look_over

HOOKS = """
from kindhub.i18n import L
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program

@hook
def program():
    return Program(key={key!r}, name=L("A program", "Un programa"), neutral_name=L("P", "P"), letters="PP",
                   version="1.0")
"""


@pytest.fixture(autouse=True)
def own_modules(monkeypatch):
    """What a test imports is forgotten after it."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name.startswith("loaded_"):
            del sys.modules[name]


def test_the_programs_of_the_folder_are_the_programs_of_the_hub(org, made):
    data = made.wheel("reintegration", package="loaded_one", hooks=HOOKS.format(key="reintegration"))
    broken = made.wheel("gbv", package="loaded_two", hooks="raise RuntimeError('broken')")
    for name, one in (("one.whl", data), ("two.whl", broken)):
        install(org.bring(one, name=name), org.folder, look_over(org.folder, org.policy(), made.hub), org.policy(),
                made.hub)  # fmt: skip
    (org.folder / "three.whl").write_bytes(b"nobody signed this")
    programs = load(look_over(org.folder, org.policy(), made.hub), org.folder)
    assert list(programs.loaded) == ["reintegration"]
    assert {(fault.program, fault.hook) for fault in programs.faults} == {("three.whl", "pack"), ("gbv", "import")}
