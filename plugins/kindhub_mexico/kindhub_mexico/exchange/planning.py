"""The plan for a sheet of encounters: whose lines are whose, which folio stands twice, which claim is one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kindhub.exchange.own_people import give_people
from kindhub.i18n import L
from kindhub.program.imports import Desk, ImportPlan, RowPlan, SourceTables
from kindhub.program.row_plans import Planning, begun, refuse
from kindhub.records.base import new_id
from kindhub.services.case_numbers import NumberKey, number_key
from kindhub_mexico.exchange.held import Held, held
from kindhub_mexico.exchange.reading import EncounterRead, read_encounter
from kindhub_mexico.exchange.writing import write_encounters
from kindhub_mexico.records import SCHEMA

KIND = "mexico.encounters"
NOBODY = L("No name of a child", "No trae el nombre de la niña o el niño")
IN_HUB = L("This child is in the hub already", "Esta niña o este niño ya está en el hub")
FOLIO_AGAIN = L("The same encounter as in row {row}: one folio, one day, one child",
                "La misma atención que en la fila {row}: un folio, un día, la misma niña o el mismo niño")  # fmt: skip
FOLIO_HELD = L("This encounter is in the hub already", "Esta atención ya está en el hub")
FOLIO_SHARED = L("Row {row} has this folio for another encounter: one of them is mistyped",
                 "La fila {row} tiene este folio para otra atención: uno está mal escrito")  # fmt: skip
ALSO = L("The child of row {row}", "La niña o el niño de la fila {row}")


def plan_encounters(tables: SourceTables, desk: Desk) -> ImportPlan:
    """See `kindhub.program.exchange.ImportKind.plan`."""
    planning = Planning(desk, held(desk.session))
    fresh: list[RowPlan] = []
    for table in tables.tables.values():
        for row in table.rows:
            plan = begun(row, desk)
            planning.rows.append(plan)
            if plan.verdict == "unchanged":
                continue
            read = plan.read = read_encounter(row, table)
            plan.problems, plan.as_written = read.problems, table.beside_in(row)
            if read.seen.names:
                name = read.seen.names[0]
                plan.title = name if isinstance(name, str) else name.display()
                fresh.append(plan)
            else:
                refuse(plan, table, "given", NOBODY)
    planning.people, _ = desk.recognise([plan.read.seen for plan in fresh], planning.held.journeys)
    give_people(planning.rows, fresh, planning.people, IN_HUB)
    _into_cases(planning, fresh)
    _folios(planning, fresh)
    return ImportPlan(KIND, planning.rows, planning.people, write=partial(write_encounters, known=planning.held),
                      schema=SCHEMA)  # fmt: skip


def _into_cases(planning: Planning[Held], fresh: Sequence[RowPlan]) -> None:
    """A child has one case, however many encounters."""
    cases, first_of = dict(planning.held.cases), dict[str, RowPlan]()
    for plan in fresh:
        plan.case = cases.setdefault(plan.person or "", new_id())
        first = first_of.setdefault(plan.person or "", plan)
        if first is not plan:
            plan.reasons.append(ALSO.filled(row=first.row))


def _folios(planning: Planning[Held], fresh: Sequence[RowPlan]) -> None:
    """A folio twice, on one day for one child, is one encounter; for two it is somebody's slip, and both stay."""
    first_of: dict[NumberKey, RowPlan] = {}
    for plan in fresh:
        read: EncounterRead = plan.read
        key = number_key(read.folio)
        if not key:
            continue
        first = first_of.setdefault(key, plan)
        if planning.held.folios.get(key) == (plan.person, read.day):
            read.again = True
            plan.reasons.append(FOLIO_HELD)
        elif first is not plan and (first.person, first.read.day) == (plan.person, read.day):
            read.again = True
            plan.reasons.append(FOLIO_AGAIN.filled(row=first.row))
        elif first is not plan:
            plan.reasons.append(FOLIO_SHARED.filled(row=first.row))
