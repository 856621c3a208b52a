"""An office of Mexico reads the words of Mexico, in the window and on the command line; another office does not."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from kindhub_mexico import records as r
from PySide6.QtCore import QSettings

from kindhub.cli.run import run
from kindhub.records.person import Person, PersonName
from kindhub.services.settings import choose
from kindhub.testing import PERSON, open_copy, put_away
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.settings_page.page import SettingsPage
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell import Route
from kindhub.ui.tasks import tasks

WORDS = ("Canalizaciones", "La o el NNA")
PLAIN = ("Referencias", "La niña o el niño")


@pytest.fixture
def office(tmp_path, qtbot):
    """`office(name)`: the data folder of one office, with a child in it."""
    opened = []

    def make(name):
        hub = open_copy(tmp_path / name, ("mexico",))
        opened.append(hub)
        person = Person(sex="female")
        case = r.Case(person_id=person.id, number="MX-0001", status="screened", responsible=hub.user.uid)
        with hub.begin("test") as work:
            work.add_all([person, PersonName(person_id=person.id, given="Nubia", surname_1="Inventada"), case])
        return SimpleNamespace(hub=hub, case_id=case.id, folder=tmp_path / name)

    yield make
    for hub in opened:
        put_away(hub)


@pytest.fixture
def seat(tmp_path, qtbot):
    """`seat(office, who)`: the window of somebody who works there."""

    def sit(office, who):
        office.hub.user = replace(office.hub.user, uid=who)
        store = SettingsStore(QSettings(str(tmp_path / f"{who}.ini"), QSettings.Format.IniFormat))
        place = Workplace(office.hub, store, (), practice=False)
        qtbot.addWidget(place.window)
        place.window.show()
        return place.window

    return sit


def opened_at(window, route, qtbot):
    window.open(route)
    qtbot.waitUntil(lambda: window.page.isVisible() and not tasks().busy(), timeout=10_000)
    return window.page


def parts_of(window, office, qtbot):
    page = opened_at(window, Route("case", ("mexico", office.case_id)), qtbot)
    qtbot.waitUntil(lambda: page.picture is not None, timeout=10_000)
    said = [section.title for section in page.picture.sections]
    return [word for word in (*WORDS, *PLAIN) if word in said or word in {one.group for one in page.picture.sections}]


def test_whoever_works_in_an_office_reads_its_words_and_in_another_office_nobody_does(office, seat, qtbot):
    tapachula, huehuetenango = office("tapachula"), office("huehuetenango")
    settings = SettingsPage(tapachula.hub)
    qtbot.addWidget(settings)
    settings.inputs["office.wording"].set_value("MX")
    settings.inputs["office.wording"].changed.emit("MX")
    assert parts_of(seat(tapachula, "colega"), tapachula, qtbot) == list(WORDS)
    assert parts_of(seat(huehuetenango, "rosa"), huehuetenango, qtbot) == list(PLAIN)


def test_the_command_line_says_the_same_words(office, cheap_keys, tmp_path, capsys):
    tapachula = office("tapachula")
    choose(tapachula.hub, "office.wording", "MX")
    put_away(tapachula.hub)
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PERSON.passphrase, encoding="utf-8")
    who = ("--data", str(tapachula.folder), "--person", PERSON.uid, "--passphrase-file", str(passphrase))
    assert run(["list", *who]) == 0
    said = capsys.readouterr().out
    assert "Canalizaciones sin respuesta" in said
    assert "Referencias" not in said
    assert run(["list", *who, "--lang", "en"]) == 0
    assert "Referrals without an answer" in capsys.readouterr().out
