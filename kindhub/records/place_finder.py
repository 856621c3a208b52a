"""Finds the place that the words of a sheet mean: short names, abbreviations, swapped cells, close spellings.

Certain or not at all: a name that exists in two departments, with no department beside it, is *ambiguous* and comes
back with its options. A close spelling is taken only when one name is near and no other comes close.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from kindhub.records.absence import read_absence
from kindhub.records.codes import code_list
from kindhub.records.names import fold
from kindhub.records.places import Place, places
from kindhub.resources import resource

if TYPE_CHECKING:
    from datetime import date

Certainty = Literal["exact", "alias", "close", "ambiguous", "none"]

_LONGEST = 200
_CLOSE_ENOUGH, _CLEAR_LEAD, _SHORTEST_CLOSE = 88.0, 5.0, 6
_UPPER_LEVELS = ("department", "state")
_ASIDE = re.compile(r"\([^)]*\)")
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """What was found. `code` is set when one place is meant; `options` are the codes to choose from."""

    code: str | None
    certainty: Certainty
    options: tuple[str, ...] = ()


class _Where(NamedTuple):
    """The bounds of a search."""

    country: str | None
    department: str | None
    on: date | None


NOTHING = PlaceMatch(None, "none")


class Finder:
    """An index of official and alternate names, by folded words."""

    def __init__(self) -> None:
        self._places = places()
        self._official: dict[str, list[Place]] = {}
        self._others: dict[str, list[Place]] = {}
        for place in self._places:
            self._official.setdefault(key(place.name_es), []).append(place)
        for name, code in _alternate_names():
            named = self._places.place(code)
            if named:
                self._others.setdefault(key(name), []).append(named)

    def find(
        self, municipality: str, department: str | None = None, country: str | None = None, on: date | None = None
    ) -> PlaceMatch:
        """The municipality or district meant, or the department when no smaller place has that name.

        `department` and `country` are cells too, in words or codes. Cells in each other's column are understood
        when only that reading makes sense. A cell may begin with a village: `Cantón Primero, Cantel`.
        """
        municipality, department = _cell(municipality), _cell(department)
        where = _Where(self.country(country), None, on)
        if not municipality:
            return self._upper(department, where) if department else NOTHING
        within = self._upper(department, where) if department else NOTHING
        if within.code:
            found = self._in_cell(municipality, where._replace(department=within.code))
            if found.certainty == "none" or self._places.department_of(found.code or "") == found.code:
                return self._swapped(municipality, department, where) or found
            return found
        if department:
            swapped = self._swapped(municipality, department, where)
            if swapped:
                return swapped
        return self._in_cell(municipality, where)

    def country(self, text: str | None) -> str | None:
        """The code of a country written as a code, a name or a nationality; None when it is none of them."""
        if not text:
            return None
        return _countries().get(key(text[:_LONGEST])) or next(
            (place.code for place in self._others.get(key(text[:_LONGEST]), ()) if place.level == "country"), None
        )

    def _swapped(self, municipality: str, department: str, where: _Where) -> PlaceMatch | None:
        """The municipality written under department and the department under municipality."""
        upper = self._upper(municipality, where)
        if not upper.code:
            return None
        found = self._in_cell(department, where._replace(department=upper.code))
        if found.code and self._places.department_of(found.code) != found.code:
            return PlaceMatch(found.code, "close" if found.certainty == "close" else "alias")
        return None

    def _in_cell(self, text: str, where: _Where) -> PlaceMatch:
        """A cell that may hold a village before, or the department after, the municipality."""
        listed = self._listed(_expanded(key(text)), where)
        if listed.certainty != "none":
            return listed
        whole = self._named(_ASIDE.sub(" ", text), where)
        parts = [part.strip() for part in _ASIDE.sub(" ", text).split(",") if part.strip()]
        if whole.certainty in ("exact", "alias", "ambiguous") or len(parts) < 2:
            return whole
        upper = self._upper(parts[-1], where)
        if upper.code and where.department in (None, upper.code):
            found = self._suffixes(parts[:-1], where._replace(department=upper.code))
            if found.certainty != "none":
                return found
        return self._suffixes(parts, where)

    def _suffixes(self, parts: list[str], where: _Where) -> PlaceMatch:
        for start in range(len(parts)):
            found = self._named(" ".join(parts[start:]), where)
            if found.certainty != "none":
                return found
        return self._named(parts[0], where)  # the hall or the school may come after the town

    def _named(self, text: str, where: _Where) -> PlaceMatch:
        """One name, first as it is listed, then by its other names, then by a spelling close to it."""
        keys = _expanded(key(text))
        found = self._listed(keys, where)
        return found if found.certainty != "none" else self._close(keys[0], where)

    def _listed(self, keys: list[str], where: _Where) -> PlaceMatch:
        for index, certainty in ((self._official, "exact"), (self._others, "alias")):
            found = [place for name in keys for place in index.get(name, ()) if self._within(place, where)]
            if certainty == "exact":  # a name that is official here and a nickname elsewhere may mean either
                nicknamed = [place for name in keys for place in self._others.get(name, ())]
                found += [place for place in nicknamed if found and self._within(place, where)]
            if found:
                return _match(found, "alias" if len(keys) > 1 else certainty)
        return NOTHING

    def _close(self, wanted: str, where: _Where) -> PlaceMatch:
        if len(wanted) < _SHORTEST_CLOSE:
            return NOTHING
        from rapidfuzz import fuzz, process

        names: dict[str, list[Place]] = {}
        for index in (self._official, self._others):
            for name, named in index.items():
                inside = [place for place in named if self._within(place, where)]
                if inside and len(name) >= _SHORTEST_CLOSE:
                    names.setdefault(name, []).extend(inside)
        best = process.extract(
            wanted, list(names), scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH - _CLEAR_LEAD, limit=4
        )
        if not best or best[0][1] < _CLOSE_ENOUGH:
            return NOTHING
        near = {place.code for name, score, _ in best if score > best[0][1] - _CLEAR_LEAD for place in names[name]}
        return _match([place for place in self._places if place.code in near], "close")

    def _upper(self, text: str, where: _Where) -> PlaceMatch:
        """A department or state by its name or code."""
        if text.upper() in self._places:
            place = self._places.place(text.upper())
            return PlaceMatch(place.code, "exact") if place and place.level in _UPPER_LEVELS else NOTHING
        for index, certainty in ((self._official, "exact"), (self._others, "alias")):
            found = {
                place.code
                for place in index.get(key(text), ())
                if place.level in _UPPER_LEVELS and where.country in (None, place.country)
            }
            if len(found) == 1:
                return PlaceMatch(found.pop(), certainty)  # type: ignore[arg-type]
            if found:
                return PlaceMatch(None, "ambiguous", tuple(sorted(found)))
        return NOTHING

    def _within(self, place: Place, where: _Where) -> bool:
        if place.level == "country" or not place.is_valid(where.on):
            return False
        if where.country and place.country != where.country:
            return False
        return where.department is None or self._places.department_of(place.code) == where.department


def _match(found: list[Place], certainty: str) -> PlaceMatch:
    """One place, or the options; municipalities and districts come before a department of the same name."""
    lower = {place.code for place in found if place.level not in _UPPER_LEVELS}
    codes = lower or {place.code for place in found}
    if len(codes) > 1:
        return PlaceMatch(None, "ambiguous", tuple(sorted(codes)))
    return PlaceMatch(codes.pop(), certainty)  # type: ignore[arg-type]


def key(text: str) -> str:
    """Words by which names are compared: folded, without signs, and without *municipio de* or *departamento de*."""
    words = " ".join(_NOT_LETTERS.sub(" ", fold(text)).split())
    for lead in ("municipio de ", "departamento de ", "depto de ", "dpto de ", "depto "):
        words = words.removeprefix(lead)
    return words


def _expanded(words: str) -> list[str]:
    """The words themselves, and with abbreviations written out in every way they can mean."""
    choices = [_abbreviations().get(word, (word,)) for word in words.split()]
    if len(choices) > 12 or not any(
        len(forms) > 1 or forms[0] != word for forms, word in zip(choices, words.split(), strict=True)
    ):
        return [words]
    written_out = (" ".join(form) for _, form in zip(range(64), product(*choices), strict=False))
    return [words, *written_out]


def _cell(text: str | None) -> str:
    """A cell's words, or nothing where it holds an absence or a sheet's error."""
    text = (text or "")[:_LONGEST].strip()
    return "" if text.startswith("#") or read_absence(text) else text


@lru_cache(maxsize=4_096)
def find(municipality: str, department: str | None, country: str | None, on: date | None) -> PlaceMatch:
    """`Finder.find`, remembered: a sheet repeats the same few places on hundreds of lines."""
    return finder().find(municipality, department, country, on)


def country_code(text: str | None) -> str | None:
    """The country meant by a code, a name or a nationality: `hondureña`, `HON`, `Guat.`. None when it is none."""
    return finder().country(text)


@cache
def finder() -> Finder:
    """The index, built on first use."""
    return Finder()


@cache
def _alternate_names() -> tuple[tuple[str, str], ...]:
    with resource("places", "alternate_names.csv").open(encoding="utf-8", newline="") as lines:
        return tuple((row["name"], row["code"]) for row in csv.DictReader(lines))


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    with resource("places", "abbreviations.csv").open(encoding="utf-8", newline="") as lines:
        return {row["short"]: tuple(row["long"].split("|")) for row in csv.DictReader(lines)}


@cache
def _countries() -> dict[str, str]:
    return {
        key(word): code.code
        for code in code_list("country")
        for word in (code.code, code.label.en, code.label.es, *code.synonyms)
    }
