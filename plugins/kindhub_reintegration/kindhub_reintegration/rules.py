"""The clocks of the program and the areas it reaches, read from dated data files."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from kindhub.program.deadlines import DeadlineRule, read_rules

REFERENCE = Path(__file__).parent / "reference"


@cache
def clocks() -> tuple[DeadlineRule, ...]:
    """Every clock, with its source and the days it is in force."""
    return read_rules(REFERENCE / "deadlines.csv")


@dataclass(frozen=True, slots=True)
class Area:
    """A place the program reaches; `case_by_case` means that the partner is asked first."""

    place: str
    case_by_case: bool
    valid_from: date | None
    valid_to: date | None
    source: str

    def covers(self, place: str, on: date) -> bool:
        """Whether the place lies in this area on that day. Place codes grow from left to right: GT-1301 is in GT-13."""
        in_force = (self.valid_from is None or on >= self.valid_from) and (self.valid_to is None or on <= self.valid_to)
        return in_force and place.startswith(self.place)


@cache
def areas() -> tuple[Area, ...]:
    """The areas, with the days they were reached."""
    with (REFERENCE / "areas.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Area(
                row["place"],
                row["case_by_case"] == "yes",
                _day(row["valid_from"]),
                _day(row["valid_to"]),
                row["source"],
            )
            for row in csv.DictReader(lines)
        )


def area_of(place: str | None, on: date) -> Area | None:
    """The area a place lies in on that day; None when the program does not reach it. Advice, never a refusal."""
    return next((area for area in areas() if place and area.covers(place, on)), None)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
