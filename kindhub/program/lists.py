"""Worklists: which cases, which columns, in which order. The shell draws, sorts, filters, exports and counts them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kindhub.i18n import L
from kindhub.program.day_sheets import DaySheet
from kindhub.program.twins import Twins
from kindhub.records.base import Record

Badge = Literal["count", "overdue"]
NOTHING = L("Nothing here today.", "Aquí no hay nada hoy.")


@dataclass(frozen=True, slots=True)
class ListContext:
    """Who looks at a list and on which day; what a list's condition may depend on."""

    uid: str
    team: tuple[str, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `source` is a field of the list's record, `person.name|age|sex|place|language`,
    `deadline.due|label` for the next deadline, `form.field` of a part a case has once, or, in a list over parts of
    cases, `case.field` of the case a row belongs to. `names` marks the one that says what the row is about: it stands
    first, as wide as it asks for, and is never cut. `instead` are fields of the record that say it of a row of which
    the source says nothing (the name on a paper of who is no shared person).
    """

    source: str
    label: L | None = None
    width: int = 120
    shown: bool = True
    names: bool = False
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListView:
    """A list over one kind of record.

    `where(context)` gives an SQL condition over the record (None: all).
    `order` names columns, `-` in front turns one round. `badge` puts the count beside the entry in the rail.
    `mine` marks the list of the open cases of the person at work: her caseload. `decides` names the right of those
    for whose word the rows wait (`approve_plan`); *My team* counts them. `twins` says how those of its records that
    are one and the same are found and joined; `opens` is the form a row is edited in, where it lies in no case.
    `day_sheet` is how rows are taken along on paper for a day and entered back.
    """

    key: str
    title: L
    record: type[Record]
    columns: tuple[Column, ...]
    where: Callable[[ListContext], Any] | None = None
    order: tuple[str, ...] = ("deadline.due",)
    badge: Badge | None = None
    in_rail: bool = True
    empty: L = NOTHING
    mine: bool = False
    decides: str | None = None
    twins: Twins | None = None
    opens: str | None = None
    day_sheet: DaySheet | None = None
