"""The plan for a partner's workbook: whose rows are whose, which are one case, and which belong to nobody known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kindhub.exchange.own_people import give_people
from kindhub.i18n import L
from kindhub.program.imports import (
    ColumnProblem,
    Desk,
    ImportPlan,
    PersonGroup,
    RowPlan,
    SourceRow,
    SourceTable,
    SourceTables,
    words_of,
)
from kindhub.program.row_plans import begun_in
from kindhub.records.names import NameParts, words
from kindhub_reintegration.exchange.case_numbers import normal_number, usual_prefix
from kindhub_reintegration.exchange.cases import KnownCase, assign_cases
from kindhub_reintegration.exchange.closings import ClosingRead, read_closing
from kindhub_reintegration.exchange.follow_ups import FollowUpRead, read_follow_up
from kindhub_reintegration.exchange.held import held_cases, held_names
from kindhub_reintegration.exchange.referrals import names_of, read_referral
from kindhub_reintegration.exchange.writing import write_workbook

NOBODY = L("Neither a name nor an identity number", "No trae nombre ni número de identidad")
NO_ROW = L("Neither a case number nor a name", "No trae número de caso ni nombre")
ORPHAN = L(
    "This case number is not among the referrals: kept and listed, not counted",
    "Este número de caso no está entre las referencias: se guarda y se lista, no se cuenta",
)
OTHER_CHILD = L(
    "The name is not that of the child of this case: kept and listed, not counted",
    "El nombre no es el de la niña o niño de este caso: se guarda y se lista, no se cuenta",
)
REPEATS = L("Repeats row {row}", "Repite la fila {row}")
TYPED_TWICE = L("The same referral as row {row}", "La misma referencia que la fila {row}")
LATER = L("A later referral of the child in row {row}", "Referencia posterior de la niña o niño de la fila {row}")
IN_HUB = L("This child is in the hub already", "Esta niña o niño ya está en el hub")
SHARED_NUMBER = L(
    "Row {row} has the same number for somebody else: one of them is mistyped",
    "La fila {row} tiene el mismo número para otra persona: uno está mal escrito",
)
SHARED_CASE = L(
    "Row {row} has the same case number for another child",
    "La fila {row} tiene el mismo número de caso para otra niña o niño",
)


@dataclass(slots=True)
class _Planning:
    """What is known while the sheets are gone through."""

    tables: SourceTables
    desk: Desk
    prefix: str = ""
    rows: list[RowPlan] = field(default_factory=list)
    people: list[PersonGroup] = field(default_factory=list)
    held: list[KnownCase] = field(default_factory=list)
    cases: dict[str, list[KnownCase]] = field(default_factory=dict)
    names: dict[str, list[NameParts | str]] = field(default_factory=dict)
    group_of_person: dict[str, int] = field(default_factory=dict)


def plan_workbook(tables: SourceTables, desk: Desk) -> ImportPlan:
    """See `kindhub.program.exchange.ImportKind.plan`."""
    planning = _Planning(tables, desk)
    numbers = [words_of(row.cell("number")) for table in tables.tables.values() for row in table.rows]
    planning.prefix = usual_prefix(list(numbers))
    planning.held = held_cases(desk.session)
    _referrals(planning)
    if "follow_ups" in tables.tables:
        _attach(planning, tables.tables["follow_ups"], read_follow_up)
    if "closings" in tables.tables:
        _attach(planning, tables.tables["closings"], read_closing)
    held = planning.held
    return ImportPlan(
        "reintegration.workbook",
        planning.rows,
        planning.people,
        write=lambda work, plan: write_workbook(work, plan, held),
        schema="reintegration",
    )


def _referrals(planning: _Planning) -> None:
    table = planning.tables.tables["referrals"]
    called = _called_elsewhere(planning)
    fresh: list[RowPlan] = []
    by_number = {case.id: case for case in planning.held}
    for row in table.rows:
        plan = begun_in(table, row, planning.desk)
        planning.rows.append(plan)
        if plan.verdict == "unchanged":
            case = by_number.get(plan.case or "")
            if case:
                case.numbers.add(normal_number(words_of(row.cell("number")), planning.prefix))
            continue
        number = normal_number(words_of(row.cell("number")), planning.prefix)
        plan.read = read_referral(row, planning.prefix, called.get(number, ()))
        plan.title = _title(row)
        if not plan.read.seen.names:
            plan.verdict = "refused"
            plan.problems.append(ColumnProblem(table.columns.get("given", "given"), NOBODY))
            plan.reasons.append(NOBODY)
        else:
            fresh.append(plan)
    _recognise(planning, fresh)
    _into_cases(planning, fresh)
    _shared_numbers(fresh, table)


def _called_elsewhere(planning: _Planning) -> dict[str, tuple[str, ...]]:
    """Names under each case number on the other sheets; often fuller than on the referral."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key in ("follow_ups", "closings"):
        table = planning.tables.tables.get(key)
        for row in table.rows if table else ():
            name = words_of(row.cell("name"))
            if name:
                found[normal_number(words_of(row.cell("number")), planning.prefix)][" ".join(name.split())] = None
    return {number: tuple(names) for number, names in found.items()}


def _title(row: SourceRow) -> str:
    return " ".join(name if isinstance(name, str) else name.display() for name in names_of(row))


def _recognise(planning: _Planning, fresh: list[RowPlan]) -> None:
    """Bring together the rows of one child and say so on each."""
    planning.people, _ = planning.desk.recognise([plan.read.seen for plan in fresh])
    for place, group in enumerate(planning.people):
        planning.group_of_person[group.person] = place
        planning.names[group.person] = [name for seen in group.seen for name in seen.names]
    give_people(planning.rows, fresh, planning.people, IN_HUB)


def _into_cases(planning: _Planning, fresh: list[RowPlan]) -> None:
    cases = assign_cases(fresh, [_copy(case) for case in planning.held])
    first_of_child: dict[str, RowPlan] = {}
    for case in cases:
        for number in case.numbers:
            planning.cases.setdefault(number, []).append(case)
        for plan in case.rows:
            first = first_of_child.setdefault(plan.person or "", plan)
            if plan is not case.rows[0]:
                plan.reasons.append(TYPED_TWICE.filled(row=case.rows[0].row))
            elif plan is not first:
                plan.reasons.append(LATER.filled(row=first.row))
    for number, known in planning.cases.items():
        owners = {case.person: case for case in known}
        if number and len(owners) > 1:
            lines = [plan for case in known for plan in case.rows if plan.read.number == number]
            for plan in lines[1:]:
                plan.problems.append(
                    ColumnProblem("number", SHARED_CASE.filled(row=lines[0].row), plan.read.written_number)
                )


def _copy(case: KnownCase) -> KnownCase:
    return KnownCase(case.id, case.person, set(case.numbers), case.received, case.in_hub)


def _shared_numbers(fresh: list[RowPlan], table: SourceTable) -> None:
    """A number that stands on rows of two children is somebody's slip; both rows stay apart and say so."""
    owners: dict[tuple[str, str], RowPlan] = {}
    for plan in fresh:
        for kind, written in plan.read.seen.identifiers:
            digits = "".join(sign for sign in written if sign.isalnum())
            if kind == "old_register" or len(digits) < 6:
                continue
            other = owners.setdefault((kind, digits), plan)
            if other.person != plan.person:
                heading = table.columns.get(kind, kind)
                plan.problems.append(ColumnProblem(heading, SHARED_NUMBER.filled(row=other.row), written))


def _attach(planning: _Planning, table: SourceTable, read: Any) -> None:
    """Follow-ups and closings go to cases by number, checked by name; what belongs to no case is kept as an orphan."""
    seen: dict[tuple[Any, ...], RowPlan] = {}
    persons = {case.person for cases in planning.cases.values() for case in cases if case.in_hub}
    for person, names in held_names(planning.desk.session, persons).items():
        planning.names.setdefault(person, []).extend(names)
    for row in table.rows:
        plan = begun_in(table, row, planning.desk)
        planning.rows.append(plan)
        if plan.verdict == "unchanged":
            continue
        line: FollowUpRead | ClosingRead = read(row, planning.prefix)
        plan.read, plan.title = line, line.name
        plan.problems.extend(
            replace(one, column=table.columns.get(one.column, one.column)) for one in getattr(line, "problems", ())
        )
        if not line.number and not line.name:
            plan.verdict = "refused"
            plan.problems.append(ColumnProblem(table.columns.get("number", "number"), NO_ROW))
            plan.reasons.append(NO_ROW)
            continue
        repeated = seen.setdefault(line.same, plan)
        _to_case(planning, plan, line)
        if repeated is not plan and repeated.case == plan.case:
            plan.verdict = "same"
            plan.reasons.append(REPEATS.filled(row=repeated.row))


def _to_case(planning: _Planning, plan: RowPlan, line: FollowUpRead | ClosingRead) -> None:
    known = planning.cases.get(line.number, ())
    if not known:
        plan.reasons.append(ORPHAN)
        return
    case = next(_fitting(planning, known, line.name), None)
    if case is None:
        plan.reasons.append(OTHER_CHILD)
        plan.problems.append(ColumnProblem("name", OTHER_CHILD, line.name))
        return
    plan.case, plan.person = case.id, case.person
    plan.group = planning.group_of_person.get(case.person)
    if line.name and not _is_said(line.name, planning.names.get(case.person, ())):
        line.spelling = line.name


def _is_said(name: str, names: Sequence[NameParts | str]) -> bool:
    """Whether every word of a name is a word of the child's own lines; else its spelling is worth keeping."""
    known = {word for one in names for word in words(one if isinstance(one, str) else one.display())}
    return known.issuperset(words(name))


def _fitting(planning: _Planning, known: Any, name: str) -> Iterator[KnownCase]:
    """Cases of that number whose child may bear the name; where no name is written, any."""
    names: Mapping[str, list[NameParts | str]] = planning.names
    for case in known:
        if not name or not names.get(case.person) or planning.desk.same_name(name, names[case.person]):
            yield case
