"""The example program's forms, which have a field of every kind, over a real encrypted file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "example_program"))


@pytest.fixture
def lending(tmp_path):
    import example_program.hooks

    from kindhub.program.registry import Programs
    from kindhub.records.codes import add_folder
    from kindhub.testing.program_tests import open_with

    programs = Programs()
    programs.add("example", example_program.hooks)
    add_folder("example", programs["example"].folder / "reference")
    hub = open_with(tmp_path / "data", programs)
    yield hub
    hub.close()


@pytest.fixture
def body(lending, qtbot):
    from example_program.forms import LOAN

    from kindhub.ui.forms.form_body import FormBody
    from kindhub.ui.forms.lookups import Lookups

    built = FormBody(LOAN, Lookups(lending))
    built.resize(700, 900)
    qtbot.addWidget(built)
    built.show()
    built.activateWindow()
    qtbot.waitActive(built)
    return built
