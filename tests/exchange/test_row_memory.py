"""A row is known again by what stands in it, wherever it stands; dates of a column are read one way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kindhub.exchange.date_order import day_first_columns
from kindhub.exchange.row_memory import (
    forget_rows,
    remember_mapping,
    remember_rows,
    remembered_mapping,
    remembered_rows,
    source_keys,
)
from kindhub.exchange.sheets import Cell, Row
from kindhub.i18n import L
from kindhub.program.exchange import ImportColumn
from kindhub.program.imports import CellRead, SourceRow
from kindhub.testing import hub  # noqa: F401 - a fixture

CELLS = st.dictionaries(st.sampled_from("abc"), st.text(max_size=8).map(lambda text: CellRead(text, text)), max_size=3)
ROWS = st.lists(CELLS, max_size=8)


def rows(cells, first=5):
    return [SourceRow("Sheet", first + place, one) for place, one in enumerate(cells)]


@given(ROWS)
def test_every_row_of_a_file_has_a_key_of_its_own(cells):
    keys = source_keys(rows(cells), "s")
    assert len(set(keys)) == len(cells)


@given(ROWS, ROWS)
def test_rows_put_on_top_do_not_change_the_keys_of_those_below(cells, above):
    below = source_keys(rows(cells), "s")
    assert set(below) <= set(source_keys(rows([*above, *cells]), "s"))


@given(CELLS, st.text(max_size=8))
def test_a_running_number_does_not_count_and_a_changed_cell_does(cells, number):
    counted = {**cells, "no": CellRead(number, number)}
    changed = {**cells, "a": CellRead("", (cells["a"].written if "a" in cells else "") + "x")}
    plain = source_keys(rows([cells]), "s", ["no"])
    assert source_keys(rows([counted]), "s", ["no"]) == plain
    assert source_keys(rows([changed]), "s", ["no"]) != plain


def test_rows_are_remembered_until_their_import_is_taken_back(hub):  # noqa: F811
    with hub.begin("test") as work:
        connection = work.session.connection()
        remember_rows(connection, "main", "people", {"k1": {"unit": "u1", "person": "p"}, "k2": {"unit": "u2"}})
        remember_rows(connection, "main", "other", {"k1": {"unit": "u1"}})
        assert remembered_rows(connection, "main", "people")["k1"]["person"] == "p"
        assert forget_rows(connection, "main", "u1") == 2
        assert set(remembered_rows(connection, "main", "people")) == {"k2"}


def test_a_mapping_is_remembered_per_kind_and_header(hub):  # noqa: F811
    with hub.begin("test") as work:
        connection = work.session.connection()
        remember_mapping(connection, "main", "people", "f1", {"mote": "source_id"})
        remember_mapping(connection, "main", "people", "f1", {"mote": ""})
        assert remembered_mapping(connection, "main", "people", "f1") == {"mote": ""}
        assert remembered_mapping(connection, "main", "people", "f2") == {}


def order(*texts, heading="Date"):
    columns = {"d": ImportColumn("d", L("Day", "Día"), kind="day")}
    lines = [Row(place, (Cell(text, text, "text"),)) for place, text in enumerate(texts)]
    return day_first_columns(lines, columns, {"d": 0}, {"d": heading})["d"]


def test_the_cells_that_can_be_read_one_way_only_decide_for_the_others():
    assert order("03/04/2018", "31/12/2018") is True
    assert order("03/04/2018", "12/31/2018", "01/13/2018", "31/12/2018") is False
    assert order("03/04/2018") is True
    assert order() is True


def test_a_heading_that_says_the_order_is_believed_before_the_cells():
    assert order("03/04/2018", heading="Filed (mm/dd/yyyy)") is False
    assert order("03/04/2018", "12/31/2018", heading="DOB (dd/mm/yyyy)") is True
    assert order("12/31/2018", heading="Comments on dd") is False


def test_a_column_that_cannot_say_it_goes_by_the_other_headings_of_its_sheet():
    columns = {key: ImportColumn(key, L(key, key), kind="day") for key in ("a", "b", "c")}
    text = Cell("03/04/2018", "03/04/2018", "text")
    lines, places = [Row(1, (text, text, text))], {"a": 0, "b": 1, "c": 2}
    one_way = {"a": "Filed (mm/dd/yyyy)", "b": "Parole from", "c": "Notes"}
    assert day_first_columns(lines, columns, places, one_way) == {"a": False, "b": False, "c": False}
    both = {**one_way, "c": "DOB (dd/mm/yyyy)"}
    assert day_first_columns(lines, columns, places, both) == {"a": False, "b": True, "c": True}
