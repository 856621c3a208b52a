"""`export`: a worklist or all persons, to a file the person names."""

import argparse
from pathlib import Path

from kindhub.cli.finding import find_worklist
from kindhub.cli.opening import opened
from kindhub.cli.printing import as_json, say
from kindhub.errors import UserError
from kindhub.exchange.list_export import export_list
from kindhub.exchange.people_export import export_people
from kindhub.i18n import L, tr_n

PEOPLE = "people"


def export(options: argparse.Namespace) -> int:
    """Write a list as XLSX or CSV, for a reason that the ledger keeps with the name of the person."""
    path = Path(options.file)
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise UserError(L("The file must end in .xlsx or .csv.", "El archivo debe terminar en .xlsx o .csv."))
    with opened(options) as hub:
        if options.key == PEOPLE:
            rows = export_people(hub, path, options.reason)
        else:
            rows = export_list(hub, find_worklist(hub, options.key), path, options.reason)
    if options.json:
        as_json({"list": options.key, "file": str(path), "rows": rows})
    else:
        say(tr_n(rows, L("{n} row: {path}", "{n} fila: {path}"), L("{n} rows: {path}", "{n} filas: {path}"), path=path))
    return 0
