"""The name stays beside its row when a table is moved sideways: seen, clicked, walked to and heard where it stands."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from kindhub.ui.kit.table import Cell, Column, Group, PageModel, TableRow, Ticks, WorkTable
from kindhub.ui.theme import apply_theme, theme

COLUMNS = (
    Column("due", "Plazo", 130, fixed=True),
    Column("name", "Niña o niño", 200, fixed=True, names=True),
    *(Column(f"c{n}", f"Dato {n}", 150) for n in range(6)),
)
NAME = 2


def fetch(keys):
    return [TableRow(key, {"name": Cell(f"N{key}", bold=True), "c0": Cell("Nentón")}) for key in keys]


@pytest.fixture
def table(qtbot):
    ticks = Ticks()
    model = PageModel(COLUMNS, fetch, ticks=ticks)
    model.set_keys(array("q", range(1_000_000)))
    view = WorkTable(model, "Casos")
    ticks.setParent(view)
    model.setParent(view)
    view.pages = model
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show()
    return view


def aside(table, by=10_000):
    table.horizontalScrollBar().setValue(by)
    return table.horizontalScrollBar().value()


def middle(table, column, row=3):
    return table.visualRect(table.pages.index(row, column)).center()


def picture(table, rect):
    return table.viewport().grab(rect).toImage()


def test_moved_sideways_the_name_is_where_it_was_and_the_rest_passes_under(table):
    name = table.visualRect(table.pages.index(3, NAME))
    place = table.visualRect(table.pages.index(3, NAME + 1))
    before = picture(table, name.adjusted(0, 3, -3, -3))
    moved = aside(table, 120)
    assert table.visualRect(table.pages.index(3, NAME)) == name
    assert picture(table, name.adjusted(0, 3, -3, -3)) == before
    assert table.visualRect(table.pages.index(3, NAME + 1)).left() == place.left() - moved


def test_a_column_that_is_not_held_passes_out_of_sight(table):
    aside(table)
    assert table.visualRect(table.pages.index(3, NAME + 1)).right() < table.held.edge()


def test_a_click_counts_where_the_name_is_seen(qtbot, table):
    aside(table)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, NAME, row=5))
    assert (table.current_key(), table.current_column().key) == (5, "name")


@pytest.mark.parametrize("moved", [0, 10_000])
def test_a_click_on_a_box_ticks_it_once(qtbot, table, moved):
    aside(table, moved)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 0, row=4))
    assert table.pages.ticks.named() == {4}


def test_a_heading_that_stays_sorts_by_its_own_column(qtbot, table):
    aside(table)
    at = QPoint(middle(table, NAME).x(), table.horizontalHeader().height() // 2)
    with qtbot.waitSignal(table.sort_asked) as asked:
        qtbot.mouseClick(table.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == ["name", False]


def test_the_cursor_never_goes_under_the_held_columns(qtbot, table):
    last = table.pages.columnCount() - 1
    table.setCurrentIndex(table.pages.index(3, last))
    assert table.horizontalScrollBar().value() > 0
    for column in range(last - 1, NAME, -1):
        qtbot.keyClick(table, Qt.Key.Key_Left)
        assert table.currentIndex().column() == column
        assert table.visualRect(table.currentIndex()).left() >= table.held.edge()


def test_going_to_a_row_does_not_move_the_table_sideways(table):
    moved = aside(table)
    table.select_key(900_000)
    assert table.current_key() == 900_000
    assert table.horizontalScrollBar().value() == moved


def test_columns_that_are_moved_or_sorted_pass_under_as_before(table):
    table.setCurrentIndex(table.pages.index(3, NAME + 2))
    table.set_order(["c1", "c0"])
    aside(table)
    assert table.held.sections() == [0, 1, NAME]
    assert table.order()[:4] == ["due", "name", "c1", "c0"]


def test_large_letters_hold_the_name_and_let_the_rest_go(table):
    try:
        apply_theme("dark", 200, portable=True)
        table.resize(1000, 400)
        table.fit_columns()
        aside(table)
        assert table.held.sections() == [0, NAME]
        assert table.held.edge() == theme().size(200) + table.columnWidth(0)
    finally:
        apply_theme("light", 100, portable=True)


def test_without_a_fixed_column_the_first_one_is_held(table):
    table.pages.set_columns([Column("place", "Lugar", 200), *(Column(f"c{n}", f"Dato {n}", 200) for n in range(5))])
    aside(table)
    assert table.held.sections() == [0, 1]
    assert table.visualRect(table.pages.index(0, 1)).left() == table.columnWidth(0)


def test_a_heading_of_a_group_stays_and_its_counts_answer_a_click(qtbot, table):
    table.pages.set_keys(list(range(40)), [Group("Rosa Chún", 20, "20 casos"), Group("Miguel Brito", 20, "20 casos")])
    rect = table.visualRect(table.pages.index(0, 0))
    before = picture(table, rect.adjusted(0, 3, -rect.width() + 300, -3))
    moved = aside(table)
    assert moved
    assert picture(table, rect.adjusted(0, 3, -rect.width() + 300, -3)) == before
    with qtbot.waitSignal(table.group_asked):
        at = QPoint(theme().size(31 + 16) + table.fontMetrics().horizontalAdvance("Rosa Chún") + 20, 12)
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_table_that_is_not_moved_sideways_holds_nothing(table):
    assert table.held.moved() == []
    assert table.held.edge() == 0


@pytest.mark.parametrize("names", [True, False])
def test_a_column_of_names_that_takes_the_rest_is_never_cut(qtbot, names):
    """Without being told that it names the row, it gives way to nothing."""
    columns = (Column("came", "Asistió", 118), Column("name", "Nombre", 200, stretch=True, names=names),
               *(Column(f"c{n}", f"Dato {n}", 150) for n in range(4)))  # fmt: skip
    model = PageModel(columns, fetch)
    view = WorkTable(model, "Asistencia")
    model.setParent(view)
    qtbot.addWidget(view)
    view.show()
    for width, whole in ((500, names), (1400, True)):
        view.resize(width, 300)
        QApplication.processEvents()
        assert (view.columnWidth(1) >= theme().size(200)) == whole
