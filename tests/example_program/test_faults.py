"""A program that raises in every hook is named as a fault, and everything else works."""

from __future__ import annotations

import types

import example_program.hooks
import pytest

from kindhub.i18n import L
from kindhub.program.hookspecs import ProgramHooks, hook
from kindhub.program.info import Program
from kindhub.program.registry import Programs
from kindhub.testing.program_tests import open_with

ASKED = (
    "records", "workflows", "access", "forms", "lists", "dashboards", "indicators", "reports", "exchange", "rules",
    "timeline",
)  # fmt: skip


def broken(*, from_the_start=False):
    module = types.ModuleType("broken_hooks")
    module.__file__ = example_program.hooks.__file__.replace("example_program/hooks.py", "broken/hooks.py")

    def program():
        if from_the_start:
            raise ZeroDivisionError
        return Program("broken", L("Broken", "Rota"), L("Broken", "Rota"), "BR", "0.1.0")

    module.program = hook(program)
    for name in vars(ProgramHooks):
        if name.startswith("_") or name == "program":
            continue
        spec = getattr(ProgramHooks, name)
        names = spec.__code__.co_varnames[1 : spec.__code__.co_argcount]
        namespace = {}
        exec(f"def {name}({', '.join(names)}): raise ZeroDivisionError('Ana López')", namespace)
        setattr(module, name, hook(namespace[name]))
    return module


def test_every_hook_that_raises_becomes_a_fault_and_the_others_work(tmp_path):
    programs = Programs()
    programs.add("example", example_program.hooks)
    programs.add("broken", broken())
    for name in ASKED:
        attribute = "roles" if name == "access" else name
        assert getattr(programs["broken"], attribute) == ()
    assert {(fault.program, fault.hook) for fault in programs.faults} == {("broken", name) for name in ASKED}
    assert programs["example"].forms
    assert "López" not in repr(programs.faults)


def test_a_program_that_cannot_say_its_name_is_left_out_and_the_hub_opens(tmp_path):
    programs = Programs()
    programs.add("example", example_program.hooks)
    programs.add("broken", broken(from_the_start=True))
    hub = open_with(tmp_path / "data", programs)
    assert [fault.program for fault in hub.programs.faults] == ["broken"]
    assert hub.programs["example"].forms
    hub.close()


def test_a_failing_scope_shows_nothing_rather_than_everything():
    programs = Programs()
    programs.add("broken", broken())
    with pytest.raises(ZeroDivisionError):
        programs["broken"].scope(object, None)
