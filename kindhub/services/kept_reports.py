"""Compiled figures that were given out: kept in the file of their program, so that the next are held against them.

They are kept whatever door they left by, a report, the panel or the command line, and held against those of every door.
They hold true numbers and never leave. What goes out is kept before its first sheet leaves; the same tables given out
twice are kept once.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.indicators import Period
from kindhub.records.base import new_id
from kindhub.storage.house import house_of
from kindhub.storage.ledger import now_text
from kindhub.storage.unit_of_work import UnitOfWork

MEANWHILE = L(
    "Other figures were given out meanwhile. Look at these anew before they leave.",
    "Entretanto se entregaron otras cifras. Vuelva a ver estas antes de entregarlas.",
)
FIGURES = "indicators"
"""What figures that are no report are kept as: those of the panel and of the command line."""


@dataclass(frozen=True, slots=True)
class KeptReport:
    """One that was given out: which, of what period, when (UTC) and by whom; `content` is what the program kept."""

    id: str
    report: str
    period: Period
    at: str
    who: str
    content: Mapping[str, Any]


def kept_reports(session: Session, schema: str, report: str = "") -> tuple[KeptReport, ...]:
    """What was given out of a program, or of one report of it, the earliest first."""
    table = house_of(schema).given_out
    wanted = [table.c.report == report] if report else []
    rows = session.execute(select(table).where(*wanted).order_by(table.c.at, table.c.id))
    return tuple(
        KeptReport(
            row.id, row.report, Period(date.fromisoformat(row.first), date.fromisoformat(row.last)), row.at, row.who,
            json.loads(row.content),
        )
        for row in rows
    )  # fmt: skip


def keep_given_out(
    work: UnitOfWork,
    schema: str,
    report: str,
    leaving: Sequence[tuple[Period, Mapping[str, Any]]],
    seen: Sequence[str],
) -> None:
    """Keep what is about to leave, each with its period. `seen` are the ids of those it was held against.

    Raises `UserError` when another was given out since: what is safe beside the old ones need not be beside the new.
    """
    held = kept_reports(work.session, schema)
    known = [(one.report, one.period, one.content) for one in held]
    new = [(period, dict(content)) for period, content in leaving if (report, period, dict(content)) not in known]
    if new and [one.id for one in held] != list(seen):
        raise UserError(MEANWHILE)
    for period, content in new:
        made = {"id": new_id(), "report": report, "first": period.first.isoformat(), "last": period.last.isoformat()}
        work.session.execute(
            insert(house_of(schema).given_out).values(
                **made, at=now_text(), who=work.user.uid, content=json.dumps(content, ensure_ascii=False)
            )
        )
