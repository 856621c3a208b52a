"""Formula-like texts travel through CSV unharmed, and harmless."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindhub.exchange.csv_guard import guard, unguard
from kindhub.exchange.sheets import open_workbook
from kindhub.exchange.tables import SheetTable, TableColumn, clean_text
from kindhub.exchange.write_csv import write_csv

RISKY_FIRST = "=+-@\t\r"
HARD = st.text(alphabet=st.sampled_from("='+-@\t\r\n \"',;aÑ🎒\0|"), max_size=6) | st.text(max_size=20)


@given(HARD)
def test_a_guarded_text_is_never_a_formula_and_comes_back(text):
    assert guard(text)[:1] not in RISKY_FIRST or not text
    assert unguard(guard(text)) == text


def test_ordinary_texts_and_names_with_an_apostrophe_are_not_touched():
    for text in ("Ana", "'Ixchel", "K'iche'", "5-6", ""):
        assert guard(text) == unguard(text) == text
    assert guard("=1+1") == "'=1+1"
    assert unguard("''=1") == "'=1"


@given(st.lists(st.lists(HARD, min_size=2, max_size=2), min_size=1, max_size=5))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_written_as_csv_is_read_back(tmp_path, rows):
    path = tmp_path / "a.csv"
    write_csv(path, SheetTable("x", [TableColumn("Uno"), TableColumn("Dos")], rows))
    read = open_workbook(path).sheets[0]
    assert list(tmp_path.iterdir()) == [path]
    wanted = {
        number: [clean_text(text) for text in row] for number, row in enumerate(rows, 2) if any(map(clean_text, row))
    }
    found = {row.number: [cell.written for cell in row.cells] for row in read.rows[1:]}
    assert {number: row for number, row in found.items() if any(row)} == wanted
