"""What is due as an iCalendar file, for the calendar on a telephone or in an office: for a right, with a reason.

Such a file lies in the clear wherever it is opened, so no person is named in it: each entry says what is due and the
number of the case. Restricted programs give nothing to it, and neither do cases that stay on this computer.
Source of the form: RFC 5545.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from kindhub.errors import Refused, UserError
from kindhub.exchange.list_export import SHORTEST_REASON, TakenOut
from kindhub.exchange.writing import write_whole
from kindhub.i18n import L
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.services.due_soon import DueRow, Span, due_rows
from kindhub.services.due_sources import A_TASK
from kindhub.services.leaving import may_leave
from kindhub.storage.hub import Hub

WHY = L("Write what the calendar is for; it is kept with your name.",
        "Escriba para qué es el calendario; queda escrito con su nombre.")  # fmt: skip
NO_RIGHT = L("No program lets you export.", "Ningún programa le permite exportar.")
A_DAY = timedelta(days=1)


def programs_that_give(hub: Hub) -> list[LoadedProgram]:
    """The programs whose deadlines this person may take out."""
    return [one for one in hub.programs if not one.info.restricted and hub.user.can(one.key, "export")]


def export_calendar(hub: Hub, path: Path, reason: str, span: Span, uid: str | None = None) -> TakenOut:
    """Write what is due in a span and not done, of one person or (`uid` None) of all in sight.

    Raises `Refused` where no program may be exported, `UserError` without a reason or where the file cannot be
    written; then nothing is written and nothing is told. The ledger of each program is told how many left.
    """
    giving = {one.key: one for one in programs_that_give(hub)}
    if not giving:
        raise Refused(NO_RIGHT)
    if len(reason.strip()) < SHORTEST_REASON:
        raise UserError(WHY)
    with hub.begin("export") as work:
        found = due_rows(work.session, hub.programs, hub.user, span, uid=uid, limit=None)
        leaving = [row for one in giving.values() for row in _leaving(work.session, one, found)]
        for key in giving:
            rows = sum(row.program == key for row in leaving)
            if rows:
                work.log("export", "calendar", schema=key, reason=reason.strip(), about={"rows": rows, "file": ".ics"})
        write_whole(path, calendar_of(leaving))
    return TakenOut(len(leaving), len(found) - len(leaving))


def _leaving(session: Session, program: LoadedProgram, rows: Sequence[DueRow]) -> Iterator[DueRow]:
    own = [row for row in rows if row.program == program.key]
    stays: set[str] = set()
    for flow in program.workflows:
        condition, table = may_leave(program, flow.record), table_of(flow.record)
        if condition is not None:
            stays.update(session.scalars(select(table.c.id).where(not_(condition))))
    yield from (row for row in own if row.case_id not in stays)


def calendar_of(rows: Sequence[DueRow]) -> bytes:
    """One whole-day entry for each; the same deadline has the same name in each file, so that a calendar updates it."""
    import icalendar

    book = icalendar.Calendar()
    book.add("prodid", "-//KIND Hub//deadlines//")
    book.add("version", "2.0")
    for row in rows:
        entry = icalendar.Event()
        entry.add("uid", f"{row.task or row.case_id}.{row.key}@kindhub")
        entry.add("dtstamp", datetime.now(UTC))
        entry.add("dtstart", row.due_on)
        entry.add("dtend", row.due_on + A_DAY)
        what = A_TASK if row.task else row.label  # the words of a task are somebody's own and may name people
        entry.add("summary", " · ".join(part for part in (what.say(), row.number) if part))
        entry.add("categories", [row.letters])
        entry.add("transp", "TRANSPARENT")
        book.add_component(entry)
    return bytes(book.to_ical())
