"""Every test of the window wears the light theme and the shipped font."""

from __future__ import annotations

import json
import shutil

import pytest

from kindhub.i18n import use_language
from kindhub.testing import open_copy, open_folder, put_away, template
from kindhub.testing.made_once import made_once
from kindhub.ui.tasks import close_tasks


@pytest.fixture(autouse=True)
def dressed(qapp):
    from kindhub.ui.theme import apply_theme, theme

    use_language("es")
    if (theme().name, theme().percent, theme().portable) != ("light", 100, True) or not qapp.styleSheet():
        apply_theme("light", portable=True)
    yield
    use_language("es")


@pytest.fixture
def shown(qtbot):
    """Show widgets one under the other in an active window, which lives as long as the test."""
    windows = []

    def show(*widgets):
        from PySide6.QtWidgets import QVBoxLayout, QWidget

        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show


FAMILY = ("Tomás", "Felipe", "Andrés", "Ramos", "Velásquez", "Domingo", "Morales", "Brito", "Ceto", "Lucas")
GIVEN = ("Elmer Josué", "Heidy", "Marvin", "Dulce María", "Yeferson", "Sandra", "Wilson", "Katy", "Gaspar", "Jacinta")
PLACES = ("GT-1301", "GT-1311", "GT-1413", "HN-CR", None)
STATUSES = ("referred", "received", "active", "monitoring", "closed")


def invent(hub, count=24):
    """Fill a hub with invented people of the highlands, every one of them with a case of her own."""
    from datetime import date, timedelta

    from kindhub_reintegration.records import Case, Return

    from kindhub.records.names import NameParts
    from kindhub.records.partial_date import PartialDate
    from kindhub.records.person import Address, ContactPoint, Identifier, PersonLanguage
    from kindhub.services.persons import new_person

    ids = []
    today = date.today()
    with hub.begin("invent") as work:
        for n in range(count):
            names = [NameParts(GIVEN[n % 10], FAMILY[n * 3 % 10], FAMILY[(n * 7 + 1) % 10])]
            if n % 4 == 0:
                names.append(NameParts(GIVEN[n % 10].split()[0], "Thomas", "Phelipe"))
            year = 2009 + n % 8
            birth = PartialDate.read(f"{1 + n % 28}/5/{year}" if n % 3 else str(year), on=today, kind="birth")
            parts = [PersonLanguage(person_id="", language="spa"), Address(person_id="", place=PLACES[n % 5])]
            if n % 2:
                parts.append(Identifier(person_id="", kind="cui", value="2412 12345 1314", normalised="2412123451314"))
                parts.append(
                    ContactPoint(
                        person_id="", kind="phone", value="5555 4412", owner="tía", safe_when="después de las 17 h"
                    )
                )
            records = new_person({"sex": "female" if n % 2 else "male", "birth": birth, "invented": True}, names, parts)
            person_id = records[0].id
            ids.append(person_id)
            status = STATUSES[n % 5]
            case = Case(
                person_id=person_id,
                number=f"REI-2026-{400 + n:04d}",
                status=status,
                opened=today - timedelta(days=200 + n),
                responsible=hub.user.uid,
                risk=("low", None, "high")[n % 3],
                closed=today - timedelta(days=5) if status == "closed" else None,
            )
            work.add_all(records)
            work.add(case)
            if status != "referred":
                arrived = PartialDate.of(today - timedelta(days=20 + 7 * n))
                work.add(Return(case_id=case.id, arrived_on=arrived))
    return ids


def peopled_folder():
    """A data folder with invented people, made once in a run, and their ids in the order they were made."""
    return filled_folder("peopled", invent)


def filled_folder(name, fill):
    """A data folder that `fill` put records into, made once in a run, and what it gave (anything JSON can say)."""

    def make(path):
        hub = open_copy(path / "data")
        given = fill(hub)
        hub.close()
        (path / "given.json").write_text(json.dumps(given), encoding="utf-8")

    there = made_once(name, make)
    return there / "data", json.loads((there / "given.json").read_text(encoding="utf-8"))


@pytest.fixture
def begun(request):
    """What a test's folder is a copy of; with people in it for a test that asks for them."""
    return peopled_folder()[0] if "peopled" in request.fixturenames else template()


@pytest.fixture
def hub(tmp_path, begun):
    """As everywhere, but for what stands in it."""
    shutil.copytree(begun, tmp_path / "data")
    opened = open_folder(tmp_path / "data")
    yield opened
    close_tasks()  # as the window does before its hub closes: nothing reads it then
    put_away(opened)


@pytest.fixture
def peopled(hub):
    """A hub with invented people; `peopled.person_ids` in the order they were made."""
    return PeopledHub(hub, list(peopled_folder()[1]))


class PeopledHub:
    def __init__(self, hub, person_ids):
        self.hub, self.person_ids = hub, person_ids


@pytest.fixture
def place(qtbot, peopled, tmp_path):
    """The whole window over invented people, shown and active."""
    from PySide6.QtCore import QSettings

    from kindhub.ui.hub_window.workplace import Workplace
    from kindhub.ui.kit.veil import veil_names
    from kindhub.ui.settings_store import SettingsStore

    settings = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    place = Workplace(peopled.hub, settings, ("program",))
    qtbot.addWidget(place.window)
    with qtbot.waitActive(place.window):
        place.show()
        place.window.activateWindow()
    yield place
    veil_names(on=False)
    place._open = False


@pytest.fixture(autouse=True)
def lanes_closed():
    """No work outlives its test: the hub it reads is closed next."""
    yield
    close_tasks()
