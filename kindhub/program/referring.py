"""A child is referred from one program to another: the person goes along, and what the consent allows; nothing else.

What is handed over are plain values under the keys agreed here, each in a group that a consent names. A program that
refers says what it knows of a case under these keys; one that receives says what it makes of them. Neither sees the
other's records.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from kindhub.i18n import L

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "language": ("language", "interpreter"),
        "whereabouts": ("staying_at", "place"),
        "journey": ("accompaniment", "entered_on", "destination"),
        "family": ("family",),
        "health": ("health",),
        "protection": ("protection",),
        "legal": ("legal",),
    }
)
"""Group (a code of the list `shared_fact`, which a consent names) → its keys. `language` is a code of that list,
`place` a code of a place, `interpreter` a yes or no, `entered_on` a partial date; the others are words.
"""


@dataclass(frozen=True, slots=True)
class Handed:
    """What reaches the other program: who refers and why, in words written for it, and the values that are allowed."""

    from_program: L
    by: str
    on: date
    reason: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Addressee:
    """The program a case is referred to, by its key and its name."""

    key: str
    name: L


@dataclass(frozen=True, slots=True)
class Referring:
    """How a program refers. `facts(session, case)` gives what it knows under the agreed keys; the shell takes from it
    what is allowed. `record(case, addressee, reason, day)` is what it keeps of the referral on its own side.
    """

    facts: Callable[[Session, Any], Mapping[str, Any]]
    record: Callable[[Any, Addressee, str, date], Any]


Receiving = Callable[[Any, Any, Handed], None]
"""`receive(work, case, handed)` adds to a case that was just begun what the program makes of a referral."""
