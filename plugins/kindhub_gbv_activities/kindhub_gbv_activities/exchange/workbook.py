"""The plan for a workbook of attendance sheets: which workshop each sheet is, and who is who on all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from kindhub.exchange.own_people import give_people, say_where_else
from kindhub.exchange.source import OF_SHEET
from kindhub.i18n import L
from kindhub.program.imports import (
    Desk,
    ImportPlan,
    RowPlan,
    SourceTable,
    SourceTables,
)
from kindhub.program.row_plans import Planning, begun, refuse
from kindhub_gbv_activities.exchange.held import Held, held
from kindhub_gbv_activities.exchange.line_reading import NO_PLACE, Head, read_head, read_line
from kindhub_gbv_activities.exchange.tally_reading import read_tally
from kindhub_gbv_activities.exchange.who import recognise
from kindhub_gbv_activities.exchange.writing import write_workbook
from kindhub_gbv_activities.records import SCHEMA

KIND = "gbv_activities.workbook"
NOBODY = L("Neither a name nor initials", "No trae nombre ni iniciales")
NO_ACTIVITY = L("Neither an activity nor a number of people", "No trae actividad ni número de personas")
TWICE = L("Twice on this list: row {row}", "Dos veces en esta lista: fila {row}")
ALSO = L("The same person as on “{sheet}”, row {row}", "La misma persona que en «{sheet}», fila {row}")
IN_HUB = L("This participant is in the hub already", "Esta persona participante ya está en el hub")
NO_DAY = L(
    "The sheet “{sheet}” says no day: its attendance counts in no period",
    "La hoja «{sheet}» no dice la fecha: su asistencia no cuenta en ningún período",
)
HEADCOUNT = L(
    "“{sheet}” says {said} people; {n} are on its list",
    "«{sheet}» dice {said} personas; en su lista hay {n}",
)


@dataclass(slots=True)
class Lists(Planning[Held]):
    """What is known while the sheets are gone through, the block above each list among it."""

    heads: dict[str, Head] = field(default_factory=dict)


def plan_workbook(tables: SourceTables, desk: Desk) -> ImportPlan:
    """See `kindhub.program.exchange.ImportKind.plan`."""
    planning = Lists(desk, held(desk.session))
    fresh: list[RowPlan] = []
    for key, table in tables.tables.items():
        if key.partition(OF_SHEET)[0] == "lists":
            fresh += _list(planning, table)
        else:
            _tallies(planning, table)
    _recognise(planning, fresh)
    _say(planning, fresh)
    return ImportPlan(
        KIND, planning.rows, planning.people, write=partial(write_workbook, known=planning.held), schema=SCHEMA,
        notes=tuple(planning.notes), own_people=True,
    )  # fmt: skip


def _list(planning: Lists, table: SourceTable) -> list[RowPlan]:
    """The rows of one attendance sheet; gives those that are new to the hub."""
    head = planning.heads[table.sheet] = read_head(table)
    if head.held_on is None or not head.held_on.is_known:
        planning.notes.append(NO_DAY.filled(sheet=table.sheet))
    if head.place is None:
        planning.notes.append(L(f"{NO_PLACE.en}: “{head.venue}” ({table.sheet})",
                                f"{NO_PLACE.es}: «{head.venue}» ({table.sheet})"))  # fmt: skip
    fresh = []
    for row in table.rows:
        plan = begun(row, planning.desk)
        planning.rows.append(plan)
        if plan.verdict == "unchanged":
            continue
        read = read_line(row, table, head, f"{table.sheet}:{row.number}")
        plan.read, plan.problems, plan.as_written = read, read.problems, dict(read.as_written)
        plan.title = " ".join(part for part in (read.given, read.surnames) if part) or read.initials
        if plan.title:
            fresh.append(plan)
        else:
            refuse(plan, table, "name", NOBODY)
    return fresh


def _tallies(planning: Lists, table: SourceTable) -> None:
    for row in table.rows:
        plan = begun(row, planning.desk)
        planning.rows.append(plan)
        if plan.verdict == "unchanged":
            continue
        read = read_tally(row, table)
        plan.read, plan.title, plan.problems, plan.as_written = read, read.title, read.problems, dict(read.as_written)
        if not read.title and not any(isinstance(value, int) for value in read.values.values()):
            refuse(plan, table, "activity", NO_ACTIVITY)


def _recognise(planning: Lists, fresh: Sequence[RowPlan]) -> None:
    """Bring together the lines of one person and say so on each."""
    reads = [plan.read for plan in fresh]
    planning.people, _ = recognise(reads, planning.held.lines, planning.held.names, match=planning.desk.match)
    give_people(planning.rows, fresh, planning.people, IN_HUB)


def _say(planning: Lists, fresh: Sequence[RowPlan]) -> None:
    """Where else a person is, who stands twice on one list, and lists whose own total is another."""

    def also(first: RowPlan) -> L:
        return ALSO.filled(sheet=first.sheet, row=first.row)

    counted = say_where_else(fresh, lambda plan: plan.sheet, TWICE, also)
    for sheet, head in planning.heads.items():
        said, found = headcount(head), counted.get(sheet, 0)
        if said is not None and found and said != found:
            planning.notes.append(HEADCOUNT.filled(sheet=sheet, said=said, n=found))


def headcount(head: Head) -> int | None:
    """The number a list states at its end: "TOTAL PARTICIPANTES 72"."""
    for remark in head.remarks:
        words = remark.replace(":", " ").split()
        number = next((word for word in words if word.isdecimal()), None)
        if words[:1] and words[0].casefold().startswith("total") and number:
            return int(number)
    return None
