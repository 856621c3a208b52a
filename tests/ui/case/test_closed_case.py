"""The parts of a closed case are for reading: no row to begin, a padlock that says why, a sentence where nothing is."""

from __future__ import annotations

from datetime import date

import pytest
from kindhub_reintegration import records as r
from sqlalchemy import func, select

from kindhub.ui.forms.parts_page import NEW, PartsPage
from kindhub.ui.forms.rounds_page import RoundsPage
from kindhub.ui.when import short_day


@pytest.fixture
def closed(hub, case_id):
    with hub.begin("close") as work:
        work.add(r.PlanReview(case_id=case_id, reviewed_on=date(2026, 5, 7)))
        case = work.get(r.Case, case_id)
        case.status, case.closed = "closed", date(2026, 11, 4)
    return case_id


def parts_of(page, qtbot):
    found = page.parts.pane.findChild(PartsPage)
    qtbot.waitUntil(lambda: not found._first, timeout=10_000)
    return found


def reviews(hub):
    with hub.read() as session:
        return session.execute(select(func.count()).select_from(r.PlanReview)).scalar_one()


def test_no_new_row_and_a_padlock_with_the_reason(open_case, closed, hub, qtbot):
    page = open_case("reviews")
    parts = parts_of(page, qtbot)
    qtbot.waitUntil(lambda: parts.desk.target is not None, timeout=10_000)
    assert NEW not in [parts.table.model().key_at(n) for n in range(parts.table.model().rowCount())]
    assert parts.desk.target.record_id is not None
    assert parts.page.lock.isVisible()
    assert parts.page.lock.accessibleName() == f"Caso cerrado el {short_day(date.today(), date.today())}"
    assert not parts.add_button.isVisible()
    assert not parts.page.bar.isVisible()
    parts.begin()
    parts.copy_above()
    open_case.settle(page)
    assert parts.desk.target.record_id is not None
    assert reviews(hub) == 1


def test_an_open_case_has_its_new_row(open_case, hub, case_id, qtbot):
    page = open_case("reviews")
    parts = parts_of(page, qtbot)
    assert [parts.table.model().key_at(n) for n in range(parts.table.model().rowCount())] == [NEW]
    assert parts.add_button.isVisible()


def test_where_nothing_was_written_a_sentence_says_so(open_case, closed, qtbot):
    parts = parts_of(open_case("contacts"), qtbot)
    assert parts.none.isVisible()
    assert not parts.table.isVisible()
    assert not parts.page.body.isVisible()
    assert parts.page.lock.isVisible()


def test_an_assessment_that_was_never_made_is_a_sentence_too(open_case, closed, qtbot):
    page = open_case("assessment")
    rounds = page.parts.pane.findChild(RoundsPage)
    qtbot.waitUntil(rounds.none.isVisible, timeout=10_000)
    assert not rounds.page.isVisible()
    rounds.begin()
    assert not rounds.page.isVisible()


def test_on_a_narrow_screen_one_goes_to_and_fro_between_form_and_charts(open_case, hub, case_id, qtbot):
    page = open_case("assessment")
    rounds = page.parts.pane.findChild(RoundsPage)
    page.resize(1138, 700)
    qtbot.waitUntil(lambda: rounds.page.isVisible() and rounds.scores.isVisible())
    assert not rounds.charts_button.isVisible()
    page.resize(640, 700)
    qtbot.waitUntil(lambda: rounds.charts_button.isVisible())
    assert rounds.page.isVisible()
    assert not rounds.scores.isVisible()
    rounds.charts_button.click()
    assert rounds.scores.isVisible()
    assert not rounds.page.isVisible()
    rounds.charts_button.click()
    assert rounds.page.isVisible()
