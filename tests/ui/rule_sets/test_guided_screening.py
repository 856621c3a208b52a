"""A screening asked one question at a time, by keyboard alone: dates and lists too, and on to the child."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from sqlalchemy import text

from kindhub.records.partial_date import PartialDate
from kindhub.services.form_contents import Answers
from kindhub.testing.screen_faults import cut_words, nameless, scrolled_sideways
from kindhub.ui.case.page import CasePage
from kindhub.ui.forms.form_body import FormBody
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.shell import Route
from kindhub.ui.tasks import tasks

WAIT = 20_000


def settled(qtbot):
    qtbot.waitUntil(lambda: not tasks().busy(), timeout=WAIT)


def keys(qtbot, widget, words):
    """Type, wherever the cursor is by now."""
    for key in words:
        here = widget.window().focusWidget()
        if isinstance(key, str):
            qtbot.keyClicks(here, key)
        else:
            qtbot.keyClick(here, key)


ENTER, F9, PG_UP, DOWN = Qt.Key.Key_Return, Qt.Key.Key_F9, Qt.Key.Key_PageUp, Qt.Key.Key_Down


@pytest.fixture
def asked(cam, qtbot):
    """The questions about the parent, with nothing answered; the child of the family is known."""
    form = next(form for form in cam.programs["cam"].forms if form.key == "screenings")
    with cam.read() as session:
        case = session.execute(text("SELECT id FROM cam.cam_case")).scalar()
        facts = form.facts(session, case, None)
    body = FormBody(form.pages()[0], Lookups(cam))
    qtbot.addWidget(body)
    body.set_facts(facts)
    body.show_answers(Answers({"screened_on": date(2023, 6, 10)}), {})
    with qtbot.waitActive(body):
        body.show()
        body.activateWindow()
    body.focus_field("")
    return body


def test_yes_a_long_list_and_dates_are_answered_by_keyboard_and_what_does_not_matter_is_not_asked(asked, qtbot):
    guided = asked.guided[0]
    assert guided.at == "in_us"
    keys(qtbot, asked, ["s"])
    assert guided.at == "us_status"
    keys(qtbot, asked, ["parole", ENTER])
    assert guided.at == "status_since"
    keys(qtbot, asked, ["pronto", ENTER])
    assert guided.at == "status_since"
    assert guided.blocks["status_since"].message()
    guided.blocks["status_since"].input.edit.clear()
    keys(qtbot, asked, ["jun 2022", ENTER])
    assert guided.at == "status_until"
    keys(qtbot, asked, [ENTER])
    assert "Conteste" in guided.blocks["status_until"].message()
    keys(qtbot, asked, [PG_UP])
    assert guided.at == "status_since"
    keys(qtbot, asked, [ENTER])
    guided.open_answer("status_until").findChildren(type(guided.open_answer("status_until").on))[1].click()
    assert guided.at == "birth"
    keys(qtbot, asked, ["1985", ENTER])
    assert guided.at == ""
    answers = asked.answers()
    assert (answers.values["us_status"], answers.values["status_since"]) == ("parole", PartialDate.read("jun 2022"))
    assert answers.absent == {"status_until": "not_known"}
    assert guided.rows["status_until"].answer.text() == "No se sabe"
    assert guided.outcome.told[1].answer == "unsure"
    assert guided.rows["earlier_aor"].answer.text() == "ya no hace falta"


def test_control_nobody_outside_the_country_is_asked_anything_more(asked, qtbot):
    keys(qtbot, asked, ["n"])
    guided = asked.guided[0]
    assert guided.at == ""
    assert guided.outcome.told[0].answer == "bad"
    assert "no elegible" in guided.result.words.text()


@pytest.fixture
def page(window, cam, qtbot):
    """The screenings of the family on its case page."""
    with cam.read() as session:
        case = session.execute(text("SELECT id FROM cam.cam_case")).scalar()
    with cam.begin("test") as work:  # a child of whom nothing is known yet
        from kindhub_cam.records import Member

        work.add(Member(case_id=case, role="child", number=2))
    settled(qtbot)
    window.open(Route("case", ("cam", case, "screenings")))
    settled(qtbot)
    assert isinstance(window.page, CasePage)
    return window.page


def guided_of(page):
    return page.pane.form_page.body.guided[0]


def test_a_new_screening_goes_on_with_its_questions_and_then_with_those_of_the_child(page, cam, qtbot):
    parts = page.pane.findChild(PartsPage)
    parts.begin()
    settled(qtbot)
    parts.page.body.blocks["screened_on"].input.edit.setText("1/7/2023")
    parts.page.body.blocks["screened_on"].input.changed.emit(None)
    parts.page.save_and_go_on()
    settled(qtbot)
    assert page.pane.form_page.title.text() == "Evaluación guiada"
    assert page.side.told.isVisible()
    guided = guided_of(page)
    keys(qtbot, page, ["s", "residente", ENTER, "3/4/1985", ENTER])
    assert guided.at == ""
    assert page.window().focusWidget() is guided.result.ways[0]
    assert guided.result.ways[0].text() == "Seguir con: Niña o niño 2"
    keys(qtbot, page, [Qt.Key.Key_Space])
    settled(qtbot)
    assert page.parts.current() == "members"
    asked = guided_of(page)
    assert asked.at == "lives_in"
    keys(qtbot, page, ["mex", ENTER])
    assert asked.at == ""
    aloud = page.side.told.said()
    assert "Niña o niño 2: no elegible." in aloud
    assert "País donde vive la niña o el niño: México" in aloud
    assert "Fuente: 88 FR 21694" in aloud
    page.side.told.complete()
    shown = " ".join(label.text() for label in page.side.told.findChildren(type(page.side.told.title)))
    assert all(
        words in shown for words in ("no elegible", "México", "Fuente: 88 FR 21694", "Qué cambiaría la respuesta")
    )
    assert nameless(page) == []
    assert cut_words(page) == []
    assert scrolled_sideways(page) == []
    qtbot.keySequence(page.window().focusWidget(), QKeySequence("Ctrl+S"))
    settled(qtbot)
    with cam.read() as session:
        rows = session.execute(text("SELECT number, lives_in, outcome FROM cam.cam_member ORDER BY number")).all()
        told = session.execute(
            text("SELECT us_status, outcome FROM cam.cam_screening ORDER BY screened_on DESC")
        ).first()
    assert [tuple(row) for row in rows] == [(1, "HN", "likely_eligible"), (2, "MX", "not_eligible")]
    assert tuple(told) == ("lpr", "likely_eligible")
