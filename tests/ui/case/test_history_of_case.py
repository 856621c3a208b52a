"""The history of a case tells why it moved, and brings one field back; what has a door of its own goes through it."""

from __future__ import annotations

import pytest
from kindhub_reintegration import records as r
from PySide6.QtCore import Qt
from sqlalchemy import select

from kindhub.errors import UserError
from kindhub.services.cases import move_case
from kindhub.services.restoring import FieldChange, restore_field
from kindhub.ui.case.history_page import HistoryPage


def one(hub, record_type):
    with hub.read() as session:
        return session.scalars(select(record_type)).one()


@pytest.fixture
def history(open_case, qtbot):
    def show():
        page = open_case()
        page.parts.open("@history")
        qtbot.waitUntil(lambda: page.parts.pane.findChild(HistoryPage) is not None, timeout=10_000)
        found = page.parts.pane.findChild(HistoryPage)
        found.whole = page  # the page lives as long as the test
        return found

    return show


@pytest.fixture
def flown(hub, case_id):
    for flight in ("GUA 12", "GUA 21"):
        with hub.begin("fly") as work:
            work.get(r.Return, one(hub, r.Return).id).flight_no = flight
    return case_id


def line_of(page, **wanted):
    return next(n for n, line in enumerate(page.lines) if all(getattr(line, k) == v for k, v in wanted.items()))


def test_one_field_comes_back_with_a_reason(history, hub, flown, qtbot):
    shown = history()
    shown.table.select_key(line_of(shown, old="GUA 12", new="GUA 21"))
    assert shown.bar.isVisible()
    qtbot.keyClicks(shown.reason, "se tomo mal del boleto")
    qtbot.keyClick(shown.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: one(hub, r.Return).flight_no == "GUA 12", timeout=10_000)

    def told():
        page = shown.whole.parts.pane.findChild(HistoryPage)
        return page is not None and any(line.why == "se tomo mal del boleto" for line in page.lines)

    qtbot.waitUntil(told, timeout=10_000)
    assert shown.whole.parts.current() == "@history"


def test_without_a_reason_nothing_comes_back(history, hub, flown, qtbot):
    shown = history()
    shown.table.select_key(line_of(shown, old="GUA 12", new="GUA 21"))
    shown.button.click()
    qtbot.waitUntil(lambda: bool(shown.whole.messages.bars()), timeout=10_000)
    assert "por qué" in shown.whole.messages.bars()[0].text
    assert one(hub, r.Return).flight_no == "GUA 21"


def test_the_reason_of_a_move_is_told_and_the_words_of_the_program_are_not(history, hub, case_id):
    program = hub.programs["reintegration"]
    move_case(hub, program, case_id, "lost_contact", "no contesta desde agosto")
    with hub.begin("hand over") as work:
        work.get(r.Case, case_id).status = "received"
    shown = history()
    moved = [line for line in shown.lines if line.field == "Estado"]
    assert [line.why for line in moved[:2]] == ["", "no contesta desde agosto"]


def test_a_stage_does_not_come_back_by_the_back_door(history, hub, case_id):
    program = hub.programs["reintegration"]
    move_case(hub, program, case_id, "lost_contact", "no contesta desde agosto")
    shown = history()
    shown.table.select_key(line_of(shown, why="no contesta desde agosto", field="Estado"))
    assert not shown.bar.isVisible()
    case = one(hub, r.Case)
    change = FieldChange(r.Case, case.id, case.version, "status", "received")
    with pytest.raises(UserError, match="no se puede restaurar"):
        restore_field(hub, change, "quiero que vuelva")
    assert one(hub, r.Case).status == "lost_contact"


def test_the_history_of_a_closed_case_is_for_reading(history, hub, flown):
    with hub.begin("close") as work:
        work.get(r.Case, flown).status = "closed"
    shown = history()
    shown.table.select_key(line_of(shown, old="GUA 12", new="GUA 21"))
    assert not shown.bar.isVisible()
