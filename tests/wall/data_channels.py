"""The wall below the window: hooks, services, exports, and every row of every file a person can open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import load_workbook
from sqlalchemy import text

from kindhub.backups import back_up, practise_open
from kindhub.errors import UserError
from kindhub.exchange.list_export import export_list
from kindhub.exchange.people_export import export_people
from kindhub.exchange.program_export import export_program
from kindhub.program.indicators import Period
from kindhub.services import colleagues
from kindhub.services.cases import cases_of
from kindhub.services.changes_since import changes_since
from kindhub.services.checking import verify_hub
from kindhub.services.due_soon import Span, count_due, due_rows
from kindhub.services.indicators import count
from kindhub.services.last_here import LastHere
from kindhub.services.own_keys import printable_sheets
from kindhub.services.recents import opened_lately
from kindhub.services.search.case_hits import find_cases
from kindhub.services.search.found import SearchFilters, find_filtered
from kindhub.services.timeline import timeline_of
from kindhub.services.worklists import Worklist
from kindhub.storage.drafts import drafts_of
from kindhub.ui.colleagues.reading import grantable
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.importing.kinds import kinds_for
from kindhub.ui.importing.past_imports import ReadPastImports
from kindhub.ui.keeping.saying import names_of, report_words, set_row
from tests.wall.ground import CODE, NAME, STORY, TODAY, Ground

EVER = Period(date(2020, 1, 1), date(2030, 1, 1))
WHY = "para la prueba del muro"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
HOOKS = ("info", "records", "workflows", "roles", "forms", "lists", "dashboards", "indicators", "reports",
         "case_papers", "letters", "exchange", "questions", "rules", "rule_books", "timeline")  # fmt: skip
"""What a program gives by its hooks, as the shell holds it."""
ASKED_PER_RECORD = {"scope", "record_will_save", "record_did_save", "record_was_removed"}


def read_services(hub, ground: Ground, scratch: Path) -> dict[str, str]:
    """What each channel tells this person, as its repr: more than any screen shows."""
    with hub.read() as session:
        told = {**_asked(hub, session), **_of_persons(hub, session, ground), **_of_files(hub, session)}
    return {name: repr(said) for name, said in told.items()} | _written(hub, scratch) | _keys(hub)


def _asked(hub, session):
    everything = Span(None, date(2030, 1, 1))
    lists = [Worklist(program, view, hub.user, TODAY) for program in hub.programs for view in program.lists]
    return {
        "schemas": hub.schemas,
        **{f"hook-{name}": [getattr(one, name, None) for one in hub.programs] for name in HOOKS},
        "due": due_rows(session, hub.programs, hub.user, everything),
        "due-count": count_due(session, hub.programs, hub.user, everything),
        "search": [find_filtered(session, hub.programs, one, SearchFilters(), TODAY) for one in (CODE, NAME, STORY)],
        "search-cases": [find_cases(session, hub.programs, typed) for typed in (CODE, NAME, STORY)],
        "worklists": [(one.view.title, one.page(session, one.ids(session))) for one in lists],
        "worklist-counts": [len(one.ids(session)) for one in lists],
        "indicators": [count(session, program, EVER).rows() for program in hub.programs],
        "changes": changes_since(session, hub.programs, hub.user, LastHere(LONG_AGO, dict.fromkeys(hub.schemas, 0))),
        "colleagues": (colleagues.colleagues(hub), grantable(hub)),
        "import-kinds": kinds_for(hub),
    }  # fmt: skip


def _of_persons(hub, session, ground):
    persons = [row[0] for row in session.execute(text("SELECT id FROM main.person"))]
    return {
        "cases-of": [cases_of(session, hub.programs, one) for one in persons],
        "timelines": [timeline_of(session, hub.programs, one, TODAY) for one in persons],
    }


def _of_files(hub, session):
    connection = session.connection()
    rows = []
    for schema in hub.schemas:
        named = text(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'")
        for name in session.execute(named).scalars().all():
            rows += [str(tuple(row)) for row in session.execute(text(f'SELECT * FROM {schema}."{name}"'))]
    return {
        "recents": opened_lately(hub),
        "drafts": [drafts_of(connection, schema, hub.user.uid) for schema in hub.schemas],
        "rows-of-every-open-file": rows,
    }


def _written(hub, scratch: Path) -> dict[str, str]:
    """Everything that leaves as a file, read back."""
    told, book = {}, scratch / f"{hub.user.uid}.xlsx"
    writers = {"export-people": lambda: export_people(hub, book, WHY)}
    for program in hub.programs:
        writers[f"export-{program.key}"] = lambda one=program: export_program(hub, one, book, WHY)
        work = Worklist(program, program.lists[0], hub.user, TODAY)
        writers[f"export-list-{program.key}"] = lambda one=work: export_list(hub, one, book, WHY)
    for name, write in writers.items():
        try:
            write()
        except UserError as refused:
            told[name] = str(refused)
        else:
            told[name] = repr([[c.value for c in row] for sheet in load_workbook(book) for row in sheet.iter_rows()])
    return told


def _keys(hub) -> dict[str, str]:
    made = back_up(hub)
    return {
        "backup-listing": repr((set_row(made, hub.programs, datetime.now(UTC)), names_of(hub.schemas, hub.programs))),
        "backup-practice": report_words(practise_open(hub, made), hub.programs),
        "verify": repr(list(verify_hub(hub))),
        "sheets": repr(printable_sheets(hub)),
        "past-imports": repr(ReadPastImports(hub)(None)),
        "lookups": repr(Lookups(hub).__dict__),
    }
