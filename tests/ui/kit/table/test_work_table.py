from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import Qt

from kindhub.ui.kit.table import BulkBar, Cell, Column, Group, PageModel, TableRow, Ticks, WorkTable
from kindhub.ui.kit.table.groups import GroupIndex
from kindhub.ui.kit.table.model import PAGE, PAGES_KEPT

COLUMNS = [Column("name", "Nombre"), Column("age", "Edad", right=True), Column("place", "Lugar", sortable=False)]


class Source:
    def __init__(self) -> None:
        self.asked: list[int] = []

    def fetch(self, keys):
        self.asked.append(len(keys))
        return [TableRow(k, {"name": Cell(f"N{k}"), "age": Cell(str(k % 18), state="overdue")}) for k in keys]


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def table(qtbot, source):
    model = PageModel(COLUMNS, source.fetch, ticks=Ticks())
    view = WorkTable(model, "Casos")
    view.setProperty("keep", model)
    model.setParent(view)
    model.ticks.setParent(view)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.pages = model
    return view


def test_model_keeps_qts_rules(qtmodeltester, source):
    model = PageModel(COLUMNS, source.fetch, ticks=Ticks())
    model.set_keys(array("q", range(450)))
    qtmodeltester.check(model)


def test_model_with_groups_keeps_qts_rules(qtmodeltester, source):
    model = PageModel(COLUMNS, source.fetch)
    model.set_keys(list(range(10)), [Group("A", 4), Group("B", 6)])
    qtmodeltester.check(model)


def test_a_million_rows_fetch_only_what_is_in_sight(table, source):
    table.pages.set_keys(array("q", range(1_000_000)))
    table.scrollToBottom()
    table.grab()
    assert table.pages.rowCount() == 1_000_000
    assert sum(source.asked) <= 4 * 200


def test_pages_that_are_long_out_of_sight_are_forgotten(source):
    model = PageModel(COLUMNS, source.fetch)
    many = PAGES_KEPT + 5
    model.set_keys(array("q", range(PAGE * many)))
    for page in range(many):
        model.row_at(page * PAGE)
    assert len(model._pages) == PAGES_KEPT
    model.row_at(0)
    assert len(source.asked) == many + 1


def test_rows_that_are_asked_for_stand_as_points_until_they_come(source):
    asked = []
    model = PageModel(COLUMNS, ask=asked.append)
    model.set_keys(array("q", range(PAGE * 4)), pages={0: source.fetch(range(PAGE))})
    assert model.index(0, 0).data() == "N0"
    assert asked == []
    assert model.index(PAGE * 2, 0).data() == "…"
    model.index(PAGE * 2 + 1, 0).data()
    assert [(one.number, one.near) for one in asked] == [(2, False)]
    model.put_page(asked[0], source.fetch(asked[0].keys))
    assert model.index(PAGE * 2, 0).data() == f"N{PAGE * 2}"
    assert [(one.number, one.near) for one in asked[1:]] == [(3, True), (1, True)]
    model.put_page(asked[1], source.fetch(asked[1].keys))
    assert len(asked) == 3  # what is near asks for nothing further


def test_rows_of_earlier_columns_are_dropped_and_lost_ones_asked_for_again(source):
    asked = []
    model = PageModel(COLUMNS, ask=asked.append)
    model.set_keys(array("q", range(5)))
    model.row_at(0)
    model.set_columns(COLUMNS[:1])
    model.put_page(asked[0], source.fetch(asked[0].keys))
    assert model.row_at(0) is None
    assert len(asked) == 2
    model.drop_page(asked[1])
    model.row_at(0)
    assert len(asked) == 3


def test_a_row_that_is_gone_says_so(qtbot):
    model = PageModel(COLUMNS, lambda keys: [])
    model.set_keys([1, 2])
    assert model.index(0, 0).data() == "…"


def test_screen_reader_hears_column_state_and_text(table):
    table.pages.set_keys([7])
    said = table.pages.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Edad: 7, vencido"


def test_enter_opens_and_space_ticks(qtbot, table):
    table.pages.set_keys([11, 12])
    table.setFocus()
    table.select_key(12)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [12]
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert 12 in table.pages.ticks
    assert 11 not in table.pages.ticks


def colours_of(table, row, column):
    """What a cell is painted with: one or two where it is empty, many shades where words stand in it."""
    cell = table.visualRect(table.model().index(row, column)).adjusted(4, 4, -4, -6)
    image = table.viewport().grab().toImage().copy(cell)
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("ticked", [False, True])
def test_the_row_with_the_cursor_is_read_also_where_rows_have_boxes(table, ticked):
    """Its ring was filled with what the last box was painted with."""
    table.pages.set_keys([11, 12])
    table.setFocus()
    table.select_key(11)
    if ticked:
        table.pages.ticks.turn(12)
    assert len(colours_of(table, 0, 1)) > 5
    assert len(colours_of(table, 0, 3)) <= 2, "control: nothing is written there"


def test_ctrl_a_means_all_that_match_and_selects_no_rows(qtbot, table):
    table.pages.set_keys(array("q", range(1_000_000)))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    ticks = table.pages.ticks
    assert ticks.all_that_match
    assert ticks.count(1_000_000) == 1_000_000
    assert len(table.selectionModel().selectedRows()) <= 1
    ticks.set_ticked(5, on=False)
    assert 5 not in ticks
    assert ticks.count(1_000_000) == 999_999


def test_click_on_a_head_asks_for_order_and_shows_the_arrow(qtbot, table):
    asked = []
    table.sort_asked.connect(lambda *a: asked.append(a))
    table._head_clicked(1)
    table._head_clicked(1)
    table._head_clicked(3)
    assert asked == [("name", False), ("name", True)]
    assert table.pages.headerData(1, Qt.Orientation.Horizontal) == "Nombre  ↓"


def test_reload_keeps_the_row_one_was_on(table):
    table.pages.set_keys([1, 2, 3])
    table.select_key(3)
    table.pages.set_keys([3, 9, 1])
    assert table.current_key() == 3
    assert table.currentIndex().row() == 0


def test_columns_move_by_keyboard(qtbot, table):
    table.pages.set_keys([1])
    table.setFocus()
    table.setCurrentIndex(table.pages.index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert table.horizontalHeader().visualIndex(1) == 2


def test_headings_stand_between_rows_and_fold():
    index = GroupIndex([Group("A", 2), Group("B", 3)])
    assert [index.locate(r) for r in range(7)] == [
        (0, 0),
        (None, 0),
        (None, 1),
        (1, 0),
        (None, 2),
        (None, 3),
        (None, 4),
    ]
    index.fold(0)
    assert index.row_count == 5
    assert index.row_of(0) is None
    assert [index.locate(r) for r in range(3)] == [(0, 0), (1, 0), (None, 2)]


def test_enter_on_a_heading_folds_it(qtbot, table):
    table.pages.set_keys([1, 2], [Group("A", 2)])
    table.setFocus()
    table.setCurrentIndex(table.pages.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.pages.rowCount() == 1


def test_bulk_bar_counts_and_hides(qtbot):
    ticks = Ticks()
    bar = BulkBar(ticks)
    ticks.setParent(bar)
    qtbot.addWidget(bar)
    bar.set_total(48)
    assert bar.isHidden()
    ticks.set_ticked("x", on=True)
    assert not bar.isHidden()
    assert bar._words.text() == "1 elegido"
    ticks.tick_all_that_match()
    assert bar._words.text() == "48 filas, todos los que cumplen"
    assert bar._all.isHidden()
