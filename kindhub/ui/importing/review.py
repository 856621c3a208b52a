"""A plan while a person goes through its rows: what is open, what she decided, what would go in. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kindhub.exchange.resolving import LEFT_OUT
from kindhub.program.imports import NEW, SAME, SKIP, Candidate, ImportPlan, PersonSeen, RowPlan, SourceRow, SourceTables

Shelf = Literal["all", "new", "same", "unsure", "refused"]
SHELVES: tuple[Shelf, ...] = ("all", "new", "same", "unsure", "refused")
"""The tiles over the rows. `same` holds what is there already, rows that came in before too."""

_RANK = {"unsure": 0, "refused": 2, "same": 3, "new": 4}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows lie on each shelf, how many wait for a decision, and how many would go in now."""

    shelves: dict[Shelf, int]
    open: int
    going_in: int


class Review:
    """The rows of one plan. A row is named by its place in `plan.rows`.

    A question is put once per person, on the row that carries the candidates; leaving it open leaves all rows of that
    person out. Decisions are kept here and given to `apply_plan`, so the plan itself stays as it was made.
    """

    def __init__(self, plan: ImportPlan, tables: SourceTables) -> None:
        self.plan = plan
        self.decisions: dict[int, str] = {}
        self._asks: dict[int, int] = {}
        for place, row in enumerate(plan.rows):
            if row.candidates and row.group is not None:
                self._asks[row.group] = place
        self._read = {(one.sheet, row.number): row for one in tables.tables.values() for row in one.rows}
        self._seen = {place: seen for group in plan.people for place, seen in zip(group.rows, group.seen, strict=False)}
        self._group_of = {group.person: number for number, group in enumerate(plan.people)}

    def row(self, place: int) -> RowPlan:
        """The row at a place."""
        return self.plan.rows[place]

    def read(self, place: int) -> SourceRow | None:
        """What stands in the file in that row."""
        row = self.plan.rows[place]
        return self._read.get((row.sheet, row.row))

    def seen(self, place: int) -> PersonSeen | None:
        """What the row says of a person; None for rows that only point to one (visits, closings)."""
        return self._seen.get(place)

    def said_of(self, person: str) -> list[PersonSeen]:
        """What all rows of the file say of a person of this plan; empty for a person whom only the hub knows."""
        number = self._group_of.get(person)
        return list(self.plan.people[number].seen) if number is not None else []

    def asks(self, place: int) -> bool:
        """Whether the row puts a question."""
        row = self.plan.rows[place]
        return row.group is not None and self._asks.get(row.group) == place

    def is_open(self, place: int) -> bool:
        """Whether its question waits for an answer."""
        return self.asks(place) and place not in self.decisions

    def carries_person(self, place: int) -> bool:
        """Whether the row brings a person, so that it can be left out by itself."""
        return place in self._seen and self.plan.rows[place].verdict not in ("unchanged", "refused")

    def shelf(self, place: int) -> Shelf:
        """The tile a row is counted under."""
        verdict = self.plan.rows[place].verdict
        return "same" if verdict == "unchanged" else verdict

    def places(self, shelf: Shelf = "all") -> list[int]:
        """Rows of a shelf: open questions first, then decided ones, refused ones, then the rest as in the file."""
        chosen = [place for place in range(len(self.plan.rows)) if shelf in ("all", self.shelf(place))]
        return sorted(chosen, key=self._order)

    def _order(self, place: int) -> tuple[int, bool, int]:
        row = self.plan.rows[place]
        rank = _RANK[self.shelf(place)]
        if self.asks(place) and not self.is_open(place):
            rank = 1
        return rank, not row.problems, place

    def open_places(self) -> list[int]:
        """Rows whose question is open, in the order of the file."""
        return [place for place in self._asks.values() if place not in self.decisions]

    def next_open(self, after: int) -> int | None:
        """The next open question behind a row, else the first one; None when all are decided."""
        waiting = sorted(self.open_places())
        return next((place for place in waiting if place > after), waiting[0] if waiting else None)

    def decide(self, place: int, decision: str | None) -> None:
        """Keep a decision: `new`, `skip`, `same:<person>`; None opens the question again or lets the row in."""
        if decision is None:
            self.decisions.pop(place, None)
        else:
            self.decisions[place] = decision

    def same(self, candidate: Candidate) -> str:
        """The decision that the row is this candidate."""
        return f"{SAME}{candidate.person}"

    def chosen(self, place: int) -> Candidate | None:
        """The candidate a row was decided to be."""
        decision = self.decisions.get(place, "")
        return next((one for one in self.plan.rows[place].candidates if self.same(one) == decision), None)

    def counts(self) -> Counts:
        """Everything the tiles and the footer say."""
        shelves: dict[Shelf, int] = dict.fromkeys(SHELVES, 0)
        for place in range(len(self.plan.rows)):
            shelves["all"] += 1
            shelves[self.shelf(place)] += 1
        out = self._left_out_groups()
        going = sum(
            row.verdict not in ("refused", "unchanged") and (row.group is None or row.group not in out)
            for row in self.plan.rows
        )
        return Counts(shelves, len(self.open_places()), going)

    def _left_out_groups(self) -> set[int]:
        """Persons who would stay out: undecided, decided so, or joined to somebody who stays out."""
        out = {group for group, place in self._asks.items() if self.decisions.get(place, SKIP) == SKIP}
        out |= self._skipped()
        joined = {
            group: self._group_of.get(chosen.person)
            for group, place in self._asks.items()
            if (chosen := self.chosen(place)) is not None
        }
        while more := {group for group, head in joined.items() if head in out and group not in out}:
            out |= more
        return out

    def _skipped(self) -> set[int]:
        """Persons without a question whose row was decided to stay out."""
        found = set()
        for place, decision in self.decisions.items():
            group = self.plan.rows[place].group
            if decision == SKIP and group is not None and not self.asks(place):
                found.add(group)
        return found

    def final(self, plan: ImportPlan) -> dict[int, str]:
        """Mark on a copy of the plan who stays out without a question; gives the answers `apply_plan` takes."""
        for group in self._skipped():
            plan.people[group].left_out = True
            for place in plan.people[group].rows:
                plan.rows[place].reasons.append(LEFT_OUT)
        return {place: decision for place, decision in self.decisions.items() if self.asks(place)}


__all__ = ["NEW", "SHELVES", "SKIP", "Counts", "Review", "Shelf"]
