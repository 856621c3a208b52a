"""Where the tour stops at the sheet of a day: as it came back, half written, with a cell to look at."""

from collections.abc import Callable

from kindhub.program.registry import LoadedProgram
from kindhub.services.day_sheets import keep_sheet, sheets
from kindhub.services.papers.day_paper import day_rows
from kindhub.services.worklists import Worklist
from kindhub.storage.hub import Hub
from kindhub.ui.day_sheet.page import DaySheetPage
from kindhub.ui.shell import Route, ShellWindow
from kindhub.ui.when import today

Act = Callable[[ShellWindow], None]
TAKEN = 12


def day_sheet_places(hub: Hub, program: LoadedProgram) -> list[tuple[str, Route, Act | None]]:
    """Name, route and act of each stop; a sheet is taken along first where none was."""
    found: list[tuple[str, Route, Act | None]] = []
    for view in program.lists:
        if view.day_sheet is None:
            continue
        _take_along(hub, program, view.key)
        route = Route("day_sheet", (program.key, view.key))
        found += [
            (f"{program.key}-day-sheet-list", Route("list", (program.key, view.key)), None),
            (f"{program.key}-day-sheet", route, None),
            (f"{program.key}-day-sheet-wrong", route, write_some),
        ]
    return found


def _take_along(hub: Hub, program: LoadedProgram, list_key: str) -> None:
    view = next(view for view in program.lists if view.key == list_key)
    worklist = Worklist(program, view, hub.user, today())
    with hub.read() as session:
        rows = worklist.ids(session)[:TAKEN]
        if not rows or sheets(session, hub.user, program, view):
            return
        taken = day_rows(session, worklist, rows, today())
    keep_sheet(hub, program, view, taken, today())


def write_some(window: ShellWindow) -> None:
    """Two lines are written; one of them lacks what came of it."""
    page = window.page
    if isinstance(page, DaySheetPage) and len(page.lines.in_order()) > 1:
        first, second = page.lines.in_order()[:2]
        page.editing.written.emit(first, "at", "10:30")
        page.editing.written.emit(first, "outcome", "spoke_relative")
        page.editing.written.emit(first, "told", "Se dijo a la tía que llamamos de una oficina de apoyo")
        page.editing.written.emit(second, "at", "11:15")
        page.save()
