"""The command line is a door like the panel: figures with hidden numbers are kept before they are said."""

from __future__ import annotations

import argparse
import contextlib
import json
from dataclasses import replace

import openpyxl
import pytest

from kindhub.cli import figures
from kindhub.i18n import L
from kindhub.program.indicators import Figure, Indicator, IndicatorSet
from kindhub.services.kept_reports import kept_reports

ONE = Indicator("n", L("Incidents", "Incidentes"), L("Once.", "Una vez."), "cases")
TWO = replace(ONE, key="m")


@pytest.fixture
def asked(hub, monkeypatch, capsys):
    """`asked(types, ...)`: the rows said of so many of each type."""

    def ask(types, *, suppress=True, working=(), xlsx=None, shared=False):
        found = [Figure(key, {}, sum(types.values())) for key in ("n", "m")]
        found += [Figure(key, {"type": code}, n) for key in ("n", "m") for code, n in types.items()]
        made = IndicatorSet((ONE, TWO), (), lambda *_: found, suppress=suppress, working=working)
        monkeypatch.setitem(hub.programs["reintegration"].__dict__, "indicators", (made,))
        monkeypatch.setattr(figures, "opened", lambda _options: contextlib.nullcontext(hub))
        figures.indicators(argparse.Namespace(
            program="reintegration", first="2021-01-01", last="2021-01-31", json=True, xlsx=xlsx, shared=shared
        ))  # fmt: skip
        rows = json.loads(capsys.readouterr().out)
        return {(row["indicator"], *row["group"].values()): row.get("hidden") or row["value"] for row in rows}

    return ask


def kept(hub):
    with hub.read() as session:
        return len(kept_reports(session, "reintegration"))


def test_what_was_said_is_kept_once_and_what_came_late_is_hidden_next_time(hub, asked):
    first = asked({"a": 20, "b": 30})
    assert (first["n",], first["n", "b"]) == (50, 30)
    assert asked({"a": 20, "b": 30}) == first
    assert kept(hub) == 1
    assert asked({"a": 20, "b": 32})["n", "b"] == "s"


def test_figures_of_a_program_that_hides_nothing_are_exact_and_nothing_is_kept(hub, asked):
    asked({"a": 20, "b": 30}, suppress=False)
    assert asked({"a": 1, "b": 32}, suppress=False)["n", "a"] == 1
    assert kept(hub) == 0


def test_working_figures_are_said_as_they_are_and_the_workbook_hides_them(hub, asked, tmp_path):
    said = asked({"a": 2, "b": 30}, working=("m",), xlsx=tmp_path / "cifras.xlsx")
    assert (said["m", "a"], said["n", "a"]) == (2, "<5")
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "cifras.xlsx") for row in sheet.values for cell in row]
    assert 2 not in cells
    assert kept(hub) == 1
    asked({"a": 2, "b": 32}, working=("m",))
    assert kept(hub) == 1  # looking at them gives nothing out
