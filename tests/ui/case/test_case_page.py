"""The case page shows where a case stands, and forms are filled, kept, saved and undone with the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from kindhub_reintegration import records as r
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from kindhub.i18n import use_language
from kindhub.records.partial_date import PartialDate
from kindhub.ui.case.history_page import HistoryPage
from kindhub.ui.case.parts import worth_opening
from kindhub.ui.forms.conflict import MINE, OTHER, ConflictPanel
from kindhub.ui.kit.message_bar import MessageBar


def type_into(page, name, text):
    editor = page.pane.form_page.body.questions[name].input
    editor.setFocus()
    QTest.keyClicks(at_focus(), text)


def at_focus():
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(at_focus(), key, modifier)


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_header_says_whose_case_it_is_and_when_to_call(open_case):
    page = open_case()
    assert page.picture.name == "Elmer Tomás Felipe"
    assert "15 años, hombre" in page.picture.facts
    assert [mark.text for mark in page.picture.marks] == ["Riesgo medio", "Solo llamar después de las 17 h"]


def test_the_stage_bar_knows_the_present_stage_and_the_next_lacks_something(open_case):
    page = open_case()
    states = {stage.key: stage.state for stage in page.picture.stages}
    assert states["received"] == "current"
    assert states["referred"] == "done"
    assert page.picture.next_key == "active"
    assert page.picture.gaps
    locked = [b for b in page.gap.findChildren(QAbstractButton) if b.text() == "Pasar a Activo"]
    assert locked
    assert not locked[0].isEnabled()


def test_a_page_opens_at_what_the_next_stage_lacks_but_not_at_the_closing_while_work_goes_on(open_case):
    picture = open_case().picture
    lacking = picture.gap_places[picture.gaps[0].key].form
    assert next(worth_opening(picture, "closed")) == lacking
    due = next(picture.due_places[row.key].form for row in picture.due if row.state != "done")
    assert due != lacking
    assert next(worth_opening(replace(picture, next_key="closed"), "closed")) == due


def test_a_gap_leads_to_its_form(open_case, qtbot):
    page = open_case("return")
    page.gap.chosen.emit(page.picture.gaps[0].key)
    open_case.settle(page)
    assert page.pane.form_page.form.key == page.picture.gap_places[page.picture.gaps[0].key].form


def test_a_home_visit_by_keyboard_alone(open_case, kept, qtbot):
    page = open_case("contacts")
    QTest.keyClick(page, Qt.Key.Key_J, CTRL)
    groups = 1
    entry = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "ContactEntry")
    qtbot.waitUntil(entry.isVisible)

    def answer(name, text):
        nonlocal groups
        entry.form_body.questions[name].input.setFocus()
        if text:
            QTest.keyClicks(at_focus(), text)
        groups += 2  # the words, and the key that goes on
        QTest.keyClick(at_focus(), Qt.Key.Key_Return)

    assert entry.form_body.answers().values["held_on"] == PartialDate.of(date.today())
    answer("mode", "visita a casa")
    if "residence" in entry.form_body.questions:
        answer("residence", "con")
    answer("next_due", "+30")
    with qtbot.waitSignal(entry.saved, timeout=10_000):
        QTest.keyClick(at_focus(), Qt.Key.Key_S, CTRL)
    groups += 1
    assert groups < 15
    saved = kept(r.Contact)[-1]
    assert saved.mode == "home_visit"
    assert saved.next_due.earliest == date.today() + timedelta(30)


def test_a_draft_outlives_a_killed_process_and_is_offered_again(open_case, hub, case_id, tmp_path, qtbot, kept):
    import shutil

    from kindhub import app
    from kindhub.testing import PERSON, WEAK
    from kindhub.ui.case.page import CasePage

    page = open_case("return")
    page.pane.desk._pause.setInterval(0)
    with qtbot.waitSignal(page.pane.desk.kept, timeout=10_000):
        type_into(page, "from_city", "Houston")  # and then the power goes: nothing is left, nothing is closed
    assert kept(r.Return)[0].from_city is None  # a draft is no part of the record
    shutil.copytree(hub.folder.path, tmp_path / "after", ignore=shutil.ignore_patterns("*lock*"))
    after = app.open_hub(tmp_path / "after", PERSON.uid, PERSON.passphrase, kdf_floor=WEAK)
    again = CasePage(after, "reintegration", case_id, "return")
    qtbot.addWidget(again)
    again.show()
    open_case.settle(again)
    form = again.pane.form_page
    assert form.offer.isVisible()
    assert form.body.questions["from_city"].value() is None
    form.offer.take.click()
    assert form.body.questions["from_city"].value() == "Houston"
    after.close()


def test_what_was_typed_is_kept_when_the_page_is_left_and_can_be_dropped(open_case, hub, qtbot):
    page = open_case("return")
    type_into(page, "from_city", "Houston")
    page.leave()
    page.hide()
    again = open_case("return")
    assert again.pane.form_page.offer.isVisible()
    with qtbot.waitSignal(again.pane.desk.discarded, timeout=10_000):
        again.pane.form_page.offer.drop.click()
    again.leave()
    again.hide()
    assert not open_case("return").pane.form_page.offer.isVisible()


def test_a_draft_is_kept_on_leaving_a_field_and_goes_with_the_save(open_case, hub, qtbot, kept):
    from kindhub.storage.drafts import drafts_of

    page = open_case("return")
    desk = page.pane.desk
    with qtbot.waitSignal(desk.kept, timeout=10_000):
        type_into(page, "flight_no", "GUA 12")
        press(Qt.Key.Key_Tab)
    assert page.pane.form_page.mark.isVisible()
    with hub.engine.connect() as connection:
        assert len(drafts_of(connection, "reintegration", hub.user.uid)) == 1
    with qtbot.waitSignal(desk.saved, timeout=10_000):
        press(Qt.Key.Key_S, CTRL)
    with hub.engine.connect() as connection:
        assert drafts_of(connection, "reintegration", hub.user.uid) == ()
    assert kept(r.Return)[0].flight_no == "GUA 12"
    assert not page.pane.form_page.mark.isVisible()


def test_a_save_can_be_undone(open_case, kept, qtbot):
    page = open_case("return")
    with qtbot.waitSignal(page.pane.desk.saved, timeout=10_000):
        type_into(page, "flight_no", "GUA 12")
        press(Qt.Key.Key_S, CTRL)
    open_case.settle(page)
    bar = page.findChild(MessageBar)
    assert bar.text == "Guardado"
    with qtbot.waitSignal(page.acts.undone, timeout=10_000):
        bar.acted.emit()
    open_case.settle(page)
    assert kept(r.Return)[0].flight_no is None


def test_two_savings_are_compared_field_by_field_and_nothing_is_chosen_beforehand(open_case, hub, qtbot, kept):
    page = open_case("return")
    type_into(page, "flight_no", "GUA 12")
    with hub.begin("someone else") as work:
        other = work.get(r.Return, kept(r.Return)[0].id)
        other.flight_no, other.from_city = "GUA 99", "Houston"
    with qtbot.waitSignal(page.pane.desk.clashed, timeout=10_000):
        press(Qt.Key.Key_S, CTRL)
    panel = page.findChild(ConflictPanel)
    assert panel.names == ("flight_no",)
    assert panel.groups["flight_no"].checkedId() == -1
    assert not panel.save_button.isEnabled()
    words = [panel.groups["flight_no"].button(side).text() for side in (MINE, OTHER)]
    assert words == ["GUA 12", "GUA 99"]
    panel.groups["flight_no"].button(MINE).click()
    desk = page.pane.desk
    with qtbot.waitSignal(desk.saved, timeout=10_000):
        panel.save_button.click()
    saved = kept(r.Return)[0]
    assert (saved.flight_no, saved.from_city) == ("GUA 12", "Houston")  # what was not touched here is the other's


def test_what_only_the_other_changed_is_no_question_and_is_not_written_over(open_case, hub, qtbot, kept):
    page = open_case("return")
    type_into(page, "flight_no", "GUA 12")
    with hub.begin("someone else") as work:
        work.get(r.Return, kept(r.Return)[0].id).from_city = "Houston"
    desk = page.pane.desk
    with qtbot.waitSignal(desk.saved, timeout=10_000):
        press(Qt.Key.Key_S, CTRL)
    saved = kept(r.Return)[0]
    assert (saved.flight_no, saved.from_city) == ("GUA 12", "Houston")
    body = page.pane.form_page.body
    assert body.questions["from_city"].value() == "Houston"  # the form shows it, so the next save keeps it too
    with qtbot.waitSignal(desk.saved, timeout=10_000):
        type_into(page, "flight_no", "3")
        press(Qt.Key.Key_S, CTRL)
    saved = kept(r.Return)[0]
    assert (saved.flight_no, saved.from_city) == ("GUA 123", "Houston")


def test_what_is_typed_while_it_is_being_saved_stays_a_draft(open_case, kept, qtbot):
    page = open_case("return")
    desk = page.pane.desk
    with qtbot.waitSignal(desk.saved, timeout=10_000):
        type_into(page, "flight_no", "GUA 12")
        press(Qt.Key.Key_S, CTRL)
        type_into(page, "from_city", "Houston")
    assert kept(r.Return)[0].from_city is None
    assert desk.changed().values == {"from_city": "Houston"}
    with qtbot.waitSignal(desk.kept, timeout=10_000):
        desk.keep_now()


def test_what_is_lacking_is_listed_and_f8_leads_to_it(open_case, kept, qtbot):
    page = open_case("contacts")
    before = len(kept(r.Contact))
    page.pane.form_page.body.focus_field("")
    press(Qt.Key.Key_S, CTRL)
    form = page.pane.form_page
    assert form.summary.isVisible()
    assert form.summary.hasFocus()
    assert len(kept(r.Contact)) == before
    press(Qt.Key.Key_F8)
    assert form.body.blocks["held_on"].input.isAncestorOf(QApplication.focusWidget())
    QTest.keyClicks(at_focus(), "hoy")
    assert "held_on" not in form._problems
    assert form._problems


def test_a_hidden_field_is_never_demanded(open_case, hub, qtbot):
    page = open_case("contacts")
    body = page.pane.form_page.body
    assert body.blocks["residence"].isVisibleTo(body)
    body.questions["reached"].input.set_value(False)
    body.questions["reached"].input.changed.emit(False)
    assert not body.blocks["residence"].isVisibleTo(body)
    assert "residence" not in body.check()
    body.questions["reached"].input.set_value(True)
    body.questions["reached"].input.changed.emit(True)
    assert "residence" in body.check()  # the control: shown, it is demanded again


def test_why_there_is_no_value_is_kept_in_the_record(open_case, kept, qtbot):
    page = open_case("return")
    body = page.pane.form_page.body
    body.questions["flight_no"].input.setFocus()
    body.questions["flight_no"].input.set_absence("not_known")
    body.questions["flight_no"].input.changed.emit(None)
    with qtbot.waitSignal(page.pane.desk.saved, timeout=10_000):
        page.pane.form_page.save()
    saved = kept(r.Return)[0]
    assert saved.flight_no is None
    assert saved.absent == {"flight_no": "not_known"}


def test_a_closed_case_is_read_only_and_says_why(open_case, hub, case_id, qtbot):
    with hub.begin("close") as work:
        case = work.get(r.Case, case_id)
        case.status = "closed"
        case.closed = date.today()
    page = open_case("return")
    form = page.pane.form_page
    assert form.lock.isVisible()
    assert not form.bar.isVisible()
    assert form.body.questions["flight_no"].input.edit.isReadOnly()


def test_ctrl_d_begins_a_row_with_the_answers_above(open_case, hub, case_id, qtbot):
    with hub.begin("contact") as work:
        work.add(r.Contact(case_id=case_id, held_on=PartialDate.of(date.today()), mode="phone", who="tía"))
    page = open_case("contacts")
    page.pane.form_page.body.focus_field("")
    QTest.keyClick(at_focus(), Qt.Key.Key_D, CTRL)
    open_case.settle(page)
    qtbot.waitUntil(lambda: page.pane.form_page.body.questions["who"].value() == "tía")
    assert page.pane.desk.target.record_id is None


def test_the_history_shows_old_and_new(open_case, hub, qtbot, kept):
    with hub.begin("fly") as work:
        work.get(r.Return, kept(r.Return)[0].id).flight_no = "GUA 12"
    page = open_case()
    page.parts.open("@history")
    qtbot.waitUntil(lambda: page.pane.findChild(HistoryPage) is not None, timeout=10_000)
    lines = page.pane.findChild(HistoryPage).lines
    flight = next(line for line in lines if line.new == "GUA 12")
    assert flight.old == "sin dato"
    assert flight.who == "Ana Prueba"


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_input_of_every_form_has_an_accessible_name(hub, qtbot, language):
    from kindhub.ui.forms.form_body import FormBody
    from kindhub.ui.forms.lookups import Lookups

    use_language(language)
    lookups = Lookups(hub)
    nameless = []
    for form in hub.programs["reintegration"].forms:
        body = FormBody(form, lookups)
        qtbot.addWidget(body)
        inputs = (*body.findChildren(QLineEdit), *body.findChildren(QPlainTextEdit))
        names = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in inputs]
        nameless.extend(form.key for name in names if not name)
    assert nameless == []


def test_a_contact_that_was_begun_and_left_is_a_draft(open_case, kept, qtbot):
    page = open_case("return")
    page.over.log_contact()
    entry = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "ContactEntry")
    mode = entry.form_body.questions["mode"].input
    mode.set_value("phone")
    mode.changed.emit("phone")
    entry.close()
    assert kept(r.Contact) == []
    page.parts.open("contacts")
    open_case.settle(page)
    form = page.pane.form_page
    qtbot.waitUntil(form.offer.isVisible, timeout=10_000)
    form.offer.take.click()
    assert form.body.answers().values["mode"] == "phone"
    assert form.body.answers().values["held_on"] == PartialDate.of(date.today())
