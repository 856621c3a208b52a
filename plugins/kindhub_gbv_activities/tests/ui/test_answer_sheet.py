"""After the workshop: the answers of everybody who came, typed digit by digit, and what the analysis makes of them."""

from __future__ import annotations

import pytest
from kindhub_gbv_activities import records as r
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kindhub.testing.windows import shown_case
from kindhub.ui.forms.sheet_page import SheetPage
from kindhub.ui.tasks import tasks

from .test_typed_attendance import open_part, settle  # the way there is the same


@pytest.fixture
def held(build):
    """A workshop of two who came and one who did not, with a test of two questions and one on a scale."""
    taught = build.add(r.Curriculum(name="Camino", edition="1"))
    asked = [
        build.add(r.Question(curriculum_id=taught, position=n, words=words, kind=kind))
        for n, words, kind in ((1, "¿Quién denuncia?", "right_wrong"), (2, "¿A dónde ir?", "right_wrong"),
                               (3, "¿Cuánta confianza?", "scale"))
    ]  # fmt: skip
    group = build.add(r.Group(number="Niñas", status="running"))
    today = build.workshop("2022-05-09", group_id=group, curriculum_id=taught)
    people = []
    for number, (given, present) in enumerate((("Ana", True), ("Rosa", True), ("Elena", False)), start=1):
        who = build.who(given=given)
        people.append(build.add(r.Attendance(session_id=today, participant_id=who, given=given, present=present,
                                             list_no=number)))  # fmt: skip
    build.save()
    return {"group": group, "today": today, "asked": asked, "people": people}


@pytest.fixture
def sheet(build, held, qtbot):
    page = shown_case(qtbot, build.hub, "gbv_activities", held["group"], "sessions")
    open_part(page, held["today"], "answers", SheetPage, qtbot)
    settle(qtbot)
    return page.pane.findChild(SheetPage)


def answers(build):
    with build.hub.read() as session:
        return {(one.attendance_id, one.question_id, one.moment): one.points for one in session.query(r.Answer)}


def test_digits_answer_question_by_question_and_person_by_person(sheet, build, held, qtbot):
    qtbot.waitUntil(sheet.table.hasFocus, timeout=10_000)
    assert [name for _, name in sheet.sheet.people] == ["Ana", "Rosa"]  # Elena did not come
    assert "¿Quién denuncia?" in sheet.note.text()
    for key in (Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_4, Qt.Key.Key_0):
        QTest.keyClick(sheet.table, key)
    settle(qtbot)
    (ana, rosa, _), (one, two, three) = held["people"], held["asked"]
    expected = {(ana, one, "pre"): 1, (ana, two, "pre"): 0, (ana, three, "pre"): 4, (rosa, one, "pre"): 0}
    assert answers(build) == expected

    QTest.keyClick(sheet.table, Qt.Key.Key_7)  # at the second question of Rosa: not from 0 to 1
    settle(qtbot)
    assert "1" in sheet.note.text()
    assert answers(build) == expected
    QTest.keyClick(sheet.table, Qt.Key.Key_Left)
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    QTest.keyClick(sheet.table, Qt.Key.Key_Up)
    QTest.keyClick(sheet.table, Qt.Key.Key_Delete)
    settle(qtbot)
    assert answers(build) == {(ana, two, "pre"): 0, (ana, three, "pre"): 4, (rosa, one, "pre"): 1}


def test_the_second_test_stands_apart_and_the_analysis_counts_both(sheet, build, held, qtbot):
    sheet.table.setCurrentIndex(sheet.table.model().index(0, 1))
    QTest.keyClick(sheet.table, Qt.Key.Key_0)
    sheet.moment.set_value("post")
    sheet._show_moment()
    for row in (0, 1):
        sheet.table.setCurrentIndex(sheet.table.model().index(row, 1))
        QTest.keyClick(sheet.table, Qt.Key.Key_1)
    settle(qtbot)
    counted = build.add(r.ItemResult(session_id=held["today"], words="¿Quién denuncia?", answered_after=30,
                                     right_after=3))  # fmt: skip
    build.save()
    assert counted
    found, asked = build.figures(), ("question", "¿Quién denuncia?")
    before, after = found["items_right_before", asked], found["items_right_after", asked]
    assert (before.numerator, before.denominator) == (0, 1)
    assert (after.numerator, after.denominator) == (2, 2)  # one by one, and not what was counted off the sheets too


def test_without_a_test_it_says_what_to_do_first(build, qtbot):
    form = next(one for one in build.program.forms if one.key == "answers")
    bare = build.workshop("2022-05-09")
    build.save()
    page = SheetPage(build.hub, form, bare, tasks())
    qtbot.addWidget(page)
    page.show()
    page.open()
    settle(qtbot)
    assert not page.table.isVisible()
    assert page.none.text()
