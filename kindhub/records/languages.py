"""Languages people speak: the value list `language` (ISO 639-3) and a reader for what cells say.

Mayan languages are written in many ways, most of them without the glottal stop: `K´iche´`, `Kiche`, `Quiché` are one
language. Spellings are synonyms in resources/codes/language.csv; a spelling not listed there is not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kindhub.records.absence import read_absence
from kindhub.records.codes import code_list
from kindhub.records.names import fold

_LONGEST = 500
_BETWEEN = re.compile(r"[\s,;/()+&|.:\-–—]+")
_CONNECTORS = frozenset({"y", "e", "and", "et", "con", "idioma", "idiomas", "habla", "lengua", "materna", "language"})


@dataclass(frozen=True, slots=True)
class LanguagesRead:
    """Codes in the order they were written, each once, and the words that name no known language."""

    codes: tuple[str, ...]
    unread: str = ""


def read_languages(text: str | None) -> LanguagesRead:
    """The languages a cell names: `Jakalteko (Popti') y castellano` → jac, spa. Never raises."""
    if not text or read_absence(text):
        return LanguagesRead(())
    names, longest = _names()
    words = [word for word in _BETWEEN.split(text[:_LONGEST]) if word]
    codes: dict[str, None] = {}
    unread: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            code = names.get(_key(" ".join(words[place : place + length])))
            if code:
                codes[code] = None
                place += length
                break
        else:
            if fold(words[place]) not in _CONNECTORS:
                unread.append(words[place])
            place += 1
    return LanguagesRead(tuple(codes), " ".join(unread))


def _key(words: str) -> str:
    return " ".join(word for word in _BETWEEN.split(fold(words)) if word)


@cache
def _names() -> tuple[dict[str, str], int]:
    """Codes by every folded name, and how many words the longest name has."""
    names = {
        _key(name): code.code
        for code in code_list("language")
        for name in (code.code, code.label.en, code.label.es, *code.synonyms)
    }
    return names, max(len(name.split()) for name in names)
