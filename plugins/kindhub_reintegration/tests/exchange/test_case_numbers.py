"""Every way a partner writes its case numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kindhub_reintegration.exchange.case_numbers import normal_number, usual_prefix


@pytest.mark.parametrize(
    "written",
    [
        "CV-2018-005",
        "CV2018-005",
        "cv-2018-005",
        "CV/2018/005",
        "CV 2018 005",
        "2018-005",
        "CV-18-005",
        "CV-2018-5",
        " CV-2018-005 ",
    ],
)
def test_ten_ways_are_one_number(written):
    assert normal_number(written, "CV") == "CV-2018-005"


@pytest.mark.parametrize("written", ["", None, "sin número", "CV-2018", "CV-2018-005-2"])
def test_what_is_no_case_number_stays_as_it_is(written):
    assert normal_number(written, "CV") == " ".join((written or "").split()).upper()


@given(st.integers(2000, 2099), st.integers(1, 99_999), st.sampled_from("-/ "), st.booleans(), st.booleans())
def test_any_spelling_gives_the_number_it_was_made_from(year, serial, sign, short, bare):
    shown = year % 100 if short else year
    text = sign.join(([] if bare else ["cv"]) + [f"{shown:02d}", str(serial)])
    assert normal_number(text, "CV") == f"CV-{year}-{serial:03d}"


@given(st.text(max_size=60))
def test_any_text_is_read_and_reading_it_again_changes_nothing(text):
    once = normal_number(text, "CV")
    assert normal_number(once, "CV") == once


def test_the_usual_letters_are_those_of_most_numbers():
    assert usual_prefix(["CV-2018-001", "cv2018-2", "2018-003", None, "XX-2018-9"]) == "CV"
