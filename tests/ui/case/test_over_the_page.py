"""What opens over the case page: contact, note and task in seconds, a move with its reason, a hand-over with a note."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from kindhub_reintegration import records as r
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from sqlalchemy import select

from kindhub.services.history import history_of
from kindhub.ui.case.attach_panel import AttachPanel, guess
from kindhub.ui.case.contact_entry import ContactEntry
from kindhub.ui.case.hand_over_panel import HandOverPanel
from kindhub.ui.case.move_panel import MovePanel
from kindhub.ui.case.quick_entry import QuickEntry
from kindhub.ui.kit.message_bar import MessageBar
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.row_list import Row, RowButton
from kindhub.ui.kit.side_lists import MORE
from kindhub.ui.tasks import tasks
from kindhub.ui.when import week_day

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def records(hub, kind):
    with hub.read() as session:
        return session.scalars(select(kind).order_by(kind.id)).all()


def opened(qtbot, kind):
    """What opened over the page, once it is there."""

    def found():
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(found()) and found()[0].isAncestorOf(at_focus() or found()[0].parent()))
    return found()[0]


def at_focus():
    return QApplication.focusWidget()


def write(*answers):
    """Type each answer where the cursor is; Enter takes what a list has marked; Tab leaves what is there."""
    for answer in answers:
        QTest.keyClicks(at_focus(), answer)
        QTest.keyClick(at_focus(), Qt.Key.Key_Return if answer else Qt.Key.Key_Tab)


def come_back(page, qtbot):
    """Nothing is open over the page any more."""
    page.activateWindow()
    qtbot.waitUntil(lambda: not any(isinstance(w, PopOver) for w in QApplication.topLevelWidgets()), timeout=10_000)
    qtbot.waitUntil(page.isActiveWindow, timeout=10_000)


def undo(page, open_case, qtbot):
    come_back(page, qtbot)
    with qtbot.waitSignal(page.acts.undone, timeout=10_000):
        QTest.keyClick(page, Qt.Key.Key_U, CTRL_SHIFT)
    open_case.settle(page)


def test_a_contact_without_a_mouse_is_in_the_record_the_ledger_and_the_next_deadline(open_case, hub, case_id, qtbot):
    page = open_case("return")
    before = {row.sub for row in page.picture.due}
    QTest.keyClick(page, Qt.Key.Key_J, CTRL)
    entry = opened(qtbot, ContactEntry)
    assert len(entry.form_body.questions) == 5
    write("visita a casa", "", "comunidad", "+30")
    with qtbot.waitSignal(entry.saved, timeout=10_000):
        QTest.keyClick(at_focus(), Qt.Key.Key_S, CTRL)
    open_case.settle(page)
    contact = records(hub, r.Contact)[-1]
    agreed = date.today() + timedelta(30)
    assert (contact.mode, contact.reached, contact.held_on.earliest) == ("home_visit", True, date.today())
    assert contact.next_due.earliest == agreed
    with hub.read() as session:
        rows = history_of(session, "reintegration", contact.id)
    assert [(row.action, row.who) for row in rows] == [("create", hub.user.uid)]
    assert records(hub, r.Case)[0].next_contact == agreed
    words = week_day(agreed, date.today())
    assert words not in before
    qtbot.waitUntil(lambda: words in {row.sub for row in page.picture.due}, timeout=10_000)
    assert page.findChild(MessageBar).text == "Contacto registrado"
    undo(page, open_case, qtbot)
    assert records(hub, r.Contact) == []
    assert records(hub, r.Case)[0].next_contact is None


def test_a_note_knows_its_day_and_its_author_and_can_be_undone(open_case, hub, qtbot):
    page = open_case("return")
    QTest.keyClick(page, Qt.Key.Key_M, CTRL)
    entry = opened(qtbot, QuickEntry)
    QTest.keyClicks(at_focus(), "La maestra llamo: todo tranquilo.")
    with qtbot.waitSignal(entry.saved, timeout=10_000):
        QTest.keyClick(at_focus(), Qt.Key.Key_S, CTRL)
    open_case.settle(page)
    note = records(hub, r.Note)[-1]
    assert (note.words, note.written_on, note.author) == (
        "La maestra llamo: todo tranquilo.", date.today(), hub.user.uid
    )  # fmt: skip
    qtbot.waitUntil(lambda: "Notas (1)" in [row.row.title for row in page.nav.findChildren(RowButton)], timeout=10_000)
    undo(page, open_case, qtbot)
    assert records(hub, r.Note) == []


def test_a_note_left_half_written_is_there_again(open_case, hub, qtbot):
    page = open_case("return")
    page.over.write_note()
    entry = opened(qtbot, QuickEntry)
    QTest.keyClicks(at_focus(), "La maestra dice que")
    with qtbot.waitSignal(entry.kept, timeout=10_000):
        entry.close()
    assert records(hub, r.Note) == []
    come_back(page, qtbot)
    page.over.write_note()
    again = opened(qtbot, QuickEntry)
    qtbot.waitUntil(lambda: again.form_body.questions["words"].value() == "La maestra dice que", timeout=10_000)
    assert again.mark.isVisible()
    again.discard()
    assert again.form_body.questions["words"].value() is None
    qtbot.waitUntil(lambda: not tasks().busy(), timeout=10_000)
    again.close()
    come_back(page, qtbot)
    page.over.write_note()
    fresh = opened(qtbot, QuickEntry)
    qtbot.waitUntil(lambda: not tasks().busy(), timeout=10_000)
    assert fresh.form_body.questions["words"].value() is None
    fresh.close()


def test_what_is_typed_into_a_short_form_is_kept_before_anything_is_closed(open_case, hub, qtbot):
    from kindhub.storage.drafts import drafts_of

    page = open_case("return")
    page.over.write_note()
    entry = opened(qtbot, QuickEntry)
    entry._pause.setInterval(0)
    QTest.keyClicks(at_focus(), "Va a la escuela")

    def kept():
        with hub.engine.connect() as connection:
            return drafts_of(connection, "reintegration", hub.user.uid)

    qtbot.waitUntil(lambda: len(kept()) == 1 and not tasks().busy(), timeout=10_000)
    entry.close()


def test_a_task_is_added_ticked_by_space_and_taken_back(open_case, hub, qtbot):
    page = open_case("return")
    QTest.keyClick(page, Qt.Key.Key_T, CTRL)
    entry = opened(qtbot, QuickEntry)
    write("Pedir la constancia escolar", "ayer")
    with qtbot.waitSignal(entry.saved, timeout=10_000):
        QTest.keyClick(at_focus(), Qt.Key.Key_S, CTRL)
    open_case.settle(page)
    task = records(hub, r.CaseTask)[-1]
    assert (task.assigned_to, task.due_on) == (hub.user.uid, date.today() - timedelta(1))
    qtbot.waitUntil(lambda: any(one.box for one in page.picture.due), timeout=10_000)
    row = next(one for one in page.picture.due if one.box)
    assert (row.title, row.state, row.box) == ("Pedir la constancia escolar", "overdue", "open")
    folded = page.side.due.rows.keys()
    if MORE in folded:
        page.side.due.rows.chosen.emit(MORE)
    button = next(b for b in page.side.due.findChildren(RowButton) if b.row == row and not b.isHidden())
    button.setFocus()
    with qtbot.waitSignal(page.acts.done, timeout=10_000):
        QTest.keyClick(button, Qt.Key.Key_Space)
    open_case.settle(page)
    assert records(hub, r.CaseTask)[-1].done_on == date.today()
    qtbot.waitUntil(lambda: any(one.box == "ticked" for one in page.picture.due), timeout=10_000)
    undo(page, open_case, qtbot)
    assert records(hub, r.CaseTask)[-1].done_on is None


def test_a_move_beside_the_line_asks_why_and_the_ledger_keeps_it(open_case, hub, case_id, qtbot):
    page = open_case("return")
    page.over.move_to("lost_contact")
    panel = opened(qtbot, MovePanel)
    panel.answer()
    assert records(hub, r.Case)[0].status == "received"  # no reason, no move
    assert panel.isVisible()
    QTest.keyClicks(at_focus(), "Cambiaron de numero")
    with qtbot.waitSignal(page.acts.done, timeout=10_000):
        QTest.keyClick(at_focus(), Qt.Key.Key_S, CTRL)
    open_case.settle(page)
    with hub.read() as session:
        assert history_of(session, "reintegration", case_id)[0].reason == "move: Cambiaron de numero"
    qtbot.waitUntil(lambda: "Sin contacto" in [mark.text for mark in page.picture.marks], timeout=10_000)
    undo(page, open_case, qtbot)
    assert records(hub, r.Case)[0].status == "received"


def test_a_stage_that_lacks_something_says_what_and_leads_there(open_case, qtbot):
    page = open_case("return")
    page.stages.chosen.emit("active")
    panel = opened(qtbot, MovePanel)
    assert not panel.act_button.isEnabled()
    assert len(panel.lacking.keys()) == len(page.picture.gaps)
    QTest.keyClick(at_focus(), Qt.Key.Key_Down)
    QTest.keyClick(at_focus(), Qt.Key.Key_Return)
    open_case.settle(page)
    assert page.nav.rows.current() == page.picture.gap_places[page.picture.gaps[1].key].form


def test_a_case_is_handed_over_with_a_note_and_a_task_and_comes_back(open_case, hub, case_id, colleague, qtbot):
    page = open_case("return")
    page.over.hand_over()
    panel = opened(qtbot, HandOverPanel)
    write("berta")
    panel.answer()
    assert records(hub, r.Case)[0].responsible == hub.user.uid  # no note, no hand-over
    QTest.keyClicks(panel.note.edit, "Falta la visita de diciembre; ella prefiere la tarde.")
    with qtbot.waitSignal(page.acts.done, timeout=10_000):
        QTest.keyClick(at_focus(), Qt.Key.Key_S, CTRL)
    open_case.settle(page)
    assert records(hub, r.Case)[0].responsible == colleague
    assert "prefiere la tarde" in records(hub, r.Note)[-1].words
    assert records(hub, r.CaseTask)[-1].assigned_to == colleague
    undo(page, open_case, qtbot)
    assert records(hub, r.Case)[0].responsible == hub.user.uid
    assert (records(hub, r.Note), records(hub, r.CaseTask)) == ([], [])


def test_in_a_closed_case_nothing_opens_and_the_reason_is_said(open_case, hub, case_id, qtbot):
    with hub.begin("close") as work:
        case = work.get(r.Case, case_id)
        case.status, case.closed = "closed", date.today()
    page = open_case("return")
    for act in (page.over.log_contact, page.over.write_note, page.over.add_task):
        act()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QuickEntry) and w.isVisible()]
    assert page.picture.read_only in page.findChild(MessageBar).text
    assert not page.side.due.plus.isVisibleTo(page)
    assert not page.side.documents.zone.isVisibleTo(page)
    assert not {"contact", "note", "task", "attach", "move"} & {act.key for act in page.offers()}


def test_the_closing_is_locked_until_its_turn_and_opens_early_on_purpose(open_case, hub, case_id, qtbot):
    page = open_case("closure")
    form = page.pane.form_page
    assert next(row.state for row in page.picture.sections if row.key == "closure") == "locked"
    assert form.lock.isVisible()
    assert form.body.questions["closed_on"].input.edit.isReadOnly()
    early = next(b for b in form.findChildren(QAbstractButton) if b.text() == "Llenarlo ahora")
    early.click()
    open_case.settle(page)
    assert not page.pane.form_page.lock.isVisible()
    assert not page.pane.form_page.body.questions["closed_on"].input.edit.isReadOnly()


def test_in_an_active_case_the_closing_is_not_locked(open_case, hub, case_id):
    with hub.begin("on") as work:
        work.get(r.Case, case_id).status = "active"
    page = open_case("closure")
    assert next(row.state for row in page.picture.sections if row.key == "closure") == "none"
    assert not page.pane.form_page.lock.isVisible()


def test_a_file_let_go_on_a_line_of_the_checklist_fills_it(open_case, hub, tmp_path, qtbot):
    page = open_case("return")
    paper = tmp_path / "foto1.pdf"
    paper.write_bytes(b"%PDF-1.4 constancia")
    card = page.side.documents
    card.opened_wide = True
    card.show_at_most(99)
    QApplication.processEvents()
    row = next(b for b in card.findChildren(RowButton) if b.row.key == "school_record" and not b.isHidden())
    place = QPointF(row.mapTo(card, row.rect().center()))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(paper))])
    drop = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, CTRL)
    with qtbot.waitSignal(page.acts.done, timeout=10_000):
        card.dropEvent(drop)
    open_case.settle(page)
    kept = records(hub, r.CaseDocument)[-1]
    assert (kept.requirement, kept.title) == ("school_record", "Constancia escolar")
    done = ("Constancia escolar", "done")
    qtbot.waitUntil(lambda: done in [(one.title, one.state) for one in page.picture.documents], timeout=10_000)


def test_several_files_are_asked_about_once_and_undone_together(open_case, hub, tmp_path, qtbot):
    page = open_case("return")
    paths = [tmp_path / "partida.pdf", tmp_path / "IMG_1.pdf"]
    for path in paths:
        path.write_bytes(b"%PDF-1.4")
    page.over.attach([str(path) for path in paths])
    panel = opened(qtbot, AttachPanel)
    assert panel.picks[0][1].value() == "birth_certificate"
    panel.answer()
    assert records(hub, r.CaseDocument) == []  # the second is not known yet
    QTest.keyClicks(at_focus(), "otro")
    QTest.keyClick(at_focus(), Qt.Key.Key_Return)
    with qtbot.waitSignal(page.acts.done, timeout=10_000):
        panel.answer()
    assert [one.requirement for one in records(hub, r.CaseDocument)] == ["birth_certificate", None]
    undo(page, open_case, qtbot)
    assert records(hub, r.CaseDocument) == []


@pytest.mark.parametrize(("name", "line"), [("Constancia 2026.jpg", "b"), ("scan.pdf", ""), ("consentimiento.pdf", "")])
def test_a_name_is_understood_only_where_it_fits_one_line(tmp_path, name, line):
    lines = [Row("a", "Consentimiento (EE. UU.)"), Row("b", "Constancia escolar"), Row("c", "Consentimiento (origen)")]
    assert guess(tmp_path / name, lines) == line
