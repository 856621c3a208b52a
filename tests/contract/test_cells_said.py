"""What the cells of a row say for a record, and numbers of cases however they are written."""

import pytest

from kindhub.program.cells_said import CellsSaid, number_with
from kindhub.program.imports import CellRead, SourceRow


def test_values_absences_and_words_are_kept_apart():
    row = SourceRow("Hoja", 2, {
        "sex": CellRead("female", "F"), "birth": CellRead(None, "no recuerda", absence="unknown"),
        "place": CellRead("GT-1413", "Nebaj (aldea)", beside="aldea"),
    })  # fmt: skip
    said = CellsSaid()
    said.take_each(row, "sex", "birth", "place", "phone")
    assert (said.values, said.absent, said.as_written) == (
        {"sex": "female", "place": "GT-1413"}, {"birth": "unknown"}, {"place": "aldea"})  # fmt: skip
    said.put("sex", None, CellRead(None, "?", absence="unknown", beside="?"))
    assert (said.values["sex"], said.absent["sex"], said.as_written["sex"]) == ("female", "unknown", "?")


def test_words_are_kept_under_each_other_and_none_twice():
    said = CellsSaid(as_written={"name": "Ana"})
    for words in ("Anita", "", "Ana", "Anita"):
        said.keep("name", words)
    assert said.as_written == {"name": "Ana\nAnita"}


@pytest.mark.parametrize(
    ("written", "number"),
    [("sf 0002", "SF-0002"), ("SF2", "SF-0002"), ("2", "SF-0002"), (2, "SF-0002"), ("12345", "SF-12345"), ("?", "?")],
)
def test_a_number_is_one_however_it_is_written(written, number):
    assert number_with("SF", CellRead(written, str(written))) == number
    assert number_with("SF", CellRead(None, str(written))) == number
