"""A program says in a line where a part of it lies; the part is loaded when it is asked for, and not before."""

import sys
from types import ModuleType

import pluggy
import pytest

from kindhub.program.hook_parts import each_in, kept_in, scope_in
from kindhub.program.hookspecs import GROUP, ProgramHooks


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """A program whose parts lie in modules on disk, its hooks, and the names of the modules loaded so far."""
    (tmp_path / "parts_of_a_program.py").write_text(
        "FORMS = ('a form',)\n"
        "WORKFLOW = 'a life'\n"
        "def clocks():\n    return ('a clock',)\n"
        "def scope(record, user):\n    return f'{user} sees {record}'\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "parts_of_a_program", raising=False)
    program = ModuleType("hooks")
    program.forms = kept_in("parts_of_a_program:FORMS")
    program.workflows = each_in("parts_of_a_program:WORKFLOW")
    program.rules = kept_in("parts_of_a_program:clocks")
    program.scope = scope_in("parts_of_a_program:scope")
    program.lists = kept_in("parts_of_a_program:NOWHERE")
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(ProgramHooks)
    manager.register(program)
    yield manager.hook
    sys.modules.pop("parts_of_a_program", None)


def test_a_part_is_loaded_when_it_is_asked_for(asked):
    assert "parts_of_a_program" not in sys.modules
    assert asked.forms() == ("a form",)
    assert "parts_of_a_program" in sys.modules


def test_what_is_a_function_is_called_and_what_is_one_thing_is_one_of_several(asked):
    assert asked.rules() == ("a clock",)
    assert asked.workflows() == ("a life",)


def test_the_hook_hands_over_what_the_function_asks_for_by_its_names(asked):
    assert asked.scope(user="ana", record="Case") == "ana sees Case"


def test_a_part_that_is_nowhere_says_so_by_its_name(asked):
    with pytest.raises(AttributeError, match="NOWHERE"):
        asked.lists()
