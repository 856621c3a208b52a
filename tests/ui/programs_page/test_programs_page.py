"""The page of programs: what runs is said in words, a pack comes in by a file, is switched off and removed."""

import importlib.util
from pathlib import Path

import pytest

from kindhub.packs.house import House
from kindhub.testing import open_copy, pretend_installed
from kindhub.ui.kit.row_list import RowButton
from kindhub.ui.programs_page.page import ProgramsPage

_packs = importlib.util.spec_from_file_location("packs_ground", Path(__file__).parents[2] / "packs" / "conftest.py")
packs = importlib.util.module_from_spec(_packs)
_packs.loader.exec_module(packs)


@pytest.fixture
def page(tmp_path, qtbot):
    """The page over an installation of its own, for somebody who may change it."""
    pretend_installed(("reintegration",))
    hub = open_copy(tmp_path / "data", ("reintegration",))
    org = packs.Organisation(tmp_path)
    (tmp_path / "organisation.pub").write_bytes(bytes(org.root.public_key))
    opened = ProgramsPage(hub, House(tmp_path))
    opened.org = org
    qtbot.addWidget(opened)
    yield opened
    opened.hide()
    hub.close()


def test_a_program_comes_in_is_switched_off_and_removed(page, qtbot):
    page.take(str(page.org.bring(packs.wheel("gbv"))))
    qtbot.waitUntil(lambda: [line.state for line in page.lines] == ["next"])
    assert "próximo inicio" in page.list.findChild(RowButton).row.sub
    page.choose("gbv")
    assert not page.told.isHidden()
    page.remove.click()
    assert not page.question.isHidden()
    page.question.agree.click()
    qtbot.waitUntil(lambda: page.lines == [])
    assert page.told.isHidden()


def test_a_file_that_is_refused_is_told_in_a_sentence_and_nothing_comes_in(page, qtbot):
    page.take(str(page.org.bring(packs.wheel("gbv"), by=page.org.stranger)))
    qtbot.waitUntil(lambda: bool(page.messages.bars()))
    assert page.lines == []
