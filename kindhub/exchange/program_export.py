"""Writes everything of a program that a person may see: one sheet per record, every field, in words people read."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.errors import UserError
from kindhub.exchange.list_export import SHORTEST_REASON, WHY
from kindhub.exchange.tables import SheetTable, TableColumn
from kindhub.exchange.write_xlsx import write_tables
from kindhub.i18n import L
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import Record, table_of
from kindhub.records.codes import code_list
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.records.organisation import Organisation, UserAccount
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub.services.leaving import may_leave
from kindhub.services.search.cards import card
from kindhub.storage.hub import Hub

ID, AS_WRITTEN = L("Id", "Id"), L("As written", "Como estaba escrito")


def export_program(hub: Hub, program: LoadedProgram, path: Path, reason: str) -> dict[str, int]:
    """Write a workbook of all records in the person's scope that may leave this computer; returns rows by table.

    Raises `Refused` without the right `export` and `UserError` without a reason or where the file cannot be written;
    then nothing is written and nothing is told.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise UserError(WHY)
    hub.user.require(program.key, "export")
    titles = {form.record: form.title for form in program.forms}
    with hub.begin("export") as work:
        named = _names(work.session)
        tables = [
            _sheet(work.session, record, titles.get(record), named, may_leave(program, record))
            for record in program.records
        ]
        counts = {str(table_of(r).name): len(list(t.rows)) for r, t in zip(program.records, tables, strict=True)}
        about = {"rows": counts, "file": path.suffix.lower()}
        work.log("export", "records", schema=program.key, reason=reason.strip(), about=about)
        write_tables(path, tables)
    return counts


def _sheet(
    session: Session, record: type[Record], title: L | None, named: Mapping[str, Mapping[str, str]], leaving: Any
) -> SheetTable:
    specs = fields_of(record)
    columns = [TableColumn(ID), *(TableColumn(spec.label) for spec in specs.values()), TableColumn(AS_WRITTEN)]
    return SheetTable(title or str(table_of(record).name), columns, list(_rows(session, record, specs, named, leaving)))


def _rows(
    session: Session,
    record: type[Record],
    specs: Mapping[str, FieldSpec],
    named: Mapping[str, Mapping[str, str]],
    leaving: Any,
) -> Iterator[list[Any]]:
    asked = select(record).order_by(col(record.id))
    for one in session.scalars(asked if leaving is None else asked.where(leaving)):
        cells = [_word(spec, getattr(one, name), named) for name, spec in specs.items()]
        yield [one.id, *cells, "; ".join(f"{name}: {text}" for name, text in one.as_written.items()) or None]


def _names(session: Session) -> dict[str, dict[str, str]]:
    """What ids are called, by kind of field."""
    asked = {
        "person": select(card.c.person_id, card.c.name),
        "organisation": select(col(Organisation.id), col(Organisation.name)),
        "user": select(col(UserAccount.uid), col(UserAccount.name)),
    }
    return {kind: {str(key): str(name) for key, name in session.execute(ask)} for kind, ask in asked.items()}


def _word(spec: FieldSpec, value: Any, named: Mapping[str, Mapping[str, str]]) -> Any:
    if value is None or value == ():
        return None
    if spec.kind in named:
        return named[spec.kind].get(value, value)
    if spec.kind == "code" and spec.codes:
        return code_list(spec.codes).label(value)
    if spec.kind == "codes" and spec.codes:
        return ", ".join(code_list(spec.codes).label(one) for one in value)
    if spec.kind == "place":
        return places().path_label(value)
    if spec.kind == "money":
        return value / 100
    return value.show() if isinstance(value, PartialDate) else value
