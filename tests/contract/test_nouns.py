"""A program says what its cases are called, and the words around agree with it."""

from kindhub.i18n import L
from kindhub.program.nouns import CASE, Noun


def test_the_words_around_a_noun_agree_with_it():
    family = Noun(L("family", "familia"), L("families", "familias"), feminine=True)
    assert CASE.new == L("New case", "Caso nuevo")
    assert family.new == L("New family", "Familia nueva")
    assert family.closed == L("Family closed", "Familia cerrada")
