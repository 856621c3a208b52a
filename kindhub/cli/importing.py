"""`import` and `undo`."""

import argparse
from pathlib import Path

from kindhub.cli.opening import opened
from kindhub.cli.printing import as_json, as_table, say
from kindhub.errors import UserError
from kindhub.exchange.import_report import rows_as_json, write_report
from kindhub.exchange.import_run import ImportResult, all_kinds, apply_plan, import_kinds, make_plan, read_file
from kindhub.i18n import L, tr

NO_KIND = L("There is no import “{kind}”. There are: {known}.", "No hay una importación «{kind}». Hay: {known}.")


def run_import(options: argparse.Namespace) -> int:
    """Read a spreadsheet into the hub; counts per sheet and verdict are printed, nothing unsure is decided unasked."""
    with opened(options) as hub:
        kinds = import_kinds(hub)
        if options.kind not in kinds:
            raise UserError(NO_KIND, kind=options.kind, known=", ".join(kinds))
        kind = kinds[options.kind]
        tables = read_file(hub, options.file, kind)
        plan = make_plan(hub, kind, tables, match=not options.no_match, unsure=options.unsure)
        if options.dry_run:
            result = ImportResult(kind.key, Path(options.file).name, None, plan, counts=plan.counts())
        else:
            result = apply_plan(hub, plan, file=Path(options.file).name)
        if options.report:
            write_report(result, Path(options.report))
    _print(options, result)
    return 0


def template(options: argparse.Namespace) -> int:
    """Write an empty workbook with the columns of an import, in the language in force; needs no passphrase."""
    from kindhub import app
    from kindhub.exchange.import_template import write_template

    kinds = all_kinds(app.installed_programs())
    if options.kind not in kinds:
        raise UserError(NO_KIND, kind=options.kind, known=", ".join(kinds))
    columns = write_template(Path(options.file), kinds[options.kind])
    if options.json:
        as_json({"kind": options.kind, "file": options.file, "columns": columns})
    else:
        say(tr("{n} columns: {file}", "{n} columnas: {file}", n=columns, file=options.file))
    return 0


def undo(options: argparse.Namespace) -> int:
    """Take a whole import back; what was changed since is left as it is and named."""
    from kindhub.exchange.undo_import import undo_import

    with opened(options) as hub:
        result = undo_import(hub, options.unit)
    left = [{"entity": one.entity, "record": one.record_id, "why": str(one.why)} for one in result.left]
    if options.json:
        as_json({"taken_back": result.taken_back, "left": left})
    else:
        say(tr("{n} records taken back.", "{n} registros deshechos.", n=result.taken_back))
        as_table(("entity", "record", "why"), left)
    return 0


def _print(options: argparse.Namespace, result: ImportResult) -> None:
    rows = rows_as_json(result) if options.rows else None
    if options.json:
        summary = {
            "kind": result.kind,
            "file": result.file,
            "unit": result.unit,
            "sheets": result.counts,
            "persons_new": result.persons_new,
            "persons_completed": result.persons_completed,
            "notes": [str(note) for note in result.plan.notes],
        }
        as_json(summary if rows is None else {**summary, "rows": rows})
        return
    for sheet, of in result.counts.items():
        say(f"{sheet}: {', '.join(f'{verdict} {n}' for verdict, n in of.items() if n)}")
    if rows is not None:
        as_table(("sheet", "row", "verdict", "person", "reasons"), rows)
    if result.unit:
        say(tr("To undo: kindhub undo {unit}", "Para deshacer: kindhub undo {unit}", unit=result.unit))
