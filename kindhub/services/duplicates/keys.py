"""Keys under which two cards of one person should meet, so that no two cards need be compared without cause.

Each pass uses other fields than the next: a card with any one field wrong or missing still meets its twin elsewhere.
Keys are hashes: they live only in memory, and 64 bits keep 100,000 persons' keys small.
"""

from __future__ import annotations

from collections.abc import Iterator

from kindhub.services.duplicates.features import Features, sounds

_STREET_WORDS = 3


def block_keys(person: Features) -> dict[int, bool]:
    """Key → whether meeting under it alone is reason enough to look closely."""
    keys: dict[int, bool] = {}
    for _, value in person.identifiers:
        keys[hash(("id", value))] = True
    for value in person.contacts:
        keys[hash(("contact", value))] = True
    given = {sound for name in person.names for sound in sounds(name.given, 2)}
    surnames = {sound for name in person.names for sound in sounds(name.surnames, 2)}
    for one in given:
        for other in surnames:
            keys[hash(("names", one, other) if one <= other else ("names", other, one))] = True
    heard = given | surnames
    _add_birth(keys, person, heard)
    if person.postcode or person.locality or person.place or person.street:
        areas = {person.postcode, person.locality, person.place} - {""}
        for area in areas:
            for sound in heard:
                keys[hash(("area", area, sound))] = False
        for key in _street_keys(person, areas | heard):
            keys[hash(key)] = True
    return keys


def _add_birth(keys: dict[int, bool], person: Features, heard: set[str]) -> None:
    """The day; names with the year, and with the digits of the day whatever their order."""
    if person.day:
        keys[hash(("day", person.day))] = True
    if person.earliest is None or person.latest is None:
        return
    first, last = person.earliest.year, person.latest.year
    for year in (first,) if first == last else (first, last):
        for sound in heard:
            keys[hash(("year", year, sound))] = False
    if person.day:
        digits = "".join(sorted(person.day[2:]))
        for sound in heard:
            keys[hash(("digits", digits, sound[:3]))] = False


def _street_keys(person: Features, companions: set[str]) -> Iterator[tuple[str, ...]]:
    """The street as a whole, and its longest words (a name rather than "street") with a name or an area."""
    if not person.street:
        return
    yield ("street", person.street)
    longest = sorted(person.street.split(), key=lambda word: (-len(word), word))[:_STREET_WORDS]
    yield from (("street word", word, companion) for word in longest for companion in companions)
