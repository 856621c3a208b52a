"""From the list of participants: two records of one girl are joined by keyboard, and a slip in a name is put right."""

from __future__ import annotations

import pytest
from kindhub_gbv_activities import records as r
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kindhub.ui.forms.record_page import RecordPage
from kindhub.ui.shell import Route
from kindhub.ui.tasks import tasks
from kindhub.ui.twins.page import TwinsPage
from kindhub.ui.worklist.page import WorklistPage


@pytest.fixture
def girls(build):
    march, may = build.workshop("2022-03-07"), build.workshop("2022-05-09")
    ana = build.who(given="Ana Lucia", surnames="Perez Us", age=13)
    again = build.who(given="Ana Lusia", surnames="Peres Us", age=13)
    build.came(march, ana, age=13)
    build.came(may, again, age=13)
    build.save()
    return ana, again


def shown(page, qtbot):
    qtbot.addWidget(page)
    page.resize(1138, 700)
    page.show()
    qtbot.waitUntil(lambda: not tasks().busy(), timeout=10_000)
    return page


def test_the_list_leads_to_its_pairs_and_to_the_form_of_a_row(build, girls, qtbot):
    page = shown(WorklistPage(build.hub, "gbv_activities", "participants"), qtbot)
    assert page.head.twins.isVisible()
    with qtbot.waitSignal(page.go) as left:
        page.head.twins.click()
    assert left.args[0] == Route("twins", ("gbv_activities", "participants"))
    page.table.select_key(page.table.model().index(0, 0).data(Qt.ItemDataRole.UserRole) or 0)
    with qtbot.waitSignal(page.go) as left:
        page.table.opened.emit(page.table.current_key())
    assert left.args[0].page == "record"
    assert left.args[0].args[2] in girls
    other = shown(WorklistPage(build.hub, "gbv_activities", "sessions"), qtbot)
    assert not other.head.twins.isVisible()


def test_two_are_joined_and_parted_again(build, girls, qtbot):
    page = shown(TwinsPage(build.hub, "gbv_activities", "participants"), qtbot)
    qtbot.waitUntil(page.card.isEnabled)
    told = page.card.accessibleDescription()
    assert "Ana Lusia Peres Us" in told
    assert "7 mar 2022; 9 may 2022" in told  # the workshop of each
    page.card.focus_first()
    QTest.keyClick(page.card.groups["name"].buttons()[0], Qt.Key.Key_Space)
    QTest.keyClick(page.card.groups["name"].buttons()[0], Qt.Key.Key_M)
    qtbot.waitUntil(lambda: not page.pairs() and not tasks().busy(), timeout=10_000)
    assert build.figures()[("people_reached",)].value == 1
    page.undo()
    qtbot.waitUntil(lambda: len(page.pairs()) == 1 and not tasks().busy(), timeout=10_000)
    assert build.figures()[("people_reached",)].value == 2


def test_a_name_is_put_right_and_one_without_the_right_only_reads(build, girls, qtbot):
    page = shown(RecordPage(build.hub, "gbv_activities", "participants", girls[1]), qtbot)
    qtbot.waitUntil(lambda: page.desk.target is not None)
    given = page.form.body.blocks["given"].input.edit
    given.selectAll()
    QTest.keyClicks(given, "Ana Lucia")
    with qtbot.waitSignal(page.go) as left:
        page.form.save()
    assert left.args[0] == Route("list", ("gbv_activities", "participants"))
    with build.hub.read() as session:
        assert session.get(r.Participant, girls[1]).given == "Ana Lucia"
