"""Folding, words, sounds and splitting of names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.records.name_keys import sound_key
from kindhub.records.names import LONGEST_FOLDED, NameParts, fold, split_full_name, split_surnames, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  MARÍA   José ", "maria jose"),
        ("Núñez", "nunez"),
        ("Straße", "strasse"),
        ("Ｑ’ａｎｉｌ", "qanil"),
        ("Pérez\u202e\u200f", "perez"),
        ("Ana\x00\x07", "ana"),
        ("Ana\tLuz\n", "ana luz"),
        ("مريم", "مريم"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("glottal", list("'’‘ʼ`´"))
def test_every_way_to_write_a_glottal_stop_is_one(glottal: str) -> None:
    assert fold(f"Tz{glottal}unun") == "tzunun"


def by_the_rule(text: str) -> str:
    """What `fold` promises, said sign by sign and without any short cut."""
    before = ""
    while text != before:
        before = text
        bare = unicodedata.normalize("NFKD", "".join(sign for sign in text if sign not in "'’‘ʼʻ`´′＇ˈꞌ")).casefold()
        kept = (" " if sign.isspace() else sign for sign in bare if sign.isspace() or is_visible(sign))
        text = " ".join("".join(kept).split())
    return text


def is_visible(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Mn", "Me", "Cc", "Cf", "Cs", "Cn"}


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("áÉñÜ´`'’｀ﬁ½\u0301 \u00a0\t")), max_size=60))
def test_no_short_cut_folds_otherwise(text: str) -> None:
    assert fold(text) == by_the_rule(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


def test_a_name_of_5000_characters_is_bounded() -> None:
    assert len(fold("ñandú " * 1_000)) <= LONGEST_FOLDED
    assert len(fold("ﷺ" * 5_000)) <= LONGEST_FOLDED


def test_particles_are_optional_but_never_leave_nothing() -> None:
    assert words("Ana de la Cruz y López") == ("ana", "de", "la", "cruz", "y", "lopez")
    assert words("Ana de la Cruz y López", particles=False) == ("ana", "cruz", "lopez")
    assert words("de la", particles=False) == ("de", "la")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Baltazar", "Baltasar"),
        ("Velasco", "Belazco"),
        ("Chávez", "Chabes"),
        ("Jiménez", "Ximenes"),
        ("Xol", "Jol"),
        ("Tzunux", "Tzunuj"),
        ("Quej", "Kej"),
        ("Hernández", "Ernandes"),
        ("Llanos", "Yanos"),
        ("Eliseo", "Elizeo"),
        ("Ajpu", "Axpu"),
        ("Lux", "Luj"),
        ("Efraín", "EFFRAIN"),
        ("Peña", "Pena"),
        ("B'atz'", "Batz"),
        ("Huitz", "Witz"),
    ],
)
def test_words_that_sound_alike_share_a_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Juan", "Juana"), ("Pérez", "Páez"), ("Marta", "Marcos"), ("Xol", "Coj"), ("Ana", "Eva")]
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=20))
def test_a_word_of_letters_always_has_a_sound(word: str) -> None:
    assert sound_key(word) or not fold(word)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Ana", NameParts("Ana")),
        ("Ana López", NameParts("Ana", "López")),
        ("Ana López Pérez", NameParts("Ana", "López", "Pérez")),
        ("Ana Luz López Pérez", NameParts("Ana Luz", "López", "Pérez")),
        ("Ana de la Cruz Pérez", NameParts("Ana", "de la Cruz", "Pérez")),
        ("López Pérez,  Ana  Luz", NameParts("Ana Luz", "López", "Pérez")),
        ("", NameParts()),
    ],
)
def test_split_full_name(written: str, parts: NameParts) -> None:
    assert split_full_name(written) == parts


def test_married_surname_is_told_from_a_particle() -> None:
    assert split_surnames("López Pérez de García") == ("López", "Pérez", "García")
    assert split_surnames("López viuda de García") == ("López", "", "García")
    assert split_surnames("de León Pérez") == ("de León", "Pérez", "")
    assert split_surnames("") == ("", "", "")


def test_display_in_both_orders() -> None:
    name = NameParts("Ana", "López", "Pérez", "García")
    assert name.display() == "Ana López Pérez de García"
    assert name.display("surname_first") == "López Pérez de García, Ana"
    assert NameParts("Ana").display("surname_first") == "Ana"
