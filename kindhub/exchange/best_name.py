"""Which of the spellings of one person is kept as her name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from kindhub.records.name_keys import sound_key
from kindhub.records.names import NameParts, fold, words


class Named(Protocol):
    """A line of a list as it names somebody."""

    given: str
    surnames: str


def best_name(reads: Sequence[Named]) -> NameParts:
    """The fullest spelling, in the order most lines have it (cells are exchanged now and then), best written.

    Of spellings as full as each other the one most lines share: "Solís" stands three times, "Zolís" once.
    """
    parts = [NameParts(one.given, one.surnames) for one in reads if one.given or one.surnames]
    if not parts:
        return NameParts()
    firsts = Counter(_first(part) for part in parts)
    said = Counter(fold(word) for part in parts for word in part.display().split())

    def rank(part: NameParts) -> tuple[int, int, int, bool, int]:
        shared = sum(said[fold(word)] for word in part.display().split())
        return (_size(part), firsts[_first(part)], shared, _well_written(part), _accents(part))

    return max(parts, key=rank)


def tidy(text: str) -> str:
    """A name without stray spaces; one in capitals or small letters throughout is written as names are."""
    text = " ".join(text.split())
    return text.title().replace("'S", "'s") if text.isupper() or text.islower() else text


def _first(part: NameParts) -> str:
    given = words(part.given, particles=False)
    return sound_key(given[0]) if given else ""


def _size(part: NameParts) -> int:
    return len(words(part.given, particles=False)) + len(words(part.surnames, particles=False))


def _well_written(part: NameParts) -> bool:
    return all(not text.isupper() and not text.islower() for text in (part.given, part.surnames) if text)


def _accents(part: NameParts) -> int:
    return sum(not letter.isascii() for letter in part.display())
