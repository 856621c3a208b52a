"""Tables are as a person left them: widths, order, place; kept on a shelf and nowhere else."""

from __future__ import annotations

import pytest

from kindhub.ui.kit.table import Cell, Column, PageModel, TableRow, WorkTable, remember, remember_tables_on


class Shelf:
    def __init__(self):
        self.kept = {}

    def get(self, key, otherwise=None, *, schema):
        return self.kept.get(key, otherwise)

    def put(self, key, value, *, schema):
        self.kept[key] = value


@pytest.fixture
def shelf():
    shelf = Shelf()
    remember_tables_on(shelf)
    yield shelf
    remember_tables_on(None)


def columns():
    return [Column("a", "A", 100, fixed=True), Column("b", "B", 100), Column("c", "C", 100), Column("d", "D", 100)]


@pytest.fixture
def table(shown):
    def make(rows=200, *, place=True):
        model = PageModel(columns(), lambda keys: [TableRow(key, {"a": Cell(str(key))}) for key in keys])
        table = WorkTable(model, "Prueba")
        remember(table, "test", place=place)
        table.setFixedHeight(300)
        shown(table)
        model.set_keys(list(range(rows)))
        return table

    return make


def test_widths_order_and_place_come_back(table, shelf, qtbot):
    first = table()
    first.setColumnWidth(1, 180)
    first.horizontalHeader().moveSection(3, 1)
    first.verticalScrollBar().setValue(40)
    assert first.order() == ["a", "d", "b", "c"]
    again = table()
    assert again.order() == ["a", "d", "b", "c"]
    assert again.columnWidth(1) == 180
    qtbot.waitUntil(lambda: again.verticalScrollBar().value() == 40)


def test_the_order_stays_when_the_columns_are_given_anew(table, shelf):
    first = table()
    first.horizontalHeader().moveSection(3, 1)
    first.model().set_columns(columns()[:3])
    first.model().set_columns(columns())
    assert first.order() == ["a", "d", "b", "c"]


def test_where_the_place_means_nothing_one_begins_at_the_top(table, shelf):
    first = table(place=False)
    first.verticalScrollBar().setValue(40)
    assert table(place=False).verticalScrollBar().value() == 0


def test_with_fewer_rows_one_stays_at_the_top(table, shelf):
    table().verticalScrollBar().setValue(150)
    assert table(rows=12).verticalScrollBar().value() == 0


def test_without_a_shelf_nothing_is_kept(table):
    first = table()
    first.setColumnWidth(1, 180)
    assert table().columnWidth(1) != 180


def test_what_is_kept_lies_in_the_encrypted_folder(qtbot, peopled, tmp_path):
    from PySide6.QtCore import QSettings

    from kindhub.ui.hub_window.workplace import Workplace
    from kindhub.ui.memory import Memory
    from kindhub.ui.settings_store import SettingsStore
    from kindhub.ui.shell import Route

    store = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    place = Workplace(peopled.hub, store, ("program",))
    qtbot.addWidget(place.window)
    place.window.open(Route("deadlines"))
    page = place.window.page
    qtbot.waitUntil(lambda: page.table.model().rowCount() > 0, timeout=10_000)
    page.table.setColumnWidth(1, 222)
    assert page.table.widths()
    place.memory.save()
    assert Memory(peopled.hub).get("table.deadlines")["widths"] == page.table.widths()
    assert b"table.deadlines" not in peopled.hub.folder.hub.read_bytes()
    remember_tables_on(None)
    place._open = False
