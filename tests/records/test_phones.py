"""Telephone cells as partners fill them in. The numbers are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.records.phones import read_phone, read_phones, tail_key


@pytest.mark.parametrize(
    ("cell", "country", "e164"),
    [
        ("0050255505410", "HN", "+50255505410"),
        ("502-57974441", None, "+50257974441"),
        ("55 51 24 16", "GT", "+50255512416"),
        ("44417975", "GT", "+50244417975"),
        (55505289, "GT", "+50255505289"),
        (55505289.0, "GT", "+50255505289"),
        ("(502) 5550-9589", None, "+50255509589"),
        ("+502 3330 7150", "HN", "+50233307150"),
        ("Tel. 3330-8652", "GT", "+50233308652"),
        ("33308652", "HN", "+50433308652"),
        ("504-95504744", None, "+50495504744"),
        ("+503 7552 0321", None, "+50375520321"),
        ("(312) 555-0105", "US", "+13125550105"),
        ("3125550146", "US", "+13125550146"),
        ("+1 832 555 0144", "GT", "+18325550144"),
        ("+52 1 961 123 4567", None, "+529611234567"),
        ("961 123 4567", "MX", "+529611234567"),
        ("+509 3412 3456", None, "+50934123456"),
    ],
)
def test_one_number_in_e164(cell, country, e164):
    found = read_phone(cell, country)
    assert found.e164 == e164
    assert found.tail == e164[-8:]


@pytest.mark.parametrize(
    ("cell", "country"), [("1047-4440", "GT"), ("4695551", "GT"), ("8325-4441", "GT"), ("55505289", None)]
)
def test_a_number_of_no_certain_country_keeps_its_digits(cell, country):
    found = read_phone(cell, country)
    assert found.e164 is None
    assert found.written == cell
    assert found.normalised == cell.replace("-", "")


def test_several_numbers_in_one_cell():
    for cell in ("5555-1234 / 4444-5678", "55551234 y 44445678", "5555 1234 4444 5678", "55551234\n44445678"):
        assert [phone.e164 for phone in read_phones(cell, "GT")] == ["+50255551234", "+50244445678"]


def test_whose_number_it_is_stays_beside_it():
    assert read_phone("vecino: 55504181", "GT").whose == "vecino"
    assert read_phone("55504181 (tía Ana)", "GT").whose == "tía Ana"
    assert read_phone("Tel. 55504181", "GT").whose == ""


@pytest.mark.parametrize(
    "cell",
    ["no tiene", "", None, "?", "see leads", "Col. 21 de Febrero", "+502 (pendiente)", float("nan"), float("inf")],
)
def test_no_number(cell):
    assert read_phones(cell, "GT") == ()


def test_numbers_are_searched_by_their_end():
    assert tail_key("+502 5550-9589") == tail_key("55509589") == read_phone("0050255509589").tail
    assert tail_key("9589") == "9589"


@given(
    cell=st.text(max_size=60) | st.text(alphabet="0123456789+-() /.;", max_size=60) | st.integers() | st.floats(),
    country=st.sampled_from([None, "GT", "MX", "XX"]),
)
def test_nothing_raises_and_every_number_has_digits(cell, country):
    for phone in read_phones(cell, country):
        assert phone.tail
        assert phone.shown
        assert phone.written in str(cell) or not isinstance(cell, str)
