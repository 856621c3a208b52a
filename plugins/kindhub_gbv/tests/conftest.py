"""A hub with survivor services beside the others, in real encrypted files, and a hand to build files with."""

from datetime import date

import pytest
from kindhub_gbv import records as r

from kindhub.records.partial_date import PartialDate
from kindhub.testing import hub  # noqa: F401 - a fixture


def when(text):
    return PartialDate.read(text)


class Build:
    """Writes what a test needs, each in a unit of its own."""

    def __init__(self, opened):
        self.hub = opened

    def save(self, *records):
        with self.hub.begin("test") as work:
            work.add_all(records)
        return records[0]

    def case(self, number=None, **more):
        values = {"opened": date(2026, 11, 2), "responsible": self.hub.user.uid, "number": number, **more}
        return self.save(r.Case(**values))

    def incident(self, case, **more):
        values = {"reported_on": when("03/11/2026"), "happened_on": when("01/11/2026"), "gender_based": True, **more}
        return self.save(r.Incident(case_id=case.id, **values))

    def read(self, kind, record_id):
        with self.hub.read() as session:
            return session.get(kind, record_id)


@pytest.fixture
def build(hub):  # noqa: F811 - the fixture of that name
    return Build(hub)


@pytest.fixture
def place(hub, qtbot, tmp_path):  # noqa: F811 - the fixture of that name
    from PySide6.QtCore import QSettings

    from kindhub.ui.hub_window.workplace import Workplace
    from kindhub.ui.settings_store import SettingsStore
    from kindhub.ui.shell import Route

    settings = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    place = Workplace(hub, settings, (), practice=False)
    qtbot.addWidget(place.window)
    place.window.open(Route("day"))
    place.window.show()
    yield place
    place.window.close()
