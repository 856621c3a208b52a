"""The page of programs: what runs is said in words, a pack comes in by a file, is switched off and removed."""

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from kindhub.packs.house import House
from kindhub.services import program_packs
from kindhub.testing import PERSON, open_copy, pretend_installed
from kindhub.ui.hub_window import workplace as workplaces
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.keeping import restoring_window
from kindhub.ui.kit.row_list import RowButton
from kindhub.ui.programs_page.page import ProgramsPage
from kindhub.ui.programs_page.remove_pane import KEEP
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell import Route
from tests.packs.bad_packs import BAD

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
    assert not page.removal.isHidden()
    assert page.removal._what.isHidden(), "who does not lead it is offered no deletion"
    page.removal.agree.click()
    qtbot.waitUntil(lambda: page.lines == [])
    assert page.told.isHidden()


def test_what_was_written_goes_only_with_a_place_and_the_typed_name(page, qtbot, tmp_path):
    page.take(str(page.org.bring(packs.wheel("reintegration"))))
    qtbot.waitUntil(lambda: [line.state for line in page.lines] == ["runs"])
    page.choose("reintegration")
    page.remove.click()
    removal = page.removal
    assert removal.data.value() == KEEP
    removal.data._buttons[1].click()
    removal.agree.click()
    assert "escriba su nombre" in removal.error.text
    removal.name.set_value("Reintegración")
    removal.agree.click()
    assert "elija dónde exportar" in removal.error.text
    removal.export_to(str(tmp_path / "data" / "backups"))
    assert "fuera de la carpeta de datos" in removal.error.text
    removal.export_to(str(tmp_path / "office"))
    removal.agree.click()
    assert page.being_sure.pane is not None
    page.being_sure.pane.decline.click()
    assert page.told.isVisibleTo(page)


def test_a_program_that_was_changed_after_it_came_in_can_be_removed_and_a_strange_file_cannot(page, qtbot):
    page.take(str(page.org.bring(packs.wheel("gbv"))))
    qtbot.waitUntil(lambda: [line.state for line in page.lines] == ["next"])
    (page.org.folder / "pack_gbv" / "pack_gbv" / "hooks.py").write_text("changed\n")
    (page.org.folder / "strange.whl").write_bytes(b"x")
    page.refresh()
    qtbot.waitUntil(lambda: [line.state for line in page.lines] == ["refused"] * 2)
    page.choose("strange.whl")
    assert page.remove.isHidden()
    page.choose("gbv")
    assert "se cambió después de firmarse" in page._tell_of.text()
    assert not page.remove.isHidden()


def test_after_a_change_the_hub_offers_to_start_again(qtbot, tmp_path, monkeypatch):
    """The whole way in the window: exported, deleted, gone, and the next start knows nothing of it."""
    for module in (workplaces, restoring_window):
        monkeypatch.setattr(module, "replace_process", lambda _command: None)
    org = packs.Organisation(tmp_path)
    (tmp_path / "organisation.pub").write_bytes(bytes(org.root.public_key))
    monkeypatch.setattr(program_packs, "house", lambda: House(tmp_path))
    settings = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    place = Workplace(open_copy(tmp_path / "data", ("reintegration",)), settings, ("program",))
    qtbot.addWidget(place.window)
    place.show()
    place.window.open(Route("programs"))
    page = place.window.page
    page.take(str(org.bring(packs.wheel("reintegration"))))
    qtbot.waitUntil(lambda: [line.state for line in page.lines] == ["runs"])
    with qtbot.waitSignal(place.window.lock_asked):
        place.window.lock_asked.disconnect(place.lock)
        page.messages.bars()[0].acted.emit()
    page.choose("reintegration")
    page.remove.click()
    page.removal.data._buttons[1].click()
    page.removal.name.set_value("reintegración")
    page.removal.export_to(str(tmp_path / "office"))
    page.removal.agree.click()
    page.being_sure.pane.passphrase.setText(PERSON.passphrase)
    page.being_sure.pane.agree.click()
    qtbot.waitUntil(lambda: place.restoring is not None and place.restoring.again.isVisible(), timeout=30_000)
    qtbot.addWidget(place.restoring)
    assert "Ya no está" in place.restoring.title.text()
    assert not (tmp_path / "data" / "reintegration.db").exists()
    assert list((tmp_path / "programs").iterdir()) == []
    place.restoring.again.click()


def test_each_reason_to_refuse_a_pack_is_told_in_its_words(page, qtbot):
    for bad in BAD:
        page.take(str(bad.bring(page.org)))
        qtbot.waitUntil(lambda words=bad.es: any(words in bar.text for bar in page.messages.bars()))


def test_a_file_that_is_refused_is_told_in_a_sentence_and_nothing_comes_in(page, qtbot):
    page.take(str(page.org.bring(packs.wheel("gbv"), by=page.org.stranger)))
    qtbot.waitUntil(lambda: bool(page.messages.bars()))
    assert page.lines == []
