"""A language with longer words: every vowel twice, so that words grow by some 40 % and cannot be mistaken for ours."""

from __future__ import annotations

import re

_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_VOWEL = re.compile(r"([aeiouáéíóú])", re.IGNORECASE)


def stretched(text: str) -> str:
    """A text with its vowels doubled; what stands in braces stays as it is."""
    return "".join(
        part if _PLACEHOLDER.fullmatch(part) else _VOWEL.sub(r"\1\1", part) for part in _PLACEHOLDER.split(text)
    )
