"""The papers of a case as jobs for the desk, the same from the window and from the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.program.paper import Heading, NewPage, Paper, Table
from kindhub.services.cases import view_case
from kindhub.services.giving_out import Leaving
from kindhub.services.papers.case_paper import case_paper, owner_of_case
from kindhub.services.papers.form_paper import blank_form
from kindhub.services.papers.paper_sheet import sheet_of
from kindhub.ui.case.drawn_parts import DrawnPart, drawn_parts
from kindhub.ui.case.history_page import read_history
from kindhub.ui.case.letter_jobs import letter_job
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.printing.job import PrintJob
from kindhub.ui.printing.picture import Picture, png_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram
    from kindhub.program.reports import CasePaper
    from kindhub.storage.hub import Hub
    from kindhub.ui.printing.job import FileKind

WHOLE, HISTORY, BLANK = "whole", "history", "blank"
NO_PAPER = L("There is no paper “{key}”. There are: {known}.", "No hay un papel «{key}». Hay: {known}.")


def papers_of(program: LoadedProgram) -> dict[str, str]:
    """What can be printed of a case of a program: key and title."""
    own = {paper.key: paper.title.say() for paper in program.about_case}
    drawn = {part.key: part.title.say() for part in drawn_parts(program)}
    return {**own, **drawn, WHOLE: program.workflows[0].called.whole.say()}


def case_job(hub: Hub, program: LoadedProgram, case_id: str, key: str, record_ids: Sequence[str] = ()) -> PrintJob:
    """A paper of a case. `record_ids` are those whose history goes with it, for `HISTORY`.

    Raises `UserError` for a paper the program does not have, and for a case that is gone or out of sight.
    """
    own = next((one for one in program.case_papers if one.key == key), None)
    if own is not None:
        leaving = _leaving(hub, program, case_id, key)
        made = _Own(program, case_id, own)
        others: Mapping[FileKind, Callable[[Session], bytes]] = {"xlsx": made.sheet} if own.as_sheet else {}
        return PrintJob(own.title.say(), made, key, leaving, named=True, others=others)
    letter = next((one for one in program.letters if one.key == key), None)
    if letter is not None:
        return letter_job(program, letter, case_id, hub.user.name, _leaving(hub, program, case_id, key))
    part = next((one for one in drawn_parts(program) if one.key == key), None)
    if part is not None:
        leaving = _leaving(hub, program, case_id, key)
        drawn = _Drawn(program, case_id, part)
        return PrintJob(part.title.say(), drawn, part.file_name.say(), leaving, named=True, sideways=True,
                        others={"png": drawn.picture})  # fmt: skip
    if key not in (WHOLE, HISTORY):
        raise UserError(NO_PAPER, key=key, known=", ".join(papers_of(program)))
    title = program.workflows[0].called.whole.say()
    make = _Whole(hub, program, case_id, record_ids if key == HISTORY else ())
    name = tr("case-file", "expediente")
    return PrintJob(title, make, name, _leaving(hub, program, case_id, WHOLE), named=True)


def blank_job(program: LoadedProgram, form: Form) -> PrintJob:
    """A form left blank, which anybody may print."""
    title = tr("Blank form: {name}", "Formulario en blanco: {name}", name=form.title)
    return PrintJob(title, _Blank(program, form), f"{program.key}-{form.key}")


def _leaving(hub: Hub, program: LoadedProgram, case_id: str, what: str) -> Leaving:
    with hub.read() as session:
        owner = owner_of_case(session, program, case_id)
    return Leaving(program.key, "case", case_id, owner, about={"paper": what})


class _Blank:
    def __init__(self, program: LoadedProgram, form: Form) -> None:
        self._program, self._form = program, form

    def __call__(self, _session: Session) -> Paper:
        return blank_form(self._program, self._form)


class _Own:
    """A paper of the program, about this case, with the person's name should it be asked for."""

    def __init__(self, program: LoadedProgram, case_id: str, paper: CasePaper) -> None:
        self._program, self._case_id, self._paper = program, case_id, paper

    def __call__(self, session: Session) -> Paper:
        view = view_case(session, self._program, self._case_id)
        made = self._paper.make(session, view.case)
        return made if made.name else replace(made, name=view.person_name)

    def sheet(self, session: Session) -> bytes:
        """The same as a workbook."""
        return sheet_of(self(session))


class _Drawn:
    """Something of a case drawn, and the same as a table."""

    def __init__(self, program: LoadedProgram, case_id: str, part: DrawnPart) -> None:
        self._program, self._case_id, self._part = program, case_id, part

    def __call__(self, session: Session) -> Paper:
        view = view_case(session, self._program, self._case_id)
        blocks = self._part.blocks(self._part.make(session, view.case))
        return Paper(self._part.title.say(), blocks, code=view.number, name=view.heading)

    def picture(self, session: Session) -> bytes:
        """The drawing alone as a PNG."""
        return png_of(next(block for block in self(session).blocks if isinstance(block, Picture)))


class _Whole:
    def __init__(self, hub: Hub, program: LoadedProgram, case_id: str, record_ids: Sequence[str]) -> None:
        self._hub, self._program, self._case_id, self._record_ids = hub, program, case_id, record_ids

    def __call__(self, session: Session) -> Paper:
        return case_paper(session, self._program, self._case_id, self._history() if self._record_ids else ())

    def _history(self) -> tuple[object, ...]:
        lines = read_history(self._hub, self._program, self._record_ids, Lookups(self._hub))
        headings = (
            tr("When and who", "Cuándo y quién"),
            tr("What", "Qué"),
            tr("Before", "Antes"),
            tr("After", "Después"),
        )
        rows = tuple((f"{one.when}\n{one.who}", f"{one.part}\n{one.field}", one.old, one.new) for one in lines)
        return (NewPage(), Heading(tr("History", "Historial")), Table(headings, rows, (2, 2, 2, 2)))
