"""How a program begins to plan a row of a workbook, and how it says no to one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from kindhub.i18n import L
from kindhub.program.imports import ColumnProblem, Desk, PersonGroup, RowPlan, SourceRow, SourceTable, SourceTables

Held = TypeVar("Held")

BEFORE = L("This row came in before", "Esta fila ya había entrado")
NO_FAMILY = L("No family number", "No trae número de familia")
FAMILY_HELD = L("This family is in the hub already", "Esta familia ya está en el hub")


@dataclass(slots=True)
class Planning(Generic[Held]):
    """What is known while the rows of a file are gone through; `held` is what the hub has of the program's records."""

    desk: Desk
    held: Held
    rows: list[RowPlan] = field(default_factory=list)
    people: list[PersonGroup] = field(default_factory=list)
    notes: list[L] = field(default_factory=list)


def begun(row: SourceRow, desk: Desk) -> RowPlan:
    """A row's plan to begin with; one that came in before is recognised by what stands in it, and is unchanged."""
    plan = RowPlan(row.sheet, row.number, "new", source_key=row.key)
    before = desk.seen_before().get(row.key)
    if before is not None:
        plan.verdict, plan.person, plan.case = "unchanged", before.get("person"), before.get("case")
        plan.reasons.append(BEFORE)
    return plan


def begun_in(table: SourceTable, row: SourceRow, desk: Desk) -> RowPlan:
    """The same; a new one with what its cells leave to look at, and what is kept as written."""
    plan = begun(row, desk)
    if plan.verdict == "new":
        plan.problems, plan.as_written = table.problems_in(row), table.beside_in(row)
    return plan


def begun_rows(
    tables: SourceTables, keys: Iterable[str], desk: Desk
) -> Iterator[tuple[str, SourceTable, SourceRow, RowPlan]]:
    """The rows of these sheets in their order, each with its plan begun; a sheet that is not in the file has none."""
    for key in keys:
        if (table := tables.tables.get(key)) is not None:
            yield from ((key, table, row, begun_in(table, row, desk)) for row in table.rows)


def refuse(plan: RowPlan, table: SourceTable, column: str, why: L) -> None:
    """Keep the row out, and say at which column why."""
    plan.verdict = "refused"
    plan.reasons.append(why)
    plan.problems.append(ColumnProblem(table.columns.get(column, column), why))


def ask_who(plan: RowPlan, group: PersonGroup, rows: Sequence[RowPlan]) -> None:
    """Put to this row the question who its person is; the candidates' rows are places in `rows`."""
    plan.verdict = "unsure"
    plan.candidates = tuple(
        replace(one, row=rows[one.row].row) if one.row is not None else one for one in group.candidates
    )
    plan.reasons.extend(reason for one in group.candidates[:1] for reason in one.reasons)
