"""Where the tour stops at an event: who came to which meeting, a signed list, its certificates."""

from collections.abc import Callable, Iterator

from sqlalchemy import select

from kindhub.demo.case_stops import OnCase
from kindhub.demo.chart_stops import LOOKS
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.services.answer_sheets import read_sheet
from kindhub.services.certificates.register import read_register
from kindhub.services.signed_lists import keep_list, lists_of, new_list
from kindhub.storage.hub import Hub
from kindhub.ui.case.page import CasePage
from kindhub.ui.certificates.pane import CertificatesPane
from kindhub.ui.forms.calling_page import CallingPage
from kindhub.ui.shell import Route
from kindhub.ui.theme import ThemeName
from kindhub.ui.when import today

Act = Callable[[CasePage], None]
Place = tuple[str, Route | None, OnCase | None, ThemeName, int]


def event_places(hub: Hub, program: LoadedProgram, case: str) -> Iterator[Place]:
    """Name, route, act and look of each stop of a program that holds meetings and issues certificates."""
    looks: tuple[tuple[str, ThemeName, int], ...] = (("", "light", 100), *LOOKS)
    for form in program.forms:
        if form.sheet is not None and form.sheet.calling is not None:
            _print_one(hub, form, case)
            route, acts = Route("case", (program.key, case, form.key)), GRID_ACTS
        elif form.certificates is not None:
            event = _with_due(hub, program, form) or case
            route, acts = Route("case", (program.key, event, form.key)), CERTIFICATE_ACTS
        else:
            continue
        for look, theme, text in looks:
            yield f"{program.key}-{form.key}-{look}".rstrip("-"), route, None, theme, text
            for name, act in acts:
                yield f"{program.key}-{form.key}-{name}-{look}".rstrip("-"), None, OnCase(act), theme, text


def _with_due(hub: Hub, program: LoadedProgram, form: Form) -> str:
    """An event somebody is to be issued a certificate of."""
    with hub.read() as session:
        events = session.execute(select(table_of(program.workflows[0].record).c.id)).scalars().all()
        due = (one for one in events if any(line.is_due for line in read_register(session, form, one).people))
        return next(due, "")


def _print_one(hub: Hub, form: Form, case: str) -> None:
    """A list that was taken along, so that there is one to enter."""
    sheet = read_sheet(hub, form, case)
    with hub.read() as session:
        printed = lists_of(session, form, case)
    if sheet.asked and sheet.people and not printed:
        people = [person for person, _ in sheet.people]
        keep_list(hub, form, new_list(form, case, sheet.asked[-1].key, people, today()))


def tick_column(page: CasePage) -> None:
    """Everybody came to the last meeting."""
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
    if pane is not None and pane.register is not None:
        held = [one.standing.person for one in pane.register.people if one.holds is not None]
        if held:
            pane.table.select_key(held[0])
            pane.ask_withdraw()


def check_first(page: CasePage) -> None:
    """The page that checks a certificate, with the first that was issued."""
    pane = page.pane.findChild(CertificatesPane)
    if pane is not None and pane.register is not None:
        if pane.why is not None:
            pane.why.close()
        held = [one.holds for one in pane.register.people if one.holds is not None]
        if held:
            page.go.emit(Route("certificate", (held[0].number, held[0].code)))


GRID_ACTS: tuple[tuple[str, Act], ...] = (
    ("ticked", tick_column),
    ("signed", begin_signed),
    ("wrong-line", enter_wrong_line),
    ("new", add_person),
)
CERTIFICATE_ACTS: tuple[tuple[str, Act], ...] = (
    ("issued", issue),
    ("why", ask_why),
    ("checked", check_first),
)
