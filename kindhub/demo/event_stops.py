"""Where the tour stops at an event: who came to which meeting, a signed list, its certificates, and one checked."""

from collections.abc import Callable, Iterator

from kindhub.program.registry import LoadedProgram
from kindhub.services.answer_sheets import read_sheet
from kindhub.services.certificates.register import read_register
from kindhub.services.signed_lists import keep_list, lists_of, new_list
from kindhub.storage.hub import Hub
from kindhub.ui.case.page import CasePage
from kindhub.ui.certificates.pane import CertificatesPane
from kindhub.ui.forms.calling_page import CallingPage
from kindhub.ui.shell import Route
from kindhub.ui.when import today

Act = Callable[[CasePage], None]
Place = tuple[str, Route | None, Act | None]


def event_places(hub: Hub, program: LoadedProgram, case: str) -> Iterator[Place]:
    """Name, route and act of each stop of a program that holds meetings and issues certificates."""
    for form in program.forms:
        route = Route("case", (program.key, case, form.key))
        if form.sheet is not None and form.sheet.calling is not None:
            _print_one(hub, program, form.key, case)
            yield f"{program.key}-grid", route, None
            yield f"{program.key}-grid-ticked", None, tick_column
            yield f"{program.key}-grid-signed", None, begin_signed
            yield f"{program.key}-grid-signed-wrong", None, enter_wrong_line
            yield f"{program.key}-grid-new", None, add_person
        elif form.certificates is not None:
            yield f"{program.key}-certificates-before", route, None
            yield f"{program.key}-certificates-issued", None, issue
            yield f"{program.key}-certificates-why", None, ask_why


def checked(hub: Hub, program: LoadedProgram, case: str) -> Route:
    """The page that checks a certificate, with one that was issued where there is one."""
    for form in program.forms:
        if form.certificates is not None:
            with hub.read() as session:
                held = [one.holds for one in read_register(session, form, case).people if one.holds is not None]
            if held:
                return Route("certificate", (held[0].number, held[0].code))
    return Route("certificate")


def _print_one(hub: Hub, program: LoadedProgram, key: str, case: str) -> None:
    """A list that was taken along, so that there is one to enter."""
    form = next(one for one in program.forms if one.key == key)
    sheet = read_sheet(hub, form, case)
    with hub.read() as session:
        printed = lists_of(session, form, case)
    if sheet.asked and sheet.people and not printed:
        people = [person for person, _ in sheet.people]
        keep_list(hub, form, new_list(form, case, sheet.asked[-1].key, people, today()))


def tick_column(page: CasePage) -> None:
    """Everybody came to the last meeting, but for one."""
    grid = page.pane.findChild(CallingPage)
    if grid is not None and grid.sheet.asked:
        grid.table.go_to_column(grid.sheet.asked[-1].key)
        grid.mark_all()


def begin_signed(page: CasePage) -> None:
    """A signed list is to be entered."""
    grid = page.pane.findChild(CallingPage)
    if grid is not None and grid.sheet.asked:
        grid.signed.begin(grid.sheet, grid.sheet.asked[-1].key)


def enter_wrong_line(page: CasePage) -> None:
    """A line that is none of the list."""
    grid = page.pane.findChild(CallingPage)
    if grid is not None:
        grid.signed.lines.set_value("1-4, 6, 99")
        grid.signed.mark()


def add_person(page: CasePage) -> None:
    """The form for somebody who is on no list."""
    grid = page.pane.findChild(CallingPage)
    if grid is not None:
        grid.signed.close_pane()
        grid.begin()


def issue(page: CasePage) -> None:
    """Everybody who is entitled is issued one."""
    pane = page.pane.findChild(CertificatesPane)
    if pane is not None:
        pane.issue()


def ask_why(page: CasePage) -> None:
    """Why one is withdrawn."""
    pane = page.pane.findChild(CertificatesPane)
    if pane is not None:
        pane.ask_withdraw()
