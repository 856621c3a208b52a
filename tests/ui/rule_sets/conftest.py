"""The whole window over a program with dated rules, in real encrypted files."""

from __future__ import annotations

from datetime import date

import pytest
from kindhub_cam import records as r
from kindhub_cam.rules.books import set_named, shipped

from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub.testing import open_copy, pretend_installed

NEXT = set_named(shipped(), "CAM-2023-04-11").text.replace('"CAM-2023-04-11"', '"CAM-next"').replace(
    "in_force_from = 2023-04-11\n", "").replace("in_force_to = 2025-01-19\n", "")  # fmt: skip


@pytest.fixture
def cam(tmp_path):
    """A hub with one open family that was likely eligible in 2023."""
    pretend_installed(("cam",))
    hub = open_copy(tmp_path / "data", ("cam",))
    with hub.begin("test") as work:
        person = Person(sex="female")
        case = r.Case(person_id=person.id, number="CAM-1", status="screening", opened=date(2023, 6, 1))
        work.add(person, PersonName(person_id=person.id, given="Rosa", surname_1="Inventada"), case)
        work.flush()
        child = r.Member(case_id=case.id, role="child", number=1, birth=PartialDate.of(date(2012, 2, 3)),
                         nationality=("HN",), lives_in="HN", marital="single", relation="biological")  # fmt: skip
        told = r.Screening(case_id=case.id, screened_on=date(2023, 6, 10), birth=PartialDate.of(date(1985, 1, 1)),
                           in_us=True, us_status="lpr")  # fmt: skip
        work.add(child, told)
    yield hub
    hub.close()


@pytest.fixture
def window(cam, qtbot, tmp_path):
    from PySide6.QtCore import QSettings

    from kindhub.ui.hub_window.workplace import Workplace
    from kindhub.ui.settings_store import SettingsStore

    settings = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    place = Workplace(cam, settings, ("program",))
    qtbot.addWidget(place.window)
    with qtbot.waitActive(place.window):
        place.show()
        place.window.activateWindow()
    yield place.window
    place._open = False
