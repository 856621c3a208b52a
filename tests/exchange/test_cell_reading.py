"""What one cell becomes: a date that cannot be is kept as written, and is told apart from no date at all."""

import pytest

from kindhub.exchange.cell_reading import CANNOT_BE, SHEET_ERROR, read_cell
from kindhub.exchange.sheets.model import Cell
from kindhub.i18n import L
from kindhub.program.exchange import ImportColumn

ANSWERED = ImportColumn("answered_on", L("Answered", "Respuesta"), kind="day")


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (Cell(None, "#VALUE!", "error"), SHEET_ERROR),
        (Cell("31/02/2021", "31/02/2021", "text"), CANNOT_BE),
    ],
)
def test_a_date_that_cannot_be_is_invalid_and_kept_as_written(cell, problem):
    read = read_cell(cell, ANSWERED)
    assert (read.value.precision, read.value.written) == ("invalid", cell.written)
    assert read.problem == problem


def test_a_word_for_no_date_is_no_invalid_date():
    read = read_cell(Cell("no recuerda", "no recuerda", "text"), ANSWERED)
    assert (read.value, read.absence, read.problem) == (None, "not_known", None)
