"""Initials beside names: whether "M.A.J.M." may be María Angelina Jiménez Mendoza, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from kindhub.exchange.recognise.traits import NameReading, Words
from kindhub.records.names import fold

MOST_LETTERS = 5
MOST_OF_A_PART = 2
"""Given names, and surnames, that initials stand for: two of each, as people are registered here."""
_NOT_A_LETTER = re.compile(r"[\W\d_]+")
_DOTTED = re.compile(r"(?:[^\W\d_]\s*[.\s]\s*)+[^\W\d_]?")
_HEARD_ALIKE = ("bv", "szc", "ckq", "gjx", "iy")
"""First letters that are written one for another: Bictoria, Zales, Yzaguirre."""


def letters_of(written: str) -> str:
    """The initials in a cell, folded: "M. B. F." and "MBF" give "mbf"; empty when the cell holds something longer."""
    bare = _NOT_A_LETTER.sub("", written)
    if not 0 < len(bare) <= MOST_LETTERS:
        return ""
    single = _DOTTED.fullmatch(written.strip()) is not None
    return fold(bare).replace(" ", "") if single or bare.isupper() else ""


def same_letters(one: str, other: str) -> bool:
    """Whether two sets of initials are the same to the ear."""
    return len(one) == len(other) and _covers(one, other)


def fit(letters: str, name: NameReading) -> int:
    """How many of the name's words the initials stand for; 0 where they clash.

    Either the initials or the name may lack a second given name or a second surname, never a first one, and not both.
    """
    return max((_fit(letters, way) for way in _ways(name)), default=0)


def is_full(letters: str, name: NameReading) -> bool:
    """Whether every word of the name has its letter and every letter its word."""
    return fit(letters, name) == len(letters) == len(name.given) + len(name.surnames)


def _fit(letters: str, way: tuple[Words, Words]) -> int:
    given, surnames = way
    if len(letters) < 2 or not given or not surnames:
        return 0
    best = 0
    for cut in range(1, len(letters)):
        first, last = letters[:cut], letters[cut:]
        if max(len(first), len(last)) > MOST_OF_A_PART:
            continue
        if _covers(first, given) and _covers(last, surnames):
            short = len(first) <= len(given) and len(last) <= len(surnames)
            long = len(first) >= len(given) and len(last) >= len(surnames)
            agreeing = min(len(first), len(given)) + min(len(last), len(surnames))
            best = max(best, agreeing if short or long else 0)
    return best


def _covers(letters: str, parts: Sequence[str]) -> bool:
    """Whether letters and words (or other letters) agree as far as both go."""
    return all(_alike(letter, word) for letter, word in zip(letters, parts, strict=False))


def _alike(letter: str, word: str) -> bool:
    return letter == word[0] or any(letter in heard and word[0] in heard for heard in _HEARD_ALIKE)


def _ways(name: NameReading) -> Iterator[tuple[Words, Words]]:
    """Given names and surnames in either order, cut wherever a name in one piece may be cut."""
    together = (*name.given, *name.surnames)
    cuts = range(1, len(together)) if name.whole else (len(name.given),)
    for cut, turned in product(cuts, (False, True)):
        parts = together[:cut], together[cut:]
        if not name.whole or len(together) > 2 * MOST_OF_A_PART or max(map(len, parts)) <= MOST_OF_A_PART:
            yield parts[::-1] if turned else parts
