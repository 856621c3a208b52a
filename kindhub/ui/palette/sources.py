"""Where the palette's entries come from: the page on screen, the open programs, acts of the window, settings, help.

What this person has no right to is not offered, and nothing hints that it is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kindhub.i18n import L, tr
from kindhub.security.access import HUB
from kindhub.services.certificates.offered import certificate_forms
from kindhub.services.help_pages import all_help
from kindhub.services.settings import may_rule
from kindhub.settings import SETTINGS
from kindhub.ui.palette.entry import Entry
from kindhub.ui.people.hit_row import age_words, matches, place_words
from kindhub.ui.shell.nav import Route
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.services.search.case_hits import CaseHit
    from kindhub.services.search.found import Found as FoundPersons
    from kindhub.storage.hub import Hub
    from kindhub.ui.palette.entry import Stretches
    from kindhub.ui.shell.acts import Act
    from kindhub.ui.shell.page import Page

_FIXED = (
    ("day", L("My day", "Mi día"), "sun-horizon"),
    ("people", L("People", "Personas"), "users"),
    ("deadlines", L("What is due", "Tareas y plazos"), "check-square"),
    ("exchange", L("Import and export", "Importar y exportar"), "arrows-down-up"),
)


def of_page(page: Page | None) -> list[Entry]:
    """What can be done on the page on screen."""
    return [_act(act, "here") for act in page.offers()] if page is not None else []


def of_window(acts: Sequence[Act]) -> list[Entry]:
    """What can be done anywhere."""
    return [_act(act, "act") for act in acts]


def _act(act: Act, kind: str) -> Entry:
    return Entry(
        f"{kind}:{act.key}", "here" if kind == "here" else "act", act.words, act.icon, act.note, act.keys, act.also,
        does=act.does,
    )  # fmt: skip


def of_programs(hub: Hub) -> Iterator[Entry]:
    """Fixed pages, then lists, panel and reports of each open program this person may look at."""
    for page, words, icon in _FIXED:
        yield Entry(f"page:{page}", "list", words.say(), icon, route=Route(page))
    if certificate_forms(hub):
        yield Entry("page:certificate", "list", tr("Check a certificate", "Comprobar una constancia"), "shield-check",
                    route=Route("certificate"))  # fmt: skip
    for program in hub.programs:
        if hub.user.sees_figures(program.key):
            yield from _of_program(program, lists=hub.user.can(program.key, "view"))


def _of_program(program: LoadedProgram, *, lists: bool) -> Iterator[Entry]:
    mark = (program.info.letters, int(program.info.colour[1:]))
    name = program.info.neutral_name.say()
    for view in program.lists if lists else ():
        route = Route("list", (program.key, view.key))
        yield Entry(f"list:{program.key}:{view.key}", "list", view.title.say(), also=name, mark=mark, route=route,
                    note=tr("list", "lista"))  # fmt: skip
    for book in program.rule_books if lists else ():
        yield Entry(f"rules:{program.key}:{book.key}", "list", book.title.say(), also=name, mark=mark, note=name,
                    route=Route("rules", (program.key, book.key)))  # fmt: skip
    if program.dashboards:
        yield Entry(f"panel:{program.key}", "list", tr("Dashboard", "Panel"), also=name, mark=mark,
                    route=Route("panel", (program.key,)), note=name)  # fmt: skip
    for report in program.reports:
        yield Entry(f"report:{program.key}:{report.key}", "list", report.title.say(), also=name, mark=mark,
                    route=Route("reports", (program.key,)), note=tr("report", "informe"))  # fmt: skip


def of_help(hub: Hub) -> Iterator[Entry]:
    """Every page of help; the window opens it at its side."""
    for page in all_help(hub.programs):
        note = tr("help, {n} min", "ayuda, {n} min", n=page.minutes())
        yield Entry(f"help:{page.key}", "help", page.title, "question", note, help=page)


def may_find_people(hub: Hub) -> bool:
    """Whether this person may search among all persons."""
    return hub.user.can(HUB, "list_names")


def of_persons(found: FoundPersons, typed: str) -> list[tuple[Entry, Stretches]]:
    """The persons a search gave, with the letters it found."""
    rows = []
    for hit in found.hits:
        place = ", ".join(part for part in place_words(hit.place) if part)
        age = age_words(hit.birth, today()) if hit.birth is not None else ""
        why = " ".join(hit.reason()) if hit.why in ("number", "case_number", "family", "other_name") else ""
        note = " · ".join(part for part in (age, place if hit.place else "", why) if part)
        apart = "" if why else found.apart.get(hit.person_id, "")
        entry = Entry(f"person:{hit.person_id}", "person", hit.name or tr("no name", "sin nombre"), "user", note,
                      route=Route("person", (hit.person_id,)), secret=True, private=apart)  # fmt: skip
        rows.append((entry, matches(hit, typed)))
    return [*(of_case(one) for one in found.cases), *rows]


def of_case(hit: CaseHit) -> tuple[Entry, Stretches]:
    """A case that goes by its number because no shared person stands behind it."""
    mark = (hit.program.info.letters, int(hit.program.info.colour[1:]))
    note = " · ".join(str(part) for part in (hit.program.info.neutral_name, hit.status) if part)
    route = Route("case", (hit.program.key, hit.case_id))
    return Entry(f"case:{hit.case_id}", "person", hit.number, note=note, mark=mark, route=route), ()


def of_settings(hub: Hub) -> Iterator[Entry]:
    """Every setting this person may see; the page of settings opens with it in sight."""
    for setting in SETTINGS.values():
        if setting.scope == "person" or may_rule(hub):
            yield Entry(f"setting:{setting.key}", "setting", setting.label.say(), "gear-six",
                        note=tr("Settings", "Ajustes"), also=setting.words,
                        route=Route("settings", (setting.key,)))  # fmt: skip
