"""Finding the same child among invented families: how many are found, and how few are mistaken."""

import random

import pytest

from kindhub.services.duplicates import MatchIndex, Pair, find_duplicates


@pytest.fixture(scope="module")
def found(village) -> list[Pair]:
    return find_duplicates(village.cards)


def _ids(pairs: list[Pair], *classes: str) -> set[tuple[str, str]]:
    return {(pair.a, pair.b) for pair in pairs if pair.cls in classes}


def test_certain_never_joins_two_children(found, same_child) -> None:
    certain = _ids(found, "certain")
    assert certain <= same_child
    assert len(certain) > 0.7 * len(same_child)


def test_nearly_all_pairs_of_one_child_are_certain_or_probable(found, same_child) -> None:
    shown = _ids(found, "certain", "probable")
    assert len(shown & same_child) > 0.97 * len(same_child)
    assert len(shown & same_child) > 0.95 * len(shown)


def test_the_order_of_cards_makes_no_difference(village, found) -> None:
    cards = list(village.cards)
    random.Random(4).shuffle(cards)
    assert find_duplicates(cards) == found


def test_scores_fall_within_the_band_of_their_class(found) -> None:
    bands = {"certain": (90, 100), "probable": (60, 90), "possible": (30, 60)}
    for pair in found:
        low, high = bands[pair.cls]
        assert low <= pair.score <= high
    assert [pair.score for pair in found] == sorted((pair.score for pair in found), reverse=True)


def test_every_pair_names_each_side_once_and_says_why(found) -> None:
    assert len({(pair.a, pair.b) for pair in found}) == len(found)
    for pair in found:
        assert pair.a < pair.b
        assert pair.reasons
        assert all(reason.en and reason.es for reason in pair.reasons)


def test_an_arriving_child_meets_its_own_earlier_card(village, same_child) -> None:
    cards = {card.id: card for card in village.cards}
    earlier, later = zip(*sorted(pair for pair in same_child if pair[1].endswith("-1")), strict=True)
    index = MatchIndex(card for card in village.cards if card.id not in set(later))
    met = 0
    for own, arriving in zip(earlier, later, strict=True):
        pairs = index.candidates(cards[arriving])
        met += any(own in (pair.a, pair.b) and pair.cls != "possible" for pair in pairs)
        for pair in pairs:
            other = pair.a if pair.b == id else pair.b
            assert pair.cls != "certain" or village.child_of[other] == village.child_of[arriving]
    assert met > 0.95 * len(later)


def test_no_cards_and_one_card_give_no_pairs(village) -> None:
    assert find_duplicates([]) == []
    assert find_duplicates(village.cards[:1]) == []


@pytest.mark.parametrize("least", ["probable", "certain"])
def test_asked_for_a_class_the_short_way_leaves_out_nobody_of_it(village, least):
    index = MatchIndex(village.cards)
    wanted = {"probable": ("probable", "certain"), "certain": ("certain",)}[least]
    met = 0
    for card in village.cards:
        found = index.candidates(card)
        assert index.candidates(card, least) == [pair for pair in found if pair.cls in wanted]
        met += len({pair.cls for pair in found}) > 1
    assert met, "no card of the village has candidates of two classes"


def test_told_who_will_be_asked_for_it_holds_less_and_finds_the_same(village):
    asked, held = village.cards[::7], [card for place, card in enumerate(village.cards) if place % 7]
    whole, told = MatchIndex(held), MatchIndex(held, asked=asked)
    found = 0
    for card in asked:
        pairs = whole.candidates(card)
        assert told.candidates(card) == pairs
        found += len(pairs)
        whole.add(card)
        told.add(card)
    assert found
    assert len(told) == len(whole) == len(village.cards)
    assert len(told._blocks) < len(whole._blocks)
