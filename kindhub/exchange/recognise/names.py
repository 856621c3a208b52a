"""Whether two names may be one person's: words laid beside each other, by their part, swapped, or in one piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from kindhub.exchange.recognise.traits import NameReading, Words
from kindhub.records.name_keys import sound_key

_IN_USE_FROM, _SLIP_SHARE = 3, 8
"""A word seen three times is a name in use, unless the other one is eight times as common: then it is its slip."""


class Part(IntEnum):
    """How given names, or surnames, agree."""

    CONFLICT = 0
    UNKNOWN = 1
    SUBSET = 2
    FULL = 3


@dataclass(frozen=True, slots=True)
class NameAgreement:
    """The best reading of two names. `words` counts those that were matched, `exact` those equal to the letter."""

    given: Part
    surnames: Part
    words: int
    exact: int

    @property
    def compatible(self) -> bool:
        """Nothing in the one contradicts the other."""
        return self.given >= Part.SUBSET and self.surnames >= Part.UNKNOWN

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Better readings rank higher."""
        return (int(self.compatible), self.words, self.given + self.surnames, self.exact)


class Names:
    """Compares names among the persons at hand; their frequencies tell a name from a slip of another."""

    def __init__(self, readings: Iterable[NameReading]) -> None:
        self._count: Counter[str] = Counter()
        for reading in readings:
            self._count.update({*reading.given, *reading.surnames})

    def agree(self, a: Iterable[NameReading], b: Iterable[NameReading]) -> NameAgreement | None:
        """The best agreement over all names of both; None when one of them has no name."""
        others = list(b)
        found = (self._best(one, other) for one in a for other in others)
        return max(found, key=lambda agreement: agreement.rank, default=None)

    def _best(self, a: NameReading, b: NameReading) -> NameAgreement:
        if a.whole and b.whole:
            return self._together(a, b)
        first, second = (a, b) if b.whole else (b, a)
        straight = (first.given, first.surnames)
        readings = (self._read(straight, way) for way in _ways(second))
        return max(readings, key=lambda agreement: agreement.rank)

    def _together(self, a: NameReading, b: NameReading) -> NameAgreement:
        """Two names in one piece each: all words of the shorter one must be in the longer one, and two at least."""
        part, matched, exact = self.part(a.given or a.surnames, b.given or b.surnames)
        return NameAgreement(part if matched > 1 else Part.CONFLICT, Part.UNKNOWN, matched, exact)

    def _read(self, a: tuple[Words, Words], b: tuple[Words, Words]) -> NameAgreement:
        given, words_given, exact_given = self.part(a[0], b[0])
        surnames, words_surnames, exact_surnames = self.part(a[1], b[1])
        return NameAgreement(given, surnames, words_given + words_surnames, exact_given + exact_surnames)

    def part(self, a: Words, b: Words) -> tuple[Part, int, int]:
        """How the words of one part agree, how many were matched, and how many of them to the letter."""
        if not a or not b:
            return Part.UNKNOWN, 0, 0
        left_a, left_b = list(a), list(b)
        exact = 0
        for word in a:
            if word in left_b:
                left_a.remove(word)
                left_b.remove(word)
                exact += 1
        matched = exact
        for word in list(left_a):
            twin = next((other for other in left_b if self._alike(word, other)), None)
            if twin is not None:
                left_a.remove(word)
                left_b.remove(twin)
                matched += 1
        if not matched or (left_a and left_b):
            return Part.CONFLICT, matched, exact
        return (Part.SUBSET if left_a or left_b else Part.FULL), matched, exact

    def _alike(self, a: str, b: str) -> bool:
        """The same word, misheard or mistyped. Juan and Juana, Marta and María are two names."""
        if not alike(a, b):
            return False
        if sound_key(a) == sound_key(b):
            return True
        rare, common = sorted((self._count[a], self._count[b]))
        return rare < _IN_USE_FROM or rare * _SLIP_SHARE <= common


@lru_cache(maxsize=65_536)
def alike(a: str, b: str) -> bool:
    """Whether two folded words may be one: same sound, an initial, or a slip or two; a last -o for -a is no slip."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return long.startswith(short)
    if len(short) > 2 and sound_key(a) == sound_key(b):
        return True
    if _two_genders(short, long):
        return False
    slips = OSA.distance(a, b, score_cutoff=2)
    if len(short) <= 3:
        return slips == 1 and len(short) == 3 and a[0] == b[0]
    return slips == 1 or (slips == 2 and len(short) >= 6)


def size(name: NameReading) -> int:
    """How many words a name has."""
    return len(name.given) + len(name.surnames)


def shared(a: NameReading, b: NameReading) -> int:
    """How many words of one name are in the other, wherever they stand."""
    others = (*b.given, *b.surnames)
    return sum(any(alike(word, other) for other in others) for word in (*a.given, *a.surnames))


def same_first(a: NameReading, b: NameReading) -> bool:
    """Whether the shorter name holds the first given name and the first surname of the longer, as in "Ana Gómez" of
    "Ana Lucía Gómez Us"; she who is Abigail Yolanda may be called Yolanda, but then it is asked.
    """
    short, long = sorted((a, b), key=size)
    words = (*short.given, *short.surnames)

    def holds(word: str) -> bool:
        return any(alike(word, other) for other in words)

    if size(short) == size(long):
        return True
    if not long.whole:
        return holds(long.given[0]) and holds(long.surnames[0])
    together = (*long.given, *long.surnames)
    rest = together[2:3] if len(together) > 3 else together[1:]
    return holds(together[0]) and any(holds(word) for word in rest)


def _two_genders(short: str, long: str) -> bool:
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} == {"a", "o"}
    return long[:-1] == short and long[-1] in "ao"


def _ways(name: NameReading) -> Iterator[tuple[Words, Words]]:
    """Every way a name may be split into given names and surnames: as written, cells exchanged, or in one piece."""
    if name.whole:
        together = name.given or name.surnames
        yield together, ()
        for cut in range(1, len(together)):
            yield together[:cut], together[cut:]
            yield together[cut:], together[:cut]
        return
    yield name.given, name.surnames
    yield name.surnames, name.given
