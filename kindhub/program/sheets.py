"""Tests that are written down person by person and question by question, filled with the keyboard alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kindhub.i18n import L
from kindhub.records.base import Record


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its number on the sheet, its words, and the most points an answer may have (1: right or wrong)."""

    key: str
    number: str
    words: str
    most: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """Who answered what: people as (id, name) in the order of the list; points by person, question and moment.

    `lacks` is what to do first where there is nobody, or nothing was asked; `of` says what it is the test of.
    """

    people: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]
    points: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    lacks: L | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A part that is such a sheet. It hangs on a record of `under`; `moments` is the value list of its tests.

    `read(session, parent_id)` gives the sheet, `write(work, person, question, moment, points)` writes one answer, or
    takes it away for None.
    """

    under: type[Record]
    moments: str
    read: Callable[[Any, str], Sheet]
    write: Callable[[Any, str, str, str, int | None], None]
