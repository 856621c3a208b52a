"""Initials against names: what agrees, what lacks a word, what clashes."""

import pytest
from kindhub_gbv_activities.exchange.letters import fit, is_full, letters_of, same_letters

from kindhub.exchange.recognise.traits import reading_of
from kindhub.records.names import NameParts


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        ("M. B. F.", "mbf"),
        ("Y.N.R.Á.", "ynra"),
        ("GZA", "gza"),
        ("MT", "mt"),
        ("Ana", ""),
        ("Rosa López", ""),
        ("-", ""),
    ],
)
def test_initials_are_told_from_names(written, letters):
    assert letters_of(written) == letters


def named(given, surnames):
    return reading_of(NameParts(given, surnames))


def test_every_word_has_its_letter_or_something_is_left_over():
    assert is_full("majm", named("María Angelina", "Jiménez Mendoza"))
    assert fit("mjm", named("María Angelina", "Jiménez Mendoza")) == 3
    assert not is_full("mjm", named("María Angelina", "Jiménez Mendoza"))
    assert fit("brcv", named("Balam", "Corio Velasco")) == 3


def test_letters_heard_alike_and_exchanged_cells_agree():
    assert is_full("vhbp", reading_of("Bictoria Heidy Vernal Pérez"))
    assert is_full("ecm", named("Chávez Matom", "Efraín"))


def test_another_name_clashes():
    assert fit("majm", named("Rosa Elena", "Jiménez Mendoza")) == 0
    assert fit("clz", reading_of("Cecilia Lanza López")) == 0
    assert fit("pgt", reading_of("Pascuala Marta Maldonado Gabriel")) == 0


def test_initials_are_compared_to_the_ear():
    assert same_letters("vcm", "bcm")
    assert not same_letters("vcm", "vcma")
