"""Records of a program that may be one and the same: who came to two groups under two spellings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kindhub.i18n import L
from kindhub.records.base import Record


@dataclass(frozen=True, slots=True)
class TwinPair:
    """Two records by id, how sure it is that they are one (0 to 100), and what speaks for it.

    `likely`: to be looked at; the others are only alike, and shown where they are asked for.
    """

    one: str
    other: str
    strength: int
    likely: bool
    reasons: tuple[L, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """What hangs on such a record, by `field`, and goes over to the one that stays; `title` says what it is.

    No two of them may have the same `once` (one person is on the list of a workshop once): whoever both are there, are
    two. Where `left` is set, one that the other has already is given up instead.
    """

    title: L
    record: type[Record]
    field: str
    once: str = ""
    left: bool = False


@dataclass(frozen=True, slots=True)
class Twins:
    """How the records of a list are compared and joined.

    `find(session)` gives pairs worth a look, whatever was decided of them. `name` are the fields that make one name and
    are chosen together, `facts` those that are chosen one by one where both say something and differ. `apart` is the
    record that remembers, by its two fields, that two are not one. `clash` is said where both are somewhere at once.
    `took(kept, gone)` is the program's word before the one that goes is taken away.
    """

    find: Callable[[Any], Iterable[TwinPair]]
    name: tuple[str, ...]
    facts: tuple[str, ...]
    moved: tuple[Moved, ...]
    apart: type[Record]
    apart_by: tuple[str, str]
    clash: L
    took: Callable[[Any, Any], None] | None = None
