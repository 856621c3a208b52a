"""CSV as it is exported in many places: encodings, delimiters, quotes, broken ones too."""

from __future__ import annotations

import codecs
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindhub.errors import UserError
from kindhub.exchange.sheets import USUAL_LIMITS, open_workbook

LINES = (
    'FOLIO;NOMBRE(S);ÁREA;OBSERVACIONES\r\n2021/0001;Nélida;Cañada;"Línea uno\nlínea dos; y sigue"\r\n\r\n3;=1+1;;\r\n'
)
READ = [
    (1, ["FOLIO", "NOMBRE(S)", "ÁREA", "OBSERVACIONES"]),
    (2, ["2021/0001", "Nélida", "Cañada", "Línea uno\nlínea dos; y sigue"]),
    (4, ["3", "=1+1", "", ""]),
]


def rows(path):
    return [(row.number, [cell.written for cell in row.cells]) for row in open_workbook(path).sheets[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_usual_encoding_and_delimiter(tmp_path, encoding, delimiter):
    path = tmp_path / "a.csv"
    text = LINES.replace("; y", "\0y").replace(";", delimiter).replace("\0y", "; y")
    if delimiter == ";":
        text = LINES
    path.write_bytes(text.encode(encoding))
    assert rows(path) == READ


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_end_and_the_line_that_names_the_delimiter(tmp_path, ending):
    path = tmp_path / "a.csv"
    path.write_bytes(ending.join(["Nombre;Edad", "Ana, la mayor;12", "José;13"]).encode())
    assert rows(path) == [(1, ["Nombre", "Edad"]), (2, ["Ana, la mayor", "12"]), (3, ["José", "13"])]
    path.write_bytes("\n".join(["sep=|", "a,b|c", "d,e|f"]).encode())
    assert rows(path) == [(2, ["a,b", "c"]), (3, ["d,e", "f"])]


def test_separators_inside_a_line_that_python_takes_for_line_ends_stay_in_the_cell(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("Nombre;Nota\nAna;uno\u2028dos\x0btres\x85cuatro\n".encode())
    assert rows(path)[1] == (2, ["Ana", "uno\u2028dos\x0btres\x85cuatro"])


def test_undefined_bytes_of_windows_1252_lose_nothing(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"Nombre;Nota\nJos\xe9;\x81\x80\n")
    assert rows(path)[1] == (2, ["José", "\x81€"])


def test_nul_characters_are_left_out_and_said(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"Nombre;Edad\nA\0na;12\n")
    book = open_workbook(path)
    assert [cell.written for cell in book.sheets[0].row(2).cells] == ["Ana", "12"]
    assert "NUL" in book.notes[0].en


@pytest.mark.parametrize(
    "text", ['"Chepe;x;y;z\n2;a;b;c\n3;d;e;f\n', '1;a;b;"sin cerrar', '"Chepe;x;y;z\n2;a;b;c\n3;"d";e;f\n']
)
def test_a_quotation_mark_that_swallows_rows_is_refused_with_its_row(tmp_path, text):
    path = tmp_path / "a.csv"
    path.write_text("No;Nombre;Edad;Nota\n" + text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        open_workbook(path)
    assert caught.value.values["row"] == 2


def test_a_quotation_mark_inside_a_name_is_only_a_letter(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('No;Nombre\n1;José "Chepe" Pérez\n2;"Ana ""Nita"" Us"\n', encoding="utf-8")
    assert rows(path)[1:] == [(2, ["1", 'José "Chepe" Pérez']), (3, ["2", 'Ana "Nita" Us'])]


@pytest.mark.parametrize(
    "data", [b"Nombre;Edad\n" + b"\0" * 3000, bytes(range(32)) * 50 + b"\xff", codecs.BOM_UTF16_LE + b"a"]
)
def test_unfinished_and_binary_files_are_refused(tmp_path, data):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(UserError):
        open_workbook(path)


@pytest.mark.parametrize("limit", ["rows", "columns", "text", "cells"])
def test_more_than_is_read_at_once(tmp_path, limit):
    path = tmp_path / "a.csv"
    path.write_text("Nombres;Apellidos;Edad\n" * 3, encoding="utf-8")
    with pytest.raises(UserError, match="más"):
        open_workbook(path, replace(USUAL_LIMITS, **{limit: 2}))
    assert open_workbook(path, replace(USUAL_LIMITS, **{limit: 9})).sheets[0].rows


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused_in_words(tmp_path, data):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with suppress(UserError):
        assert open_workbook(path).sheets


def test_the_partners_csv_is_read_whole(shared_data, tmp_path):
    """Every row has the 28 columns of its header; without the partner's file, of one with the same habits."""
    path = shared_data / "mexico_orientation_training.csv" if shared_data else tmp_path / "a.csv"
    if not shared_data:
        path.write_bytes(((";".join(f"COL {n}" for n in range(28)) + "\r\n") * 40).encode("cp1252"))
    sheet = open_workbook(path).sheets[0]
    assert len(sheet.rows) >= 40
    assert {len(row.cells) for row in sheet.rows} == {28}
