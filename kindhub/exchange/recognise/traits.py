"""What is compared of a person: a row or a stored person, prepared once."""

from __future__ import annotations

from dataclasses import dataclass

from kindhub.program.imports import Journey, PersonSeen
from kindhub.records.identifiers import normalise
from kindhub.records.names import NameParts, words
from kindhub.records.partial_date import PartialDate

LEAST_DIGITS = 6
"""Shorter numbers are list numbers or slips, not a person's own."""

OWN_NUMBERS = frozenset({"cui", "curp", "dui", "hn_dni", "a_number", "passport"})
"""Kinds that an authority gives to one person only. An old register number is reused and says nothing."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name as given words and surname words; `whole` when it stood in one cell and the split is not known."""

    given: Words
    surnames: Words
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Traits:
    """One side of a comparison. `key` is a row's index or a person's id; `fixed` persons are never joined together."""

    key: str
    names: tuple[NameReading, ...]
    sex: str = ""
    birth: PartialDate | None = None
    numbers: tuple[tuple[str, str], ...] = ()
    phones: frozenset[str] = frozenset()
    caregivers: tuple[Words, ...] = ()
    place: str = ""
    locality: Words = ()
    paper: str = ""
    journey: Journey | None = None
    fixed: bool = False


def traits_of(key: str, seen: PersonSeen) -> Traits:
    """Prepare what a row says."""
    readings = (reading_of(name) for name in (*seen.names, *seen.other_names))
    numbers = ((kind, normalise(kind, value)) for kind, value in seen.identifiers if kind in OWN_NUMBERS)
    return Traits(
        key=key,
        names=tuple(dict.fromkeys(one for one in readings if one.given or one.surnames)),
        sex=seen.sex or "",
        birth=seen.birth if seen.birth and seen.birth.is_known else None,
        numbers=tuple((kind, value) for kind, value in numbers if len(value) >= LEAST_DIGITS),
        phones=frozenset(phone.tail for phone in seen.phones if len(phone.tail) >= LEAST_DIGITS),
        caregivers=tuple(found for name, _ in seen.caregivers if (found := words(name, particles=False))),
        place=seen.place or "",
        locality=words(seen.locality, particles=False),
        paper=seen.same_paper,
        journey=seen.journey,
    )


def reading_of(name: NameParts | str) -> NameReading:
    """Words of a name by their part; a name in one piece keeps its order, surnames first where a comma says so."""
    if isinstance(name, str):
        before, comma, after = name.partition(",")
        if not (comma and words(after) and words(before)):
            return NameReading(words(name, particles=False), (), whole=True)
        return NameReading(words(after, particles=False), words(before, particles=False))
    given, surnames = words(name.given, particles=False), words(name.surnames, particles=False)
    return NameReading(given, surnames, whole=not (given and surnames))
