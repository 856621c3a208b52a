"""At the workshop: the list is opened from its session and typed line by line."""

from __future__ import annotations

import pytest
from kindhub_gbv_activities import records as r
from PySide6.QtTest import QTest

from kindhub.ui.case.page import CasePage
from kindhub.ui.forms.parts_page import NEW, PartsPage
from kindhub.ui.tasks import tasks


@pytest.fixture
def group(build):
    key = build.add(r.Group(number="Niñas de Chinacá", status="running", place="GT-1301"))
    session = build.workshop("2022-03-07", group_id=key)
    build.save()
    return key, session


@pytest.fixture
def attendance(build, group, qtbot):
    """The attendance of the group's only session, as it opens from its row."""
    page = CasePage(build.hub, "gbv_activities", group[0], "sessions")
    page.resize(1138, 700)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.waitUntil(lambda: page.picture is not None and not tasks().busy(), timeout=10_000)
    sessions = page.pane.findChild(PartsPage)
    qtbot.waitUntil(lambda: sessions.table.model().rowCount() > 0 and not sessions.editing._waiting)
    sessions.table.select_key(group[1])
    qtbot.waitUntil(lambda: sessions._at == group[1] and not tasks().busy())
    link = next(one for one in sessions._links if one.property("form") == "attendance")
    qtbot.waitUntil(link.isVisible)
    link.click()
    qtbot.waitUntil(lambda: _attendance(page) is not None and not tasks().busy(), timeout=10_000)
    found = _attendance(page)
    found.whole = page  # the page lives as long as the test
    return found


def _attendance(page):
    return next((one for one in page.pane.findChildren(PartsPage) if one.form.key == "attendance"), None)


def _is_ready(page):
    """A new line is open, and nothing is being read that would fill it anew."""
    target = page.desk.target
    return page._at == NEW and target is not None and target.record_id is None and not tasks().busy()


def lines(build):
    with build.hub.read() as session:
        return session.query(r.Attendance).order_by(r.Attendance.id).all()


def write(page, name, text):
    QTest.keyClicks(page.body.blocks[name].input.edit, text)


def test_a_list_is_typed_line_by_line_and_each_line_finds_its_person(attendance, build, group, qtbot):
    qtbot.waitUntil(lambda: _is_ready(attendance), timeout=10_000)
    for given, surnames, age in (("Ana Lucia", "Perez Us", "13"), ("Rosa", "Cuy Sic", "14")):
        write(attendance.page, "given", given)
        write(attendance.page, "surnames", surnames)
        write(attendance.page, "age_from", age)
        write(attendance.page, "pre", "4")
        with qtbot.waitSignal(attendance.desk.saved, timeout=10_000):
            attendance.page.save_and_go_on()
        qtbot.waitUntil(lambda: _is_ready(attendance), timeout=10_000)
    ana, rosa = lines(build)
    assert (ana.given, ana.surnames, ana.age_from, ana.pre, ana.present) == ("Ana Lucia", "Perez Us", 13, 4.0, True)
    assert {one.session_id for one in (ana, rosa)} == {group[1]}
    with build.hub.read() as session:
        assert session.get(r.Participant, rosa.participant_id).display() == "Rosa Cuy Sic"
    assert build.figures()[("people_reached",)].value == 2
