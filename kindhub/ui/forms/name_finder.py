"""Finds the person of a list whose name begins with the letters typed one after the other."""

from __future__ import annotations

import time
from collections.abc import Sequence

from kindhub.records.names import fold

PAUSE = 1.2
"""Seconds after which letters begin a new name."""


class NameFinder:
    """`find(letter, names, at)`: the place of the next name, from `at` on, with a word that begins with what was typed.

    The same letter again goes on to the next one, and a letter that leads nowhere begins another name. None where
    nobody is called so.
    """

    def __init__(self) -> None:
        self._typed, self._when = "", 0.0

    def find(self, letter: str, names: Sequence[str], at: int) -> int | None:
        """Take a letter and look."""
        now = time.monotonic()
        self._typed = fold(letter) if now - self._when > PAUSE else self._typed + fold(letter)
        self._when = now
        found = self._look(self._typed, names, at if len(self._typed) > 1 else at + 1)
        if found is None:  # the same letter again, or the first of another name
            self._typed = fold(letter)
            found = self._look(self._typed, names, at + 1)
        return found

    @staticmethod
    def _look(typed: str, names: Sequence[str], start: int) -> int | None:
        places = [(start + step) % len(names) for step in range(len(names))] if typed else []
        return next((at for at in places if any(word.startswith(typed) for word in fold(names[at]).split())), None)
