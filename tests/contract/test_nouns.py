"""A program says what its cases are called, and the words around agree with it."""

from kindhub.i18n import L
from kindhub.program.nouns import CASE, Noun, called_by_all


def test_the_words_around_a_noun_agree_with_it():
    family = Noun(L("family", "familia"), L("families", "familias"), feminine=True)
    assert CASE.new == L("New case", "Caso nuevo")
    assert family.new == L("New family", "Familia nueva")
    assert family.closed == L("Family closed", "Familia cerrada")
    assert (family.open, family.open_many) == (L("open family", "familia abierta"),
                                               L("open families", "familias abiertas"))  # fmt: skip
    assert CASE.mine_by_stage == L("My cases by stage", "Mis casos por etapa")
    assert family.mine_by_program == L("My families by program", "Mis familias por programa")


def test_several_programs_say_their_one_word_or_a_case():
    family = Noun(L("family", "familia"), L("families", "familias"), feminine=True)
    assert called_by_all([family, family]) == family
    assert called_by_all([family, CASE]) == called_by_all([]) == CASE


def test_every_word_around_a_noun_is_the_program_s_own():
    family = Noun(L("family", "familia"), L("families", "familias"), feminine=True, file=L("family file", "carpeta"))
    assert (family.alone, family.heading) == (L("Family", "Familia"), L("Family file", "Carpeta"))
    assert (CASE.whole, family.whole) == (L("Whole case", "Caso completo"), L("Whole family", "Familia completa"))
    assert family.here == L("In this family", "En esta familia")
    assert family.parts == L("Parts of this family", "Partes de esta familia")
    assert family.given == L("A family was given to you", "Le asignaron una familia")
    assert family.the == L("the family", "la familia")
    assert family.gone == L("This family is not here.", "Esta familia no está aquí.")
    assert Noun(L("activity", "actividad"), L("activities", "actividades")).given.en == "An activity was given to you"
