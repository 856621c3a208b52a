"""A card prepared once for many comparisons: folded words, sounds, and the values whose rarity counts."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kindhub.records.name_keys import sound_key
from kindhub.records.names import NameParts, fold, split_full_name, words
from kindhub.services.duplicates.card import PersonCard

ESTIMATED = "estimated"
_HALF_A_YEAR = 183
_MOST_WORDS = 6
_LONGEST_WORD = 40
_LONGEST_NAME = 1_000


class NameWords(NamedTuple):
    """The words of one name by their role, without particles."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    given_sounds: frozenset[str]
    surname_sounds: frozenset[str]


class Features(NamedTuple):
    """What is compared of one card; a plain tuple, for there is one of every person of the hub."""

    id: str
    names: tuple[NameWords, ...]
    earliest: date | None
    latest: date | None
    day: str
    sex: str
    identifiers: tuple[tuple[str, str], ...]
    contacts: tuple[str, ...]
    caregivers: tuple[tuple[str, ...], ...]
    street: str
    place: str
    locality: str
    postcode: str
    region: str


def features(card: PersonCard) -> Features:
    """Prepare a card; never fails on odd text, for odd text is what it is there to compare."""
    earliest, latest = _birth(card)
    day = earliest.isoformat() if earliest is not None and earliest == latest else ""
    return Features(
        id=card.id,
        names=_names(card),
        earliest=earliest,
        latest=latest,
        day=day,
        sex=fold(card.sex),
        identifiers=tuple((kind, value) for kind, raw in card.identifiers if (value := _digits_and_letters(raw))),
        contacts=tuple(dict.fromkeys(v for raw in (*card.phones, *card.emails) if (v := fold(raw).replace(" ", "")))),
        caregivers=tuple(found for text in card.caregivers if (found := _name_words(text))),
        street=" ".join(sorted(words(card.street)[:12])),
        place=fold(card.place_code),
        locality=" ".join(words(card.locality)[:6]),
        postcode=fold(card.postcode).replace(" ", ""),
        region=fold(card.region),
    )


def _birth(card: PersonCard) -> tuple[date | None, date | None]:
    """First and last possible birth date; an estimated one is taken half a year wider on both sides."""
    earliest, latest = card.birth_earliest or card.birth_latest, card.birth_latest or card.birth_earliest
    if earliest is None or latest is None or card.birth_precision != ESTIMATED:
        return earliest, latest
    first, last = earliest.toordinal() - _HALF_A_YEAR, latest.toordinal() + _HALF_A_YEAR
    return date.fromordinal(max(first, date.min.toordinal())), date.fromordinal(min(last, date.max.toordinal()))


def _names(card: PersonCard) -> tuple[NameWords, ...]:
    """Every name of the card once; a name in one piece is split by guess, which the comparison allows for."""
    found: dict[NameWords, None] = {}
    for name in card.names:
        parts = _parts(name)
        given, given_sounds = _heard(parts.given)
        surnames, surname_sounds = _heard(parts.surnames)
        one = NameWords(given, surnames, given_sounds, surname_sounds)
        if given or surnames:
            found[one] = None
    return tuple(found)


def _parts(name: NameParts | str) -> NameParts:
    """Given names and surnames; three words or more under "given" without a surname are a whole name in one cell."""
    if isinstance(name, str):
        return split_full_name(name[:_LONGEST_NAME])
    if not name.surnames.strip() and len(words(name.given, particles=False)) > 2:
        return split_full_name(name.given[:_LONGEST_NAME])
    return name


def _name_words(text: str) -> tuple[str, ...]:
    return tuple(word[:_LONGEST_WORD] for word in words(text, particles=False)[:_MOST_WORDS])


@lru_cache(maxsize=32_768)
def _heard(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a part of a name, and how they sound; the same few are borne by many."""
    found = _name_words(text)
    return found, frozenset(map(sound_key, found))


def _digits_and_letters(value: str) -> str:
    return "".join(mark for mark in fold(value) if mark.isalnum())


def sounds(name_words: tuple[str, ...], most: int) -> list[str]:
    """Sound keys of the first words of a name part."""
    return [sound_key(word) for word in name_words[:most]]
