"""`print`: a paper of a case as PDF, for the right, the reason and the ledger row it takes in the window too."""

import argparse
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.cli.opening import opened
from kindhub.cli.printing import as_json, as_table, say, warn
from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.storage.hub import Hub

_NO_PROGRAM = L("Write PROGRAM.PAPER. There are: {known}.", "Escriba PROGRAMA.PAPEL. Hay: {known}.")
_NO_CASE = L("There is no case “{number}”.", "No hay un caso «{number}».")
_NOT_PDF = L("Write which case, and a file that ends in .pdf.", "Escriba qué caso y un archivo que termine en .pdf.")


def print_case(options: argparse.Namespace) -> int:
    """Write a paper of one case where the person says; without a paper, print which there are."""
    with opened(options) as hub:
        if not options.paper:
            return _tell_papers(hub, json=options.json)
        path = Path(options.file or "")
        if not options.case or path.suffix.lower() != ".pdf":
            raise UserError(_NOT_PDF)
        program, _, paper = options.paper.partition(".")
        if program not in hub.programs.loaded:
            raise UserError(_NO_PROGRAM, known=", ".join(row["paper"] for row in _papers(hub)))
        with hub.read() as session:
            case_id = _case_of_number(session, hub.programs[program], options.case)
        _write(hub, hub.programs[program], case_id, paper, path, options)
    if options.json:
        as_json({"paper": options.paper, "case": options.case, "file": str(path)})
    else:
        say(tr("The PDF is in “{name}”.", "El PDF está en «{name}».", name=path))
        warn(tr("It is not encrypted: whoever gets the file can read it.",
                "No está cifrado: quien tenga el archivo puede leerlo."))  # fmt: skip
    return 0


def _write(hub: Hub, program: LoadedProgram, case_id: str, paper: str, path: Path, options: argparse.Namespace) -> None:
    from kindhub.ui.printing.without_window import LookWish, write_case_pdf

    wish = LookWish(options.reason, named=options.with_name, large=options.large, sheet=options.sheet or "")
    write_case_pdf(hub, program, case_id, paper, path, wish)


def _papers(hub: Hub) -> list[dict[str, Any]]:
    from kindhub.ui.case.paper_jobs import papers_of

    return [
        {"paper": f"{program.key}.{key}", "title": title}
        for program in hub.programs
        for key, title in papers_of(program).items()
    ]


def _tell_papers(hub: Hub, *, json: bool) -> int:
    rows = _papers(hub)
    if json:
        as_json(rows)
    else:
        as_table(("paper", "title"), rows)
    return 0


def _case_of_number(session: Session, program: LoadedProgram, number: str) -> str:
    """The case of that number or id, within what the person may see. Raises `UserError` when there is none."""
    for flow in program.workflows:
        case, record = table_of(flow.record).c, flow.record
        found = session.scalars(select(record).where((case[flow.number] == number) | (case.id == number))).first()
        if found is not None:
            return found.id
    raise UserError(_NO_CASE, number=number)
