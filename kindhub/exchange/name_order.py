"""Given names and surnames of names in one piece, told apart by the list they stand on.

A list of officials writes "Ana Solís Vélez" on one line and "Solís Vélez Ana" on the next. Where a word stands on all
of its lines says what it is: "Ana" leads most of the names it is in, "Vélez" ends them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kindhub.records.name_keys import sound_key
from kindhub.records.names import NameParts, split_full_name, words

_USUAL = 0.2
"""What the usual way to read a name (`split_full_name`) weighs more than another, where the list says little."""


class NameOrder:
    """What the names of one list tell of each of their words."""

    def __init__(self, names: Iterable[str]) -> None:
        self._first: Counter[str] = Counter()
        self._last: Counter[str] = Counter()
        for name in names:
            found = words(name, particles=False)
            if len(found) > 1:
                self._first[sound_key(found[0])] += 1
                self._last[sound_key(found[-1])] += 1

    def split(self, name: str) -> NameParts:
        """The most likely given names and surnames."""
        usual = split_full_name(name)
        pieces = name.split()
        if "," in name or len(pieces) < 2 or len(words(name, particles=False)) != len(pieces):
            return usual
        return max(self._ways(pieces), key=lambda way: self._weight(way) + _USUAL * (way == usual))

    @staticmethod
    def _ways(pieces: list[str]) -> Iterator[NameParts]:
        for cut in range(1, len(pieces)):
            for given, surnames in ((pieces[:cut], pieces[cut:]), (pieces[cut:], pieces[:cut])):
                yield NameParts(" ".join(given), surnames[0], " ".join(surnames[1:]))

    def _weight(self, way: NameParts) -> float:
        given, surnames = words(way.given), words(way.surnames)
        return sum(map(self._leads, given)) - sum(map(self._leads, surnames))

    def _leads(self, word: str) -> float:
        """From -1 (ends every name it is in) to 1 (leads every one); 0 where it is not known."""
        key = sound_key(word)
        first, last = self._first[key], self._last[key]
        return (first - last) / (first + last) if first + last else 0.0
