"""Who of a case was where when, as a program tells it; the shell draws it along the time, walks it, reads it out and
prints it.

Texts are said already, in the language in force when it is made. Dates are of any precision: what is not known to the
day is drawn so. A stretch of time nobody wrote anything of stays empty.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kindhub.i18n import L
from kindhub.program.timeline import EventKind
from kindhub.records.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Stay:
    """Where somebody was for a time, and in which `place`.

    Stays of one `kind` have one pattern; one without a kind is the ground of its line, on which moments lie. Without
    `until` it lasts until the next stay begins, the last one until today. `form` and `record` say where it is written.
    """

    key: str
    label: str
    kind: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    place: str = ""
    form: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened on a day. One that befell `all` is drawn through the lines of all."""

    key: str
    label: str
    when: PartialDate
    sign: EventKind = "event"
    all: bool = False
    form: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class LifeLine:
    """One person; `part` is what she is in the case. A line without one is the family's, or of nobody knows whom."""

    key: str
    name: str
    part: str = ""
    stays: tuple[Stay, ...] = ()
    moments: tuple[Moment, ...] = ()

    @property
    def told(self) -> tuple[Stay | Moment, ...]:
        """All of it."""
        return (*self.stays, *self.moments)


@dataclass(frozen=True, slots=True)
class LifeLines:
    """Everybody, in the order of the lines. `kinds` are the kinds of stay with their words; their order gives each its
    pattern, the first the plainest, so that a kind looks the same in every case. Nothing is known after `known_to`,
    the day a case was closed.
    """

    lines: tuple[LifeLine, ...]
    kinds: Mapping[str, str] = field(default_factory=dict)
    known_to: date | None = None


@dataclass(frozen=True, slots=True)
class WhereaboutsChart:
    """`make(session, case)` gives it; the session is limited to what the person at work may see."""

    title: L
    make: Callable[[Any, Any], LifeLines]
