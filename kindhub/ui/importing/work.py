"""What the assistant does beside the window: open, read and plan, write, report, undo. Each is one call of `run`."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kindhub.exchange.import_report import write_report
from kindhub.exchange.import_run import Cancelled, ImportResult, apply_plan, keep_mapping, make_plan, schema_of
from kindhub.exchange.import_template import write_template
from kindhub.exchange.row_memory import remembered_mapping
from kindhub.exchange.sheets import Workbook, open_workbook
from kindhub.exchange.source import FoundTable, find_tables, notes_on, read_table
from kindhub.exchange.undo_import import UndoResult, undo_import
from kindhub.i18n import tr
from kindhub.program.imports import SourceTables
from kindhub.ui.importing.facts import Facts, facts_in_hub
from kindhub.ui.importing.kept_decisions import restore_decisions
from kindhub.ui.importing.review import Review

if TYPE_CHECKING:
    from kindhub.program.exchange import ImportKind, ImportSheet
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose tables were found, and the sheets it lacks."""

    book: Workbook
    kind: ImportKind
    found: tuple[FoundTable, ...]
    missing: tuple[ImportSheet, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan to go through, and what the hub knows of everybody who is asked about."""

    review: Review
    in_hub: Mapping[str, Facts]


def _go_on(progress: Progress) -> None:
    """Stop here when asked to, in words for the person (the tasks' own `Cancelled` is silent)."""
    if progress.cancelled:
        raise Cancelled


class OpenFile:
    """Work: read the file and find its tables, with the columns as this person's office corrected them last time."""

    def __init__(self, hub: Hub, kind: ImportKind, path: Path) -> None:
        self._hub, self._kind, self._path = hub, kind, path

    def __call__(self, progress: Progress) -> Opened:
        """Open. Raises `UserError` for what is no spreadsheet or has not the sheets."""
        progress.say(tr("Reading the file…", "Leyendo el archivo…"))
        book = open_workbook(self._path)
        _go_on(progress)
        with self._hub.read() as session:
            connection, schema = session.connection(), schema_of(self._kind)
            found, missing = find_tables(
                book, self._kind, {}, lambda header: remembered_mapping(connection, schema, self._kind.key, header)
            )
        return Opened(book, self._kind, tuple(found), tuple(missing))


class MakePlan:
    """Work: remember corrected columns, read all rows, plan them."""

    def __init__(self, hub: Hub, opened: Opened, corrected: Mapping[str, FoundTable]) -> None:
        self._hub, self._opened, self._corrected = hub, opened, corrected

    def __call__(self, progress: Progress) -> Planned:
        """Plan. Writes nothing but the correction of the columns."""
        kind = self._opened.kind
        for table in self._corrected.values():
            keep_mapping(self._hub, kind, table.mapping)
        tables = {}
        for table in self._opened.found:
            _go_on(progress)
            name = table.sheet.name
            progress.say(tr("Reading the sheet “{name}”…", "Leyendo la hoja «{name}»…", name=name))
            table.mapping.require_complete(name)
            tables[table.spec.key] = read_table(table)
        progress.say(tr("Looking for who is who…", "Buscando quién es quién…"))
        book, found, missing = self._opened.book, self._opened.found, self._opened.missing
        source = SourceTables(book.name, tables, (*book.notes, *notes_on(book, kind, found, missing)))
        review = Review(make_plan(self._hub, kind, source), source)
        _go_on(progress)
        ids = {one.person for row in review.plan.rows for one in row.candidates if one.in_hub}
        with self._hub.read() as session:
            known = facts_in_hub(session, sorted(ids))
            restore_decisions(session.connection(), review, self._hub.user.uid)
        return Planned(review, known)


class WritePlan:
    """Work: write what was decided, in one commit. The plan stays as it was, so that a stopped import can go on."""

    def __init__(self, hub: Hub, review: Review, file: str) -> None:
        self._hub, self._review, self._file = hub, review, file

    def __call__(self, progress: Progress) -> ImportResult:
        """Write. Raises `Cancelled` when asked to stop; then nothing was written."""
        plan = copy.deepcopy(self._review.plan)
        decisions = self._review.final(plan)
        _go_on(progress)

        def tell(done: int, total: int) -> None:
            words = tr("{done} of {total} persons", "{done} de {total} personas", done=f"{done:,}", total=f"{total:,}")
            progress.say(words, done / total if total else None)
            if done == total:
                progress.say(tr("Writing their records…", "Guardando sus registros…"))

        return apply_plan(self._hub, plan, decisions, tell, lambda: progress.cancelled, file=self._file)


class WriteReport:
    """Work: the report of an import as XLSX; an export like any other, so it leaves a row in the ledger."""

    def __init__(self, hub: Hub, result: ImportResult, path: Path) -> None:
        self._hub, self._result, self._path = hub, result, path

    def __call__(self, _progress: Progress) -> Path:
        """Write. Raises `UserError` when the file cannot be written; then the ledger has no row either."""
        plan, unit = self._result.plan, self._result.unit or ""
        with self._hub.begin("import report") as work:
            about = {"rows": len(plan.rows), "import": unit}
            work.log("export", "import-report", unit, schema=plan.schema, about=about)
            write_report(self._result, self._path)
        return self._path


class WriteTemplate:
    """Work: an empty workbook to fill in, in the language in force. It holds no record, so nothing is told of it."""

    def __init__(self, kind: ImportKind, path: Path) -> None:
        self._kind, self._path = kind, path

    def __call__(self, _progress: Progress) -> Path:
        """Write. Raises `UserError` when the file cannot be written."""
        write_template(self._path, self._kind)
        return self._path


class Undo:
    """Work: take a whole import back."""

    def __init__(self, hub: Hub, unit: str) -> None:
        self._hub, self._unit = hub, unit

    def __call__(self, _progress: Progress) -> UndoResult:
        """Undo. Raises `UserError` when nothing of it is there any more."""
        return undo_import(self._hub, self._unit)


def with_columns(opened: Opened, table: FoundTable) -> Opened:
    """The same file with one of its tables found otherwise."""
    found = tuple(table if one.spec.key == table.spec.key else one for one in opened.found)
    return replace(opened, found=found)
