"""Which of the spellings of one person is kept as her name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from kindhub.records.name_keys import sound_key
from kindhub.records.names import NameParts, words


class Named(Protocol):
    """A line of a list as it names somebody."""

    given: str
    surnames: str
    initials: str


def best_name(reads: Sequence[Named]) -> NameParts:
    """The fullest spelling, in the order most lines have it (cells are exchanged now and then), best written."""
    parts = [NameParts(one.given, one.surnames) for one in reads if one.given or one.surnames]
    if not parts:
        return NameParts()
    firsts = Counter(_first(part) for part in parts)
    return max(parts, key=lambda part: (_size(part), firsts[_first(part)], _well_written(part), _accents(part)))


def shown_name(reads: Sequence[Named]) -> str:
    """The name for people to read, or the initials."""
    return best_name(reads).display() or next((one.initials for one in reads if one.initials), "")


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
