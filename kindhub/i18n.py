"""One way to say things in Spanish and English, without Qt.

Decision. *Question*: where do the two languages of a text live? *Options*: Qt `.ts` files, gettext catalogues, or the
pair side by side in the code. *Choice*: the pair, `L("Case", "Caso")`. Every text must exist in both languages on the
day it is written, the contract demands that one line adds a field in both, and a type checker can refuse a missing
half; catalogues can only find it later. Wording variants (GT, HN, SV, MX) and further languages are overlays,
keyed by the English text, loaded with `use_overlay`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Language = Literal["es", "en"]
LANGUAGES: tuple[Language, ...] = ("es", "en")


class _Current:
    """The language of this process; a window switches it live, a command line sets it once."""

    language: Language = "es"
    overlay: Mapping[str, str] = {}


class L(NamedTuple):
    """A text in English and Spanish. `say()` gives it in the language in force; placeholders are `{name}`."""

    en: str
    es: str

    def say(self, /, **values: object) -> str:
        """The text in the language in force, with its placeholders filled."""
        text = _Current.overlay.get(self.en) or (self.es if _Current.language == "es" else self.en)
        return text.format(**values) if values else text

    def __str__(self) -> str:
        return self.say()


def tr(en: str, es: str, /, **values: object) -> str:
    """Say a text that is used in one place only; the same as `L(en, es).say(...)`."""
    return L(en, es).say(**values)


def tr_n(count: int, one: L, many: L, /, **values: object) -> str:
    """Say a text with a count: `tr_n(3, L("{n} case", "{n} caso"), L("{n} cases", "{n} casos"))`."""
    return (one if count == 1 else many).say(n=count, **values)


def language() -> Language:
    """The language in force."""
    return _Current.language


def use_language(code: Language) -> None:
    """Say everything in `code` from now on."""
    _Current.language = code


def use_overlay(words: Mapping[str, str]) -> None:
    """Replace texts by wording of a country: English text → replacement in the language in force."""
    _Current.overlay = words


@contextmanager
def spoken(code: Language) -> Iterator[None]:
    """Say everything in `code` inside the block, e.g. to print a report in the other language."""
    before = _Current.language
    use_language(code)
    try:
        yield
    finally:
        use_language(before)
