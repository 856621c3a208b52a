"""What the comparison knows of a person, and what it says of two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kindhub.i18n import L
from kindhub.records.names import NameParts

Class = Literal["certain", "probable", "possible"]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person as plain values, free of database and window; anything may be missing.

    `birth_earliest` and `birth_latest` bound the birth date, ends included; they are equal when the day is known.
    `birth_precision` matters only when it is "estimated": the range is then taken half a year wider on both sides.
    `sex` is compared when it is f, m, female or male. `identifiers` are (kind, normalised value). `street` is the whole
    line, number included, in any order.
    """

    id: str
    source_id: str | None = None
    names: tuple[NameParts | str, ...] = ()
    birth_earliest: date | None = None
    birth_latest: date | None = None
    birth_precision: str = ""
    sex: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    place_code: str = ""
    locality: str = ""
    street: str = ""
    postcode: str = ""
    region: str = ""
    caregivers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons who may be one. `a` and `b` are ids; `score` runs from 0 to 100 over all classes.

    *certain*: safe to treat as one without asking. *probable*: a person must look. *possible*: weak. `reasons` say
    what agrees and what contradicts, without quoting any value, so they may be logged and translated.
    """

    a: str
    b: str
    score: float
    cls: Class
    reasons: tuple[L, ...]
