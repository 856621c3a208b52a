"""What is typed before a form has been read is kept: a laptop may be slow, a caseworker is not."""

from __future__ import annotations

import threading

import pytest
from kindhub_reintegration import records as r
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kindhub.ui.tasks import run


class Held:
    """Keeps the records' lane busy until it is let go."""

    def __init__(self, window):
        self._go = threading.Event()
        run(window, self._wait, self._done, self._done)

    def _wait(self, _progress):
        assert self._go.wait(20)

    def _done(self, _result):
        pass

    def let_go(self):
        self._go.set()


@pytest.fixture
def page_behind_work(open_case, qtbot):
    """`page_behind_work(form)`: a case whose next form is on screen, whole, and cannot be read yet."""

    def show(form_key):
        page = open_case("referral")
        held = Held(page)
        page.parts.open(form_key)
        qtbot.waitUntil(lambda: page.pane.form_page.body.is_built)
        assert page.pane.desk.target is None
        return page, held

    return show


def type_into(page, field, text):
    page.pane.form_page.body.questions[field].input.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_into_a_form_that_is_shown_for_the_first_time(page_behind_work, open_case):
    page, held = page_behind_work("pre_departure")
    type_into(page, "flight_no", "GUA 12")
    held.let_go()
    open_case.settle(page)
    assert page.pane.form_page.body.answers().values["flight_no"] == "GUA 12"
    assert page.pane.desk.changed().values == {"flight_no": "GUA 12"}


def test_nothing_typed_is_nothing_changed(page_behind_work, open_case):
    page, held = page_behind_work("return")
    held.let_go()
    open_case.settle(page)
    assert not page.pane.desk.has_typed()
    assert page.pane.form_page.body.answers().values["arrival_point"]


def test_beside_what_the_record_holds(page_behind_work, open_case, kept):
    page, held = page_behind_work("return")
    type_into(page, "flight_no", "GUA 12")
    held.let_go()
    open_case.settle(page)
    desk = page.pane.desk
    assert desk.changed().values == {"flight_no": "GUA 12"}
    assert page.pane.form_page.body.answers().values["arrival_point"] == kept(r.Return)[0].arrival_point


def test_a_form_read_before_all_its_fields_are_there_is_shown_when_they_are(open_case, qtbot):
    page = open_case("referral")
    page.parts.open("assessment")
    body = page.pane.form_page.body
    assert not body.is_built
    assert not body.updatesEnabled()
    qtbot.waitUntil(lambda: page.pane.desk.target is not None, timeout=10_000)
    assert body.is_built
    assert body.updatesEnabled()


def test_who_saves_before_all_fields_are_there_is_told_of_every_one_that_lacks(open_case):
    page = open_case("referral")
    page.parts.open("assessment")
    form = page.pane.form_page
    known = set(form.body.blocks)
    form.save()
    assert set(form.body.check()) - known
    assert form.body.is_built
