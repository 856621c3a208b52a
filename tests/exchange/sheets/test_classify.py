"""What is a record and what is not; in doubt it is a record, so nothing vanishes."""

from __future__ import annotations

import pytest

from kindhub.exchange.sheets import Cell, Row, classify_row, classify_rows, open_workbook

HEADERS = ["No.", "Nombre", "Sexo", "Edad", "Comunidad", "Teléfono", "Pre", "Post"]


def row(*texts: str) -> Row:
    return Row(9, tuple(Cell(text or None, text, "text" if text else "empty") for text in texts))


def test_every_row_of_the_messy_list_has_its_kind(messy):
    kinds = [kind for _, kind in classify_rows(open_workbook(messy).sheets[0], 4)]
    wanted = "title title title header data data separator data repeated_header data empty note"
    assert kinds == wanted.split()


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("— — —  AÑO 2018  — — —",), "separator"),
        (("*** cambio de técnica ***",), "separator"),
        (("Total: 72 (F 43 / M 29)",), "note"),
        (("TOTAL PARTICIPANTES 72",), "note"),
        (("Observaciones: no se tomaron fotos.",), "note"),
        (("No.", "NOMBRE", "sexo", "Edad"), "repeated_header"),
        (("", "  ", " "), "empty"),
        (("3",), "data"),
        (("", "Eulalia"), "data"),
        (("-",), "data"),
        (("1", "Total Pérez", "F", "12"), "data"),
        (("Totolapa",), "data"),
        (("Nota Mejía", "x", "F", "12", "Aldea", "5555", "3"), "data"),
    ],
)
def test_a_row_is_set_aside_only_when_it_is_certainly_no_record(texts, kind):
    assert classify_row(row(*texts), HEADERS) == kind


def test_a_single_text_merged_across_the_list_is_a_separator_and_a_narrow_merge_is_not():
    assert classify_row(row("AÑO 2018"), HEADERS, wide=8) == "separator"
    assert classify_row(row("AÑO 2018"), HEADERS, wide=2) == "data"
