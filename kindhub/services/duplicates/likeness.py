"""How alike two words are: the comparators of rapidfuzz put into a few named levels."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, Indel, JaroWinkler

from kindhub.records.name_keys import sound_key
from kindhub.services.duplicates.weights import nicknames


class Likeness(IntEnum):
    """From nothing in common to the same letters; higher is more alike."""

    DIFFERENT = 0
    INITIAL = 1
    SCRAMBLED = 2
    SIMILAR = 3
    TYPO = 4
    NICKNAME = 5
    SOUND = 6
    SAME = 7


def alike(a: str, b: str) -> Likeness:
    """Compare two folded words; the order does not matter."""
    if a == b:
        return Likeness.SAME
    return _alike(a, b) if a < b else _alike(b, a)


@lru_cache(maxsize=262_144)
def _alike(a: str, b: str) -> Likeness:
    short, long = (len(a), len(b)) if len(a) < len(b) else (len(b), len(a))
    if short == 1:
        return Likeness.INITIAL if a[0] == b[0] else Likeness.DIFFERENT
    if short > 2 and sound_key(a) == sound_key(b):
        return Likeness.SOUND
    if short > 1 and not nicknames().get(a, frozenset()).isdisjoint(nicknames().get(b, frozenset())):
        return Likeness.NICKNAME
    if short < 3:
        return Likeness.SIMILAR if long == 3 and a[:2] == b[:2] else Likeness.DIFFERENT
    distance = OSA.distance(a, b, score_cutoff=3)
    if distance == 1 or (distance == 2 and short >= 8):
        return Likeness.TYPO
    winkler = JaroWinkler.similarity(a, b)
    if winkler >= 0.9 or (distance == 2 and short >= 5 and winkler >= 0.8) or (distance == 3 and short >= 10):
        return Likeness.SIMILAR
    if short >= 4 and long - short <= 2 and _same_letters(a, b) >= 0.85:
        return Likeness.SCRAMBLED
    return Likeness.DIFFERENT


def _same_letters(a: str, b: str) -> float:
    """Share of letters in common, whatever their order (0 to 1); keyboards and copyists scramble short words."""
    return Indel.normalized_similarity("".join(sorted(a)), "".join(sorted(b)))


def one_slip(a: str, b: str) -> bool:
    """Whether two numbers or dates as text differ by one digit wrong, missing, added, or two neighbours exchanged."""
    return a != b and OSA.distance(a, b, score_cutoff=1) == 1
