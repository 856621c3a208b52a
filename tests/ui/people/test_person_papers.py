"""A person's family and timeline on paper: drawn, in words, and only what may leave."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from kindhub.program.paper import Table
from kindhub.security.access import Rights
from kindhub.ui.people.papers import FAMILY, WHOLE, PersonPapers
from kindhub.ui.printing.draw import Stamp, pdf_of
from kindhub.ui.printing.look import Look
from kindhub.ui.printing.picture import Picture


@pytest.fixture
def over(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    return page


def paper(hub, papers, what):
    with hub.read() as session:
        return papers.job(what).make(session)


def test_both_are_drawn_and_told_in_words(peopled, over):
    papers = PersonPapers(peopled.hub, peopled.person_ids[1], over)
    made = paper(peopled.hub, papers, WHOLE)
    assert sum(isinstance(block, Picture) for block in made.blocks) == 2
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert any("retorno" in row for row in table.rows)
    assert "Ramos" in made.name
    assert "Ramos" not in made.title
    assert pdf_of(made, Look(sideways=True), Stamp("Rosa")).startswith(b"%PDF")
    assert not any(isinstance(block, Table) for block in paper(peopled.hub, papers, FAMILY).blocks)


def test_of_a_program_that_may_not_be_printed_nothing_is_on_paper(peopled, over):
    hub = peopled.hub
    only_view = Rights({"view": "all"})
    hub.user = replace(hub.user, rights={**hub.user.rights, "reintegration": only_view})
    table = [
        block
        for block in paper(hub, PersonPapers(hub, peopled.person_ids[1], over), WHOLE).blocks
        if isinstance(block, Table)
    ]
    assert not any("retorno" in row for row in table[0].rows)


def test_who_may_neither_print_nor_export_is_not_asked(peopled, over):
    hub = peopled.hub
    hub.user = replace(hub.user, rights={"hub": Rights({"view": "all"})})
    assert not PersonPapers(hub, peopled.person_ids[1], over).may()
