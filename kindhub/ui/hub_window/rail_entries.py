"""What stands in the rail for this person: fixed pages, then each open program with its lists, panel and reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kindhub.i18n import tr
from kindhub.services.call_desk import may_sit_at
from kindhub.services.day_book import may_keep
from kindhub.services.worklists import every_case_list
from kindhub.ui.shell import NavEntry, NavProgram, Route

if TYPE_CHECKING:
    from kindhub.program.lists import ListView
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.hub_window.rail_counter import RailCounts
    from kindhub.ui.shell import NavRail


def fill_rail(rail: NavRail, hub: Hub, counts: RailCounts) -> None:
    """Show the entries; a page that is not installed has none."""
    rail.set_entries(_top(counts), [_program(hub, program, counts) for program in hub.programs], _bottom())


def show_counts(rail: NavRail, hub: Hub, counts: RailCounts) -> None:
    """Show other numbers at the entries that are there."""
    for button in rail.entry_buttons():
        route = button.entry.route
        program = hub.programs.loaded.get(str(route.args[0])) if route.page == "list" else None
        view = program and next((view for view in program.lists if view.key == route.args[1] and view.badge), None)
        if program is not None and view:
            shown = counts.shown(program.key, view.key)
        elif route.page == "deadlines":
            shown = counts.due()
        else:
            continue
        button.set_count(shown.rows, shown.as_of, counted=shown.counted)


def _top(counts: RailCounts) -> list[NavEntry]:
    due = counts.due()
    return [
        NavEntry(Route("day"), tr("My day", "Mi día"), "sun-horizon"),
        NavEntry(Route("people"), tr("People", "Personas"), "users"),
        NavEntry(Route("deadlines"), tr("What is due", "Tareas y plazos"), "check-square", due.rows,
                 counted=due.counted, as_of=due.as_of),
    ]  # fmt: skip


def _bottom() -> list[NavEntry]:
    return [
        NavEntry(Route("exchange"), tr("Import and export", "Importar y exportar"), "arrows-down-up"),
        NavEntry(Route("settings"), tr("Settings", "Ajustes"), "gear-six"),
    ]


def _lists_of(hub: Hub, program: LoadedProgram) -> Sequence[ListView]:
    """The lists of a program; none for one who sees its figures only."""
    return program.lists if hub.user.can(program.key, "view") else ()


def _program(hub: Hub, program: LoadedProgram, counts: RailCounts) -> NavProgram:
    lists, sees = _lists_of(hub, program), hub.user.can(program.key, "view")
    entries = [_list(program, view, counts) for view in lists if view.in_rail]
    every = next((view for view in lists if not view.in_rail), None)
    if every is not None:
        entries.append(NavEntry(Route("list", (program.key, every_case_list(program))), tr("All lists…", "Todas…")))
    for form in program.forms:
        if may_sit_at(hub.user, form):
            entries.insert(0, NavEntry(Route("calls", (program.key, form.key)), form.title.say()))
        if may_keep(hub.user, form):
            entries.insert(0, NavEntry(Route("day_book", (program.key, form.key)), form.title.say()))
        if form.register is not None and sees:
            entries.append(NavEntry(Route("register", (program.key, form.key)), form.title.say()))
    if sees:
        entries.extend(_books(program))
    figures = hub.user.sees_figures(program.key)
    if program.dashboards and figures:
        entries.append(NavEntry(Route("panel", (program.key,)), tr("Dashboard", "Panel")))
    if program.reports and figures:
        entries.append(NavEntry(Route("reports", (program.key,)), tr("Reports", "Informes")))
    first = next(iter(hub.programs)).key
    return NavProgram(
        program.key,
        program.info.neutral_name.say(),
        program.info.letters,
        int(program.info.colour[1:]),
        tuple(entries),
        folded=program.key != first,
    )


def _list(program: LoadedProgram, view: ListView, counts: RailCounts) -> NavEntry:
    route = Route("list", (program.key, view.key))
    if view.badge is None:
        return NavEntry(route, view.title.say())
    shown = counts.shown(program.key, view.key)
    late = view.badge == "overdue"
    return NavEntry(route, view.title.say(), "", shown.rows, overdue=late, counted=shown.counted, as_of=shown.as_of)


def _books(program: LoadedProgram) -> Iterator[NavEntry]:
    for book in program.rule_books:
        yield NavEntry(Route("rules", (program.key, book.key)), book.title.say())
