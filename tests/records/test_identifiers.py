"""Identity numbers: the known valid ones, one digit wrong, and everything people type instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.i18n import spoken
from kindhub.records.identifiers import kinds, mask, normalise, read_identifier

VALID = [
    ("cui", "1234567890101", "1234 56789 0101"),
    ("cui", "1234567891333", "1234 56789 1333"),  # Petatán, the 33rd municipality of Huehuetenango
    ("cui", "1234-56789-0101", "1234 56789 0101"),
    ("cui", 1234567890101, "1234 56789 0101"),
    ("cui", 1234567890101.0, "1234 56789 0101"),
    ("curp", "BOXW310820HNERXN09", "BOXW310820HNERXN09"),
    ("curp", "boxw310820 hnerxn09", "BOXW310820HNERXN09"),
    ("dui", "04567890-3", "04567890-3"),
    ("dui", "12345678-4", "12345678-4"),
    ("hn_dni", "0801199012345", "0801-1990-12345"),
    ("a_number", "A# 759398479", "A759 398 479"),
    ("a_number", "12345678", "A012 345 678"),
    ("a_number", 701866667, "A701 866 667"),
    ("uscis_receipt", "ioe 997 1413215", "IOE 9971413215"),
    ("other", "F-12/34", "F-12/34"),
]


@pytest.mark.parametrize(("kind", "written", "shown"), VALID)
def test_valid_numbers_are_shown_in_their_groups_without_advice(kind, written, shown):
    found = read_identifier(kind, written)
    assert found.advice == ()
    assert found.shown == shown


WRONG = [
    ("cui", "1234567880101", "check_digit"),
    ("cui", "1234567892301", "department"),
    ("cui", "1234567891334", "municipality"),
    ("cui", "1234567890001", "department"),
    ("cui", "971510201319", "form"),
    ("cui", "no tiene", "form"),
    ("curp", "BOXW310820HNERXN08", "check_digit"),
    ("curp", "BOXW311320HNERXN09", "parts"),
    ("curp", "GUEP050331MCSMSL", "form"),
    ("dui", "12345678-5", "check_digit"),
    ("hn_dni", "1901199012345", "department"),
    ("hn_dni", "0801299012345", "year"),
    ("a_number", "A12345", "form"),
    ("uscis_receipt", "ABC1234567890", "prefix"),
    ("uscis_receipt", "IOE993485228", "form"),
]


@pytest.mark.parametrize(("kind", "written", "code"), WRONG)
def test_a_number_that_breaks_a_rule_is_kept_with_advice(kind, written, code):
    found = read_identifier(kind, written)
    assert [advice.code for advice in found.advice] == [code]
    assert found.written == written


def test_a_sum_of_ten_is_never_a_valid_cui():
    # the last serial digit has weight 9: 6 x 9 = 54, which leaves 10; 5 x 9 = 45 leaves 1
    assert all(read_identifier("cui", f"00000006{digit}0101").advice for digit in range(10))
    assert not read_identifier("cui", "0000000510101").advice


def test_the_municipality_table_knows_340_municipalities():
    ends = [f"{dept:02d}{town:02d}" for dept in range(1, 23) for town in range(1, 41)]
    assert sum(not read_identifier("cui", f"123456789{end}").advice for end in ends) == 340


def test_a_receipt_of_a_known_office_is_plausible():
    assert read_identifier("uscis_receipt", "IOE-9931-028343").is_plausible
    assert normalise("uscis_receipt", "ioe9931028343 ") == "IOE9931028343"


def test_the_same_number_written_differently_compares_equal():
    assert normalise("a_number", "A711-170-536") == normalise("a_number", "a711170536") == "A711170536"
    assert normalise("a_number", "12345678") == normalise("a_number", "A012 345 678")
    assert normalise("cui", "9490 44652 1333") == normalise("cui", "9490446521333")


def test_only_the_last_four_signs_are_on_the_screen():
    assert read_identifier("cui", "9490446521314").masked == "•••• ••••• 1314"
    assert mask("123") == "•••"
    assert mask("") == ""


def test_advice_speaks_both_languages_without_blame():
    advice = read_identifier("cui", "1234567891334").advice[0]
    with spoken("es"):
        assert "34" in advice.say()
        assert "Huehuetenango" in advice.say()
    with spoken("en"):
        assert "There is no municipality" in advice.say()


@given(kind=st.sampled_from(kinds()), text=st.text(max_size=40) | st.just("9" * 5_000) | st.integers() | st.floats())
def test_nothing_raises_and_the_written_form_stays(kind, text):
    found = read_identifier(kind, text)
    assert isinstance(found.masked + "".join(advice.say() for advice in found.advice), str)
    if isinstance(text, str):
        assert found.written == text
        assert normalise(kind, found.normalised) == found.normalised


def test_an_unknown_kind_is_kept_as_written():
    assert read_identifier("of_tomorrow", "x-1").normalised == "X1"
