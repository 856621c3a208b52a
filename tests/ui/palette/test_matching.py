from __future__ import annotations

from kindhub.ui.palette.entry import Entry, Kind
from kindhub.ui.palette.matching import find, match, split_prefix

TITLES: dict[Kind, str] = {"here": "En este caso", "list": "Listas", "act": "Acciones", "help": "Ayuda"}


def entry(words, kind: Kind = "list", **more):
    return Entry(words, kind, words, **more)


def letters(words, *asked):
    hit = match(entry(words), asked)
    return None if hit is None else [words[start : start + length] for start, length in hit.stretches]


def test_the_letters_found_are_those_of_the_text_as_written():
    assert letters("Abrir el Plan de reintegración", "plan") == ["Plan"]
    assert letters("Evaluación", "evaluacion") == ["Evaluación"]
    assert letters("Q’anil: añadir", "anadir") == ["añadir"]
    assert letters("Sin plan aprobado", "aprob", "plan") == ["plan", "aprob"]


def test_a_word_begins_a_word_and_three_letters_may_stand_inside():
    assert letters("Vencidos", "en") is None
    assert letters("Vencidos", "cid") == ["cid"]
    assert letters("Vencidos", "x") is None


def test_what_begins_so_comes_before_what_holds_it():
    groups = find([entry("Sin plan aprobado"), entry("Planes hechos"), entry("Aeroplano")], "plan", TITLES)
    assert [hit.entry.words for hit in groups[0].found] == ["Planes hechos", "Sin plan aprobado", "Aeroplano"]


def test_other_words_find_an_entry_without_marking_it():
    hit = match(entry("Colores", also="tema oscuro"), ["oscuro"])
    assert hit is not None
    assert hit.stretches == ()


def test_groups_stand_by_nearness_and_empty_ones_are_left_out():
    entries = [entry("Ayuda del plan", "help"), entry("Imprimir el plan", "here"), entry("Bloquear", "act")]
    assert [group.title for group in find(entries, "plan", TITLES)] == ["En este caso", "Ayuda"]


def test_signs_narrow_the_search():
    entries = [entry("Plan A"), entry("Plan B", "act"), entry("Plan C", "help"), entry("Plan D", "here")]

    def found(typed):
        return {hit.entry.words for group in find(entries, typed, TITLES) for hit in group.found}

    assert found("> plan") == {"Plan B", "Plan D"}
    assert found("#plan") == {"Plan A"}
    assert found("?") == {"Plan C"}
    assert found("@plan") == set()
    assert found("plan") == {"Plan A", "Plan B", "Plan C", "Plan D"}
    assert split_prefix(" @ ana ") == (("person",), "ana")
