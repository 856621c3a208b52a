"""Where the tour stops: every screen of the open programs, then the states a screen can be in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import func, select

from kindhub.demo.case_stops import ACTS, OnCase, restore_a_line, routes_by_age
from kindhub.demo.chart_stops import drawings_of, kinds_of
from kindhub.demo.day_book_stops import DAY_BOOK_ACTS, OnDayBook
from kindhub.demo.day_sheet_stops import day_sheet_places
from kindhub.demo.event_stops import event_places
from kindhub.demo.form_stops import FORM_ACTS, show_charts
from kindhub.demo.list_stops import LIST_ACTS, OnList, show_month, sideways, tick_due
from kindhub.demo.refer_stops import referring_of
from kindhub.demo.roll_stops import ROLL_ACTS, meetings_of
from kindhub.demo.twin_stops import twin_places
from kindhub.i18n import tr
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.records.document import Document
from kindhub.records.person import Relationship
from kindhub.services.call_desk import may_sit_at
from kindhub.services.day_book import may_keep
from kindhub.services.search.cards import card
from kindhub.storage.hub import Hub
from kindhub.ui.dashboard.page import DashboardPage
from kindhub.ui.home.page import TEAM, MyDayPage
from kindhub.ui.home.todo_card import CALENDAR
from kindhub.ui.importing.kinds import kinds_for
from kindhub.ui.importing.page import ImportPage
from kindhub.ui.palette.command_palette import CommandPalette
from kindhub.ui.people.duplicates_page import DuplicatesPage
from kindhub.ui.shell import Route, ShellWindow
from kindhub.ui.shell.coach import Coach
from kindhub.ui.tasks import Progress
from kindhub.ui.theme import ThemeName

Act = Callable[[ShellWindow], None]
WORK_LOOKS: tuple[tuple[str, ThemeName, int], ...] = (
    ("", "light", 100),
    ("-dark", "dark", 100),
    ("-200", "light", 200),
)
LOOKS: tuple[tuple[str, ThemeName, int], ...] = (("dark", "dark", 100), ("200", "light", 200))
PERSON_TABS = ("family", "timeline", "documents", "consents", "history")
LAPTOP, LAPTOP_WITH_TASKBAR = 768, 690
SHEET = (
    ("Nombres", "Apellidos", "Fecha de nacimiento", "Sexo", "Color favorito"),
    ("Elmer Josué", "Tomás Felipe", "7/5/2011", "M", "azul"),
    ("Heidy", "Chávez Us", "31/02/2012", "F", "rojo"),
    ("Jacinta", "Ceto Brito", "oct 2012", "F", ""),
    ("", "", "2011", "M", "verde"),
)
"""Invented rows of each sort: a plain one, an impossible date, a part of a date, one without a name."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One picture. Without a `route` the tour stays on the page. `act` does something before the picture is taken."""

    name: str
    route: Route | None = None
    act: Act | None = None
    theme: ThemeName = "light"
    text: int = 100
    height: int = LAPTOP


def stops(hub: Hub, scratch: Path) -> tuple[Stop, ...]:
    """All stops in order; `scratch` is a folder for the workbook that is imported."""
    person, name = _somebody(hub)
    return (
        Stop("my-day", Route("day")),
        Stop("my-day-calendar", act=_on_home(lambda page: page.work.todo.show_as(CALENDAR))),
        Stop("my-day-ticked", Route("day"), _on_home(_tick_two)),
        Stop("my-day-team", Route("day", (TEAM,))),
        Stop("people", Route("people"), _Typed(name)),
        *([Stop("person", Route("person", (person,)))] if person else []),
        *(Stop(f"person-{tab}", Route("person", (person, tab))) for tab in PERSON_TABS if person),
        Stop("new-person", Route("new_person", (name,))),
        Stop("duplicates", Route("duplicates")),
        Stop("duplicates-choices", act=_pair_with_choices),
        Stop("deadlines", Route("deadlines")),
        Stop("deadlines-ticked", act=tick_due),
        Stop("deadlines-month", act=show_month),
        *(stop for program in hub.programs for stop in of_program(hub, program)),
        *_import(hub, scratch),
        *(Stop(page, Route(page)) for page in ("settings", "programs", "check_installer", "backup", "colleagues")),
        *_states(hub, person),
    )


def of_program(hub: Hub, program: LoadedProgram) -> list[Stop]:
    """A program's own stops: list, case with each form, panel, reports."""
    case, key = _a_case(hub, program.key), program.key
    forms = [form.key for form in program.forms if form.in_side_list] if case else []
    return [
        *(Stop(f"{key}-list", Route("list", (key, one.key))) for one in program.lists[:1]),
        *([Stop(f"{key}-case", Route("case", (key, case)))] if case else []),
        *(Stop(f"{key}-case-{form}", Route("case", (key, case, form))) for form in forms),
        *(Stop(*one) for one in drawings_of(program, case) if case),
        *(Stop(*one) for one in (referring_of(program, case) if case else ())),
        *(Stop(f"case-{stage}", route) for stage, route in routes_by_age(hub, program).items() if "return" in forms),
        *(
            Stop(f"case-{name}", Route("case", (key, case, "return")), OnCase(act))
            for name, act in ACTS
            if "return" in forms
        ),
        *([Stop("case-history-restore", act=OnCase(restore_a_line))] if "return" in forms else []),
        *(
            Stop(f"case-{name}", Route("case", (key, case, form)), OnCase(act))
            for name, form, act in FORM_ACTS
            if form in forms
        ),
        *(stop for form in meetings_of(program) if case for stop in _rolls(program, case, form)),
        *(Stop(*one) for one in event_places(hub, program, case) if case),
        *(
            Stop(f"{key}-{one.key}{look}", Route("calls", (key, one.key)), theme=theme, text=text)
            for one in program.forms
            if may_sit_at(hub.user, one)
            for look, theme, text in WORK_LOOKS
        ),
        *(stop for one in program.forms if may_keep(hub.user, one) for stop in _day_book(key, one.key)),
        *(Stop(name, route, act, height=LAPTOP) for name, route, act in day_sheet_places(hub, program)),
        *(
            Stop(f"{key}-register-{one.key}", Route("register", (key, one.key)))
            for one in program.forms
            if one.register
        ),
        *(_panel(key) if program.dashboards else ()),
        *(Stop(*one) for one in kinds_of(program)),
        *([Stop(f"{key}-reports", Route("reports", (key,)))] if program.reports else []),
        *(Stop(name, route, theme=theme, text=text) for name, route, theme, text in twin_places(hub, program)),
    ]


def _panel(program: str) -> tuple[Stop, ...]:
    return (
        Stop(f"{program}-panel", Route("panel", (program,))),
        Stop(f"{program}-panel-compared", act=_compare),
        Stop(f"{program}-panel-rows", act=_open_a_bar),
    )


def _day_book(program: str, form: str) -> tuple[Stop, ...]:
    """The book of a day: empty, while somebody is looked for, somebody new, with a line; then in other looks."""
    route = Route("day_book", (program, form))
    acts = tuple((name, OnDayBook(act)) for name, act in DAY_BOOK_ACTS)
    return (
        Stop(f"{program}-day-book", route),
        *(Stop(f"{program}-day-book-{name}", None, act) for name, act in acts),
        *(Stop(f"{program}-day-book-{look}", route, None, theme, text) for look, theme, text in LOOKS),
        *(Stop(f"{program}-day-book-{name}-200", route, act, text=200) for name, act in acts[:1]),
    )


def _rolls(program: LoadedProgram, case: str, form: str) -> tuple[Stop, ...]:
    """The list of a meeting: as it is, dark, in large letters, half called; then somebody new, and a headcount."""
    name, route = program.key, Route("case", (program.key, case, form))
    acts = {key: OnCase(act) for key, act in ROLL_ACTS}
    return (
        Stop(f"{name}-roll-before", route),
        Stop(f"{name}-roll", None, acts["roll"]),
        *(Stop(f"{name}-{key}", None, acts[key]) for key in ("roll-ticked", "roll-add", "headcount")),
        Stop(f"{name}-answers-before", route),
        *(Stop(f"{name}-{key}", None, acts[key]) for key in ("answers", "answers-some")),
        *(
            stop
            for look, theme, text in LOOKS
            for stop in (
                Stop(f"{name}-roll-before-{look}", route, theme=theme, text=text),
                Stop(f"{name}-roll-{look}", None, acts["roll"], theme, text),
                Stop(f"{name}-headcount-{look}", None, acts["headcount"], theme, text),
                Stop(f"{name}-answers-before-{look}", route, theme=theme, text=text),
                Stop(f"{name}-answers-{look}", None, acts["answers"], theme, text),
            )
        ),
    )


def _import(hub: Hub, scratch: Path) -> tuple[Stop, ...]:
    """The five steps of an import, then taking it back, so that the folder is left as it was."""
    path = _workbook(scratch / "personas.xlsx")
    kind = kinds_for(hub)[-1]
    return (
        Stop("import", Route("exchange")),
        Stop("import-columns", act=_on_import(lambda page: page.open_file(kind, path))),
        Stop("import-rows", act=_on_import(ImportPage.make_plan)),
        Stop("import-result", act=_on_import(ImportPage.write)),
        Stop("import-undone", act=_on_import(ImportPage.undo)),
    )


def _states(hub: Hub, person: str) -> list[Stop]:
    """The main pages dark, in high contrast, on a low screen and in large letters; then the curtain."""
    program = next(iter(hub.programs))
    case = _a_case(hub, program.key)
    pages = {
        "my-day": Route("day"),
        **({"person": Route("person", (person,))} if person else {}),
        "list": Route("list", (program.key, program.lists[0].key)),
        **({"case": Route("case", (program.key, case))} if case else {}),
        "panel": Route("panel", (program.key,)),
    }
    narrow = {name: route for name, route in pages.items() if name != "panel"}
    return [
        *(Stop(f"{name}-dark", route, theme="dark") for name, route in pages.items()),
        *(Stop(f"{name}-contrast", pages[name], theme="contrast") for name in ("case", "panel") if name in pages),
        *(
            Stop(f"case-score-{look}", Route("case", (program.key, case, form)), OnCase(act), theme, text)
            for name, form, act in FORM_ACTS
            if name == "score" and case and any(one.key == form for one in program.forms)
            for look, theme, text in LOOKS
        ),
        *(
            Stop("case-charts-200", Route("case", (program.key, case, form.key)), OnCase(show_charts), text=200)
            for form in program.forms
            if form.grids and case
        ),
        *(Stop(f"{name}-690", route, height=LAPTOP_WITH_TASKBAR) for name, route in narrow.items()),
        *(Stop(f"{name}-200", route, text=200) for name, route in pages.items()),
        *(Stop(f"list-{name}", pages["list"], OnList(act)) for name, act in LIST_ACTS),
        *(Stop(f"list-sideways-{look}", pages["list"], OnList(sideways), theme, text) for look, theme, text in LOOKS),
        *_of_shell(pages),
        *(Stop(f"deadlines-{look}", Route("deadlines"), tick_due, theme, text) for look, theme, text in LOOKS),
        *(Stop(f"deadlines-month-{look}", Route("deadlines"), show_month, theme, text) for look, theme, text in LOOKS),
        Stop("long-work", pages["list"], _at_work),
        *(Stop(f"long-work-{look}", pages["list"], _at_work, theme, text) for look, theme, text in LOOKS),
        Stop("hidden", None, ShellWindow.hide_all),
    ]


def _compare(window: ShellWindow) -> None:
    """The same panel beside the year before."""
    if isinstance(window.page, DashboardPage):
        window.page.choices.compare.setCurrentIndex(2)
        window.page.refresh()


def _pair_with_choices(window: ShellWindow) -> None:
    """A pair in which the two records say different things."""
    page = window.page
    if isinstance(page, DuplicatesPage):
        differing = (n for n, pair in enumerate(page.pairs()) if pair.names[0] != pair.names[1])
        page.table.select_key(next(differing, 0))


def _at_work(window: ShellWindow) -> None:
    """Long work over the page, as it looks after a second."""
    work = Progress(tr("Exporting…", "Exportando…"), stoppable=True)
    work.began, work.fraction = 0.0, 0.42
    window.work.follow(work)


def _open_a_bar(window: ShellWindow) -> None:
    """The first bar of the second chart, as Enter would open it."""
    page = window.page
    if isinstance(page, DashboardPage) and len(page.cards) > 1:
        chart = page.cards[1].chart
        chart.mark_clicked.emit(chart.figures.key(0), chart.figures.series[0].name)


def _of_shell(pages: dict[str, Route]) -> tuple[Stop, ...]:
    """What lies over and beside the pages: palette, help with keys, the way around, veiled names."""
    case = pages.get("case", pages["list"])
    return (
        Stop("palette", case, Sought("plan")),
        Stop("palette-dark", case, Sought("plan"), theme="dark"),
        Stop("palette-200", case, Sought("plan"), text=200),
        Stop("palette-person", Route("day"), Sought("@ma")),
        Stop("help", case, ShellWindow.show_help),
        Stop("way-around", Route("day"), _WayAround(1)),
        Stop("way-around-dark", Route("day"), _WayAround(3), theme="dark"),
        Stop("about", Route("about")),
        Stop("letters", Route("letters")),
        Stop("letters-dark", Route("letters"), theme="dark"),
        Stop("letters-200", Route("letters"), text=200),
        Stop("duplicates-dark", Route("duplicates"), theme="dark"),
        Stop("duplicates-200", Route("duplicates"), text=200),
        Stop("settings-dark", Route("settings", ("theme",)), theme="dark"),
        Stop("settings-contrast", Route("settings", ("lock_minutes",)), theme="contrast"),
        Stop("settings-200", Route("settings"), text=200),
    )


def _somebody(hub: Hub) -> tuple[str, str]:
    """A child who has a case and a family, and her first two words of name; nobody in an empty folder."""
    program = next(iter(hub.programs))
    workflow = program.workflows[0]
    table, link = table_of(workflow.record), table_of(Relationship)
    relatives = select(func.count()).where(link.c.other_id == card.c.person_id).scalar_subquery()
    paper = table_of(Document)
    papers = select(func.count(paper.c.stored_as)).where(paper.c.person_id == card.c.person_id).scalar_subquery()
    with hub.read() as session:
        row = session.execute(
            select(card.c.person_id, card.c.name)
            .join(table, table.c[workflow.person] == card.c.person_id)
            .where(table.c[workflow.status] == "active")
            .order_by(papers.desc(), relatives.desc(), table.c.id)
            .limit(1)
        ).first()
    return (row.person_id, " ".join(row.name.split()[:2]).lower()) if row else ("", "")


def _a_case(hub: Hub, key: str) -> str:
    """A case somebody works on, an active one where a program has that status; one that this person may see."""
    workflow = hub.programs[key].workflows[0]
    record: Any = workflow.record
    status = getattr(record, workflow.status)
    running = select(record).where(status.in_(workflow.open_statuses))
    running = running.order_by((status == "active").desc(), record.id)
    with hub.read() as session:
        found = session.scalars(running.limit(1)).first()
    return found.id if found else ""


def _workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Personas"
    for row in SHEET:
        sheet.append(row)
    book.save(path)
    return path


def _on_import(act: Callable[[ImportPage], None]) -> Act:
    """Do something on the import page, if that is the page on screen."""

    def on_page(window: ShellWindow) -> None:
        if isinstance(window.page, ImportPage):
            act(window.page)

    return on_page


def _tick_two(page: MyDayPage) -> None:
    """Two rows of what is to be done are ticked."""
    for key in (0, 1) if page.work.todo.list.model.rowCount() else ():
        page.work.todo.list.ticks.set_ticked(key, on=True)


def _on_home(act: Callable[[MyDayPage], None]) -> Act:
    """Do something on My day, if that is the page on screen."""

    def on_page(window: ShellWindow) -> None:
        if isinstance(window.page, MyDayPage):
            act(window.page)

    return on_page


@dataclass(frozen=True, slots=True)
class _Typed:
    """Types into the first text field of the page."""

    text: str

    def __call__(self, window: ShellWindow) -> None:
        for edit in window.page.findChildren(QLineEdit) if window.page else ():
            if edit.isVisible():
                edit.setText(self.text)
                return


@dataclass(frozen=True, slots=True)
class Sought:
    """Opens the palette and types into it."""

    text: str

    def __call__(self, window: ShellWindow) -> None:
        """Do it."""
        window.palette_asked.emit()
        for palette in window.findChildren(CommandPalette):
            if palette.isVisible():
                palette.edit.setText(self.text)


@dataclass(frozen=True, slots=True)
class _WayAround:
    """Begins the walk around the window and goes on some steps."""

    steps: int

    def __call__(self, window: ShellWindow) -> None:
        window.tour_asked.emit()
        coach = window.findChildren(Coach)[-1]
        for _ in range(self.steps):
            coach.go_on()
