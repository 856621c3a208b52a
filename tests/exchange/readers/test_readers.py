"""What people write in cells is understood, or kept in words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.exchange.readers import (
    Codes,
    Money,
    Score,
    date_of_serial,
    parse_number,
    read_code,
    read_minutes,
    read_money,
    read_number,
    read_score,
    read_yes_no,
)
from kindhub.exchange.sheets import Cell

ERROR = Cell(None, "#N/A", "error")
FORMULA = Cell("=B1*2", "=B1*2", "formula", cached="30")
AS_DATE = Cell(dt.datetime(2019, 2, 1), "1/2", "date")


@pytest.mark.parametrize(
    "text", ["S", "sí", "Si", "SI", "x", "X", "✓", "Y", "yes", "1", "dice que sí", Cell(1, "1", "number")]
)
def test_yes(text):
    assert read_yes_no(text).value is True
    assert read_yes_no(text).beside == ""


@pytest.mark.parametrize("text", ["N", "no", "NO", "dice que no", "0", Cell(False, "FALSO", "bool")])
def test_no(text):
    assert read_yes_no(text).value is False


@pytest.mark.parametrize(
    ("text", "absence", "beside"),
    [
        (None, None, ""),
        ("  ", None, ""),
        ("-", None, ""),
        ("N/A", None, "N/A"),
        ("?", "not_known", "?"),
        ("??", "not_known", "??"),
        ("x?", "not_known", "x?"),
        ("No sabe", "not_known", "No sabe"),
        ("pend.", "not_known", "pend."),
        ("no dice", "refused", "no dice"),
        ("No se preguntó", "not_asked", "No se preguntó"),
    ],
)
@pytest.mark.parametrize("reader", [read_yes_no, read_number, read_minutes, lambda cell: read_money(cell, "GTQ")])
def test_no_value_is_three_things_and_blank_is_none_of_them(reader, text, absence, beside):
    if text == "x?" and reader is not read_yes_no:
        return
    read = reader(text)
    assert (read.value, read.absence, read.problem, read.beside) == (None, absence, None, beside)


@pytest.mark.parametrize(
    "reader", [read_yes_no, read_number, read_minutes, read_score, lambda cell: read_money(cell, "GTQ")]
)
@pytest.mark.parametrize("cell", [ERROR, "tal vez", "=A1", "@SUM(A1:A9)", '=HYPERLINK("http://x.invalid/1")'])
def test_what_cannot_be_read_is_a_problem_and_stays_in_words(reader, cell):
    read = reader(cell)
    assert read.value is None
    assert read.problem is not None
    assert read.beside == (cell.written if isinstance(cell, Cell) else cell)


def test_words_after_yes_are_kept():
    read = read_yes_no("sí, en enero")
    assert (read.value, read.beside) == (True, "sí, en enero")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,063.75", "2063.75"),
        ("3252,00", "3252.00"),
        ("43,25", "43.25"),
        ("1,234", "1234"),
        ("1.234", "1.234"),
        ("1.234.567", "1234567"),
        ("1.234,50", "1234.50"),
        ("12,345,678.9", "12345678.9"),
        ("0,500", "0.500"),
        ("1 234,5", "1234.5"),
        ("-7", "-7"),
        ("1,2,3", None),
        ("1.2.3", None),
        ("12,34,567", None),
        ("5-6", None),
        ("", None),
    ],
)
def test_numbers_as_they_are_written(text, value):
    assert parse_number(text) == (None if value is None else Decimal(value))


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_number_written_with_thousands_and_two_decimals_is_read_back(number):
    assert parse_number(f"{number:,.2f}") == number
    swapped = f"{number:,.2f}".translate(str.maketrans(",.", ".,"))
    assert parse_number(swapped) == number


@given(st.text(max_size=30))
def test_no_text_breaks_a_reader(text):
    for read in (read_yes_no(text), read_number(text), read_minutes(text), read_score(text), read_money(text, "GTQ")):
        assert read.value is not None or read.written in {text, ""}


@pytest.mark.parametrize(
    ("cell", "amount", "currency"),
    [
        ("Q 2,063.75", "2063.75", "GTQ"),
        ("Q. 1,065.00", "1065", "GTQ"),
        ("Q94.00", "94", "GTQ"),
        ("130,75", "130.75", "GTQ"),
        (Cell(19.5, "19.5", "number"), "19.5", "GTQ"),
        ("-0-", "0", "GTQ"),
        ("s/costo", "0", "GTQ"),
        ("gratis", "0", "GTQ"),
        ("US$ 12", "12", "USD"),
        ("$5", "5", "GTQ"),
        ("L. 300", "300", "HNL"),
        ("150 pesos", "150", "MXN"),
    ],
)
def test_money(cell, amount, currency):
    read = read_money(cell, "GTQ")
    assert read.value == Money(Decimal(amount), currency)
    assert read.beside == ""


def test_money_that_is_pending_doubtful_or_more_than_an_amount():
    assert read_money("pendiente factura", "GTQ").absence == "not_known"
    assert read_money("Q65,000 aprox.", "GTQ").beside == "Q65,000 aprox."
    for text in ("Q10 o Q20", "Q5 US$6", "-5", "Q5 L6"):
        assert read_money(text, "GTQ").problem
    assert read_money(AS_DATE, "GTQ").problem


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (Cell(30, "30", "number"), 30),
        ("45 min", 45),
        ("1 hora", 60),
        ("hora y media", 90),
        ("media hora", 30),
        ("2 horas y media", 150),
        ("1h30", 90),
        ("1:30", 90),
        ("1.5 h", 90),
        ("90", 90),
        (Cell(dt.time(0, 20), "00:20", "time"), 20),
        (Cell(dt.timedelta(hours=25), "25:00:00", "time"), 1500),
    ],
)
def test_minutes(cell, minutes):
    assert read_minutes(cell).value == minutes


def test_a_formula_is_not_computed_but_its_stored_result_is_used_and_the_formula_kept():
    for read, value in ((read_number(FORMULA), 30), (read_minutes(FORMULA), 30)):
        assert read.value == value
        assert read.beside == "=B1*2 → 30"
    assert read_number(FORMULA._replace(cached="")).problem


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        ("5/5", Score(5, 5)),
        ("4/6 metas", Score(4, 6)),
        ("0 de 2", Score(0, 2)),
        ("3 / 4", Score(3, 4)),
        ("3 ", Score(3, None)),
        ("10,0", Score(10, None)),
        ("80 %", Score(80, 100)),
        (Cell(0.37, "37%", "number"), Score(37, 100)),
    ],
)
def test_scores(cell, score):
    read = read_score(cell)
    assert (read.value, read.beside) == (score, "")


def test_scores_that_are_none():
    assert read_score(AS_DATE).problem
    assert read_score(AS_DATE).beside == "1/2"
    assert read_score("12", maximum=10).problem
    assert read_score("6/5").problem
    assert read_score("4/20", maximum=10).problem
    assert read_score("8/10", maximum=10).value == Score(8, 10)
    assert (read_score("NSP").value, read_score("NSP").problem) == (None, None)


CODES = Codes({"SV": ["salida voluntaria", "VD", "?"], "OD": ["orden de deportación"], "SC": ["sin contacto"]})


@pytest.mark.parametrize(
    ("text", "code", "sure", "beside"),
    [
        ("SALIDA  Voluntaria.", "SV", True, ""),
        ("sv", "SV", True, ""),
        ("?", "SV", True, ""),
        ("Sin contacto (3 intentos)", "SC", True, "Sin contacto (3 intentos)"),
        ("orden de deportacon", "OD", False, "orden de deportacon"),
        ("otra cosa", None, True, "otra cosa"),
    ],
)
def test_codes(text, code, sure, beside):
    read = read_code(text, CODES)
    assert (read.value, read.sure, read.beside) == (code, sure, beside)
    assert (read.problem is None) == (code is not None)


def test_a_synonym_of_two_codes_is_a_mistake_of_the_list():
    with pytest.raises(ValueError, match="stands for"):
        Codes({"A": ["uno"], "B": ["UNO"]})


def test_serial_numbers_of_dates():
    assert date_of_serial(44433) == dt.datetime(2021, 8, 25)
    assert [date_of_serial(number) for number in (17, 2006, 12345, 999999)] == [None] * 4
