"""What passes between the shell and a program during an import: rows as read, persons as seen, and the plan.

The shell reads the file and writes the plan; the program says what a row means. A plan is data that can be shown,
decided upon, kept for another day and thrown away, for nothing is written while it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from kindhub.i18n import L
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.phones import Phone

Verdict = Literal["new", "same", "unsure", "refused", "unchanged"]
VERDICTS: tuple[Verdict, ...] = ("new", "same", "unsure", "refused", "unchanged")
"""`new`: it creates something; `same`: it belongs to what another row or the hub holds; `unsure`: a person must say;
`refused`: nothing in it says whose it is; `unchanged`: this very row came in before."""

UnsurePolicy = Literal["ask", "new", "skip"]
NEW, SKIP, SAME = "new", "skip", "same:"
"""Decisions on an unsure row: its own person, leave it out, or `same:` and the id of a candidate."""


@dataclass(frozen=True, slots=True)
class CellRead:
    """One cell after reading: a value, or an absence, or a problem, or nothing. `beside` are words to keep."""

    value: Any = None
    written: str = ""
    absence: str | None = None
    problem: L | None = None
    beside: str = ""


NO_CELL = CellRead()


def words_of(cell: CellRead) -> str:
    """A text cell's value, empty for an absence."""
    return str(cell.value) if cell.value is not None else ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the file: its sheet and number as the person sees them, cells by column key, and unasked columns.

    `key` stands for what is written in the row, wherever it stands: by it a row that comes again is known.
    """

    sheet: str
    number: int
    cells: Mapping[str, CellRead]
    other: Mapping[str, str] = field(default_factory=dict)
    key: str = ""

    def cell(self, key: str) -> CellRead:
        """The cell of a column; an empty one where the sheet has no such column."""
        return self.cells.get(key, NO_CELL)

    def value(self, key: str) -> Any:
        """The value of a column, None where there is none."""
        return self.cell(key).value


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One sheet as read. `set_aside` are rows that are no records (separators, totals), with what they are.

    `head` is what stands above the header by key, `remarks` the words of the totals and notes that were set aside.
    """

    key: str
    sheet: str
    rows: Sequence[SourceRow]
    columns: Mapping[str, str]
    set_aside: tuple[tuple[int, str], ...] = ()
    head: Mapping[str, CellRead] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def problems_in(self, row: SourceRow) -> list[ColumnProblem]:
        """Every cell of a row that could not be read, by the heading of its column."""
        return [
            ColumnProblem(self.columns.get(key, key), cell.problem, cell.written)
            for key, cell in row.cells.items()
            if cell.problem is not None
        ]

    def beside_in(self, row: SourceRow) -> dict[str, str]:
        """What of a row is kept as written, by the heading of its column."""
        return {self.columns.get(key, key): cell.beside for key, cell in row.cells.items() if cell.beside}


@dataclass(frozen=True, slots=True)
class SourceTables:
    """A whole file as read; `notes` are things the person should know (macros left alone, sheets not found)."""

    file: str
    tables: Mapping[str, SourceTable]
    notes: tuple[L, ...] = ()


@dataclass(frozen=True, slots=True)
class Journey:
    """What a row says of a child on the way, by which she is known at the next office.

    Codes of the country she comes from, of how she travels and of her first language; when she came into the country;
    the first and the last day on which she was met. For children without a home here it stands in the place of one.
    """

    nationality: str = ""
    travels: str = ""
    language: str = ""
    entered: PartialDate | None = None
    met: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """What one row says of a person, in values that can be compared with other rows and with the hub.

    `other_names` are how the same child is called elsewhere in the file. `identifiers` are (kind, as written).
    `same_paper` is equal on rows that copy the same paper (a case number and its day), which speaks for one child.
    `journey` is what is known of a child on the way, whom no home tells from others.
    """

    names: tuple[NameParts | str, ...]
    other_names: tuple[NameParts | str, ...] = ()
    birth: PartialDate | None = None
    sex: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    place: str | None = None
    locality: str = ""
    street: str = ""
    postcode: str = ""
    region: str = ""
    caregivers: tuple[tuple[str, str | None], ...] = ()
    languages: tuple[str, ...] = ()
    source_id: str | None = None
    same_paper: str = ""
    journey: Journey | None = None
    note: str = ""
    absent: Mapping[str, str] = field(default_factory=dict)
    as_written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone an unsure row may be: a person's id (of the hub, or as this plan would create it)."""

    person: str
    name: str
    score: float
    reasons: tuple[L, ...]
    in_hub: bool
    row: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnProblem:
    """A cell that needs a look. Its words are kept; `advice` never quotes them."""

    column: str
    advice: L
    written: str = ""


@dataclass(slots=True)
class RowPlan:
    """What one row would do. `group` is its place in `ImportPlan.people`; `read` is the program's own.

    `others` are the places of further persons whom the row names (the children of a parent). A row asks about its
    `group` alone; its others stay out with it, unless another row that goes in names them too.
    """

    sheet: str
    row: int
    verdict: Verdict
    title: str = ""
    group: int | None = None
    person: str | None = None
    case: str | None = None
    candidates: tuple[Candidate, ...] = ()
    reasons: list[L] = field(default_factory=list)
    problems: list[ColumnProblem] = field(default_factory=list)
    as_written: dict[str, str] = field(default_factory=dict)
    decision: str | None = None
    source_key: str = ""
    left_out: bool = False
    read: Any = None
    others: list[int] = field(default_factory=list)


@dataclass(slots=True)
class PersonGroup:
    """Rows that are one person for certain. `question` is the row that asks whether this is one of the candidates."""

    person: str
    in_hub: bool
    seen: list[PersonSeen] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    candidates: tuple[Candidate, ...] = ()
    left_out: bool = False


class Desk(Protocol):
    """What the shell lends to a program that makes a plan: a look at the hub, and its eye for persons."""

    session: Any
    match: bool

    def recognise(
        self, seen: Sequence[PersonSeen], journeys: Mapping[str, Journey] | None = None
    ) -> tuple[list[PersonGroup], list[int]]:
        """Group what rows say into persons; gives the groups and, for each row, the index of its group.

        `journeys` is what the program knows of the way of persons of the hub, by their ids.
        """
        ...

    def same_name(self, one: NameParts | str, others: Sequence[NameParts | str]) -> bool:
        """Whether a name may be that of someone who is known by these; slips of the hand do not count."""
        ...

    def seen_before(self) -> Mapping[str, Mapping[str, str]]:
        """Rows that came in before: source key → what became of them (`person`, `case`, `record`)."""
        ...


WritePlan = Callable[[Any, "ImportPlan"], None]


@dataclass(slots=True)
class ImportPlan:
    """The whole of it. `write(work, plan)` adds the program's records; persons are written by the shell before.

    `own_people`: the people of this plan are kept in the program's own file (who came to a workshop is nobody else's
    business); the shell asks about them as about any, and writes none of them.
    """

    kind: str
    rows: list[RowPlan]
    people: list[PersonGroup] = field(default_factory=list)
    write: WritePlan | None = None
    schema: str = "main"
    notes: tuple[L, ...] = ()
    remember_rows: bool = True
    own_people: bool = False

    @property
    def open_questions(self) -> list[RowPlan]:
        """Unsure rows that nobody has decided yet."""
        return [row for row in self.rows if row.candidates and row.verdict == "unsure" and row.decision is None]

    def counts(self) -> dict[str, dict[str, int]]:
        """Rows per sheet and verdict, every verdict named."""
        found: dict[str, dict[str, int]] = {}
        for row in self.rows:
            of_sheet = found.setdefault(row.sheet, dict.fromkeys(VERDICTS, 0))
            of_sheet[row.verdict] += 1
        return found
