"""Sheets people by columns, filled with the keyboard alone: a test question by question, who came to which meeting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate

CAME, STAYED_AWAY = 1, 0
"""The points of a meeting's cell; where nobody was marked there are none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its number on the sheet, its words, and the most points an answer may have (1: right or wrong)."""

    key: str
    number: str
    words: str
    most: int = 1


@dataclass(frozen=True, slots=True)
class Meeting(Asked):
    """One meeting of a series in the place of a question; `words` is its topic, `where` the place as people say it."""

    day: PartialDate | None = None
    where: str = ""
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Who answered what: people as (id, name) in the order of the list; points by person, question and moment.

    `lacks` is what to do first where there is nobody, or nothing was asked; `of` says what it is the test of.
    `beside` is what tells two of one name apart (institution, post), by person.
    """

    people: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]
    points: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    lacks: L | None = None
    of: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Calling:
    """That a sheet is no test but a list that is called meeting by meeting: its questions are `Meeting`s.

    `counted` tells how many came: `{n}` of `{all}`. `signing` is the title of the list people sign. `newcomer` is the
    form in which somebody is put on the list. A line of it hangs on the meeting, and says by itself that she came to
    it; with `walked_in(work, line id, meeting)` it hangs on what the sheet hangs on, and this says to which one alone
    she came who was not on its printed list.
    """

    counted: L
    newcomer: str
    signing: L
    walked_in: Callable[[Any, str, str], None] | None = None


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A part that is such a sheet. It hangs on a record of `under`; `moments` is the value list of its tests, or empty.

    `read(session, parent_id)` gives the sheet, `write(work, person, question, moment, points)` writes one answer, or
    takes it away for None; the moment is empty where there is no list of them. `calling`: it says who came.
    """

    under: type[Record]
    moments: str
    read: Callable[[Any, str], Sheet]
    write: Callable[[Any, str, str, str, int | None], None]
    calling: Calling | None = None
