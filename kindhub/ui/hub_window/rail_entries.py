"""What stands in the rail for this person: fixed pages, then each open program with its lists, panel and reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kindhub.i18n import tr
from kindhub.services.worklists import Worklist, every_case_list
from kindhub.ui.routes import is_there
from kindhub.ui.shell import NavEntry, NavProgram, Route
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.lists import ListView
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.shell import NavRail
    from kindhub.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class RailCounts:
    """The numbers beside the entries: per (program, list), and of what is due today or overdue over all."""

    lists: Mapping[tuple[str, str], int] = field(default_factory=dict)
    due: int = 0


class CountRail:
    """Work: count every list whose program asks for a badge, and the deadlines of my day."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def __call__(self, progress: Progress) -> RailCounts:
        """Count; a program whose list cannot be counted has no number, the others have."""
        from kindhub.services.due_soon import Span, count_due

        day, found = today(), {}
        with self._hub.read() as session:
            for program in self._hub.programs:
                for view in _lists_of(self._hub, program):
                    progress.check()
                    if view.badge is not None:
                        found[program.key, view.key] = Worklist(program, view, self._hub.user, day).count(session)
            who = self._hub.user
            return RailCounts(found, count_due(session, self._hub.programs, who, Span(None, day), uid=who.uid))


def fill_rail(rail: NavRail, hub: Hub, counts: RailCounts) -> None:
    """Show the entries; a page that is not installed has none."""
    rail.set_entries(_top(counts), [_program(hub, program, counts) for program in hub.programs], _bottom())


def _top(counts: RailCounts) -> list[NavEntry]:
    return _known(
        NavEntry(Route("day"), tr("My day", "Mi día"), "sun-horizon"),
        NavEntry(Route("people"), tr("People", "Personas"), "users"),
        NavEntry(Route("deadlines"), tr("What is due", "Tareas y plazos"), "check-square", counts.due),
    )


def _bottom() -> list[NavEntry]:
    return _known(
        NavEntry(Route("exchange"), tr("Import and export", "Importar y exportar"), "arrows-down-up"),
        NavEntry(Route("settings"), tr("Settings", "Ajustes"), "gear-six"),
    )


def _known(*entries: NavEntry) -> list[NavEntry]:
    return [entry for entry in entries if is_there(entry.route.page)]


def _lists_of(hub: Hub, program: LoadedProgram) -> Sequence[ListView]:
    """The lists of a program; none for one who sees its figures only."""
    return program.lists if hub.user.can(program.key, "view") else ()


def _program(hub: Hub, program: LoadedProgram, counts: RailCounts) -> NavProgram:
    lists, sees = _lists_of(hub, program), hub.user.can(program.key, "view")
    entries = [
        NavEntry(
            Route("list", (program.key, view.key)),
            view.title.say(),
            count=counts.lists.get((program.key, view.key), 0),
            overdue=view.badge == "overdue",
        )
        for view in lists
        if view.in_rail
    ]
    every = next((view for view in lists if not view.in_rail), None)
    if every is not None:
        entries.append(NavEntry(Route("list", (program.key, every_case_list(program))), tr("All lists…", "Todas…")))
    for form in program.forms:
        if form.register is not None and sees:
            entries.extend(_known(NavEntry(Route("register", (program.key, form.key)), form.title.say())))
    figures = hub.user.sees_figures(program.key)
    if program.dashboards and figures:
        entries.extend(_known(NavEntry(Route("panel", (program.key,)), tr("Dashboard", "Panel"))))
    if program.reports and figures:
        entries.extend(_known(NavEntry(Route("reports", (program.key,)), tr("Reports", "Informes"))))
    first = next(iter(hub.programs)).key
    return NavProgram(
        program.key,
        program.info.neutral_name.say(),
        program.info.letters,
        int(program.info.colour[1:]),
        tuple(entries),
        folded=program.key != first,
    )
