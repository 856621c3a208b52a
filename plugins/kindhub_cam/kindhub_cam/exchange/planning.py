"""The plan for a tracker: which lines are one family, who is who, and what came in before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from kindhub.i18n import L
from kindhub.program.imports import (
    ColumnProblem,
    Desk,
    ImportPlan,
    PersonGroup,
    PersonSeen,
    RowPlan,
    SourceRow,
    SourceTables,
    words_of,
)
from kindhub.program.row_plans import FAMILY_HELD, NO_FAMILY, ask_who, begun_rows, refuse
from kindhub.records.base import new_id
from kindhub.records.names import NameParts, split_surnames
from kindhub_cam.exchange.held import HeldFamily, held_families
from kindhub_cam.exchange.reading import (
    family_number,
    read_child,
    read_document,
    read_screening,
)
from kindhub_cam.exchange.writing import write_workbook
from kindhub_cam.records import SCHEMA
from kindhub_cam.screening.told import known

NO_SCREENING = L("No screening of this family is here: not kept",
                 "De esta familia no hay ninguna evaluación: no se guarda")  # fmt: skip
NO_DAY = L("Without the day of the screening nobody can say which rules were in force",
           "Sin el día de la evaluación no se sabe qué reglas regían")  # fmt: skip
AGAIN = L("Screened again: the family of row {row}", "Evaluada otra vez: la familia de la fila {row}")
TWICE = L("The same child as row {row}", "La misma niña o niño que la fila {row}")
NO_CHILD = L("There is no such child in the family", "No hay tal niña o niño en la familia")


@dataclass(slots=True)
class _Family:
    """A family of the file: its case, the line that brought it first, its children by number."""

    case: str
    first: RowPlan | None = None
    held: HeldFamily | None = None
    children: dict[int, RowPlan] = field(default_factory=dict)


@dataclass(slots=True)
class _Planning:
    tables: SourceTables
    desk: Desk
    families: dict[str, _Family] = field(default_factory=dict)
    rows: list[RowPlan] = field(default_factory=list)
    people: list[tuple[RowPlan, PersonSeen]] = field(default_factory=list)


def plan_workbook(tables: SourceTables, desk: Desk) -> ImportPlan:
    """See `kindhub.program.exchange.ImportKind.plan`."""
    planning = _Planning(tables, desk)
    for number, held in held_families(desk.session).items():
        planning.families[number] = _Family(held.case, held=held)
    names = _other_names(tables)
    sheets = {"screenings": _screening, "children": _child, "documents": _document}
    for key, table, row, plan in begun_rows(tables, sheets, desk):
        planning.rows.append(plan)
        if plan.verdict != "unchanged":
            sheets[key](planning, table, row, plan, names)
    return ImportPlan("cam.workbook", planning.rows, _groups(planning), write=write_workbook, schema=SCHEMA)


def _other_names(tables: SourceTables) -> dict[str, tuple[str, ...]]:
    """How the petitioner of each family is written on each of its lines."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in tables.tables["screenings"].rows:
        name = " ".join(words_of(row.cell("petitioner")).split())
        if name:
            found[family_number(row.cell("family"))][name] = None
    return {family: tuple(names) for family, names in found.items()}


def _screening(planning: _Planning, table: Any, row: SourceRow, plan: RowPlan, names: Any) -> None:
    line = read_screening(row)
    plan.read, plan.title = line, f"{line.family} · {words_of(row.cell('petitioner'))}"
    if not line.family:
        refuse(plan, table, "family", NO_FAMILY)
        return
    if line.screened_on is None:
        plan.problems.append(ColumnProblem(table.columns.get("screened_on", "screened_on"), NO_DAY))
    line.values["aor"] = {"agency": line.values.get("agency"), "rpc_number": words_of(row.cell("rpc_number")) or None}
    line.values["stage"] = row.value("stage")
    family = planning.families.setdefault(line.family, _Family(new_id()))
    plan.case = family.case
    if family.held is not None:
        plan.verdict, plan.person = "same", family.held.person
        plan.reasons.append(FAMILY_HELD)
    elif family.first is not None:
        plan.verdict = "same"
        plan.reasons.append(AGAIN.filled(row=family.first.row))
    else:
        family.first = plan
        seen = PersonSeen(
            names=names.get(line.family, ())[:1], other_names=names.get(line.family, ())[1:],
            birth=known(line.values.get("birth")), sex=row.value("sex"), phones=row.value("phone") or (),
            identifiers=(("a_number", words_of(row.cell("a_number"))),) if words_of(row.cell("a_number")) else (),
            same_paper=line.family,
        )  # fmt: skip
        planning.people.append((plan, seen))


def _child(planning: _Planning, table: Any, row: SourceRow, plan: RowPlan, _names: Any) -> None:
    line = read_child(row)
    given, surnames = words_of(row.cell("given")), words_of(row.cell("surnames"))
    plan.read, plan.title = line, f"{line.family} · {given} {surnames}".strip()
    family = _of_family(planning, table, plan, line.family)
    if family is None:
        return
    number = line.number or len(family.children) + 1
    line.number = number
    if family.held is not None and number in family.held.members:
        plan.verdict, plan.person = "same", family.held.members[number][1]
        plan.reasons.append(FAMILY_HELD)
        return
    if number in family.children:
        plan.verdict = "same"
        plan.reasons.append(TWICE.filled(row=family.children[number].row))
        return
    family.children[number] = plan
    line.values["stage"] = row.value("stage")
    whole = (NameParts(given, *split_surnames(surnames)),) if given and surnames else ()
    name: tuple[NameParts | str, ...] = whole or tuple(filter(None, (given, surnames)))
    seen = PersonSeen(names=name, birth=known(line.values.get("birth")), sex=row.value("sex"),
                      same_paper=f"{line.family} {number}")  # fmt: skip
    planning.people.append((plan, seen))


def _document(planning: _Planning, table: Any, row: SourceRow, plan: RowPlan, _names: Any) -> None:
    line = read_document(row)
    plan.read, plan.title = line, f"{line.family} · {line.values['title']}"
    family = _of_family(planning, table, plan, line.family)
    if family is None or line.whose in (None, 0):
        return
    there = line.whose in family.children or (family.held is not None and line.whose in family.held.members)
    if not there:
        plan.problems.append(ColumnProblem(table.columns.get("whose", "whose"), NO_CHILD))


def _of_family(planning: _Planning, table: Any, plan: RowPlan, number: str) -> _Family | None:
    family = planning.families.get(number) if number else None
    if family is None:
        refuse(plan, table, "family", NO_SCREENING if number else NO_FAMILY)
        return None
    plan.case = family.case
    if family.held is not None:
        plan.person = family.held.person
    return family


def _groups(planning: _Planning) -> list[PersonGroup]:
    """Bring lines and persons together; whoever may be somebody known is asked about."""
    fresh = [plan for plan, _seen in planning.people]
    places = {id(plan): place for place, plan in enumerate(planning.rows)}
    groups, _ = planning.desk.recognise([seen for _plan, seen in planning.people])
    for place, group in enumerate(groups):
        first = fresh[group.rows[0]]
        for plan in (fresh[row] for row in group.rows):
            plan.group, plan.person = place, group.person
            if group.in_hub or plan is not first:
                plan.verdict = "same"
        if group.candidates:
            ask_who(first, group, fresh)
        group.rows = [places[id(fresh[row])] for row in group.rows]
    return groups
