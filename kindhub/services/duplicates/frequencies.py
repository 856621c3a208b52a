"""How common each value is among the persons at hand, which is what makes the weights fit any country's names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log2

from kindhub.services.duplicates.features import Features
from kindhub.services.duplicates.weights import Weights


class Frequencies:
    """Counts of persons by value, and the bits that agreeing on a value brings."""

    __slots__ = ("_counts", "_weights", "persons")

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._counts: dict[str, dict[str, int]] = {field: {} for field in (*weights.rarity, "identifier")}
        self.persons = 0

    def add(self, person: Features) -> None:
        """Count one more person."""
        self.persons += 1
        counts = self._counts
        for field, values in _values(person):
            of_field = counts[field]
            for value in values:
                of_field[value] = of_field.get(value, 0) + 1

    def count(self, field: str, value: str) -> int:
        """Persons who bear this value."""
        return self._counts[field].get(value, 0)

    def bits(self, field: str, *values: str) -> float:
        """Bits for agreeing on these values (by the most common of them); the two compared are not counted in."""
        counts = self._counts[field]
        bearers = max([counts.get(value, 0) for value in values])
        rarity, smoothing = self._weights.rarity[field], self._weights.smoothing
        share = (max(bearers - 2, 0) + smoothing * rarity.share) / (self.persons + smoothing)
        return min(-log2(share), rarity.most)

    def is_in_use(self, word: str) -> bool:
        """Whether so many persons bear this word that it is a name, not somebody's typing error."""
        names = self._weights.names
        return self.count("name", word) >= max(names["common_from"], names["common_share"] * self.persons)

    def prior(self) -> float:
        """Bits against two persons drawn at random being one."""
        return -log2(self.persons + self._weights.strangers)


def _values(person: Features) -> Iterator[tuple[str, Iterable[str]]]:
    """Each value once for a person, so that several spellings of one person do not make a name common."""
    if person.names:
        yield "name", {word for name in person.names for word in (*name.given, *name.surnames)}
    if person.contacts:
        yield "contact", set(person.contacts)
    if person.caregivers:
        yield "caregiver", {word for name in person.caregivers for word in name}
    if person.identifiers:
        yield "identifier", {value for _, value in person.identifiers}
    if person.day:
        yield "birth", (person.day,)
    for field, value in (
        ("street", person.street),
        ("place", person.place),
        ("locality", person.locality),
        ("postcode", person.postcode),
        ("region", person.region),
    ):
        if value:
            yield field, (value,)
