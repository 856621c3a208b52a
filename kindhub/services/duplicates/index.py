"""Persons ready to be compared: all of them with each other, or one that arrives with all that are there."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest

from kindhub.services.duplicates.card import Class, Pair, PersonCard
from kindhub.services.duplicates.features import Features, features
from kindhub.services.duplicates.frequencies import Frequencies
from kindhub.services.duplicates.keys import block_keys
from kindhub.services.duplicates.learning import Learned
from kindhub.services.duplicates.scoring import Scorer
from kindhub.services.duplicates.weights import Weights, standard_weights


class MatchIndex:
    """Cards under their keys, with the frequencies of their values.

    Built once before an import and fed with each accepted row, so that rows of the same file find each other. With
    `asked`, the cards that will be asked for and no others, only the keys these have are held: one in ten.
    """

    def __init__(
        self,
        cards: Iterable[PersonCard] = (),
        weights: Weights | None = None,
        *,
        asked: Sequence[PersonCard] | None = None,
    ) -> None:
        self._weights = weights or standard_weights()
        self._frequencies = Frequencies(self._weights)
        self._scorer = Scorer(self._weights, self._frequencies)
        self._persons: list[Features] = []
        self._prepared = {card.id: _prepare(card) for card in asked or ()}
        self._wanted = None if asked is None else {key for _, keys in self._prepared.values() for key in keys}
        self._blocks: dict[int, int | list[int]] = {}
        for card in cards:
            self.add(card)

    def __len__(self) -> int:
        return len(self._persons)

    def add(self, card: PersonCard) -> None:
        """Hold a card, so that later ones are compared with it."""
        person, keys = self._prepared.get(card.id) or _prepare(card)
        place = len(self._persons)
        self._persons.append(person)
        self._frequencies.add(person)
        for key in keys if self._wanted is None else self._wanted.intersection(keys):
            held = self._blocks.get(key)
            if held is None:
                self._blocks[key] = place
            elif isinstance(held, list):
                held.append(place)
            else:
                self._blocks[key] = [held, place]

    def candidates(self, card: PersonCard, least: Class = "possible") -> list[Pair]:
        """Held persons who may be this one, the likeliest first, of the class `least` or above.

        The card is not held, nor met by its own id.
        """
        person, keys = self._prepared.get(card.id) or _prepare(card)
        chosen = self._likeliest(person, keys)
        pairs = (self._scorer.pair(person, self._persons[place], least) for place in chosen)
        return sorted((pair for pair in pairs if pair is not None), key=_rank)

    def all_pairs(self) -> list[Pair]:
        """Every pair among the held persons that may be one, the likeliest first."""
        hopeless = self._weights.classes["possible"] - self._weights.learning.most * 2 - self._frequencies.prior()
        compared = (self._scorer.compare(one, other) for one, other in self._meetings())
        hopeful = sorted(pair for pair in compared if pair.bits > hopeless)
        learned = Learned(hopeful, len(self._persons), self._frequencies.prior(), self._weights)
        pairs = (
            self._scorer.judge(learned.adjusted(pair), learned.prior, families=learned.families) for pair in hopeful
        )
        return sorted((pair for pair in pairs if pair is not None), key=_rank)

    def _meetings(self) -> Iterator[tuple[Features, Features]]:
        """Persons who share a strong key or two weak ones; one person at a time, so that memory stays small."""
        largest = self._largest_block()
        for place, person in enumerate(self._persons):
            shared: dict[int, int] = {}
            for key, strong in block_keys(person).items():
                held = self._blocks[key]
                if isinstance(held, list) and len(held) <= largest:
                    for other in held[bisect_right(held, place) :]:
                        shared[other] = shared.get(other, 0) + (2 if strong else 1)
            yield from ((person, self._persons[other]) for other, worth in shared.items() if worth >= 2)

    def _largest_block(self) -> int:
        """The size up to which blocks are opened: small folders can afford all, large ones the rarest keys."""
        sizes = Counter(len(held) for held in self._blocks.values() if isinstance(held, list))
        meetings, largest = 0, 2
        for size in sorted(sizes):
            meetings += sizes[size] * size * (size - 1) // 2
            if size > self._weights.largest_block or meetings > self._weights.meetings * len(self._persons):
                break
            largest = size
        return largest

    def _likeliest(self, person: Features, keys: dict[int, bool]) -> list[int]:
        """Places of the persons that share most keys with this one, strong and rare keys counting more."""
        shared: dict[int, float] = {}
        for key, strong in keys.items():
            held = self._blocks.get(key)
            if held is None:
                continue
            places = held if isinstance(held, list) else (held,)
            if len(places) <= self._weights.largest_for_one:
                worth = (2.0 if strong else 1.0) + 1.0 / len(places)
                for place in places:
                    shared[place] = shared.get(place, 0.0) + worth
        persons = self._persons
        close = [(-worth, persons[place].id, place) for place, worth in shared.items() if worth >= 2.0]
        best = nsmallest(self._weights.try_first + 1, close)
        return [place for _, held_id, place in best if held_id != person.id][: self._weights.try_first]


def _prepare(card: PersonCard) -> tuple[Features, dict[int, bool]]:
    """Features and keys."""
    person = features(card)
    return person, block_keys(person)


def find_duplicates(cards: Iterable[PersonCard], weights: Weights | None = None) -> list[Pair]:
    """Every pair of persons who may be one, the likeliest first; the order of `cards` makes no difference."""
    return MatchIndex(cards, weights).all_pairs()


def _rank(pair: Pair) -> tuple[float, str, str]:
    return (-pair.score, pair.a, pair.b)
