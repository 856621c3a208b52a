"""The plan for a workbook of trainings: which events there are, and who is who on their lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from kindhub.exchange.name_order import NameOrder
from kindhub.exchange.own_people import give_people, say_where_else
from kindhub.i18n import L
from kindhub.program.imports import Desk, ImportPlan, RowPlan, SourceTable, SourceTables, words_of
from kindhub.program.row_plans import Planning, begun, refuse
from kindhub.records.names import without_titles
from kindhub_mexico_training.exchange.held import Held, held
from kindhub_mexico_training.exchange.judging import ASKED
from kindhub_mexico_training.exchange.reading import EventRead, LineRead, read_event, read_line
from kindhub_mexico_training.exchange.who import recognise
from kindhub_mexico_training.exchange.writing import write_roster
from kindhub_mexico_training.records import SCHEMA

KIND = "mexico_training.roster"
NO_KEY = L("No key of an event", "No trae la clave del evento")
NOBODY = L("No name", "No trae nombre")
TWICE = L("Twice on this list: row {row}", "Dos veces en esta lista: fila {row}")
ALSO = L("The same person as in row {row}", "La misma persona que en la fila {row}")
IN_HUB = L("This person is in the directory already", "Esta persona ya está en el directorio")
KNOWN_EVENT = L("This event is in the hub already", "Este evento ya está en el hub")
AGAIN = L("This event stands in another row too: row {row}", "Este evento está también en otra fila: fila {row}")
UNKNOWN = L("This event is on no sheet of events", "Este evento no está en la hoja de eventos")
UNKNOWN_EVENTS = L(
    "Events that are on no sheet of events: {keys}. Their lists are kept; they count once they have a day.",
    "Eventos que no están en la hoja de eventos: {keys}. Sus listas se guardan; cuentan cuando tengan fecha.",
)
STATED = L("“{key}” states {said} people present; {n} are marked", "«{key}» dice {said} asistentes; hay {n} marcadas")


@dataclass(slots=True)
class Rosters(Planning[Held]):
    """What is known while the sheets are gone through, the row of each event among it."""

    events: dict[str, RowPlan] = field(default_factory=dict)


def plan_roster(tables: SourceTables, desk: Desk) -> ImportPlan:
    """See `kindhub.program.exchange.ImportKind.plan`."""
    planning = Rosters(desk, held(desk.session))
    if "events" in tables.tables:
        _events(planning, tables.tables["events"])
    if "roster" in tables.tables:
        _lines(planning, tables.tables["roster"])
    return ImportPlan(
        KIND, planning.rows, planning.people, write=partial(write_roster, known=planning.held), schema=SCHEMA,
        notes=tuple(planning.notes), own_people=True,
    )  # fmt: skip


def _events(planning: Rosters, table: SourceTable) -> None:
    for row in table.rows:
        plan = begun(row, planning.desk)
        planning.rows.append(plan)
        read = plan.read = read_event(row, table)
        plan.title = " · ".join(filter(None, (read.values["number"], read.values["title"])))
        first = planning.events.setdefault(read.key, plan)
        if plan.verdict == "unchanged":
            continue
        plan.problems, plan.as_written = read.problems, dict(read.as_written)
        if not read.key:
            refuse(plan, table, "number", NO_KEY)
        elif first is not plan:
            plan.verdict = "same"
            plan.reasons.append(AGAIN.filled(row=first.row))
        elif read.key in planning.held.events:
            plan.verdict = "same"
            plan.reasons.append(KNOWN_EVENT)


def _lines(planning: Rosters, table: SourceTable) -> None:
    order = NameOrder(without_titles(words_of(row.cell("name")))[0] for row in table.rows)
    fresh: list[RowPlan] = []
    for row in table.rows:
        plan = begun(row, planning.desk)
        planning.rows.append(plan)
        if plan.verdict == "unchanged":
            continue
        read = plan.read = read_line(row, table, order, planning.held.directory)
        plan.problems, plan.as_written = read.problems, dict(read.as_written)
        plan.title = " ".join(part for part in (read.given, read.surnames) if part)
        if not read.event:
            refuse(plan, table, "event", NO_KEY)
        elif not plan.title:
            refuse(plan, table, "name", NOBODY)
        else:
            fresh.append(plan)
    planning.people, _ = recognise([plan.read for plan in fresh], planning.held, match=planning.desk.match, least=ASKED)
    give_people(planning.rows, fresh, planning.people, IN_HUB)
    say_where_else(fresh, lambda plan: plan.read.event, TWICE, lambda first: ALSO.filled(row=first.row))
    _say_of_events(planning, fresh)


def _say_of_events(planning: Rosters, fresh: Iterable[RowPlan]) -> None:
    """Events of lists that nobody describes, and events whose stated number of people is another."""
    came: dict[str, set[str]] = {}
    unknown: dict[str, str] = {}
    for plan in fresh:
        read: LineRead = plan.read
        if read.event not in planning.events and read.event not in planning.held.events:
            unknown.setdefault(read.event, read.event_written)
            plan.reasons.append(UNKNOWN)
        if any(read.marks.values()):
            came.setdefault(read.event, set()).add(plan.person or "")
    if unknown:
        planning.notes.append(UNKNOWN_EVENTS.filled(keys=", ".join(unknown.values())))
    for key, plan in planning.events.items():
        event: EventRead = plan.read
        said = event.values["attended"]
        if said is not None and key in came and said != len(came[key]):
            planning.notes.append(STATED.filled(key=event.values["number"], said=said, n=len(came[key])))
