"""Countries, departments, municipalities and districts, by code and by the day they exist.

Codes: GT-13 / GT-1301 (INE), HN-CR / HN-CR-choloma, SV-LI / SV-LI-la-libertad-sur (municipality since 2024) /
SV-LI-zaragoza (district, the municipality of before), MX-CHP, US-TX. The lists lie in resources/places.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from kindhub.records.codes import code_list
from kindhub.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kindhub.records.place_finder import PlaceMatch

Level = Literal["country", "department", "state", "municipality", "district"]
COUNTRIES = ("GT", "HN", "SV", "MX", "US")
"""Countries whose parts are listed; the others of the value list `country` are known by name only."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `parent` is the code of what it lies in; countries have none."""

    code: str
    parent: str | None
    level: Level
    name_es: str
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""

    @property
    def country(self) -> str:
        """The country's code: the two letters every code begins with."""
        return self.code[:2]

    def is_valid(self, on: date | None) -> bool:
        """Whether the place exists on that day; without a day, whether it is listed at all."""
        return on is None or ((self.valid_from or date.min) <= on <= (self.valid_to or date.max))


class Places:
    """All places. Load once with `places()`; the object never changes."""

    def __init__(self, listed: Iterable[Place]) -> None:
        self._by_code = {place.code: place for place in listed}
        self._children: dict[str, list[Place]] = {}
        for place in self._by_code.values():
            if place.parent:
                self._children.setdefault(place.parent, []).append(place)

    @staticmethod
    def load() -> Places:
        """The places of resources/places; read once per process."""
        return places()

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Place]:
        return iter(self._by_code.values())

    def place(self, code: str) -> Place | None:
        """The place of that code, or None: a code from a newer list must not stop an older hub."""
        return self._by_code.get(code)

    def children(self, code: str, on: date | None = None) -> tuple[Place, ...]:
        """What lies directly in a place on a day; before 2024 a Salvadoran department holds its districts."""
        found: list[Place] = []
        for child in self._children.get(code, ()):
            found.extend([child] if child.is_valid(on) else self.children(child.code, on))
        return tuple(found)

    def path(self, code: str, on: date | None = None) -> tuple[Place, ...]:
        """The place and what it lies in, the smallest first, without those that did not exist on the day."""
        steps: list[Place] = []
        place = self._by_code.get(code)
        while place is not None:
            if not steps or place.is_valid(on):
                steps.append(place)
            place = self._by_code.get(place.parent or "")
        return tuple(steps)

    def label(self, code: str) -> str:
        """The name of one place; an unknown code is shown as it is. Countries speak the language in force."""
        place = self._by_code.get(code)
        if place is None:
            return code
        return code_list("country").label(code) if place.level == "country" else place.name_es

    def path_label(self, code: str, on: date | None = None) -> str:
        """`Petatán, Huehuetenango, Guatemala`."""
        return ", ".join(self.label(place.code) for place in self.path(code, on)) or code

    def department_of(self, code: str) -> str | None:
        """The department or state a place lies in, itself included; None for a country or an unknown code."""
        return next((place.code for place in self.path(code) if place.level in ("department", "state")), None)

    def find(
        self, municipality: str, department: str | None = None, country: str | None = None, on: date | None = None
    ) -> PlaceMatch:
        """The place meant by the words of a sheet; see `place_finder.Finder.find`. Never raises."""
        from kindhub.records.place_finder import find

        return find(municipality, department, country, on)


@cache
def places() -> Places:
    """All places, read on first use."""
    listed = [Place(code.code, None, "country", code.label.es) for code in code_list("country") if code.code != "ZZ"]
    for country in COUNTRIES:
        with resource("places", f"{country}.csv").open(encoding="utf-8", newline="") as lines:
            listed.extend(_place(row) for row in csv.DictReader(lines))
    return Places(listed)


def _place(row: Mapping[str, str]) -> Place:
    level: Level = row["level"]  # type: ignore[assignment]
    first, last = row["valid_from"], row["valid_to"]
    return Place(
        row["code"],
        row["parent"],
        level,
        row["name_es"],
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        row["source"],
    )
