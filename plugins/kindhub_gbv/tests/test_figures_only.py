"""Whoever may see figures only counts what is there, and opens no list, no file and no row behind a figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from kindhub_gbv import records as r
from sqlalchemy import select

from kindhub.errors import Refused
from kindhub.program.indicators import Period
from kindhub.security.access import Rights
from kindhub.services.indicators import count
from kindhub.services.worklists import Worklist
from kindhub.ui.dashboard.periods import year_of
from kindhub.ui.dashboard.reading import CountPanel, PanelQuestion
from kindhub.ui.hub_window.rail_counter import CountRail, RailCounts
from kindhub.ui.hub_window.rail_entries import _program
from kindhub.ui.palette.sources import of_programs
from kindhub.ui.tasks import Progress

DAY = date(2026, 11, 23)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def files(build):
    """Three files of a colleague, each with an incident."""
    for number in ("SV-AAAA-AA", "SV-BBBB-BB", "SV-CCCC-CC"):
        build.incident(build.case(number, responsible="berta"))
    return build.hub


def only(hub, role):
    """The same hub in the hands of somebody in that role of the program."""
    actions = next(one for one in hub.programs["gbv"].roles if one.key == role).actions
    hub.user = replace(hub.user, uid="eva", rights={"gbv": Rights(dict(actions))})


def counted(hub):
    with hub.counting("gbv") as session:
        return [one.value for one in count(session, hub.programs["gbv"], YEAR, working=True).figures]


def pages(hub):
    rail = [entry.route.page for entry in _program(hub, hub.programs["gbv"], RailCounts()).entries]
    palette = [entry.route.page for entry in of_programs(hub) if entry.key.split(":")[1] == "gbv"]
    return set(rail), set(palette)


def test_figures_are_those_of_all_and_no_record_is_there(files):
    program, whole = files.programs["gbv"], counted(files)
    only(files, "figures")
    assert counted(files) == whole
    assert any(whole)
    assert CountPanel(files, program, PanelQuestion(year_of(DAY)))(Progress()).counted.figures
    with files.read() as session:
        for view in program.lists:
            assert list(Worklist(program, view, files.user, DAY).ids(session)) == []
        assert [one.__name__ for one in program.records if session.scalars(select(one).limit(1)).all()
                and one is not r.LegalRule] == []  # fmt: skip


def test_no_list_stands_in_rail_or_palette_but_the_panel_does(files):
    rail, palette = pages(files)
    assert {"list", "panel"} <= rail & palette, "control: the lead has both"
    only(files, "figures")
    rail, palette = pages(files)
    assert "list" not in rail | palette
    assert "register" not in rail
    assert "panel" in rail & palette
    assert CountRail(files, RailCounts(), anew=True)(Progress()).counts == {}


def test_without_either_right_not_even_figures(files):
    files.user = replace(files.user, rights={})
    with pytest.raises(Refused):
        CountPanel(files, files.programs["gbv"], PanelQuestion(year_of(DAY)))(Progress())
    assert not any(counted(files))
