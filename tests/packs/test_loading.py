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


def test_what_was_changed_called_back_or_lost_its_signature_after_it_was_installed_does_not_start(org, made):
    """Looked at again at every start, not only when it came in."""
    data = made.wheel("reintegration", package="loaded_three", hooks=HOOKS.format(key="reintegration"))
    file = org.bring(data)
    install(file, org.folder, look_over(org.folder, org.policy(), made.hub), org.policy(), made.hub)

    def starts():
        programs = load(look_over(org.folder, org.policy(), made.hub), org.folder)
        return list(programs.loaded), [fault.say() for fault in programs.faults]

    hooks = org.folder / "loaded_three" / "loaded_three" / "hooks.py"
    sound = hooks.read_bytes()
    hooks.write_bytes(sound + b"# one more line\n")
    assert starts() == ([], ["«pack.whl» se cambió después de firmarse. No lo use; avise a quien administra."])
    hooks.write_bytes(sound)
    signature = org.folder / "pack.whl.minisig"
    kept = signature.read_bytes()
    signature.unlink()
    assert starts()[0] == []
    signature.write_bytes(kept)
    org.issue(revoked=[made.digest(data)])
    assert "fue retirada" in starts()[1][0]
    assert "loaded_three.hooks" not in sys.modules, "nothing of it was run"
    org.issue(revoked=[])
    assert starts() == (["reintegration"], []), "control: untouched it starts"


@pytest.mark.parametrize("wrong", ["api=99", "requires_core='9001'"])
def test_a_program_for_another_hub_says_so(org, made, wrong):
    hooks = HOOKS.format(key="reintegration").replace('version="1.0"', f'version="1.0", {wrong}')
    install(org.bring(made.wheel(package="loaded_four", hooks=hooks)), org.folder,
            look_over(org.folder, org.policy(), made.hub), org.policy(), made.hub)  # fmt: skip
    programs = load(look_over(org.folder, org.policy(), made.hub), org.folder, core="0002")
    assert programs.loaded == {}
    assert "es para otra versión de KIND Hub" in programs.faults[0].say()
    del sys.modules["loaded_four.hooks"], sys.modules["loaded_four"]


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
