"""`export`: a worklist, all persons or all of a program, to a file the person names; `dictionary`: what fields mean."""

import argparse
from pathlib import Path

from kindhub.cli.finding import chosen_columns, list_and_look
from kindhub.cli.opening import opened
from kindhub.cli.printing import as_json, as_table, say, warn
from kindhub.errors import UserError
from kindhub.exchange.list_export import export_list, held_back_words
from kindhub.exchange.people_export import export_people
from kindhub.exchange.program_export import export_program
from kindhub.i18n import L, language, tr_n
from kindhub.storage.hub import Hub

PEOPLE = "people"


def export(options: argparse.Namespace) -> int:
    """Write a list as XLSX or CSV, for a reason that the ledger keeps with the name of the person."""
    path = Path(options.file)
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise UserError(L("The file must end in .xlsx or .csv.", "El archivo debe terminar en .xlsx o .csv."))
    held_back = 0
    with opened(options) as hub:
        if options.key == PEOPLE:
            rows = export_people(hub, path, options.reason)
        elif options.key in hub.programs.loaded:
            rows = _whole_program(hub, options.key, path, options.reason)
        else:
            with hub.read() as session:
                work, look = list_and_look(hub, session, options)
            columns = chosen_columns(work, options.columns) or look.columns
            taken = export_list(hub, work, path, options.reason, filters=look.filters, order=look.order,
                                columns=columns)  # fmt: skip
            rows, held_back = taken.rows, taken.held_back
    if options.json:
        as_json({"list": options.key, "file": str(path), "rows": rows, "held_back": held_back})
    else:
        say(tr_n(rows, L("{n} row: {path}", "{n} fila: {path}"), L("{n} rows: {path}", "{n} filas: {path}"), path=path))
        if held_back:
            warn(held_back_words(held_back))
    return 0


def _whole_program(hub: Hub, key: str, path: Path, reason: str) -> int:
    if path.suffix.lower() != ".xlsx":
        raise UserError(L("A whole program needs a file that ends in .xlsx.",
                          "Un programa entero necesita un archivo que termine en .xlsx."))  # fmt: skip
    return sum(export_program(hub, hub.programs[key], path, reason).values())


def dictionary(options: argparse.Namespace) -> int:
    """Print what every field of the installed programs is called, holds and allows; needs no passphrase."""
    from kindhub import app
    from kindhub.exchange.dictionary import dictionary as entries_of
    from kindhub.exchange.dictionary import write_dictionary

    entries = list(entries_of(app.installed_programs()))
    if options.xlsx:
        write_dictionary(Path(options.xlsx), entries)
    rows = [entry.row() for entry in entries]
    if options.json:
        as_json(rows)
    elif not options.xlsx:
        as_table(("record", "field", language(), "kind", "list", "limits"), rows)
    return 0
