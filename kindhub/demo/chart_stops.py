"""Where the tour stops over charts: what is drawn of a case, and panels with charts of other kinds than bars."""

from collections.abc import Callable
from datetime import date

from kindhub.demo.case_stops import OnCase, show_as_table
from kindhub.program.registry import LoadedProgram
from kindhub.ui.case.drawn_parts import DrawnPart, drawn_parts
from kindhub.ui.dashboard.page import DashboardPage
from kindhub.ui.dashboard.periods import custom
from kindhub.ui.shell import Route, ShellWindow
from kindhub.ui.theme import ThemeName
from kindhub.ui.when import today

Place = tuple[str, Route, Callable[[ShellWindow], None] | None, ThemeName, int]
"""Name, where, what is done there, look and size of letters."""
LOOKS: tuple[tuple[str, ThemeName, int], ...] = (("dark", "dark", 100), ("200", "light", 200))


def drawings_of(program: LoadedProgram, case: str) -> tuple[Place, ...]:
    """What is drawn of a case, dark and in large letters too, and as a table."""
    parts = drawn_parts(program)
    whole = Route("case", (program.key, case))
    looks = ((f"{program.key}-whole-{look}", whole, None, theme, text) for look, theme, text in LOOKS if parts)
    return (*looks, *(place for part in parts for place in _drawing(program, case, part)))


def _drawing(program: LoadedProgram, case: str, part: DrawnPart) -> tuple[Place, ...]:
    name, route = f"{program.key}-{part.key}", Route("case", (program.key, case, part.place))
    return (
        (name, route, None, "light", 100),
        *((f"{name}-{look}", route, None, theme, text) for look, theme, text in LOOKS),
        (f"{name}-table", route, OnCase(show_as_table), "light", 100),
    )


def kinds_of(program: LoadedProgram) -> tuple[Place, ...]:
    """A panel with charts of other kinds than bars, dark, in large letters, as tables and over years; lists over parts
    of cases.
    """
    key, route = program.key, Route("panel", (program.key,))
    if all(chart.kind == "bar" for board in program.dashboards for chart in board.charts):
        return ()
    head = program.workflows[0].record
    parts = [one.key for one in program.lists if one.record is not head]
    return (
        *((f"{key}-kinds-{look}", route, None, theme, text) for look, theme, text in LOOKS),
        (f"{key}-kinds-tables", route, _as_tables, "light", 100),
        (f"{key}-kinds-years", route, _several_years, "light", 100),
        *((f"{key}-parts-{one}", Route("list", (key, one)), None, "light", 100) for one in parts),
    )


def _several_years(window: ShellWindow) -> None:
    """The panel over four years."""
    if isinstance(window.page, DashboardPage):
        window.page.picker.choose(custom(date(today().year - 3, 1, 1), today()))


def _as_tables(window: ShellWindow) -> None:
    """All charts of the panel as tables."""
    if isinstance(window.page, DashboardPage):
        window.page.as_table.setChecked(True)
