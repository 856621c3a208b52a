"""A whole needs assessment is filled with the keyboard alone and saved in one go."""

from __future__ import annotations

from datetime import date

import pytest
from kindhub_reintegration import records as r
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub.ui.forms.conflict import OTHER, ConflictPanel
from kindhub.ui.forms.rounds_page import RoundsPage

CTRL = Qt.KeyboardModifier.ControlModifier
DOMAINS = [code.code for code in code_list("reintegration.domain")]


def at_focus():
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def type_(text):
    QTest.keyClicks(at_focus(), text)


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(at_focus(), key, modifier)


def tab_to(block):
    for _ in range(12):
        if block.input.isAncestorOf(at_focus()):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {block.name}")


def scores(hub):
    with hub.read() as session:
        return {one.domain: one for one in session.scalars(select(r.DomainScore)).all()}


def cell(domain, field="score"):
    return f"domain_scores:{domain}:{field}"


@pytest.fixture
def rounds(open_case, hub):
    page = open_case("assessment")
    found = page.pane.findChild(RoundsPage)
    found.page.body.focus_field("")
    found.whole = page  # the page lives as long as the test
    return found


@pytest.fixture
def baseline(hub, case_id):
    with hub.begin("baseline") as work:
        first = r.Assessment(case_id=case_id, round="baseline", assessed_on=PartialDate.of(date(2026, 8, 1)))
        work.add(first)
        work.add_all(r.DomainScore(assessment_id=first.id, domain=one, score=2, goal="una meta") for one in DOMAINS)
    return first.id


def test_twelve_domains_by_keyboard_alone_and_one_save(rounds, hub, qtbot):
    body = rounds.page.body
    type_("inicial")
    press(Qt.Key.Key_Return)
    type_("hoy")
    press(Qt.Key.Key_Return)
    tab_to(body.blocks[cell(DOMAINS[0])])
    before_last = DOMAINS[:-1]
    for at, domain in enumerate(before_last):
        assert body.blocks[cell(domain)].input.isAncestorOf(at_focus())
        low = at == 4
        type_("2" if low else "34"[at % 2])
        press(Qt.Key.Key_Return)
        if low:  # a low score demands a goal, so Enter leads there first
            assert body.blocks[cell(domain, "goal")].input.isAncestorOf(at_focus())
            type_("ir al centro de salud")
            tab_to(body.blocks[cell(DOMAINS[at + 1])])
    type_("4")
    assert body.grids[0].progress.accessibleName() == "12 de 12 temas"
    with qtbot.waitSignal(rounds.desk.saved, timeout=10_000):
        press(Qt.Key.Key_S, CTRL)
    saved = scores(hub)
    assert {one: saved[one].score for one in DOMAINS} == {
        **{domain: 3 + at % 2 for at, domain in enumerate(before_last)}, DOMAINS[4]: 2, DOMAINS[-1]: 4
    }  # fmt: skip
    assert saved[DOMAINS[4]].goal == "ir al centro de salud"
    with hub.read() as session:
        held = session.scalars(select(r.Assessment)).one()
    assert (held.round, held.assessed_on.earliest) == ("baseline", date.today())


def test_a_wrong_score_is_mended_by_another_key_and_arrows_walk_the_rows(rounds):
    body = rounds.page.body
    body.focus_field(cell("food"))
    type_("1")
    type_("4")
    assert body.questions[cell("food")].value() == 4
    press(Qt.Key.Key_Up)
    assert body.blocks[cell("shelter")].input.isAncestorOf(at_focus())
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert body.questions[cell("food")].value() is None
    type_("7")  # not on the scale
    assert body.questions[cell("food")].value() is None


def test_the_progress_counts_a_reason_for_no_score_too(rounds):
    grid = rounds.page.body.grids[0]
    assert grid.progress.accessibleName() == "0 de 12 temas"
    grid.rows[0].score.set_absence("refused")
    grid.rows[0].score.changed.emit(None)
    assert grid.progress.accessibleName() == "1 de 12 temas"


def test_what_is_wrong_in_a_row_is_listed_and_its_words_open(rounds, qtbot):
    body, page = rounds.page.body, rounds.page
    type_("inicial")
    press(Qt.Key.Key_Return)
    type_("hoy")
    body.focus_field(cell("food"))
    type_("1")
    press(Qt.Key.Key_S, CTRL)
    assert list(page._problems) == [cell("food", "goal")]
    assert page.summary.hasFocus()
    press(Qt.Key.Key_F8)
    assert body.blocks[cell("food", "goal")].input.isAncestorOf(at_focus())


def test_the_round_before_stands_beside_and_the_charts_follow(baseline, rounds, qtbot):
    rounds.begin()
    qtbot.waitUntil(lambda: rounds.desk.target is not None and rounds.desk.target.record_id is None)
    row = next(one for one in rounds.page.body.grids[0].rows if one.item == "food")
    assert row._before.text() == "antes 2"
    for at, domain in enumerate(DOMAINS[:4]):
        rounds.page.body.focus_field(cell(domain))
        type_(str(at + 1))
    series = rounds.scores.radar.figures.series
    assert series[0].values[:5] == (1, 2, 3, 4, None)
    assert set(series[1].values) == {2}


def test_a_draft_of_a_grid_is_offered_again(open_case, rounds, hub, qtbot):
    body = rounds.page.body
    with qtbot.waitSignal(rounds.desk.kept, timeout=10_000):
        body.focus_field(cell("food"))
        type_("3")
        press(Qt.Key.Key_Tab)
    page = open_case("assessment")
    again = page.pane.findChild(RoundsPage)
    assert again.page.offer.isVisible()
    again.page.offer.take.click()
    assert again.page.body.questions[cell("food")].value() == 3
    assert scores(hub) == {}


def test_two_savings_of_one_row_are_compared_and_other_rows_are_put_together(baseline, rounds, hub, qtbot):
    rounds.open_round(baseline)
    qtbot.waitUntil(lambda: rounds.desk.target is not None and rounds.desk.target.record_id == baseline)
    body = rounds.page.body
    for domain, score in (("food", "3"), ("debt", "4")):
        body.focus_field(cell(domain))
        type_(score)
    with hub.begin("someone else") as work:
        work.get(r.DomainScore, scores(hub)["food"].id).score = 4
        work.get(r.DomainScore, scores(hub)["work"].id).score = 3
    with qtbot.waitSignal(rounds.desk.clashed, timeout=10_000):
        press(Qt.Key.Key_S, CTRL)
    panel = rounds.whole.findChild(ConflictPanel)
    assert panel.names == (cell("food"),)
    panel.groups[cell("food")].button(OTHER).click()
    with qtbot.waitSignal(rounds.desk.saved, timeout=10_000):
        panel.save_button.click()
    assert {one: scores(hub)[one].score for one in ("food", "debt", "work", "care")} == {
        "food": 4, "debt": 4, "work": 3, "care": 2
    }  # fmt: skip


def test_one_row_is_saved_twice_in_one_sitting(rounds, hub, qtbot):
    body = rounds.page.body
    type_("inicial")
    press(Qt.Key.Key_Return)
    type_("hoy")
    for score in "34":
        body.focus_field(cell("food"))
        with qtbot.waitSignal(rounds.desk.saved, timeout=10_000):
            type_(score)
            press(Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(lambda: rounds.desk.target is not None and len(rounds.desk.target.rows) == 1)
    assert scores(hub)["food"].score == 4
    assert scores(hub)["food"].version == 2
