"""Which case a record belongs to, for many records at once: up the links of its table until the case is reached."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from kindhub.program.registry import LoadedProgram
from kindhub.program.workflow import Workflow
from kindhub.records.base import Record, table_of
from kindhub.records.fields import fields_of

CHUNK = 400


def cases_behind(
    session: Session, program: LoadedProgram, workflow: Workflow, record: type[Record], linked: Mapping[str, str]
) -> dict[str, str]:
    """Record id → case id, for records of one class. `linked` gives by record id what its own link holds (`link_of`).

    Records whose case nobody knows are left out.
    """
    case = table_of(workflow.record)
    link = link_of(program, record)
    found, target = dict(linked), link[1] if link else case
    while target is not case:
        above = link_of(program, _record_of(program, target))
        if above is None:
            return {}
        parents = _column(session, target, above[0], set(found.values()))
        found = {one: parents[parent] for one, parent in found.items() if parents.get(parent)}
        target = above[1]
    return found


def link_of(program: LoadedProgram, record: type[Record]) -> tuple[str, Table] | None:
    """The field that links a record to what it is a part of, and that table; None for a record that is no part."""
    tables = {table_of(one).fullname: table_of(one) for one in program.records}
    for name, spec in fields_of(record).items():
        if spec.kind == "link" and spec.target in tables:
            return name, tables[spec.target]
    return None


def _record_of(program: LoadedProgram, table: Table) -> type[Record]:
    return next(one for one in program.records if table_of(one) is table)


def linked_to(session: Session, record: type[Record], field: str, ids: Iterable[str]) -> dict[str, str]:
    """Record id → what its link holds now; records that are gone are left out."""
    return _column(session, table_of(record), field, ids)


def _column(session: Session, table: Table, name: str, ids: Iterable[str]) -> dict[str, Any]:
    wanted, found = list(ids), {}
    for start in range(0, len(wanted), CHUNK):
        some = table.c.id.in_(wanted[start : start + CHUNK])
        found.update({row[0]: row[1] for row in session.execute(select(table.c.id, table.c[name]).where(some))})
    return found
