"""The call sheet of a day in the field: whom one looks for, over which way, what may be said, and room to write."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.day_sheets import DayRow, DaySheet
from kindhub.program.person_names import shared_names
from kindhub.records.base import table_of
from kindhub.records.codes import code_list
from kindhub.records.places import places
from kindhub_reunification.records import Case, Lead
from kindhub_reunification.saying import day_said
from kindhub_reunification.search.exhaustion import Enough, rule_in_force
from kindhub_reunification.search.file import clock_of_hour, limits_of, tries_of, ways_of
from kindhub_reunification.search.proposing import BY_TELEPHONE, Proposal, propose

NO_PROPOSAL = L("Nothing is proposed: look at the file first.", "No se propone nada: revise antes el expediente.")
HOURS = L("From {first} to {last}", "De {first} a {last}")
NOT_BEFORE = L("Not before {day}", "No antes del {day}")
SAFE_HOURS = L("Safe only from {first} to {last}", "Seguro solo de {first} a {last}")
NEVER = L("Never by: {channels}", "Nunca por: {channels}")
NO_SCRIPT = L("Nothing was agreed: do not say to others what it is about.",
              "No se ha acordado nada: no diga a terceros de qué se trata.")  # fmt: skip


def call_rows(session: Any, case_ids: Sequence[str], day: date) -> list[DayRow]:
    """The families of a sheet for that day, in this order; each with the next attempt as the assistant proposes it."""
    found: dict[str, Case] = {one.id: one for one in session.scalars(select(Case).where(col(Case.id).in_(case_ids)))}
    names = shared_names(session, [case.person_id for case in found.values()])
    enough = rule_in_force(session, day)
    cases = (found[case_id] for case_id in case_ids if case_id in found)
    return [_row(session, case, names.get(case.person_id, ""), day, enough) for case in cases]


def _row(session: Any, case: Case, name: str, day: date, enough: Enough) -> DayRow:
    eve = datetime.combine(day - timedelta(days=1), time(12))  # the assistant proposes for the days after
    tries, ways, limits = tries_of(session, case.id), ways_of(session, case.id), limits_of(case)
    found = propose(tries, ways, limits, eve, enough)
    target = _whole(session, case.id, found) if found else None
    where = places().path_label(case.place) if case.place else ""
    language = code_list("language").label(case.language) if case.language else ""
    about = " · ".join(filter(None, (case.number, where, language)))
    return DayRow(
        record_id=case.id,
        who=name or case.number or "",
        about=about,
        cells=(
            "\n".join(filter(None, (case.number, name, where, language))),
            "\n".join((*_way(found, target, day), *_bounds(case))),
            case.script or NO_SCRIPT.say(),
        ),
        start=_start(found, target),
    )


def _start(found: Proposal | None, target: str | None) -> Mapping[str, Any]:
    if found is None:
        return {}
    return {"channel": found.way.channel, **({"target": target} if target else {})}


def _whole(session: Any, case_id: str, found: Proposal) -> str | None:
    """The number as it is dialled: the assistant knows a telephone by its last digits."""
    if found.way.target is None or found.way.channel not in BY_TELEPHONE:
        return found.way.target
    table = table_of(Lead)
    wanted = select(table.c.value).where(table.c.case_id == case_id, table.c.tail == found.way.target)
    return session.execute(wanted.order_by(table.c.id).limit(1)).scalar() or found.way.target


def _way(found: Proposal | None, target: str | None, day: date) -> Iterator[str]:
    if found is None:
        yield NO_PROPOSAL.say()
        return
    yield code_list("reunification.channel").label(found.way.channel)
    if target:
        yield target
    yield HOURS.say(first=f"{found.at:%H:%M}", last=f"{found.until:%H:%M}")
    if found.on > day:
        yield NOT_BEFORE.say(day=day_said(found.on))


def _bounds(case: Case) -> Iterator[str]:
    """What binds whoever tries another way than the one that is proposed."""
    if case.call_from is not None or case.call_to is not None:
        limits = limits_of(case)
        yield SAFE_HOURS.say(first=clock_of_hour(limits.call_from), last=clock_of_hour(limits.call_to))
    if case.unsafe_channels:
        channels = code_list("reunification.channel")
        yield NEVER.say(channels=", ".join(channels.label(one) for one in case.unsafe_channels))


CALL_SHEET = DaySheet(
    L("Call sheet", "Hoja de búsqueda"),
    known=((L("Family", "Familia"), 4.4), (L("Proposed", "Se propone"), 4),
           (L("What may be said to others", "Qué se puede decir a terceros"), 4)),
    blank=((L("Time", "Hora"), 1.4), (L("Channel, number", "Canal, número"), 2.6), (L("Outcome", "Resultado"), 2.6),
           (L("What was said, and to whom", "Qué se dijo y a quién"), 4),
           (L("Next step and day", "Siguiente paso y día"), 3.4)),
    form="attempts",
    asked=("attempted_on", "at", "channel", "target", "outcome", "told", "next_step", "next_due"),
    day="attempted_on",
    by="by",
    rows=call_rows,
)  # fmt: skip
