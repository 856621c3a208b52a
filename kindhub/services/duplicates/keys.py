"""Keys under which two cards of one person should meet, so that no two cards need be compared without cause.

Each pass uses other fields than the next: a card with any one field wrong or missing still meets its twin elsewhere.
Keys are hashes: they live only in memory, and 64 bits keep 100,000 persons' keys small.
"""

from __future__ import annotations

from collections.abc import Iterator

from kindhub.services.duplicates.features import Features, sounds

_STRONG = frozenset({"id", "contact", "names", "street", "street word", "day"})
_STREET_WORDS = 3


def block_keys(person: Features) -> dict[int, bool]:
    """Key → whether meeting under it alone is reason enough to look closely."""
    return {hash(key): key[0] in _STRONG for key in _keys(person)}


def _keys(person: Features) -> Iterator[tuple[str, ...]]:
    yield from (("id", value) for _, value in person.identifiers)
    yield from (("contact", value) for value in person.contacts)
    given = {sound for name in person.names for sound in sounds(name.given, 2)}
    surnames = {sound for name in person.names for sound in sounds(name.surnames, 2)}
    yield from (("names", *sorted((one, other))) for one in given for other in surnames)
    if person.day:
        yield ("day", person.day)
    yield from _keys_with_birth(person, given | surnames)
    areas = {person.postcode, person.locality, person.place} - {""}
    yield from (("area", area, sound) for area in areas for sound in given | surnames)
    yield from _street_keys(person, areas | given | surnames)


def _keys_with_birth(person: Features, name_sounds: set[str]) -> Iterator[tuple[str, ...]]:
    """Names with the year, and with the digits of the day whatever their order."""
    if person.earliest is None or person.latest is None:
        return
    for year in {person.earliest.year, person.latest.year}:
        yield from (("year", str(year), sound) for sound in name_sounds)
    if person.day:
        digits = "".join(sorted(person.day[2:]))
        yield from (("digits", digits, sound[:3]) for sound in name_sounds)


def _street_keys(person: Features, companions: set[str]) -> Iterator[tuple[str, ...]]:
    """The street as a whole, and its longest words (a name rather than "street") with a name or an area."""
    if not person.street:
        return
    yield ("street", person.street)
    longest = sorted(person.street.split(), key=lambda word: (-len(word), word))[:_STREET_WORDS]
    yield from (("street word", word, companion) for word in longest for companion in companions)
