"""Names of persons: the forms in which they are compared, split and shown.

Decision. *Question*: what makes two spellings the same name? *Options*: a strict normal form, a phonetic code, or
both. *Choice*: `fold` (letters only: no accents, no case, no glottal stop) for search and display-independent
equality, and `sound_key` for words that a Spanish speaker hears alike. Both are pure, so the same rules serve
search, duplicates, import and the tests. Source of the rules: design note C4 (names).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kindhub.resources import resource

LONGEST_FOLDED = 1_000
"""Characters kept of a folded text; a 5,000-character cell is somebody's mistake, not a longer name."""

_GLOTTAL = "'’‘ʼʻ`´′＇ˈꞌ"
_DROP_GLOTTAL = {ord(mark): None for mark in _GLOTTAL}
_SPACED_ACUTE = "´"
"""Typed for a glottal stop; decomposed it would leave a space."""
_ACCENTS = re.compile("[\u0300-\u036f]+")
_NOT_A_WORD = re.compile(r"[\W_]+")

Order = Literal["given_first", "surname_first"]


@dataclass(frozen=True, slots=True)
class NameParts:
    """One name of a person as written; every part may be empty, for a child may have one surname or none known."""

    given: str = ""
    surname_1: str = ""
    surname_2: str = ""
    married_surname: str = ""

    @property
    def surnames(self) -> str:
        """All surnames in their order, the married one last, without "de"."""
        return " ".join(part for part in (self.surname_1, self.surname_2, self.married_surname) if part)

    def display(self, order: Order = "given_first") -> str:
        """The name as a person reads it: "Ana López de García", or "López de García, Ana" in lists."""
        married = f"de {self.married_surname}" if self.married_surname else ""
        surnames = " ".join(part for part in (self.surname_1, self.surname_2, married) if part)
        if order == "surname_first" and surnames and self.given:
            return f"{surnames}, {self.given}"
        return " ".join(part for part in (self.given, surnames) if part)


@lru_cache(maxsize=1)
def _word_lists() -> tuple[frozenset[str], tuple[str, ...]]:
    """Particles and married-surname openings from `resources/names/words.toml`, folded."""
    lists = tomllib.loads(resource("names", "words.toml").read_text("utf-8"))
    openings = sorted((tuple(fold(text).split()) for text in lists["married"]), key=len, reverse=True)
    return frozenset(lists["particles"]), tuple(" ".join(words) for words in openings)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(tomllib.loads(resource("names", "words.toml").read_text("utf-8"))["titles"])


def without_titles(text: str) -> tuple[str, str]:
    """A name less the titles before it, and these: "Mtra. Ana Solís" gives "Ana Solís" and "Mtra.".

    What is nothing but titles stays a name.
    """
    pieces = text.split()
    count = 0
    while count < len(pieces) and fold(pieces[count]).rstrip(".") in _titles():
        count += 1
    return (" ".join(pieces[count:]), " ".join(pieces[:count])) if count < len(pieces) else (" ".join(pieces), "")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Text by its letters and digits alone: "Q’anil" and "QANIL", "Pérez" and "perez" give the same.

    Accents, case, glottal stops, control and direction marks go; white space collapses to one space. Bounded to
    `LONGEST_FOLDED` characters. Folding a folded text changes nothing.
    """
    if text.isascii():
        plain = text[: LONGEST_FOLDED * 2].lower().translate(_DROP_GLOTTAL)
        if plain.isprintable():
            return " ".join(plain.split())[:LONGEST_FOLDED].rstrip()
    return _fold_any_script(text[: LONGEST_FOLDED * 2])


def _fold_any_script(text: str) -> str:
    """`fold` beyond plain ASCII; decomposes until nothing changes, for folding one letter may yield two.

    Most names are ASCII once their accents are off: those need no look at each sign.
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)) if _SPACED_ACUTE not in text else text
    if bare.isascii():
        plain = bare.lower().translate(_DROP_GLOTTAL)
        if plain.isprintable():
            return " ".join(plain.split())[:LONGEST_FOLDED].rstrip()
    before = ""
    while text != before:
        before = text
        text = unicodedata.normalize("NFKD", text.translate(_DROP_GLOTTAL)).casefold().translate(_MARKS)
        text = " ".join(text.split())[:LONGEST_FOLDED].rstrip()
    return text


class _Marks(dict[int, str | None]):
    """For `str.translate`: spaces of any kind become one, invisible signs go; each sign is looked up once."""

    def __missing__(self, code: int) -> str | None:
        mark = chr(code)
        kept = " " if mark.isspace() else mark if _is_visible(mark) else None
        self[code] = kept
        return kept


_MARKS = _Marks()


def _is_visible(mark: str) -> bool:
    """Whether a character is neither an accent nor a control, direction, surrogate or unassigned code."""
    return unicodedata.category(mark) not in {"Mn", "Me", "Cc", "Cf", "Cs", "Cn"}


@lru_cache(maxsize=65_536)
def words(text: str, *, particles: bool = True) -> tuple[str, ...]:
    """The folded words of a name in order; `particles=False` leaves out "de", "la", "del", "y" and their like."""
    found = tuple(word for word in _NOT_A_WORD.split(fold(text)) if word)
    if particles:
        return found
    optional, _ = _word_lists()
    return tuple(word for word in found if word not in optional) or found


def split_full_name(text: str) -> NameParts:
    """Guess given names and surnames of a name written in one piece; never certain, so keep the original beside it.

    "López Pérez, Ana" by its comma; otherwise the Spanish order, two surnames when there are three words or more.
    Particles stay with the word after them ("Ana de la Cruz Pérez" → Ana | de la Cruz | Pérez).
    """
    surnames, comma, given = text.partition(",")
    if comma and given.strip() and surnames.strip():
        first, second = _two_surnames(_units(surnames))
        return NameParts(" ".join(given.split()), first, second)
    units = _units(text)
    given_count = {0: 0, 1: 1, 2: 1, 3: 1}.get(len(units), len(units) - 2)
    first, second = _two_surnames(units[given_count:])
    return NameParts(" ".join(units[:given_count]), first, second)


def split_surnames(text: str) -> tuple[str, str, str]:
    """First, second and married surname of a cell such as "López Pérez de García"."""
    pieces = text.split()
    _, openings = _word_lists()
    for opening in openings:
        length = len(opening.split())
        for place in range(1, len(pieces) - length):
            married = pieces[place + length :]
            if " ".join(fold(word) for word in pieces[place : place + length]) != opening or len(married) != 1:
                continue
            first, second = _two_surnames(_units(" ".join(pieces[:place])))
            return first, second, married[0]
    return (*_two_surnames(_units(text)), "")


def _units(text: str) -> list[str]:
    """Words with the particles before them: ["Ana", "de la Cruz"]."""
    optional, _ = _word_lists()
    units: list[str] = []
    waiting: list[str] = []
    for word in text.split():
        waiting.append(word)
        if fold(word) not in optional:
            units.append(" ".join(waiting))
            waiting = []
    if waiting:
        units.append(" ".join(waiting))
    return units


def _two_surnames(units: list[str]) -> tuple[str, str]:
    return (units[0] if units else "", " ".join(units[1:]))
