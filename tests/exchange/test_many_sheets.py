"""A kind whose every sheet is a list of its own, with facts written above the header."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from kindhub.errors import UserError
from kindhub.exchange.source import SheetChoice, read_source
from kindhub.i18n import L
from kindhub.program.exchange import ImportColumn, ImportKind, ImportSheet

NAME = ImportColumn("name", L("Name", "Nombre"), needed=True)
AGE = ImportColumn("born", L("Age", "Edad"), kind="birth", on="day")
HEAD = (ImportColumn("day", L("Date", "Fecha"), kind="day"), ImportColumn("place", L("Place", "Lugar")))
FAIR = ImportColumn("fair", L("Fair", "Feria"), needed=True)
KIND = ImportKind(
    "lending.lists",
    L("Lists", "Listas"),
    (
        ImportSheet("lists", L("List", "Lista"), (NAME, AGE), many=True, needed=False, head=HEAD),
        ImportSheet("fairs", L("Fairs", "Ferias"), (FAIR, *HEAD), many=True, needed=False),
    ),
    plan=lambda tables, desk: None,
)
IN_TWO_CELLS = [
    [],
    ["LISTA"],
    ["Fecha:", dt.datetime(2022, 3, 7)],
    ["Lugar:", "Nebaj"],
    ["Nombre", "Edad"],
    ["Ana", 12],
]
IN_ONE_CELL = [["Lugar: Chajul", None, "Fecha:", "1/4/24"], ["Nota: sin fotos"], [], ["Edad", "Nombre"], [13, "Rosa"],
               ["TOTAL 1"]]  # fmt: skip
FAIRS = [["Fecha", "Lugar", "Feria"], ["08/2022", "Nebaj", "libros"]]


def written(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


@pytest.fixture
def file(tmp_path):
    return written(tmp_path / "lists.xlsx", one=IN_TWO_CELLS, other=IN_ONE_CELL, fairs=FAIRS, loose=[["nothing"]])


def test_every_sheet_is_read_as_what_it_says(file):
    tables = read_source(file, KIND).tables
    assert list(tables) == ["lists:one", "lists:other", "fairs:fairs"]
    one, other = tables["lists:one"], tables["lists:other"]
    assert (one.head["place"].value, other.head["place"].value) == ("Nebaj", "Chajul")
    assert one.head["day"].value.earliest == dt.date(2022, 3, 7)
    assert other.head["day"].value.earliest == dt.date(2024, 4, 1)
    assert [row.value("name") for row in other.rows] == ["Rosa"]
    assert other.remarks == ("TOTAL 1",)


def test_an_age_counts_from_the_day_above_the_list(file):
    born = read_source(file, KIND).tables["lists:one"].rows[0].value("born")
    assert (born.earliest, born.latest) == (dt.date(2009, 3, 8), dt.date(2010, 3, 7))


def test_a_sheet_of_no_kind_is_named(file):
    assert [note.en for note in read_source(file, KIND).notes] == [
        "The sheet “loose” was not read: it has not these columns."
    ]


def test_a_row_is_known_by_its_words_and_its_head_not_by_its_sheet(file, tmp_path):
    keys = {row.key for row in read_source(file, KIND).tables["lists:one"].rows}
    same = read_source(written(tmp_path / "a.xlsx", renamed=IN_TWO_CELLS), KIND).tables["lists:renamed"]
    later = [*IN_TWO_CELLS[:2], ["Fecha:", dt.datetime(2023, 3, 7)], *IN_TWO_CELLS[3:]]
    another = read_source(written(tmp_path / "b.xlsx", one=later), KIND).tables["lists:one"]
    assert {row.key for row in same.rows} == keys
    assert {row.key for row in another.rows}.isdisjoint(keys)


def test_a_choice_for_one_sheet_leaves_the_others_alone(file):
    choices = {"lists:other": SheetChoice(columns={"edad": "", "nombre": "name"})}
    tables = read_source(file, KIND, choices).tables
    assert tables["lists:other"].rows[0].value("born") is None
    assert tables["lists:one"].rows[0].value("born") is not None


def test_a_file_without_any_such_sheet_is_refused_in_words(tmp_path):
    with pytest.raises(UserError) as refused:
        read_source(written(tmp_path / "none.xlsx", loose=[["nothing"], ["at all"]]), KIND)
    assert "List" in str(refused.value) or "Lista" in str(refused.value)
