"""Clocks as dated rules: what is due, from which event, by which calendar, and the source that says so."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from kindhub.i18n import L

Unit = Literal["hours", "days", "business_days", "months"]
Kind = Literal["call", "visit", "form", "plan", "answer", "journey", "close", "health"]
KINDS: tuple[str, ...] = ("call", "visit", "form", "plan", "answer", "journey", "close", "health")
"""What one does to meet a deadline; the window has a sign for each."""


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One clock: `amount` `unit`s after (or, negative, before) the date in the fact `anchor`.

    Done when the fact `done` is filled; not running unless the fact `when` (if any) is true. `every` repeats it, so
    many days or months after it was last done. In force for anchors from `valid_from` to `valid_to`, both
    inclusive. `source` is the law, guideline or form; `[proposal]` marks what the field has not confirmed. `kind` says
    what one does to meet it.

    A clock in hours stands as a ring that empties, under `heading`, with `since` saying from when it counts and `act`
    what the button beside it says that leads to its form.
    """

    key: str
    label: L
    anchor: str
    amount: int
    unit: Unit
    done: str
    form: str
    when: str | None
    calendar: str
    valid_from: date | None
    valid_to: date | None
    source: str
    kind: Kind = "form"
    heading: L | None = None
    since: L | None = None
    act: L | None = None

    def in_force(self, on: date) -> bool:
        """Whether the rule governs an event of that day."""
        return (self.valid_from is None or on >= self.valid_from) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class ClockChange:
    """What differs, since a program came out, from one of its clocks: another length, or days on which it stands still.

    A length governs events from `valid_from` to `valid_to`. A stop (by order of a court) lies between these two days:
    a clock that is running loses none of its days, one that would run out in them runs out after them, and one that
    is stopped without an end is not due. A program hands them over under `CHANGES`, among the facts of a case.
    """

    clock: str
    valid_from: date | None
    valid_to: date | None
    amount: int | None = None
    unit: Unit | None = None
    stopped: bool = False

    def governs(self, on: date) -> bool:
        """Whether that day lies in it."""
        return (self.valid_from is None or on >= self.valid_from) and (self.valid_to is None or on <= self.valid_to)


CHANGES = "clock_changes"
"""The fact of a case under which a program hands over `ClockChange`s, the latest last."""


@dataclass(frozen=True, slots=True)
class Due:
    """A clock running for one case: due on a day, perhaps done on another."""

    key: str
    label: L
    due_on: date
    form: str
    done_on: date | None = None


def read_rules(file: Path) -> tuple[DeadlineRule, ...]:
    """Read a program's `reference/deadlines.csv`, in which `kind` and the words of clocks in hours may be missing.

    Raises `ValueError` naming file and line: a bug in the program.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return tuple(_rule(row, f"{file.name}, line {line}") for line, row in enumerate(rows, start=2))


def _rule(row: Mapping[str, Any], where: str) -> DeadlineRule:
    try:
        return DeadlineRule(
            key=row["key"],
            label=L(row["en"], row["es"]),
            anchor=row["anchor"],
            amount=int(row["amount"]),
            unit=row["unit"],
            done=row["done"],
            form=row["form"],
            when=row["when"] or None,
            calendar=row["calendar"],
            valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            source=row["source"],
            kind=_kind(row.get("kind") or "form"),
            heading=_words(row, "heading"),
            since=_words(row, "since"),
            act=_words(row, "act"),
        )
    except (KeyError, ValueError) as fault:
        raise ValueError(f"{where}: {fault}") from fault


def _kind(text: str) -> Any:
    if text not in KINDS:
        raise ValueError(f"unknown kind {text!r}")
    return text


def _words(row: Mapping[str, Any], name: str) -> L | None:
    en, es = row.get(f"{name}_en"), row.get(f"{name}_es")
    return L(en, es) if en and es else None
