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


@pytest.fixture
def hands(qtbot, page, press, write):
    """What the coordinator does, each with the keys alone."""
    return Hands(qtbot, page, press, write)


class Hands:
    def __init__(self, qtbot, page, press, write):
        self.qtbot, self.page, self.press, self.write = qtbot, page, press, write

    def push(self, button):
        button.setFocus()
        self.press(Qt.Key.Key_Space)

    def pane(self):
        """The pane a key opened, once it is there."""
        self.qtbot.waitUntil(lambda: pane_open() is not None)
        return pane_open()

    def choose_column(self, title):
        self.push(self.page.head.columns)
        chooser = self.pane()
        rows = chooser._list
        rows.setFocus()
        row = next(at for at in range(rows.count()) if rows.item(at).text() == title)
        self.press(Qt.Key.Key_Down, times=row + 1 - max(rows.currentRow(), 0) - (rows.currentRow() >= 0))
        assert rows.currentItem().text() == title
        self.press(Qt.Key.Key_Space)
        with self.qtbot.waitSignal(chooser.destroyed):
            self.push(chooser.done)

    def move_left_and_sort_down(self, column):
        page = self.page
        page.table.setFocus()
        page.table.setCurrentIndex(page.model.index(0, order(page).index(column) + page.model.tick_columns))
        self.press(Qt.Key.Key_Left, CTRL | SHIFT)
        self.press(Qt.Key.Key_Down, CTRL | SHIFT)
        self.qtbot.waitUntil(lambda: page.question().order == (f"-{column}",))

    def filter_empty(self, title):
        self.push(self.page.filters.add_button)
        picker = self.pane()
        self.write(title.lower())
        self.qtbot.waitUntil(lambda: picker._rows()[0].text() == title)
        self.press(Qt.Key.Key_Return)
        self.press(Qt.Key.Key_Down, times=2)  # es, no es, está vacío
        self.press(Qt.Key.Key_Space)
        self.push(self.pane().done)

    def save_view(self, name):
        self.page.table.setFocus()
        self.press(Qt.Key.Key_S, CTRL)
        self.pane()
        self.write(name)
        self.press(Qt.Key.Key_Return)  # goes on to the button, as Tab does
        with self.qtbot.waitSignal(self.page.go) as led:
            self.press(Qt.Key.Key_Space)
        return led.args[0]

    def give_all_to(self, name, note):
        page = self.page
        page.table.setFocus()
        self.press(Qt.Key.Key_A, CTRL)
        said = page.list.bar._words.text()
        self.push(page.list.assign)
        pane = self.pane()
        self.write(name)
        pane.note.setFocus()
        self.write(note)
        with self.qtbot.waitSignal(page.bulk.changed):
            self.push(pane.go)
        return said

    def export(self, reason, path):
        self.page.table.setFocus()
        self.press(Qt.Key.Key_E, CTRL | SHIFT)
        pane = self.pane()
        self.write(reason)
        self.push(pane.go)
        dialog = self.page.out.pane.dialog
        dialog.fileSelected.emit(str(path))
        dialog.close()
        self.qtbot.waitUntil(path.exists)


def test_a_round_without_the_mouse(qtbot, page, hub, hands, tmp_path):
    hands.choose_column("Riesgo")
    assert "risk" in order(page)
    hands.move_left_and_sort_down("risk")
    assert order(page)[-2] == "risk"

    hands.filter_empty("Riesgo")
    qtbot.waitUntil(lambda: page.model.rowCount() == 8)
    assert page.filters.filters == (Filter("risk", "empty"),)
    assert page.filters.chips[0].accessibleName() == "Riesgo: vacío"

    led = hands.save_view("Sin riesgo puesto")
    with hub.read() as session:
        (view,) = views_of(session, PROGRAM, hub.user.uid)
    assert led.args == (PROGRAM, "all_cases", (), view.key)
    assert (view.name, view.look.filters, view.look.order) == (
        "Sin riesgo puesto", (Filter("risk", "empty"),), ("-risk",))  # fmt: skip

    assert hands.give_all_to("Eva", "Salgo de licencia.") == "8 casos, todos los que cumplen"
    assert responsible_for_empty_risk(hub) == {"eva"}

    qtbot.waitUntil(lambda: page.model.rowCount() == 8)
    hands.export("junta del lunes", tmp_path / "lista.xlsx")
    assert told(hub, "export") == ["junta del lunes"]
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
