"""A language with longer words: every vowel twice, so that words grow by some 40 % and cannot be mistaken for ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_VOWEL = re.compile(r"([aeiouáéíóú])", re.IGNORECASE)


def stretched(text: str) -> str:
    """A text with its vowels doubled; what stands in braces stays as it is."""
    return "".join(
        part if _PLACEHOLDER.fullmatch(part) else _VOWEL.sub(r"\1\1", part) for part in _PLACEHOLDER.split(text)
    )


class LongWords(Mapping[str, str]):
    """An overlay that has an answer for every text."""

    def __getitem__(self, text: str) -> str:
        return stretched(text)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
