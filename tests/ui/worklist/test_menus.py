"""The menus of the table without the mouse: of a row, of a ticked one, of the heading of a group."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kindhub.services.list_filters import Filter
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.worklist.page import WorklistPage

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot, peopled, shown):
    page = WorklistPage(peopled.hub, "reintegration", "all_cases")
    shown(page)
    qtbot.waitUntil(lambda: page.model.rowCount() == 24)
    page.table.setFocus()
    return page


def take(qtbot, page, words):
    """Walk down the open menu to these words, and take them."""
    menu = page.menus.menu
    assert menu.isVisible()
    for _ in menu.actions():
        if menu.activeAction().text() == words:
            break
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text() == words
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def asked(page):
    """How many cases the open pane speaks of."""
    pane = QApplication.activePopupWidget()
    assert isinstance(pane, PopOver)
    count = page.bulk._chosen
    pane.close()
    return list(count.rows())


def test_a_row_is_reassigned_from_its_menu_without_a_tick(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_Menu)
    take(qtbot, page, "Reasignar…")
    assert asked(page) == [page.table.current_key()]


def test_a_ticked_row_brings_the_others_that_are_ticked(qtbot, page):
    first = page.table.current_key()
    qtbot.keyClick(page.table, Qt.Key.Key_F10, SHIFT)
    take(qtbot, page, "Marcar")
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    second = page.table.current_key()
    qtbot.keyClick(page.table, Qt.Key.Key_Menu)
    take(qtbot, page, "Poner tarea…")
    assert set(asked(page)) == {first, second}


def test_a_row_is_opened_from_its_menu(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_Menu)
    with qtbot.waitSignal(page.go) as led:
        take(qtbot, page, "Abrir")
    assert led.args[0].page == "case"


def test_the_heading_of_a_group_shows_only_its_rows(qtbot, page):
    page.group_by("status")
    qtbot.waitUntil(lambda: bool(page.model.groups.groups))
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Menu)
    take(qtbot, page, "Plegar")
    assert page.model.groups.is_folded(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Menu)
    take(qtbot, page, "Solo este grupo")
    assert page.filters.filters == (Filter("status", "any_of", ("referred",)),)  # the first stage
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < 24)
