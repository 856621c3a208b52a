"""A coordinator's round without the mouse: columns, order, *is empty*, a view, all chosen, handed over, exported."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from kindhub.services.colleagues import add_colleague, grant
from kindhub.services.list_filters import Filter
from kindhub.services.list_views import views_of
from kindhub.storage.house import house_of
from kindhub.testing import WEAK
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.worklist.page import WorklistPage

PROGRAM = "reintegration"


@pytest.fixture
def hub(peopled):
    add_colleague(peopled.hub, "eva", "Eva Prueba", "otras cuatro palabras largas", kdf=WEAK)
    grant(peopled.hub, "eva", PROGRAM, "caseworker")
    return peopled.hub


@pytest.fixture
def page(qtbot, hub, shown):
    page = WorklistPage(hub, PROGRAM, "all_cases")
    shown(page)
    qtbot.waitUntil(lambda: page.model.rowCount() == 24)
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    return page


@pytest.fixture
def press(qtbot, page):
    """Press a key where the cursor is; in an open pane, there."""

    def press(key, held=Qt.KeyboardModifier.NoModifier, times=1):
        if pane_open() is None and not page.window().isActiveWindow():
            with qtbot.waitActive(page.window()):  # a real screen does this when a pane closes
                page.window().activateWindow()
        for _ in range(times):
            qtbot.keyClick(at(page), key, held)

    return press


@pytest.fixture
def write(qtbot, page):
    def write(text):
        qtbot.keyClicks(at(page), text)

    return write


def at(page):
    """Where the cursor is: in the pane that is open, else in the page's window."""
    pane = pane_open()
    return (pane.focusWidget() or pane) if pane is not None else page.window().focusWidget()


def pane_open():
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, PopOver) else None


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def order(page):
    return page.table.order()


def test_a_round_without_the_mouse(qtbot, page, hub, press, write, tmp_path):
    # choose a column
    page.head.columns.setFocus()
    press(Qt.Key.Key_Space)
    chooser = pane_open()
    chooser._list.setFocus()
    row = next(i for i in range(chooser._list.count()) if chooser._list.item(i).text() == "Riesgo")
    press(Qt.Key.Key_Down, times=row + 1 - max(chooser._list.currentRow(), 0) - (chooser._list.currentRow() >= 0))
    assert chooser._list.currentItem().text() == "Riesgo"
    press(Qt.Key.Key_Space)
    chooser.done.setFocus()
    with qtbot.waitSignal(chooser.destroyed):
        press(Qt.Key.Key_Space)
    assert "risk" in order(page)

    # move it, sort by it
    page.table.setFocus()
    at_column = order(page).index("risk") + page.model.tick_columns
    page.table.setCurrentIndex(page.model.index(0, at_column))
    press(Qt.Key.Key_Left, CTRL | SHIFT)
    assert order(page)[-2] == "risk"
    press(Qt.Key.Key_Down, CTRL | SHIFT)
    qtbot.waitUntil(lambda: page.question().order == ("-risk",))

    # filter: risk is empty
    page.filters.add_button.setFocus()
    press(Qt.Key.Key_Space)
    write("riesgo")
    qtbot.waitUntil(lambda: pane_open()._rows()[0].text() == "Riesgo")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down, times=2)  # es, no es, está vacío
    press(Qt.Key.Key_Space)
    pane_open().done.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.model.rowCount() == 8)
    assert page.filters.filters == (Filter("risk", "empty"),)
    assert page.filters.chips[0].accessibleName() == "Riesgo: vacío"

    # save the view
    page.table.setFocus()
    press(Qt.Key.Key_S, CTRL)
    write("Sin riesgo puesto")
    press(Qt.Key.Key_Return)  # goes on to the button, as Tab does
    with qtbot.waitSignal(page.go) as led:
        press(Qt.Key.Key_Space)
    with hub.read() as session:
        (view,) = views_of(session, PROGRAM, hub.user.uid)
    assert led.args[0].args == (PROGRAM, "all_cases", (), view.key)
    assert (view.name, view.look.filters, view.look.order) == (
        "Sin riesgo puesto", (Filter("risk", "empty"),), ("-risk",))  # fmt: skip

    # all that match, handed over with a note
    page.table.setFocus()
    press(Qt.Key.Key_A, CTRL)
    assert page.list.bar._words.text() == "8 casos, todos los que cumplen"
    page.list.assign.setFocus()
    press(Qt.Key.Key_Space)
    write("Eva")
    pane_open().note.setFocus()
    write("Salgo de licencia.")
    pane_open().go.setFocus()
    with qtbot.waitSignal(page.bulk.changed):
        press(Qt.Key.Key_Space)
    assert responsible_for_empty_risk(hub) == {"eva"}

    # export with a reason
    qtbot.waitUntil(lambda: page.model.rowCount() == 8)
    page.table.setFocus()
    press(Qt.Key.Key_E, CTRL | SHIFT)
    write("junta del lunes")
    pane_open().go.setFocus()
    press(Qt.Key.Key_Space)
    dialog = page.out.pane.dialog
    dialog.fileSelected.emit(str(tmp_path / "lista.xlsx"))
    dialog.close()
    qtbot.waitUntil(lambda: told(hub, "export") == ["junta del lunes"])
    qtbot.waitUntil((tmp_path / "lista.xlsx").exists)
    sheet = load_workbook(tmp_path / "lista.xlsx").active
    assert sheet.max_row == 9
    assert [cell.value for cell in sheet[1]][-2] == "Riesgo"


def responsible_for_empty_risk(hub):
    from kindhub_reintegration.records import Case

    with hub.read() as session:
        return {case.responsible for case in session.scalars(select(Case)) if case.risk is None}


def told(hub, action):
    ledger = house_of(PROGRAM).ledger
    with hub.read() as session:
        return [row.reason for row in session.execute(select(ledger).where(ledger.c.action == action))]
