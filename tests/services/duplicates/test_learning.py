"""What a folder teaches: whether siblings must be expected, and how careful its writers were."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from kindhub.records.names import NameParts
from kindhub.resources import resource
from kindhub.services.duplicates import PersonCard, find_duplicates
from kindhub.services.duplicates.learning import Learned
from kindhub.services.duplicates.weights import read_weights, standard_weights

SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "so", "ti", "vu", "wen")


def invented_word(number: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:03d}")


def register(people: int) -> list[PersonCard]:
    """Persons who share nothing, each written twice without error."""
    cards = []
    for number in range(people):
        day = date(1950, 1, 1) + timedelta(days=number * 97)
        card = PersonCard(
            id=f"{number:03d}-a",
            names=(NameParts(invented_word(number), invented_word(number + 300)),),
            birth_earliest=day,
            birth_latest=day,
            street=f"{number} {invented_word(number + 600)} street",
            postcode=f"{number + 2000}",
        )
        cards += [card, replace(card, id=f"{number:03d}-b")]
    return cards


def with_siblings(cards: list[PersonCard]) -> list[PersonCard]:
    """The same register with a younger sibling in every house."""
    younger = []
    for card in cards[::2]:
        day = card.birth_earliest + timedelta(days=900)
        name = NameParts(invented_word(int(card.id[:3]) + 150), card.names[0].surname_1)
        younger.append(replace(card, id=f"{card.id[:3]}-z", names=(name,), birth_earliest=day, birth_latest=day))
    return [*cards, *younger]


def class_of(cards: list[PersonCard], a: str, b: str) -> str | None:
    return next((pair.cls for pair in find_duplicates(cards) if (pair.a, pair.b) == (a, b)), None)


def test_another_given_name_is_a_twin_where_there_are_siblings_and_an_error_where_there_are_none() -> None:
    cards = register(60)
    odd = replace(cards[0], id="000-c", names=(NameParts("Ixchel", cards[0].names[0].surname_1),))
    assert class_of([*cards, odd], "000-a", "000-c") == "probable"
    assert class_of([*with_siblings(cards), odd], "000-a", "000-c") == "possible"


def test_too_few_pairs_teach_nothing_and_siblings_are_expected() -> None:
    cards = register(5)
    odd = replace(cards[0], id="000-c", names=(NameParts("Ixchel", cards[0].names[0].surname_1),))
    assert class_of([*cards, odd], "000-a", "000-c") == "possible"


def namesakes(people: int) -> list[PersonCard]:
    """Persons of a town with few names, each there once; of most only the year of birth is known."""
    pick = Random(7)
    cards = []
    for number in range(people):
        first, last = date(pick.randrange(1985, 2012), 1, 1), 364
        name = NameParts(
            invented_word(pick.randrange(14)), *(invented_word(300 + pick.randrange(20)) for _ in range(2))
        )
        cards.append(PersonCard(
            id=f"{number:04d}", names=(name,), birth_earliest=first, birth_latest=first + timedelta(days=last),
            sex=pick.choice("fm"), place_code=f"GT-13{pick.randrange(1, 6):02d}",
        ))  # fmt: skip
    return cards


def test_where_nobody_is_there_twice_namesakes_teach_nothing(monkeypatch) -> None:
    cards = namesakes(600)
    few = [pair for pair in find_duplicates(cards) if pair.cls != "possible"]
    assert len(few) < 40
    monkeypatch.setattr(Learned, "_anchored", lambda _self, _weights: True)
    assert len([pair for pair in find_duplicates(cards) if pair.cls != "possible"]) > 3 * len(few)


def test_wrong_birth_dates_weigh_less_where_they_are_common() -> None:
    careful = register(60)
    careless = [
        replace(card, birth_earliest=moved, birth_latest=moved) if card.id.endswith("b") and index % 4 == 1 else card
        for index, card in enumerate(careful)
        if (moved := card.birth_earliest + timedelta(days=41))
    ]
    other = careful[4].birth_earliest + timedelta(days=41)
    moved_card = replace(careful[4], id="002-c", birth_earliest=other, birth_latest=other)
    scores = []
    for cards in (careful, careless):
        pairs = find_duplicates([*cards, moved_card])
        scores.append(next(pair.score for pair in pairs if (pair.a, pair.b) == ("002-a", "002-c")))
    assert scores[1] >= scores[0]


def test_the_weights_file_is_complete_and_a_missing_weight_is_refused(tmp_path) -> None:
    weights = standard_weights()
    assert weights.classes["certain"] > weights.classes["probable"] > weights.classes["possible"]
    assert all(abs(sum(shares) - 1) < 0.01 for shares in weights.learning.shares.values())
    text = resource("duplicates", "weights.toml").read_text("utf-8")
    damaged = tmp_path / "weights.toml"
    damaged.write_text(text.replace("[sex]", "[six]"), "utf-8")
    with pytest.raises(KeyError):
        read_weights(damaged)
