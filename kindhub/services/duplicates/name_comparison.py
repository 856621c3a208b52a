"""Compare names word by word, with given names and surnames judged apart.

Siblings share every surname and differ in the given name; a swapped or differently split name shares every word. So
each part gets a verdict of its own, and the other ways of reading (exchanged, split elsewhere) are tried only when
the plain reading does not already agree.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kindhub.services.duplicates.features import Features, NameWords
from kindhub.services.duplicates.frequencies import Frequencies
from kindhub.services.duplicates.likeness import Likeness, alike
from kindhub.services.duplicates.weights import Weights


class Agreement(IntEnum):
    """How one part of the name agrees. `PARTLY`: some words agree and others stand against each other."""

    DIFFERENT = 0
    PARTLY = 1
    UNKNOWN = 2
    LOOSE = 3
    CLOSE = 4
    SAME = 5


class Part(NamedTuple):
    """Bits and verdict for given names, or for surnames."""

    bits: float
    agreement: Agreement
    words: int = 0


class NameVerdict(NamedTuple):
    """The best reading of two persons' names."""

    given: Part
    surname: Part
    reading: str
    bits: float


_UNKNOWN = Part(0.0, Agreement.UNKNOWN)
_LEVEL_KEYS = {
    Likeness.SAME: "same",
    Likeness.SOUND: "sound",
    Likeness.NICKNAME: "nickname",
    Likeness.TYPO: "typo",
    Likeness.SIMILAR: "similar",
    Likeness.SCRAMBLED: "scrambled",
    Likeness.INITIAL: "initial",
}


class NameComparison:
    """Compares names with given weights and the frequencies of the persons at hand."""

    __slots__ = ("_frequencies", "_weights")

    def __init__(self, weights: Weights, frequencies: Frequencies) -> None:
        self._weights = weights.names
        self._frequencies = frequencies

    def best(self, a: Features, b: Features) -> NameVerdict:
        """The best verdict over all names that either person goes by."""
        verdict = NameVerdict(_UNKNOWN, _UNKNOWN, "plain", 0.0)
        found = False
        for one in a.names:
            for other in b.names:
                tried = self._compare(one, other)
                if not found or tried.bits > verdict.bits:
                    verdict, found = tried, True
        return verdict

    def given(self, a: Features, b: Features) -> Agreement:
        """How the given names agree in the best verdict, without the surnames where these cannot change it."""
        if len(a.names) == 1 == len(b.names) and not _may_be_exchanged(a.names[0], b.names[0]):
            return self.part(a.names[0].given, b.names[0].given).agreement
        return self.best(a, b).given.agreement

    def _compare(self, a: NameWords, b: NameWords) -> NameVerdict:
        given, surname = self.part(a.given, b.given), self.part(a.surnames, b.surnames)
        plain = NameVerdict(given, surname, "plain", given.bits + surname.bits)
        if given.agreement >= Agreement.CLOSE and surname.agreement >= Agreement.CLOSE:
            return plain
        if not _may_be_exchanged(a, b):
            return plain
        return max((plain, self._swapped(a, b), self._mixed(a, b)), key=lambda verdict: verdict.bits)

    def _swapped(self, a: NameWords, b: NameWords) -> NameVerdict:
        one, other = self.part(a.given, b.surnames), self.part(a.surnames, b.given)
        low, high = sorted((one, other), key=lambda part: (part.agreement, part.bits, part.words))
        return NameVerdict(low, high, "swapped", one.bits + other.bits + self._weights["swapped"])

    def _mixed(self, a: NameWords, b: NameWords) -> NameVerdict:
        """All words together, if none conflicts: "Florinda Q'anil | Velasco" is "Florinda | Q'anil Velasco"."""
        if min(len(a.given) + len(a.surnames), len(b.given) + len(b.surnames)) < 2 or not (a.given and b.given):
            return NameVerdict(_UNKNOWN, _UNKNOWN, "mixed", -99.0)
        together = self.part(a.given + a.surnames, b.given + b.surnames)
        if together.agreement < Agreement.CLOSE or together.words < 2:
            return NameVerdict(_UNKNOWN, _UNKNOWN, "mixed", -99.0)
        half = Part(together.bits / 2, Agreement.CLOSE, together.words)
        return NameVerdict(half, half, "mixed", together.bits + self._weights["mixed"])

    def part(self, a: tuple[str, ...], b: tuple[str, ...]) -> Part:
        """Bits and verdict for two lists of words of one role."""
        if not a or not b:
            return _UNKNOWN
        if len(a) == 1 == len(b) and not alike(a[0], b[0]):
            return Part(self._weights["different"], Agreement.DIFFERENT)
        if a == b:
            bits = sum(self._frequencies.bits("name", word) for word in a)
            return Part(min(bits, self._weights["most_per_part"]), Agreement.SAME, len(a))
        if len(a) != len(b) and (glued := self._glued(a, b)) is not None:
            return glued
        return self._aligned(a, b)

    def _glued(self, a: tuple[str, ...], b: tuple[str, ...]) -> Part | None:
        """Words glued: "braid en" is "braiden", "Maríajosé" is "María José"; None when the letters run otherwise."""
        one, other = "".join(a), "".join(b)
        if alike(one, other) < Likeness.TYPO or alike(one, other) == Likeness.NICKNAME:
            return None
        full = max((one, other), key=lambda word: (self._frequencies.count("name", word), word))
        return Part(self._frequencies.bits("name", full) * self._weights["typo"], Agreement.CLOSE, 1)

    def _aligned(self, a: tuple[str, ...], b: tuple[str, ...]) -> Part:
        """Pair the words that are most alike, each once, and judge what is left over."""
        likely = _likely_pairs(a, b)
        left_a, left_b = set(range(len(a))), set(range(len(b)))
        bits, weakest, pairs = 0.0, Likeness.SAME, []
        for level, x, y in likely:
            if x in left_a and y in left_b:
                left_a.remove(x)
                left_b.remove(y)
                pairs.append((x, y))
                gained, level = self._word(a[x], b[y], level)
                bits += gained
                weakest = min(weakest, level)
        conflicts, extra = min(len(left_a), len(left_b)), abs(len(left_a) - len(left_b))
        bits = min(bits, self._weights["most_per_part"])
        bits += conflicts * self._weights["different"] + extra * self._weights["extra"]
        pairs.sort()
        if len(pairs) > 1 and any(y > later for (_, y), (_, later) in pairwise(pairs)):
            bits += self._weights["reordered"]
            weakest = min(weakest, Likeness.SIMILAR)
        if extra and pairs[:1] != [(0, 0)]:
            weakest = min(weakest, Likeness.SIMILAR)
        return Part(bits, _agreement(len(pairs), conflicts, extra, weakest), len(pairs))

    def _word(self, a: str, b: str, level: Likeness) -> tuple[float, Likeness]:
        """Bits of two words alike; two names in use that differ by a letter (Juan, Juana) are two names."""
        key = _LEVEL_KEYS[level]
        if (
            Likeness.SCRAMBLED <= level <= Likeness.TYPO
            and self._frequencies.is_in_use(a)
            and self._frequencies.is_in_use(b)
        ):
            key, level = "known_apart", Likeness.INITIAL
        return self._frequencies.bits("name", a, b) * self._weights[key], level


def _may_be_exchanged(a: NameWords, b: NameWords) -> bool:
    """Whether a given name of one sounds like a surname of the other, or the initials cross over."""
    if not (a.given_sounds.isdisjoint(b.surname_sounds) and a.surname_sounds.isdisjoint(b.given_sounds)):
        return True
    if not (a.given and a.surnames and b.given and b.surnames):
        return False
    return a.given[0][0] == b.surnames[0][0] and a.surnames[0][0] == b.given[0][0]


@lru_cache(maxsize=65_536)
def _likely_pairs(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[tuple[Likeness, int, int], ...]:
    """Pairs of places whose words are anything alike, the most alike first, and of those the nearest in order."""
    found = [(level, x, y) for x, one in enumerate(a) for y, other in enumerate(b) if (level := alike(one, other))]
    found.sort(key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1] + pair[2], pair[1]))
    return tuple(found)


def _agreement(matched: int, conflicts: int, extra: int, weakest: Likeness) -> Agreement:
    if not matched:
        return Agreement.DIFFERENT
    if conflicts:
        return Agreement.PARTLY
    if weakest < Likeness.TYPO:
        return Agreement.LOOSE
    return Agreement.SAME if weakest == Likeness.SAME and not extra else Agreement.CLOSE
