"""Language cells as partners fill them in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.records.codes import code_list
from kindhub.records.languages import read_languages
from kindhub.records.names import fold


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Popti", ("jac",)),
        ("K´iche´ y Español", ("quc", "spa")),
        ("k’iche’ - español", ("quc", "spa")),
        ("K'iche'/español", ("quc", "spa")),
        ("Quiché", ("quc",)),
        ("Jakalteko (Popti') y castellano", ("jac", "spa")),
        ("mam  y esp.", ("mam", "spa")),
        ("Ixil, castellano", ("ixl", "spa")),
        ("castellano y k’iche’", ("spa", "quc")),
        ("Q'anjobal, esp.", ("kjb", "spa")),
        ("Q’anjob’al", ("kjb",)),
        ("Tzutuhil y castellano", ("tzj", "spa")),
        ("criollo haitiano", ("hat",)),
        ("créole", ("hat",)),
        ("Haitian Creole", ("hat",)),
        ("ES", ("spa",)),
        ("tsotsil", ("tzo",)),
        ("náhuatl", ("nah",)),
        ("lengua de señas de Guatemala", ("gsm",)),
        ("español y español", ("spa",)),
    ],
)
def test_languages_are_read_in_their_order(cell, codes):
    assert read_languages(cell) == type(read_languages(""))(codes)


def test_what_names_no_language_is_handed_back():
    found = read_languages("Mam, un poco de klingon y español")
    assert found.codes == ("mam", "spa")
    assert found.unread == "un poco de klingon"
    assert read_languages("mestiza").codes == ()


@pytest.mark.parametrize("cell", ["", None, "?", "no se sabe"])
def test_no_language(cell):
    assert read_languages(cell).codes == ()


def test_no_spelling_stands_for_two_languages():
    owners: dict[str, set[str]] = {}
    for code in code_list("language"):
        for name in (code.code, code.label.en, code.label.es, *code.synonyms):
            owners.setdefault(fold(name), set()).add(code.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


@given(text=st.text(max_size=80))
def test_nothing_raises_and_codes_are_listed(text):
    assert all(code in code_list("language") for code in read_languages(text).codes)
