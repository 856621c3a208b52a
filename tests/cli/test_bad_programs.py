"""Programs that fail in every way: told loudly, and the others work."""

import sys
import types
from importlib.metadata import EntryPoint

import pytest

from kindhub import app
from kindhub.i18n import L
from kindhub.program import registry
from kindhub.program.hookspecs import GROUP, ProgramHooks, hook
from kindhub.program.info import Program
from kindhub.testing import PERSON, WEAK

HOOKS = [name for name in vars(ProgramHooks) if not name.startswith("_") and name != "program"]
SECRET = "Zorzalina"


def failing(name, taking):
    code = f"def {name}({', '.join(taking)}):\n    raise ValueError({SECRET!r})\n"
    made = {}
    exec(code, made)
    return hook(made[name])


def broken_program():
    """A program whose card is whole and whose every other hook raises."""
    module = types.ModuleType("broken_program")
    module.__file__ = __file__
    module.program = hook(lambda: Program("broken", L("Broken", "Roto"), L("Broken", "Roto"), "BR", "1.0", order=1))
    arguments = {"scope": ("record", "user"), "record_will_save": ("work", "record")}
    arguments["record_did_save"] = arguments["record_was_removed"] = arguments["record_will_save"]
    for name in HOOKS:
        setattr(module, name, failing(name, arguments.get(name, ())))
    return module


def cardless_program():
    module = types.ModuleType("cardless_program")
    module.program = failing("program", ())
    return module


@pytest.fixture
def installed(monkeypatch):
    """The installed programs and three more: one raises everywhere, one has no card, one cannot be imported."""
    monkeypatch.setitem(sys.modules, "broken_program", broken_program())
    monkeypatch.setitem(sys.modules, "cardless_program", cardless_program())
    names = ("broken_program", "cardless_program", "program_that_is_not_there")
    points = [*registry.entry_points(group=GROUP), *(EntryPoint(name, name, GROUP) for name in names)]
    monkeypatch.setattr(registry, "entry_points", lambda group: points)


def test_a_program_that_raises_in_every_hook_stops_nobody_else(installed, kindhub, tmp_path, miniature):
    kindhub.data = tmp_path / "with-broken"
    app.create_folder(kindhub.data, PERSON, kdf=WEAK)
    assert (kindhub.data / "broken.db").exists()
    listed = kindhub("programs")
    assert listed.code == 1
    assert {one["key"] for one in listed.json["programs"]} == {"broken", "reintegration"}
    assert {(one["program"], one["kind"]) for one in listed.json["faults"]} >= {
        ("cardless_program", "ValueError"), ("program_that_is_not_there", "ModuleNotFoundError")
    }  # fmt: skip
    imported = kindhub("import", "reintegration.workbook", miniature, "--unsure", "new")
    assert imported.json["sheets"]["Referencias"]["new"] == 4
    answers = [imported, kindhub("list"), kindhub("search", "Ana"), kindhub("verify"), kindhub("backup")]
    answers.append(kindhub("indicators", "broken", "--from", "2020-01-01", "--to", "2020-12-31"))
    for answer in answers:
        assert SECRET not in answer.out + answer.err
        assert "Traceback" not in answer.err
        assert "cardless_program" in answer.err, "told at every start"
        answer.json  # noqa: B018 - it is whole


def test_a_fault_names_the_hook_and_the_kind_and_quotes_nothing(installed):
    programs = app.installed_programs()
    broken = programs["broken"]
    parts = (
        "records",
        "workflows",
        "roles",
        "forms",
        "lists",
        "dashboards",
        "indicators",
        "reports",
        "exchange",
        "rules",
        "rule_books",
        "timeline",
        "questions",
    )
    assert all(getattr(broken, part) == () for part in parts)
    hooks = {fault.hook for fault in programs.faults if fault.program == "broken"}
    assert hooks == set(HOOKS) - {"scope", "record_will_save", "record_did_save", "record_was_removed"}
    assert {fault.kind for fault in programs.faults if fault.program == "broken"} == {"ValueError"}
    with pytest.raises(ValueError, match=SECRET):
        broken.scope(object, None)


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ({"requires_core": "9999"}, "needs the shared records at 9999"),
        ({"api": 99}, "made for contract 99"),
        ({}, None),
    ],
)
def test_a_program_made_for_another_hub_is_refused_by_name(monkeypatch, card, said):
    module = types.ModuleType("from_elsewhere")
    module.__file__ = __file__
    name = L("Elsewhere", "De otra parte")
    module.program = hook(lambda: Program("elsewhere", name, name, "EL", "1.0", **card))
    monkeypatch.setitem(sys.modules, "from_elsewhere", module)
    programs = app.installed_programs([EntryPoint("elsewhere", "from_elsewhere", GROUP)])
    assert ("elsewhere" in programs.loaded) is (said is None)
    assert [said in fault.kind for fault in programs.faults] == [True] * bool(said)
