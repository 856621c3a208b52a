"""`print`: any paper the window can print, as PDF, for the right, the reason and the ledger row it takes there too."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kindhub.cli.opening import opened
from kindhub.cli.printing import as_json, as_table, say, warn
from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.storage.hub import Hub

if TYPE_CHECKING:
    from kindhub.ui.printable import Printable

_NOT_PDF = L("Write a file that ends in .pdf.", "Escriba un archivo que termine en .pdf.")
_OF_WHAT = L("Write after “{key}” {what}, then a file that ends in .pdf.",
             "Escriba después de «{key}» {what} y luego un archivo que termine en .pdf.")  # fmt: skip


def print_paper(options: argparse.Namespace) -> int:
    """Write a paper where the person says; without a paper, print which there are and what each is of."""
    with opened(options) as hub:
        if not options.paper:
            return _tell_papers(hub, json=options.json)
        from kindhub.ui.printable import paper_named
        from kindhub.ui.printing.without_window import LookWish, write_pdf

        paper = paper_named(hub, options.paper)
        subject, path = _subject_and_file(paper, options)
        wish = LookWish(options.reason, named=options.with_name, large=options.large, sheet=options.sheet or "")
        write_pdf(hub, lambda: paper.job(subject), path, wish)
    if options.json:
        about = {paper.subject: subject} if paper.subject else {}
        as_json({"paper": options.paper, **about, "file": str(path)})
    else:
        say(tr("The PDF is in “{name}”.", "El PDF está en «{name}».", name=path))
        warn(tr("It is not encrypted: whoever gets the file can read it.",
                "No está cifrado: quien tenga el archivo puede leerlo."))  # fmt: skip
    return 0


def _subject_and_file(paper: "Printable", options: argparse.Namespace) -> tuple[str, Path]:
    """What it is of, and where it goes; a paper that is of nothing more takes the file alone."""
    from kindhub.ui.printable import SUBJECTS

    given = [one for one in (options.of, options.file) if one]
    if len(given) != (2 if paper.subject else 1):
        raise UserError(_OF_WHAT, key=paper.key, what=SUBJECTS[paper.subject]) if paper.subject else UserError(_NOT_PDF)
    path = Path(given[-1])
    if path.suffix.lower() != ".pdf":
        raise UserError(_NOT_PDF)
    return (given[0] if paper.subject else ""), path


def _tell_papers(hub: Hub, *, json: bool) -> int:
    from kindhub.ui.printable import SUBJECTS, papers_here

    rows = [{"paper": one.key, "title": one.title, "of": one.subject} for one in papers_here(hub)]
    if json:
        as_json(rows)
    else:
        as_table(("paper", "title", "of"), [row | {"of": SUBJECTS[row["of"]].say()} for row in rows])
    return 0
