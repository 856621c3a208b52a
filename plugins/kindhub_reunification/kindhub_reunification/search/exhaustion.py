"""When a search is exhausted: enough attempts, over enough channels, with enough visits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.records.base import table_of
from kindhub_reunification.records import SearchRule

VISIT = "visit"
REACHED = "spoke_parent"


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt, as far as it bears on the search: `on` is None where the day cannot be read."""

    on: date | None
    channel: str | None
    outcome: str | None
    target: str | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Enough:
    """What makes a search exhausted. Source of the defaults: reunification.md, Rules [proposal]."""

    attempts: int = 8
    channels: int = 3
    visits: int = 1

    def missing(self, done: "Done") -> "Done":
        """How much is still wanting of each."""
        return Done(
            max(self.attempts - done.attempts, 0),
            max(self.channels - done.channels, 0),
            max(self.visits - done.visits, 0),
        )


@dataclass(frozen=True, slots=True)
class Done:
    """Attempts, different channels and visits."""

    attempts: int = 0
    channels: int = 0
    visits: int = 0

    @property
    def nothing(self) -> bool:
        """Whether all three are zero."""
        return not (self.attempts or self.channels or self.visits)


def done_of(tries: Iterable[Try]) -> Done:
    """What was done; a line without a channel is an attempt and no channel."""
    held = tuple(tries)
    channels = {one.channel for one in held if one.channel}
    return Done(len(held), len(channels), sum(one.channel == VISIT for one in held))


def is_exhausted(enough: Enough, tries: Iterable[Try]) -> bool:
    """Whether the rule is met, whatever came of the attempts."""
    return enough.missing(done_of(tries)).nothing


def exhausted_on(enough: Enough, tries: Sequence[Try]) -> date | None:
    """The day on which the rule was met for the first time, None where it is not.

    Attempts without a day count with the first: nobody knows that they were later.
    """
    ordered = sorted(tries, key=lambda one: one.on or date.min)
    channels: set[str] = set()
    visits = 0
    for number, one in enumerate(ordered, start=1):
        channels |= {one.channel} if one.channel else set()
        visits += one.channel == VISIT
        if enough.missing(Done(number, len(channels), visits)).nothing:
            return one.on or next((other.on for other in ordered if other.on), None)
    return None


def rule_in_force(session: Session, on: date) -> Enough:
    """The rule of the office on a day: the latest of its register that has begun, else the one that came along."""
    table = table_of(SearchRule)
    columns = (table.c.attempts, table.c.channels, table.c.visits, table.c.valid_from)
    rows: list[Any] = list(session.connection().execute(select(*columns).where(table.c.state == "in_force")))
    begun = [row for row in rows if row.valid_from is None or row.valid_from <= on]
    latest = max(begun, key=lambda row: row.valid_from or date.min, default=None)
    came = Enough()
    if latest is None:
        return came
    return Enough(
        latest.attempts or came.attempts,
        latest.channels or came.channels,
        came.visits if latest.visits is None else latest.visits,
    )
