"""One way to say things in Spanish and English, without Qt.

Decision. *Question*: where do the two languages of a text live? *Options*: Qt `.ts` files, gettext catalogues, or the
pair side by side in the code. *Choice*: the pair, `L("Case", "Caso")`. Every text must exist in both languages on the
day it is written, the contract demands that one line adds a field in both, and a type checker can refuse a missing
half; catalogues can only find it later. Wording variants (GT, HN, SV, MX) replace single terms when a text is said
(`use_terms`), so that no text exists in five versions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import contextmanager
from functools import lru_cache
from threading import local
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Language = Literal["es", "en"]
LANGUAGES: tuple[Language, ...] = ("es", "en")


class _Current:
    """The language of this process; a window switches it live, a command line sets it once."""

    language: Language = "es"
    terms: Mapping[str, str] = {}
    pattern: re.Pattern[str] | None = None


class _Here(local):
    """The language of one thread, where it writes in another than its process speaks."""

    language: Language | None = None


_HERE = _Here()


class L(NamedTuple):
    """A text in English and Spanish. `say()` gives it in the language in force; placeholders are `{name}`."""

    en: str
    es: str

    def say(self, /, **values: object) -> str:
        """The text in the language in force, with its placeholders filled."""
        text = wording(self.es if language() == "es" else self.en)
        return text.format(**values) if values else text

    def filled(self, **values: object) -> L:
        """The same text in both languages with its placeholders filled, to be said later."""
        return L(self.en.format(**values), self.es.format(**values))

    def __str__(self) -> str:
        return self.say()


def tr(en: str, es: str, /, **values: object) -> str:
    """Say a text that is used in one place only; the same as `L(en, es).say(...)`."""
    return L(en, es).say(**values)


def tr_n(count: int, one: L, many: L, /, **values: object) -> str:
    """Say a text with a count: `tr_n(3, L("{n} case", "{n} caso"), L("{n} cases", "{n} casos"))`; 1240 as 1,240."""
    return (one if count == 1 else many).say(n=f"{count:,}", **values)


def language() -> Language:
    """The language in force."""
    return _HERE.language or _Current.language


def use_language(code: Language) -> None:
    """Say everything in `code` from now on."""
    _Current.language = code


def use_terms(terms: Mapping[str, str]) -> None:
    """Say Spanish terms as a country says them: `{"referencia": "canalización"}`; an empty mapping says them plainly.

    Whole words only, the longest first; a capital at the beginning stays one. What is filled into a placeholder is
    data and never touched.
    """
    _Current.terms = {term.lower(): said for term, said in terms.items()}
    longest = sorted((re.escape(term) for term in _Current.terms), key=len, reverse=True)
    _Current.pattern = re.compile(rf"(?<![\w{{])(?:{'|'.join(longest)})(?![\w}}])", re.IGNORECASE) if longest else None
    _in_terms.cache_clear()


def wording(text: str) -> str:
    """A text of ours with the terms of the country in force; for texts that come from files (`L` does it itself)."""
    return text if _Current.pattern is None or language() != "es" else _in_terms(text)


@lru_cache(maxsize=8_192)
def _in_terms(text: str) -> str:
    return text if _Current.pattern is None else _Current.pattern.sub(_as_written, text)


def capital(words: str) -> str:
    """The words with a capital at their beginning, the rest as it is: a heading or a sentence made of a label."""
    return words[:1].upper() + words[1:]


def within(words: str) -> str:
    """The words as they stand inside a sentence: without their capital, unless they begin with letters that are read
    one by one (ADN, AOR).
    """
    first = words.partition(" ")[0]
    return words if len(first) > 1 and first.isupper() else words[:1].lower() + words[1:]


def _as_written(found: re.Match[str]) -> str:
    said = _Current.terms[found[0].lower()]
    return capital(said) if found[0][:1].isupper() else said


@contextmanager
def spoken(code: Language) -> Iterator[None]:
    """Say everything in `code` inside the block, in every thread: a picture of a window, a command."""
    before = _Current.language
    use_language(code)
    try:
        yield
    finally:
        use_language(before)


@contextmanager
def written_in(code: Language) -> Iterator[None]:
    """Say everything in `code` inside the block, in this thread only: a letter in one language is made beside a
    window that goes on speaking the other.
    """
    before = _HERE.language
    _HERE.language = code
    try:
        yield
    finally:
        _HERE.language = before
