"""What a sheet of a form would do: a row finds its case by the number and adds a record, or completes the one held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.exchange.form_import.reading import CASE_NUMBER, FormReader, RowRead
from kindhub.exchange.form_import.writing import RowToWrite, write_rows
from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.program.imports import Desk, ImportPlan, RowPlan, SourceRow, SourceTable, SourceTables
from kindhub.program.workflow import Workflow
from kindhub.records.base import Record
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.services.case_numbers import CaseNumbers
from kindhub.services.forms import values_of
from kindhub.services.needs import NEEDED, lacking
from kindhub.storage.guard import problems_of

NO_NUMBER = L("No case number", "No trae número de caso")
NO_CASE = L("No case has this number", "Ningún caso tiene este número")
TWO_CASES = L("More than one case has this number", "Más de un caso tiene este número")
NOTHING_NEW = L("Nothing new in it", "No trae nada nuevo")
COMPLETES = L("Completes what the hub holds", "Completa lo que ya está en el hub")
HELD = L("The hub holds another value; that one stays", "El hub tiene otro dato; ese se queda")
NOTHING = (None, "", ())


def plan_form(kind: str, flow: Workflow, form: Form, tables: SourceTables, desk: Desk) -> ImportPlan:
    """The plan of a file of this kind; see `kindhub.program.exchange.ImportKind.plan`."""
    plan = ImportPlan(kind, [], write=write_rows, schema=kind.partition(".")[0])
    for table in tables.tables.values():
        planning = _Planning(desk.session, flow, form, table)
        before = desk.seen_before()
        plan.rows.extend(planning.row(row, before.get(row.key)) for row in table.rows)
    return plan


class _Planning:
    """The rows of one table, one after the other: a row sees what the rows above it would have written."""

    def __init__(self, session: Session, flow: Workflow, form: Form, table: SourceTable) -> None:
        self._form = form
        self._specs = _specs(form, table)
        self._reader = FormReader(session, self._specs, table)
        self._cases = CaseNumbers.of(session, flow)
        self._of_case = "id" if form.record is flow.record else form.parent
        self._held: dict[str, Any] = {} if form.many else _held(session, form, self._of_case)

    def row(self, row: SourceRow, before: Mapping[str, str] | None) -> RowPlan:
        """What this row would do."""
        number = row.cell(CASE_NUMBER).written.strip()
        plan = RowPlan(row.sheet, row.number, "refused", title=number, source_key=row.key)
        if before is not None:
            plan.verdict, plan.person, plan.case = "unchanged", before.get("person"), before.get("case")
            return plan
        found = self._cases.find(number)
        if len(found) != 1:
            plan.reasons.append(TWO_CASES if found else NO_CASE if number else NO_NUMBER)
            return plan
        ((plan.case, person),) = found.items()
        plan.person = person or None
        said = self._reader.read(row)
        held = self._held.get(plan.case)
        if said.is_empty:
            plan.verdict, plan.reasons = "unchanged", [NOTHING_NEW]
        elif held is None:
            self._add(plan, said)
        else:
            self._complete(plan, said, held)
        plan.problems, plan.as_written = said.problems, said.as_written
        return plan

    def _add(self, plan: RowPlan, said: RowRead) -> None:
        record = self._tried(plan, said, {self._form.parent: plan.case})
        if record is None:
            return
        missing = lacking(self._form, values_of(record), record.absent, "create")
        if missing:
            specs = fields_of(self._form.record)
            plan.reasons += [_about(specs[name].label, NEEDED) for name in missing]
            return
        plan.verdict = "new"
        plan.read = RowToWrite(record, said)
        if not self._form.many:
            self._held[str(plan.case)] = record

    def _complete(self, plan: RowPlan, said: RowRead, held: Any) -> None:
        """Fill what is empty; another value for what is not is kept in words, and said."""
        for name, value in list(said.values.items()):
            there = getattr(held, name)
            if there == value:
                del said.values[name]
            elif there not in NOTHING and not (name == "currency" and _no_amount(held)):
                said.put_aside(name, self._reader.heading(name), HELD, _words(value))
        said.absent = {n: why for n, why in said.absent.items() if getattr(held, n) in NOTHING and n not in held.absent}
        said.as_written = {n: text for n, text in said.as_written.items() if text not in held.as_written.get(n, "")}
        if said.is_empty:
            plan.verdict, plan.reasons = "unchanged", [NOTHING_NEW]
            return
        start = {name: getattr(held, name) for name in fields_of(self._form.record)}
        record = self._tried(plan, said, {**start, "id": held.id})
        if record is not None:
            plan.verdict, plan.reasons = "same", [COMPLETES]
            plan.read = RowToWrite(held, said)
            self._held[str(plan.case)] = record

    def _tried(self, plan: RowPlan, said: RowRead, start: Mapping[str, Any]) -> Any:
        """The record as it would be. Values the guard refuses go beside their field; None if that does not help."""
        for _attempt in range(2):
            record: Any = self._form.record(**{**start, **said.values})
            record.absent = {n: why for n, why in said.absent.items() if getattr(record, n) in NOTHING}
            wrong = problems_of(record)
            if not wrong:
                record.as_written = dict(said.as_written)
                return record
            for one in wrong:
                if one.field in said.values:
                    written = _words(said.values[one.field])
                    said.put_aside(one.field, self._reader.heading(one.field), one.advice, written)
        plan.reasons += [_about(one.label, one.advice) for one in wrong]
        return None


def _specs(form: Form, table: SourceTable) -> list[FieldSpec]:
    """The fields that have a column in the sheet; a currency always, for an amount brings its own."""
    specs = fields_of(form.record)
    return [spec for name, spec in specs.items() if name in table.columns or name == "currency"]


def _held(session: Session, form: Form, of_case: str) -> dict[str, Any]:
    """Case id → the record of this form that its page shows: the first one."""
    found: dict[str, Any] = {}
    for record in session.scalars(select(form.record).order_by(col(form.record.id))):
        session.expunge(record)
        found.setdefault(str(getattr(record, of_case)), record)
    return found


def _no_amount(record: Any) -> bool:
    """Whether nothing is counted in the record's currency yet, so that it is only a default."""
    record_type: type[Record] = type(record)
    specs = fields_of(record_type).values()
    return not any(spec.kind == "money" and getattr(record, spec.name) is not None for spec in specs)


def _about(label: L, advice: L) -> L:
    return L(f"{label.en}: {advice.en}", f"{label.es}: {advice.es}")


def _words(value: Any) -> str:
    """A value as words that may be kept beside a field."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return value.show() if hasattr(value, "show") else str(value)
