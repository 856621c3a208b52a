"""Every paper the window can print, by the name the command line calls it, each made by the window's own jobs.

`papers_here(hub)` are those of the open programs; `subject` says of what one is: a case (by number), a person (by id),
a period, or nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.services.cases import case_of_number
from kindhub.services.worklists import Worklist
from kindhub.ui.case.paper_jobs import blank_job, case_job, papers_of
from kindhub.ui.dashboard.named_periods import named_period
from kindhub.ui.dashboard.panel_paper import counted_panel_job
from kindhub.ui.people.papers import PERSON_PAPERS, person_job
from kindhub.ui.printing.job import PrintJob
from kindhub.ui.reports.report_paper import counted_report_job
from kindhub.ui.when import today
from kindhub.ui.worklist.day_sheet_job import whole_day_sheet_job
from kindhub.ui.worklist.list_paper_job import whole_list_job

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.program.reports import Report
    from kindhub.storage.hub import Hub

Subject = Literal["", "case", "person", "period"]
SUBJECTS: dict[str, L] = {
    "": L("nothing more", "nada más"),
    "case": L("a case number", "un número de caso"),
    "person": L("the id of a person", "el id de una persona"),
    "period": L("a period: 2026, 2026-Q3, 2026-07 or 2026-07-01/2026-09-30",
                "un período: 2026, 2026-Q3, 2026-07 o 2026-07-01/2026-09-30"),
}  # fmt: skip
PERSON, LIST, SHEET, PANEL, REPORT, BLANK = "person", "list", "sheet", "panel", "report", "blank"
NO_SUCH = L("There is no paper “{key}”. There are: {known}.", "No hay un papel «{key}». Hay: {known}.")


@dataclass(frozen=True, slots=True)
class Printable:
    """A paper: its name, its title, what it is of, and how its job is made of that.

    `job` raises `UserError` for something that is gone or out of sight, `Refused` without the right to look at it.
    """

    key: str
    title: str
    subject: Subject
    job: Callable[[str], PrintJob]


def papers_here(hub: Hub) -> list[Printable]:
    """All of them, those of persons first."""
    return [*_of_person(hub), *(paper for program in hub.programs for paper in _of_program(hub, program))]


def paper_named(hub: Hub, key: str) -> Printable:
    """The paper of that name. Raises `UserError` that names those there are."""
    known = papers_here(hub)
    found = next((one for one in known if one.key == key), None)
    if found is None:
        raise UserError(NO_SUCH, key=key, known=", ".join(one.key for one in known))
    return found


def _of_person(hub: Hub) -> Iterator[Printable]:
    def job(person_id: str, what: str) -> PrintJob:
        return person_job(hub, person_id, what)

    for what, title in PERSON_PAPERS.items():
        yield Printable(f"{PERSON}.{what}", title.say(), "person", partial(job, what=what))


def _of_program(hub: Hub, program: LoadedProgram) -> Iterator[Printable]:
    key = program.key
    for paper, title in papers_of(program).items():
        yield Printable(f"{key}.{paper}", title, "case", partial(_case, hub, program, paper))
    for form in program.forms:
        blank = blank_job(program, form)
        yield Printable(f"{key}.{BLANK}.{form.key}", blank.title, "", partial(_made, blank))
    for view in program.lists:
        title = tr("List: {name}", "Lista: {name}", name=view.title)
        worklist = Worklist(program, view, hub.user, today())
        yield Printable(f"{key}.{LIST}.{view.key}", title, "", partial(_list, hub, worklist))
        if view.day_sheet is not None:
            said = f"{view.day_sheet.title}: {view.title}"
            yield Printable(f"{key}.{SHEET}.{view.key}", said, "", partial(_day_sheet, hub, worklist))
    if program.dashboards:
        title = tr("{name} dashboard", "Panel de {name}", name=program.info.neutral_name)
        yield Printable(f"{key}.{PANEL}", title, "period", partial(_panel, hub, program))
    for report in program.reports:
        make = partial(_report, hub, program, report)
        yield Printable(f"{key}.{REPORT}.{report.key}", report.title.say(), "period", make)


def _case(hub: Hub, program: LoadedProgram, paper: str, number: str) -> PrintJob:
    with hub.read() as session:
        case_id = case_of_number(session, program, number)
    return case_job(hub, program, case_id, paper)


def _made(job: PrintJob, _nothing: str) -> PrintJob:
    return job


def _list(hub: Hub, worklist: Worklist, _nothing: str) -> PrintJob:
    return whole_list_job(hub, worklist)


def _day_sheet(hub: Hub, worklist: Worklist, _nothing: str) -> PrintJob:
    return whole_day_sheet_job(hub, worklist)


def _panel(hub: Hub, program: LoadedProgram, period: str) -> PrintJob:
    return counted_panel_job(hub, program, named_period(period))


def _report(hub: Hub, program: LoadedProgram, report: Report, period: str) -> PrintJob:
    return counted_report_job(hub, program, report, named_period(period))
