"""Every cell is read as typed and as seen; openpyxl, which we do not use for cells, is the second opinion."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from kindhub.exchange.sheets import EMPTY, Cell, open_workbook
from kindhub.exchange.sheets.shown import show_date, show_number


def cell(path, reference, sheet=0) -> Cell:
    column, row = openpyxl.utils.cell.coordinate_from_string(reference)
    found = open_workbook(path).sheets[sheet].row(row)
    index = openpyxl.utils.column_index_from_string(column) - 1
    return found.cells[index] if index < len(found.cells) else EMPTY


def test_every_value_is_the_one_openpyxl_reads(any_workbook):
    book = openpyxl.load_workbook(any_workbook)
    read = open_workbook(any_workbook)
    assert [sheet.name for sheet in read.sheets] == book.sheetnames
    compared = 0
    for sheet in read.sheets:
        ours = {
            (row.number, column): cell
            for row in sheet.rows
            for column, cell in enumerate(row.cells, 1)
            if cell is not EMPTY and not cell.merged and cell.kind != "empty"
        }
        theirs = {
            (row[0].row, column): entry
            for row in book[sheet.name].iter_rows()
            for column, entry in enumerate(row, 1)
            if entry.value not in (None, "")
        }
        assert ours.keys() == theirs.keys()
        for place, entry in theirs.items():
            compared += 1
            value = ours[place]
            if entry.data_type == "e":
                assert (value.kind, value.written, value.value) == ("error", entry.value, None)
            else:
                assert value.value == entry.value
                assert type(value.value) is type(entry.value) or entry.value == int(entry.value)
    assert compared > 50


def test_formula_like_text_stays_text_and_a_formula_is_kept_as_its_text(messy):
    assert cell(messy, "L6") == Cell("=1+1", "=1+1", "text")
    formula = cell(messy, "L5")
    assert formula.kind == "formula"
    assert formula.written == formula.value == '=HYPERLINK("https://ejemplo.invalid","ver")'


def test_a_number_turned_into_a_date_still_shows_what_was_typed(messy):
    assert cell(messy, "K5")[:3] == (dt.datetime(2019, 2, 1), "1/2", "date")
    assert cell(messy, "K6")[:3] == (0.37, "37%", "number")
    assert cell(messy, "K8")[:3] == (dt.time(0, 20), "00:20", "time")
    assert cell(messy, "C10").written == "1-mar-18"
    assert cell(messy, "C5").written == "2017-11-06 0:00:00"


def test_errors_truths_numbers_and_text(messy):
    assert cell(messy, "L8")[:3] == (None, "#N/A", "error")
    assert cell(messy, "L10")[:3] == (True, "VERDADERO", "bool")
    assert cell(messy, "G6")[:3] == (44406576, "44406576", "number")
    assert cell(messy, "J10")[:3] == (0, "0", "number")
    assert cell(messy, "G5")[:3] == ("+502 3330 7150", "+502 3330 7150", "text")
    assert cell(messy, "D10").value == "Muy 🎒😊"


def test_comment_colour_and_strike_through_are_kept(messy):
    assert cell(messy, "B5").note == "Confirmar apellidos"
    assert cell(messy, "A8").fill == "FFF2B3"
    assert cell(messy, "A5").fill == ""
    assert cell(messy, "D8").struck
    assert not cell(messy, "D6").struck


def test_hidden_sheets_columns_and_rows_are_read_and_named(messy):
    first, second = open_workbook(messy).sheets
    assert (first.hidden, second.hidden) == (False, True)
    assert first.hidden_columns == {5}
    assert first.hidden_rows == {6}
    assert first.row(6).cells[5].value == "gx2"


def test_rows_keep_their_numbers_and_formatted_emptiness_at_the_end_is_dropped(messy):
    sheet = open_workbook(messy).sheets[0]
    assert [row.number for row in sheet.rows] == list(range(1, 13))
    assert sheet.row(11).blank
    assert sheet.row(13) is None


def test_a_merged_block_gives_its_value_to_every_row_it_covers(messy):
    assert cell(messy, "I5")[:4] == ("Ana", "Ana", "text", False)
    assert cell(messy, "I6")[:4] == ("Ana", "Ana", "text", True)
    sheet = open_workbook(messy).sheets[0]
    assert sheet.wide_rows[7] == 12
    assert [cell.written for cell in sheet.row(7).cells if not cell.blank] == ["— — —  AÑO 2018  — — —"]


@pytest.mark.parametrize(
    ("moment", "code", "shown"),
    [
        (dt.datetime(2020, 5, 7), "dd/mm/yyyy", "07/05/2020"),
        (dt.datetime(2020, 5, 7), "[$-409]d-mmm-yy;@", "7-may-20"),
        (dt.datetime(2020, 5, 7), 'd" de "mmmm" de "yyyy', "7 de mayo de 2020"),
        (dt.datetime(2020, 5, 7, 15, 4), "m/d/yy h:mm AM/PM", "5/7/20 3:04 pm"),
        (dt.time(8, 5, 9), "hh:mm:ss", "08:05:09"),
        (dt.timedelta(hours=30, minutes=2), "[h]:mm", "30:02:00"),
    ],
)
def test_dates_look_as_in_their_cell(moment, code, shown):
    assert show_date(moment, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (9281982431310, "0000000000000", "9281982431310"),
        (81982431310, "0000000000000", "0081982431310"),
        (0.1 + 0.2, "General", "0.3"),
        (0.625, "0.0%", "62.5%"),
        (4, "#,##0.00", "4"),
    ],
)
def test_numbers_look_as_in_their_cell(value, code, shown):
    assert show_number(value, code) == shown
