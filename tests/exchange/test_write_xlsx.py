"""Reports come back as they were written: text is text, nothing is cut, the file is whole or not there."""

from __future__ import annotations

import datetime as dt
import errno
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindhub.errors import UserError
from kindhub.exchange import write_xlsx
from kindhub.exchange.sheets import open_workbook
from kindhub.exchange.tables import SheetTable, TableColumn, clean_text
from kindhub.exchange.write_xlsx import LONGEST_TEXT, write_tables
from kindhub.i18n import L, spoken

TRICKY = [
    "=1+1",
    "+502 5550",
    "-0-",
    "@x",
    "http://a.invalid",
    "00123",
    "_x000D_",
    "_x005F_",
    " a ",
    "1/2",
    "{=A1}",
    "#N/A",
]


def table(rows, columns=2, title="Hoja"):
    return SheetTable(title, [TableColumn(f"Columna {n}") for n in range(columns)], rows)


def written(path, sheet=0):
    return [[cell.value for cell in row.cells] for row in open_workbook(path).sheets[sheet].rows]


def test_texts_that_look_like_something_else_stay_texts(tmp_path):
    path = tmp_path / "informe.xlsx"
    write_tables(path, [table([[text, text] for text in TRICKY])])
    assert written(path)[1:] == [[text, text] for text in TRICKY]
    sheet = openpyxl.load_workbook(path).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


@given(st.lists(st.lists(st.text(max_size=30), min_size=2, max_size=2), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_back(tmp_path, rows):
    path = tmp_path / "a.xlsx"
    write_tables(path, [table(rows)])
    found = {row.number: [cell.written for cell in row.cells] for row in open_workbook(path).sheets[0].rows}
    for number, row in enumerate(rows, 2):
        assert "\0".join(found.get(number, [])).rstrip("\0") == "\0".join(map(clean_text, row)).rstrip("\0")


def test_numbers_dates_truths_and_absence_keep_their_types(tmp_path):
    path = tmp_path / "a.xlsx"
    columns = [
        TableColumn(L("A", "Á"), kind) for kind in ("number", "money", "date", "moment", "yes_no", "percent", "text")
    ]
    row = [7, Decimal("19.50"), dt.date(2020, 5, 7), dt.datetime(2020, 5, 7, 15, 4), True, 0.25, None]
    with spoken("es"):
        write_tables(path, [SheetTable("x", columns, [row])])
    head, read = open_workbook(path).sheets[0].rows
    assert [cell.written for cell in head.cells] == ["Á", "Á (2)", "Á (3)"] or head.cells[0].written == "Á"
    assert [cell.value for cell in read.cells] == [
        7,
        19.5,
        dt.datetime(2020, 5, 7),
        dt.datetime(2020, 5, 7, 15, 4),
        "sí",
        0.25,
    ]
    assert [cell.written for cell in read.cells][2:4] == ["07/05/2020", "07/05/2020 15:04"]


def test_numbers_a_sheet_would_round_are_written_as_text(tmp_path):
    path = tmp_path / "a.xlsx"
    values = [2222222222220101, 10**30, float("nan"), float("inf"), Decimal("0.1234567890123456789")]
    write_tables(path, [table([values], 5)])
    assert written(path)[1] == [str(value) for value in values]


def test_control_characters_and_halves_of_characters_do_not_break_the_file(tmp_path):
    path = tmp_path / "a.xlsx"
    write_tables(path, [table([["a\x00b\x07c\x1b", "x\ud83d y\r\nz\rw\ufffe"]])])
    assert written(path)[1] == ["abc", "x\ufffd y\nz\nw"]


@pytest.mark.parametrize("letter", ["a", "🎒", "ñ"])
def test_a_text_longer_than_a_cell_is_kept_whole_on_its_own_sheet(tmp_path, letter):
    path = tmp_path / "a.xlsx"
    long = "".join(f"{letter}{number} " for number in range(20_000))
    with spoken("es"):
        write_tables(path, [table([["corto", long]])])
    read = open_workbook(path)
    assert "Textos largos" in read.sheets[0].row(2).cells[1].written
    pieces = [row.cells for row in read.sheet("Textos largos").rows[1:]]
    assert "".join(cells[3].written for cells in pieces) == long.rstrip(" ") + " "
    assert {(cells[0].written, cells[1].written) for cells in pieces} == {("Hoja", "B2")}
    assert all(len(cells[3].written.encode("utf-16-le")) <= 2 * LONGEST_TEXT for cells in pieces)


def test_a_table_longer_than_a_sheet_goes_on_in_another(tmp_path, monkeypatch):
    monkeypatch.setattr(write_xlsx, "_LAST_ROW", 3)
    path = tmp_path / "a.xlsx"
    write_tables(path, [table([n, n] for n in range(7))])
    book = open_workbook(path)
    assert [sheet.name for sheet in book.sheets] == ["Hoja", "Hoja (2)", "Hoja (3)"]
    assert [row.cells[0].value for sheet in book.sheets for row in sheet.rows[1:]] == list(range(7))


def test_titles_of_sheets_are_made_possible(tmp_path):
    path = tmp_path / "a.xlsx"
    titles = ["a/b:c*[d]?\\", "A b c  d", "'", "", "History", "x" * 40, "X" * 40, "🎒" * 40]
    write_tables(path, [table([["x"]], 1, title) for title in titles])
    names = [sheet.name for sheet in open_workbook(path).sheets]
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)


def test_the_header_is_frozen_filterable_and_wide_enough(tmp_path):
    path = tmp_path / "a.xlsx"
    write_tables(path, [table([["x" * 30, "y"]])], {"title": "Informe", "author": "KIND Hub"})
    book = openpyxl.load_workbook(path)
    assert book.active.freeze_panes == "A2"
    assert book.active.auto_filter.ref == "A1:B2"
    assert book.active.column_dimensions["A"].width > 30
    assert book.properties.title == "Informe"


def test_an_empty_table_still_has_its_header(tmp_path):
    path = tmp_path / "a.xlsx"
    write_tables(path, [table([])])
    assert written(path) == [["Columna 0", "Columna 1"]]


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (OSError(errno.ENOSPC, "x"), "room"),
        (PermissionError(errno.EACCES, "x"), "close it there"),
        (OSError(errno.EROFS, "x"), "close it there"),
        (OSError(errno.EIO, "x"), "could not be written"),
    ],
)
@pytest.mark.parametrize("where", ["os.fsync", "pathlib.Path.replace"])
def test_a_failing_disk_leaves_the_older_file_and_nothing_else(tmp_path, monkeypatch, failure, said, where):
    path = tmp_path / "informe.xlsx"
    path.write_bytes(b"older")

    def fail(*_args):
        raise failure

    monkeypatch.setattr(where, fail)
    with spoken("en"), pytest.raises(UserError, match=said):
        write_tables(path, [table([["x", "y"]])])
    assert [entry.name for entry in tmp_path.iterdir()] == ["informe.xlsx"]
    assert path.read_bytes() == b"older"


def test_a_missing_folder_and_a_folder_of_that_name(tmp_path):
    with spoken("en"), pytest.raises(UserError, match="folder exists"):
        write_tables(tmp_path / "nada" / "a.xlsx", [table([["x", "y"]])])
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(UserError):
        write_tables(tmp_path / "a.xlsx", [table([["x", "y"]])])
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]


def test_nothing_is_written_outside_the_chosen_folder(tmp_path, monkeypatch):
    """No temporary file holds a record in clear, however many rows there are."""
    elsewhere = tmp_path / "tmp"
    elsewhere.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    monkeypatch.setattr("tempfile.mkstemp", None)
    monkeypatch.setattr("tempfile.TemporaryFile", None)
    target = tmp_path / "out"
    target.mkdir()
    write_tables(target / "a.xlsx", [table([n, "x"] for n in range(2_000))])
    with pytest.raises(TypeError), xlsxwriter.Workbook(tmp_path / "control.xlsx", {"constant_memory": True}) as book:
        book.add_worksheet()
    assert list(elsewhere.iterdir()) == []
    assert [entry.name for entry in target.iterdir()] == ["a.xlsx"]
