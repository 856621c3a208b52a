"""Persons ready to be compared: all of them with each other, or one that arrives with all that are there."""

from __future__ import annotations

from collections.abc import Iterable

from kindhub.services.duplicates.card import Pair, PersonCard
from kindhub.services.duplicates.features import Features, features
from kindhub.services.duplicates.frequencies import Frequencies
from kindhub.services.duplicates.keys import block_keys
from kindhub.services.duplicates.scoring import Scorer
from kindhub.services.duplicates.weights import Weights, standard_weights


class MatchIndex:
    """Cards under their keys, with the frequencies of their values.

    Built once before an import and fed with each accepted row, so that rows of the same file find each other.
    """

    def __init__(self, cards: Iterable[PersonCard] = (), weights: Weights | None = None) -> None:
        self._weights = weights or standard_weights()
        self._frequencies = Frequencies(self._weights)
        self._scorer = Scorer(self._weights, self._frequencies)
        self._persons: list[Features] = []
        self._blocks: dict[int, int | list[int]] = {}
        for card in cards:
            self.add(card)

    def __len__(self) -> int:
        return len(self._persons)

    def add(self, card: PersonCard) -> None:
        """Hold a card, so that later ones are compared with it."""
        person = features(card)
        place = len(self._persons)
        self._persons.append(person)
        self._frequencies.add(person)
        for key in block_keys(person):
            held = self._blocks.get(key)
            if held is None:
                self._blocks[key] = place
            elif isinstance(held, list):
                held.append(place)
            else:
                self._blocks[key] = [held, place]

    def candidates(self, card: PersonCard) -> list[Pair]:
        """Held persons who may be this one, the likeliest first. The card is not held, nor met by its own id."""
        person = features(card)
        chosen = self._likeliest(person)
        pairs = (self._scorer.pair(person, self._persons[place]) for place in chosen)
        return sorted((pair for pair in pairs if pair is not None), key=_rank)

    def all_pairs(self) -> list[Pair]:
        """Every pair among the held persons that may be one, the likeliest first."""
        meetings: dict[tuple[int, int], int] = {}
        strong: dict[int, bool] = {}
        for person in self._persons:
            strong.update(block_keys(person))
        for key, held in self._blocks.items():
            if isinstance(held, list) and len(held) <= self._weights.largest_block:
                worth = 2 if strong[key] else 1
                for place, one in enumerate(held):
                    for other in held[place + 1 :]:
                        meetings[one, other] = meetings.get((one, other), 0) + worth
        found = []
        for (one, other), worth in meetings.items():
            if worth >= 2 and (pair := self._scorer.pair(self._persons[one], self._persons[other])) is not None:
                found.append(pair)
        return sorted(found, key=_rank)

    def _likeliest(self, person: Features) -> list[int]:
        """Places of the persons that share most keys with this one, rare keys counting more."""
        shared: dict[int, float] = {}
        for key, strong in block_keys(person).items():
            held = self._blocks.get(key)
            if held is None:
                continue
            places = held if isinstance(held, list) else [held]
            if len(places) <= self._weights.largest_block:
                worth = (2.0 if strong else 1.0) + 1.0 / len(places)
                for place in places:
                    shared[place] = shared.get(place, 0.0) + worth
        best = [place for place, worth in shared.items() if worth >= 2.0 and self._persons[place].id != person.id]
        best.sort(key=lambda place: (-shared[place], self._persons[place].id))
        return best[: self._weights.try_first]


def find_duplicates(cards: Iterable[PersonCard], weights: Weights | None = None) -> list[Pair]:
    """Every pair of persons who may be one, the likeliest first; the order of `cards` makes no difference."""
    return MatchIndex(cards, weights).all_pairs()


def _rank(pair: Pair) -> tuple[float, str, str]:
    return (-pair.score, pair.a, pair.b)
