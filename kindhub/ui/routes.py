"""Which page stands behind which route. A new page is one line here; its module is imported when it is first opened.

A page is a class derived from `kindhub.ui.shell.Page`, built as `PageClass(hub, *route.args)`. It leads elsewhere by
`self.go.emit(Route("case", (program, case_id)))` and shows messages on `self.window().messages`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kindhub.ui.shell.nav import Route

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.shell.page import Page

# route name → "module:class", with the arguments of the route behind
ROUTES: dict[str, str] = {
    "day": "kindhub.ui.home.page:MyDayPage",  # (view = "",)
    "people": "kindhub.ui.people.people_page:PeoplePage",  # (typed text = "",)
    "person": "kindhub.ui.people.person_page:PersonPage",  # (person id, tab = "")
    "person_part": "kindhub.ui.people.part_page:PersonPartPage",  # (person id, form key, record id = "")
    "new_person": "kindhub.ui.people.new_person_page:NewPersonPage",  # (typed text = "",)
    "duplicates": "kindhub.ui.people.duplicates_page:DuplicatesPage",  # (person id = "", other id = "")
    "deadlines": "kindhub.ui.deadlines.page:DeadlinesPage",  # (which = "", whose = "")
    "list": "kindhub.ui.worklist.page:WorklistPage",  # (program key, list key, filters = ())
    "day_sheet": "kindhub.ui.day_sheet.page:DaySheetPage",  # (program key, list key, sheet key = "")
    "twins": "kindhub.ui.twins.page:TwinsPage",  # (program key, list key, record id = "", other id = "")
    "record": "kindhub.ui.forms.record_page:RecordPage",  # (program key, list key, record id)
    "case": "kindhub.ui.case.page:CasePage",  # (program key, case id, form key = "")
    "panel": "kindhub.ui.dashboard.page:DashboardPage",  # (program key,)
    "rows": "kindhub.ui.dashboard.rows_page:RowsPage",  # see `rows_route` there
    "reports": "kindhub.ui.reports.page:ReportsPage",  # (program key,)
    "register": "kindhub.ui.register.page:RegisterPage",  # (program key, form key, tab = "")
    "calls": "kindhub.ui.call_desk.page:CallDeskPage",  # (program key, form key)
    "day_book": "kindhub.ui.day_book.page:DayBookPage",  # (program key, form key)
    "rules": "kindhub.ui.rule_sets.page:RuleSetsPage",  # (program key, book key = "", set key = "")
    "second_look": "kindhub.ui.rule_sets.second_look_page:SecondLookPage",  # (program key, book key = "", day = "")
    "exchange": "kindhub.ui.importing.page:ImportPage",  # (import kind = "",)
    "settings": "kindhub.ui.settings_page.page:SettingsPage",  # (setting key = "",)
    "about": "kindhub.ui.settings_page.about_page:AboutPage",  # ()
    "programs": "kindhub.ui.programs_page.page:ProgramsPage",  # ()
    "check_installer": "kindhub.ui.programs_page.check_installer_page:CheckInstallerPage",  # ()
    "letters": "kindhub.ui.letters.page:LettersPage",  # (program key = "", letter key = "")
    "certificate": "kindhub.ui.certificates.check_page:CheckPage",  # (number = "", code = "")
    "document": "kindhub.ui.viewer.page:DocumentPage",  # (schema, record id)
    "passphrase": "kindhub.ui.colleagues.passphrase_page:PassphrasePage",  # ()
    "colleagues": "kindhub.ui.colleagues.page:ColleaguesPage",  # ()
    "backup": "kindhub.ui.keeping.page:BackupPage",  # ()
    "travel": "kindhub.ui.keeping.travel_page:TravelPage",  # ()
}

HOME = Route("day")
UNDER = {
    "day": "day",
    "people": "people",
    "person": "people",
    "person_part": "people",
    "new_person": "people",
    "duplicates": "people",
    "deadlines": "deadlines",
    "document": "people",
    "settings": "settings",
    "about": "settings",
    "programs": "settings",
    "check_installer": "settings",
    "letters": "settings",
    "certificate": "settings",
    "backup": "settings",
    "travel": "settings",
    "passphrase": "settings",
    "colleagues": "settings",
}
"""Pages that have no entry of their own in the rail, and the entry that is marked while they are open."""


def entry_of(route: Route) -> Route:
    """The entry of the rail a route belongs to: itself, or the page it lies under."""
    if route.page == "list":
        return Route("list", route.args[:2])  # however it is narrowed
    if route.page in ("twins", "record", "day_sheet"):
        return Route("list", route.args[:2])
    if route.page == "register":
        return Route("register", route.args[:2])
    if route.page in ("rules", "second_look"):
        return Route("rules", route.args[:2])
    return Route(UNDER[route.page]) if route.page in UNDER else route


FRAMED = ("document",)
"""Pages that frame what is restricted on them by themselves."""


def make_page(hub: Hub, route: Route) -> Page:
    """Build the page of a route. Raises `KeyError` for a route nobody registered: a bug in whoever leads there."""
    module, _, name = ROUTES[route.page].partition(":")
    page: Page = getattr(import_module(module), name)(hub, *route.args)
    program = hub.programs.loaded.get(str(route.args[0])) if route.args else None
    page.restricted = program is not None and program.info.restricted and route.page not in FRAMED
    return page
