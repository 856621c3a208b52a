"""At the workshop: the list is called by keyboard, and who is not on it is added line by line."""

from __future__ import annotations

import pytest
from kindhub_gbv_activities import records as r
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kindhub.services.form_contents import Answers, keep
from kindhub.services.forms import FormTarget
from kindhub.services.roll_unread import read_unread
from kindhub.storage.drafts import drafts_of, find_draft
from kindhub.testing.windows import shown_case
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.forms.roll_page import RollPage
from kindhub.ui.tasks import tasks


@pytest.fixture
def group(build):
    """A group with a list of two of last time, and the workshops of today."""
    key = build.add(r.Group(number="Niñas de Chinacá", status="running", place="GT-1301"))
    before = build.workshop("2022-03-07", group_id=key)
    today = build.workshop("2022-05-09", group_id=key)
    counted = build.workshop("2022-05-01", group_id=key, mode="count")
    for number, given in enumerate(("Ana Lucia", "Rosa"), start=1):
        person = build.who(given=given, surnames="Perez Us")
        build.add(r.Attendance(session_id=before, participant_id=person, given=given, surnames="Perez Us",
                               sex="female", age_from=13, age_to=13, list_no=number))  # fmt: skip
    build.save()
    return {"group": key, "today": today, "counted": counted}


@pytest.fixture
def case(build, group, qtbot):
    return shown_case(qtbot, build.hub, "gbv_activities", group["group"], "sessions")


def open_part(case, session_id, part, wanted, qtbot):
    sessions = case.pane.findChild(PartsPage)
    qtbot.waitUntil(lambda: sessions.table.model().rowCount() > 0 and not sessions.editing._waiting)
    sessions.table.select_key(session_id)
    qtbot.waitUntil(lambda: sessions._at == session_id and not tasks().busy())
    links = {one.property("form"): one for one in sessions._links}
    qtbot.waitUntil(links[part].isVisible)
    shown = {key for key, link in links.items() if link.isVisible()}
    assert {"attendance", "headcount"} & shown == {"headcount" if part == "headcount" else "attendance"}
    links[part].click()
    qtbot.waitUntil(lambda: case.pane.findChild(wanted) is not None and not tasks().busy(), timeout=10_000)


@pytest.fixture
def roll(case, group, qtbot):
    open_part(case, group["today"], "attendance", RollPage, qtbot)
    return case.pane.findChild(RollPage)


def settle(qtbot):
    qtbot.waitUntil(lambda: not tasks().busy(), timeout=10_000)


def lines(build, session_id):
    with build.hub.read() as session:
        return session.query(r.Attendance).filter_by(session_id=session_id).order_by(r.Attendance.list_no).all()


def test_the_last_list_is_called_with_the_keyboard_alone(roll, build, group, qtbot):
    qtbot.waitUntil(roll.over_button.hasFocus)
    QTest.keyClick(roll.over_button, Qt.Key.Key_Space)
    qtbot.waitUntil(roll.table.hasFocus, timeout=10_000)
    settle(qtbot)
    assert [(one.given, one.present) for one in lines(build, group["today"])] == [("Ana Lucia", None), ("Rosa", None)]

    QTest.keyClick(roll.table, Qt.Key.Key_Space)
    QTest.keyClick(roll.table, Qt.Key.Key_Down)
    for _ in range(2):
        QTest.keyClick(roll.table, Qt.Key.Key_Space)  # ticked, and taken back: no conflict with oneself
    settle(qtbot)
    assert [one.present for one in lines(build, group["today"])] == [True, False]
    assert "1" in roll.card.note.text()
    QTest.keyClick(roll.table, Qt.Key.Key_Delete)
    settle(qtbot)
    assert [one.present for one in lines(build, group["today"])] == [True, None]

    roll.table.go_to_column("pre")
    QTest.keyClick(roll.table, Qt.Key.Key_4)
    editor = roll.editing.editor.question.input.edit
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(roll.editing.editor.question.input.edit, "x")
    roll.editing.close()
    settle(qtbot)
    rosa = lines(build, group["today"])[1]
    assert (rosa.pre, rosa.post) == (4.0, None)
    assert roll.lines.unread == {(rosa.id, "post"): "x"}
    assert "número" in roll.note.text() or "number" in roll.note.text()

    QTest.keyClick(
        roll.table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(qtbot)
    assert [one.present for one in lines(build, group["today"])] == [True, True]
    roll.mark_all()
    settle(qtbot)
    assert [one.present for one in lines(build, group["today"])] == [True, None]


def test_who_is_not_on_the_list_is_typed_and_finds_her_person(roll, build, group, qtbot):
    QTest.keyClick(roll, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for given, age in (("Ana Lucia", "13"), ("Catarina", "14")):
        qtbot.waitUntil(lambda: roll.page.isVisible() and roll.desk.target is not None and not tasks().busy())
        for name, text in (("given", given), ("surnames", "Perez Us"), ("age_from", age)):
            QTest.keyClicks(roll.page.body.blocks[name].input.edit, text)
        with qtbot.waitSignal(roll.desk.saved, timeout=10_000):
            roll.page.save_and_go_on()
        settle(qtbot)
    ana, catarina = lines(build, group["today"])
    assert (ana.given, ana.age_from, ana.present, ana.list_no) == ("Ana Lucia", 13, True, 1)
    assert (catarina.present, catarina.list_no) == (True, 2)
    with build.hub.read() as session:
        assert session.query(r.Participant).count() == 3  # Ana was known already
    assert roll.lines.came() == 2
    spoken = roll.table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken in ("Came: Yes", "Asistió: Sí")


def test_a_workshop_without_a_list_is_counted_by_sex_and_band(case, build, group, qtbot):
    open_part(case, group["counted"], "headcount", FormPage, qtbot)
    page = case.pane.form_page
    qtbot.waitUntil(lambda: page.form.key == "headcount" and not tasks().busy())
    for name, text in (("f_12_17", "14"), ("m_12_17", "9"), ("total", "25")):
        QTest.keyClicks(page.body.blocks[name].input.edit, text)
    matrix = page.body.matrices[0]
    assert matrix.sum.text() == "23"
    assert "25" in matrix.said.text()
    with qtbot.waitSignal(case.pane.saved, timeout=10_000):
        page.save()
    with build.hub.read() as session:
        kept = session.query(r.Tally).one()
    assert (kept.group_id, kept.place, str(kept.held_on.earliest)) == (group["group"], "GT-1301", "2022-05-01")
    figures = build.figures()
    assert figures[("tally_people",)].value == 25
    assert figures[("people_reached",)].value == 2  # a tally is nobody's attendance


def unread_text(roll, column, words):
    roll.table.go_to_column(column)
    roll.editing.edit(column)
    QTest.keyClicks(roll.editing.editor.question.input.edit, words)


def test_a_text_that_is_no_number_is_there_again_after_the_page_was_left(roll, build, group, qtbot):
    roll.take_over()
    qtbot.waitUntil(lambda: len(roll.lines.in_order()) == 2 and not tasks().busy(), timeout=10_000)
    key = roll.table.current_key()
    unread_text(roll, "pre", "cuatro")
    roll.hide()  # the cell was open, and nothing has paused
    settle(qtbot)

    again = RollPage(build.hub, roll.form, roll.roll, group["today"], Lookups(build.hub), tasks())
    qtbot.addWidget(again)
    again.show()
    again.open()
    settle(qtbot)
    assert again.lines.unread == {(key, "pre"): "cuatro"}
    assert "cuatro" in [cell.text for cell in again.lines.rows([key])[0].cells.values()]

    again.table.select_key(key)
    unread_text(again, "pre", "4")
    again.editing.close()
    settle(qtbot)
    assert lines(build, group["today"])[0].pre == 4.0
    with build.hub.read() as session:
        assert read_unread(session, build.hub.user.uid, roll.form, group["today"]) == {}


def test_a_pause_keeps_it_while_the_cell_is_open_and_beside_what_the_form_began(roll, build, group, qtbot):
    """A process that is killed then leaves it, as it leaves every draft."""
    roll.take_over()
    qtbot.waitUntil(lambda: len(roll.lines.in_order()) == 2 and not tasks().busy(), timeout=10_000)
    key = roll.table.current_key()
    keep(build.hub, FormTarget(roll.form, group["today"], key, 1), Answers({"given": "Ana Luz"}))
    unread_text(roll, "post", "seis")
    assert roll.editing._pause.isActive()
    roll.editing._pause.timeout.emit()
    settle(qtbot)
    with build.hub.read() as session:
        draft = find_draft(session.connection(), "gbv_activities", build.hub.user.uid, roll.form.key, key,
                           group["today"])  # fmt: skip
    assert (draft.content["values"], draft.content["typed"]) == ({"given": "Ana Luz"}, {"post": "seis"})
    assert roll.editing.editor is not None


def test_the_same_in_a_cell_of_the_headcount(case, build, group, qtbot):
    open_part(case, group["counted"], "headcount", FormPage, qtbot)
    page = case.pane.form_page
    qtbot.waitUntil(lambda: page.form.key == "headcount" and not tasks().busy())
    QTest.keyClicks(page.body.blocks["f_12_17"].input.edit, "unas diez")
    case.leave()
    settle(qtbot)
    with build.hub.read() as session:
        (draft,) = drafts_of(session.connection(), "gbv_activities", build.hub.user.uid)
    assert draft.content["typed"] == {"f_12_17": "unas diez"}
