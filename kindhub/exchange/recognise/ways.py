"""What the ways of two children have in common, where no home tells them from others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import OSA

from kindhub.exchange.recognise.names import same_first
from kindhub.exchange.recognise.traits import Traits, Words
from kindhub.program.imports import Journey
from kindhub.records.partial_date import PartialDate

_SLIPS = 2
_LONG_AFTER = 200
"""Days after which a child of the same name, of whom nothing else is known, may be another one."""


class Match(IntEnum):
    """How one kind of evidence speaks."""

    CLASH = -1
    UNKNOWN = 0
    NEAR = 1
    FITS = 2
    SLIP = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Way:
    """Two journeys, compared. `names_fit`: the shorter name has the first given name and surname of the longer.

    `surnames_near`: their first surnames are as near as two slips of the hand make them ("Calix" and "Callij").
    """

    country: Match
    travels: Match
    language: Match
    entered: Match
    long_after: bool
    names_fit: bool
    surnames_near: bool

    @property
    def doubts(self) -> int:
        """What speaks against one child, if not for certain: how they travel may change, and be written wrongly."""
        return (self.travels is Match.CLASH) + (self.language is Match.CLASH)


def compare_ways(a: Traits, b: Traits) -> Way | None:
    """None where the way of one of them is not known."""
    one, other = a.journey, b.journey
    if one is None or other is None:
        return None
    fits = any(same_first(mine, theirs) for mine in a.names for theirs in b.names)
    near = any(_near(mine.surnames, theirs.surnames) for mine in a.names for theirs in b.names)
    return Way(
        _same(one.nationality, other.nationality), _same(one.travels, other.travels),
        _same(one.language, other.language), _days(one.entered, other.entered), _days_between(one, other) > _LONG_AFTER,
        fits, near,
    )  # fmt: skip


def _near(one: Words, other: Words) -> bool:
    return bool(one and other) and OSA.distance(one[0], other[0], score_cutoff=_SLIPS) <= _SLIPS


def _same(one: str, other: str) -> Match:
    if not one or not other:
        return Match.UNKNOWN
    return Match.SAME if one == other else Match.CLASH


def _days(one: PartialDate | None, other: PartialDate | None) -> Match:
    """The same day of entry, months that may hold it, or two entries."""
    if one is None or other is None or not (one.is_known and other.is_known):
        return Match.UNKNOWN
    if one.precision == other.precision == "day":
        return Match.SAME if one.earliest == other.earliest else Match.CLASH
    return Match.FITS if one.overlaps(other) else Match.CLASH


def _days_between(one: Journey, other: Journey) -> int:
    if one.met is None or other.met is None:
        return 0
    return max((one.met[0] - other.met[1]).days, (other.met[0] - one.met[1]).days)
