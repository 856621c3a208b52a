"""The plan for a register: which file each row belongs to, what is odd about it, and what must not stay where it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.program.imports import (
    ColumnProblem,
    Desk,
    ImportPlan,
    RowPlan,
    SourceRow,
    SourceTable,
    SourceTables,
    words_of,
)
from kindhub.program.row_plans import begun_in
from kindhub.records.base import new_secret_id
from kindhub.records.codes import code_list
from kindhub_gbv import records as r
from kindhub_gbv.codes import normal_code, normal_incident
from kindhub_gbv.exchange import sentences as say
from kindhub_gbv.exchange.names import KnownNames
from kindhub_gbv.exchange.rows import (
    IdentityRead,
    IncidentRead,
    read_identity,
    read_incident,
    read_referral,
    read_survivor,
)
from kindhub_gbv.exchange.writing import write_workbook
from kindhub_gbv.records import SCHEMA


@dataclass(slots=True)
class Planning:
    """What is known while the sheets are gone through. `files`: survivor code → case id, of the hub and of the plan."""

    tables: SourceTables
    desk: Desk
    known_names: KnownNames
    files: dict[str, str] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    incidents: dict[str, str] = field(default_factory=dict)
    held_incidents: set[str] = field(default_factory=set)
    rows: list[RowPlan] = field(default_factory=list)


def plan_workbook(tables: SourceTables, desk: Desk) -> ImportPlan:
    """See `kindhub.program.exchange.ImportKind.plan`."""
    planning = Planning(tables, desk, _names(tables, desk))
    for case_id, number in desk.session.execute(select(col(r.Case.id), col(r.Case.number))):
        planning.files[normal_code(number or "")] = case_id
    planning.held = set(planning.files)
    for number, written in desk.session.execute(select(col(r.Incident.number), col(r.Incident.case_id))):
        planning.incidents[number or ""] = written or ""
    planning.held_incidents = set(planning.incidents)
    for key, plan_row in _PLANNERS:
        table = tables.tables.get(key)
        for row in table.rows if table else ():
            _plan_row(planning, table, row, plan_row)
    _one_survivor_two_codes(planning)
    return ImportPlan("gbv.workbook", planning.rows, write=write_workbook, schema=SCHEMA)


PlanRow = Callable[[Planning, SourceTable, SourceRow, RowPlan], None]


def _plan_row(planning: Planning, table: Any, row: SourceRow, plan_row: PlanRow) -> None:
    plan = begun_in(table, row, planning.desk)
    planning.rows.append(plan)
    if plan.verdict == "new":
        plan_row(planning, table, row, plan)


def _survivor(planning: Planning, table: SourceTable, row: SourceRow, plan: RowPlan) -> None:
    code = _code(table, row, plan)
    if not code:
        return
    plan.read = read_survivor(row, code, planning.known_names)
    _warn_named(plan, plan.read.named)
    if code in planning.files:
        plan.verdict = "same"
        plan.reasons.append(say.IN_HUB if code in planning.held else say.CODE_TWICE)
    plan.case = planning.files.setdefault(code, new_secret_id())


def _incident(planning: Planning, table: SourceTable, row: SourceRow, plan: RowPlan) -> None:
    number = normal_incident(words_of(row.cell("incident")))
    code = _code(table, row, plan)
    if not code and not number:
        return
    plan.verdict, plan.title = "new", f"{number} · {code}"
    plan.read = read_incident(row, code, number, planning.known_names)
    _belongs(planning, table, plan, code)
    if number in planning.incidents:
        plan.verdict = "same"
        plan.reasons.append(say.INCIDENT_IN_HUB if number in planning.held_incidents else say.INCIDENT_TWICE)
        if planning.incidents[number] != (plan.case or ""):
            plan.problems.append(ColumnProblem(_heading(table, "code"), say.OTHER_FILE, code))
    else:
        planning.incidents[number] = plan.case or ""
    _warn_named(plan, plan.read.named)
    _dates(table, plan, plan.read)
    outcome, typed = plan.read.outcome, plan.read.said.values.get("type_typed")
    if typed is not None and outcome.core_type is not None and typed != outcome.core_type:
        labels = code_list("gbv.core_type").codes
        words = say.contradiction(labels[outcome.core_type].label, labels[typed].label)
        plan.problems.append(ColumnProblem(_heading(table, "type_typed"), words, row.cell("type_typed").written))
    if outcome.core_type is None:
        plan.problems.append(ColumnProblem(_heading(table, "type_typed"), say.NO_TYPE))


def _dates(table: SourceTable, plan: RowPlan, read: IncidentRead) -> None:
    reported, happened = read.said.values.get("reported_on"), read.said.values.get("happened_on")
    if reported is not None and happened is not None and happened.is_after(reported) is True:
        plan.problems.append(ColumnProblem(_heading(table, "happened_on"), say.AFTER_REPORT, happened.written))


def _referral(planning: Planning, table: SourceTable, row: SourceRow, plan: RowPlan) -> None:
    code = _code(table, row, plan)
    if not code:
        return
    plan.read = read_referral(row, code, planning.known_names)
    plan.title = f"{code} · {plan.read.incident}"
    _warn_named(plan, plan.read.named)
    _belongs(planning, table, plan, code)
    number = plan.read.incident
    if number and number not in planning.incidents:
        plan.problems.append(ColumnProblem(_heading(table, "incident"), say.NO_INCIDENT, number))
    elif number and planning.incidents[number] != (plan.case or ""):
        plan.problems.append(ColumnProblem(_heading(table, "code"), say.OTHER_FILE, code))
    values = plan.read.said.values
    if values.get("status") == "referred" and values.get("consented") is not True:
        plan.problems.append(ColumnProblem(_heading(table, "consented"), say.WITHOUT_CONSENT))


def _identity(planning: Planning, table: SourceTable, row: SourceRow, plan: RowPlan) -> None:
    code = normal_code(words_of(row.cell("code")))
    plan.title, plan.read = code, read_identity(row, code)
    if not code:
        plan.problems.append(ColumnProblem(_heading(table, "code"), say.ASIDE))
    elif code not in planning.files:
        plan.problems.append(ColumnProblem(_heading(table, "code"), say.IDENTITY_ALONE, code))
    else:
        plan.case = planning.files[code]


def _code(table: SourceTable, row: SourceRow, plan: RowPlan) -> str:
    code = normal_code(words_of(row.cell("code")))
    plan.title = code
    if not code:
        plan.verdict = "refused"
        plan.reasons.append(say.NO_CODE)
        plan.problems.append(ColumnProblem(_heading(table, "code"), say.NO_CODE))
    return code


def _belongs(planning: Planning, table: SourceTable, plan: RowPlan, code: str) -> None:
    plan.case = planning.files.get(code)
    if plan.case is None:
        plan.reasons.append(say.ORPHAN)
        plan.problems.append(ColumnProblem(_heading(table, "code"), say.ORPHAN, code))


def _warn_named(plan: RowPlan, named: dict[str, str]) -> None:
    """The words themselves are not said again: the report of an import is read by more people than the vault is."""
    for heading in named:
        plan.problems.append(ColumnProblem(heading, say.NAME_HERE))
        plan.as_written.pop(heading, None)
    if named:
        plan.reasons.append(say.NAME_HERE)


def _names(tables: SourceTables, desk: Desk) -> KnownNames:
    sheet = tables.tables.get("identities")
    here = [(words_of(row.cell("given")), words_of(row.cell("surnames"))) for row in (sheet.rows if sheet else ())]
    vault = [(one.given or "", one.surnames or "") for one in desk.session.scalars(select(r.Identity))]
    return KnownNames((*here, *vault))


def _one_survivor_two_codes(planning: Planning) -> None:
    """The same telephone and nearly the same name under two codes is said on the later row; nothing is joined."""
    by_phone: dict[str, list[RowPlan]] = defaultdict(list)
    for plan in planning.rows:
        if isinstance(plan.read, IdentityRead) and (phone := plan.read.digits):
            by_phone[phone].append(plan)
    for rows in by_phone.values():
        for plan, other in _pairs(rows):
            if plan.title != other.title and planning.desk.same_name(plan.read.name, (other.read.name,)):
                plan.problems.append(ColumnProblem("", say.perhaps_one(other.row, other.title)))


def _pairs(rows: list[RowPlan]) -> Iterable[tuple[RowPlan, RowPlan]]:
    return ((later, rows[place]) for number, later in enumerate(rows) for place in range(number))


def _heading(table: SourceTable, key: str) -> str:
    return table.columns.get(key, key)


_PLANNERS: tuple[tuple[str, PlanRow], ...] = (
    ("survivors", _survivor), ("incidents", _incident), ("referrals", _referral), ("identities", _identity),
)  # fmt: skip
