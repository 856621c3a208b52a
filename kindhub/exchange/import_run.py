"""Make a plan of a file, and write a plan: everything in one unit of work, or nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kindhub.errors import Stopped
from kindhub.exchange.caregivers import caregiver_records
from kindhub.exchange.desk import ImportDesk
from kindhub.exchange.form_import import form_kinds
from kindhub.exchange.hub_persons import held_persons
from kindhub.exchange.mapping import ColumnMapping
from kindhub.exchange.people_import import PEOPLE
from kindhub.exchange.person_writing import completing_records, new_person_records
from kindhub.exchange.resolving import resolve
from kindhub.exchange.row_memory import remember_mapping, remember_rows, remembered_mapping
from kindhub.exchange.source import SheetChoice, read_source
from kindhub.exchange.told_apart import keep_told_apart, told_apart
from kindhub.i18n import L
from kindhub.program.exchange import ImportKind
from kindhub.program.imports import NEW, SKIP, ImportPlan, PersonGroup, SourceTables, UnsurePolicy
from kindhub.program.registry import Programs
from kindhub.storage.garbage import circles_later
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

FLUSH_EVERY = 1_000
"""Persons written at once; large enough for one statement per table, small enough to answer *Cancel* at once."""

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]


class Cancelled(Stopped):
    """The person stopped the import; nothing of it was written."""

    def __init__(self) -> None:
        super().__init__(
            L("The import was stopped. Nothing was written.", "La importación se detuvo. No se escribió nada.")
        )


@dataclass(slots=True)
class ImportResult:
    """What an import did. `unit` is its name for `undo_import`; None when there was nothing to write.

    `persons_new` are shared persons, or those the program keeps for itself where the plan says so.
    """

    kind: str
    file: str
    unit: str | None
    plan: ImportPlan
    persons_new: int = 0
    persons_completed: int = 0
    counts: dict[str, dict[str, int]] = field(default_factory=dict)


def import_kinds(hub: Hub) -> dict[str, ImportKind]:
    """Every kind of file that can be imported here: those of `file_kinds`, and a sheet for every form."""
    return all_kinds(hub.programs)


def all_kinds(programs: Programs) -> dict[str, ImportKind]:
    """The same of these programs, without a hub: a template needs none."""
    of_forms = {kind.key: kind for program in programs for kind in form_kinds(program)}
    return {**_of_files(programs), **of_forms}


def file_kinds(hub: Hub) -> dict[str, ImportKind]:
    """The general list of persons and the kinds of file that the programs offer."""
    return _of_files(hub.programs)


def _of_files(programs: Programs) -> dict[str, ImportKind]:
    return {kind.key: kind for kind in (PEOPLE, *(kind for program in programs for kind in program.exchange))}


def read_file(
    hub: Hub, path: Path | str, kind: ImportKind, choices: Mapping[str, SheetChoice] | None = None
) -> SourceTables:
    """Read a file with the mappings that were corrected here before. See `read_source`."""
    with circles_later(), hub.read() as session:
        connection = session.connection()
        schema = schema_of(kind)
        return read_source(path, kind, choices, lambda header: remembered_mapping(connection, schema, kind.key, header))


def keep_mapping(hub: Hub, kind: ImportKind, mapping: ColumnMapping) -> None:
    """Remember a corrected mapping for the next file with the same header row."""
    with hub.begin(reason="import mapping") as work:
        connection = work.session.connection()
        remember_mapping(connection, schema_of(kind), kind.key, mapping.fingerprint, mapping.to_remember())


def schema_of(kind: ImportKind) -> str:
    """The file whose rows a kind brings: the program's that its key begins with, else the shared one."""
    return kind.key.partition(".")[0] if "." in kind.key else "main"


def make_plan(
    hub: Hub, kind: ImportKind, tables: SourceTables, *, match: bool = True, unsure: UnsurePolicy = "ask"
) -> ImportPlan:
    """What importing these tables would do. Writes nothing. Needs the right `import`.

    `match=False` makes every row a new person. `unsure` decides open questions beforehand: `new` gives each its own
    person, `skip` leaves them out, `ask` leaves them open.
    """
    schema = schema_of(kind)
    hub.user.require("hub" if schema == "main" else schema, "import")
    with circles_later(), hub.read() as session:
        desk = ImportDesk(session, schema, kind.key, match=match)
        plan: ImportPlan = kind.plan(tables, desk)
    plan.kind, plan.schema = kind.key, schema
    plan.notes = (*tables.notes, *plan.notes)
    decide_unsure(plan, unsure)
    return plan


def decide_unsure(plan: ImportPlan, unsure: UnsurePolicy) -> None:
    """Decide all open questions alike; `ask` leaves them open."""
    if unsure != "ask":
        for row in plan.open_questions:
            row.decision = NEW if unsure == "new" else SKIP


def apply_plan(
    hub: Hub,
    plan: ImportPlan,
    decisions: Mapping[int, str] | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    *,
    file: str = "",
) -> ImportResult:
    """Write the plan in one unit of work. `decisions`: place of a row in `plan.rows` → `new`, `skip`, `same:<id>`.

    A question that nobody decided is left out and stays in the report. Raises `Cancelled` when `cancel()` turns true:
    then, as after any error, nothing was written.
    """
    answers = dict(decisions or {})
    for place, decision in answers.items():
        plan.rows[place].decision = decision
    told = told_apart(plan, answers)
    hub.user.require("hub" if plan.schema == "main" else plan.schema, "import")
    decided = resolve(plan)
    people = [] if plan.own_people else decided
    result = ImportResult(plan.kind, file, None, plan, counts=plan.counts())
    if not any(row.verdict not in ("unchanged", "refused") and not row.left_out for row in plan.rows):
        return result
    with circles_later(), hub.begin(reason=f"import {plan.kind}") as work:
        writing = _Writing(work, progress, cancel, len(people))
        result.persons_new, result.persons_completed = writing.people(people)
        if plan.own_people:
            result.persons_new = sum(not one.in_hub for one in decided)
        writing.stop_if_asked()
        if plan.write:
            plan.write(work, plan)
        writing.stop_if_asked()
        keep_told_apart(work, told)
        _remember(work, plan, answers)
        work.log("import", plan.kind, work.id, schema=plan.schema, about={"counts": result.counts})
        result.unit = work.id
    return result


@dataclass(slots=True)
class _Writing:
    """Writes persons in pieces, telling how far it is."""

    work: UnitOfWork
    progress: Progress | None
    cancel: Cancel | None
    total: int

    def people(self, people: list[PersonGroup]) -> tuple[int, int]:
        """Write all persons with their parts; gives how many are new and how many were completed."""
        fresh = [group for group in people if not group.in_hub]
        known = [group for group in people if group.in_hub]
        done = 0
        for start in range(0, len(fresh), FLUSH_EVERY):
            chunk = fresh[start : start + FLUSH_EVERY]
            self.work.insert_many([one for group in chunk for one in new_person_records(group.person, group.seen)])
            done += len(chunk)
            self._tell(done)
        completed = 0
        for start in range(0, len(known), FLUSH_EVERY):
            chunk = known[start : start + FLUSH_EVERY]
            held = held_persons(self.work.session, [group.person for group in chunk])
            records = []
            for group in chunk:
                added = completing_records(held[group.person], group.seen)
                completed += bool(added) or self.work.session.is_modified(held[group.person].person)
                records += added
            self.work.insert_many(records)
            done += len(chunk)
            self._tell(done)
        self.work.insert_many(caregiver_records(self.work.session, people))
        return len(fresh), completed

    def _tell(self, done: int) -> None:
        self.stop_if_asked()
        if self.progress:
            self.progress(done, self.total)

    def stop_if_asked(self) -> None:
        """Leave the unit of work, and with it everything written so far."""
        if self.cancel and self.cancel():
            raise Cancelled


def _remember(work: UnitOfWork, plan: ImportPlan, answers: Mapping[int, str]) -> None:
    """Rows that came in; of a plan that does not remember its rows, those over which somebody decided."""
    rows: dict[str, dict[str, Any]] = {
        row.source_key: {"unit": work.id, "person": row.person, "case": row.case}
        for place, row in enumerate(plan.rows)
        if row.source_key and row.verdict not in ("unchanged", "refused") and not row.left_out
        if plan.remember_rows or place in answers
    }
    remember_rows(work.session.connection(), plan.schema, plan.kind, rows)
