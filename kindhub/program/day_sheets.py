"""A list taken along for a day where there is no computer: printed, filled by hand, and entered back in the evening."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kindhub.i18n import L


@dataclass(frozen=True, slots=True)
class DayRow:
    """What a row of the list takes along, in the language in force.

    `who` and `about` say on screen what it is the row of; `cells` stand on paper under the sheet's `known` headings.
    `start` are the answers its line begins with, as proposed.
    """

    record_id: str
    who: str
    about: str
    cells: tuple[str, ...]
    start: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DaySheet:
    """How rows of a list become such a sheet. Headings come with the share of the paper's width they take.

    `known` are printed, `blank` left to be written by hand. `form` is the repeating part of the list's record that a
    line is entered in, `asked` its fields in the order of the hand; `day` (one of them) holds the day of the sheet and
    `by` the name of who took it. `rows(session, record ids, day)` gives the rows in that order, less those that are
    gone or out of sight.
    """

    title: L
    known: tuple[tuple[L, float], ...]
    blank: tuple[tuple[L, float], ...]
    form: str
    asked: tuple[str, ...]
    day: str
    by: str
    rows: Callable[[Any, Sequence[str], date], Sequence[DayRow]]
