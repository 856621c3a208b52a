"""Compiled reports that were given out: kept in the file of their program, so that the next one is held against them.

They hold true numbers and never leave. A report is kept before its first sheet leaves; the same tables given out twice
are kept once.
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
    "Another report was given out meanwhile. Look at this one anew before it leaves.",
    "Entretanto se entregó otro informe. Vuelva a ver este antes de entregarlo.",
)


@dataclass(frozen=True, slots=True)
class KeptReport:
    """One that was given out: which, of what period, when (UTC) and by whom; `content` is what the program kept."""

    id: str
    report: str
    period: Period
    at: str
    who: str
    content: Mapping[str, Any]


def kept_reports(session: Session, schema: str, report: str) -> tuple[KeptReport, ...]:
    """What was given out of a report, the earliest first."""
    table = house_of(schema).given_out
    rows = session.execute(select(table).where(table.c.report == report).order_by(table.c.at, table.c.id))
    return tuple(
        KeptReport(
            row.id, row.report, Period(date.fromisoformat(row.first), date.fromisoformat(row.last)), row.at, row.who,
            json.loads(row.content),
        )
        for row in rows
    )  # fmt: skip


def keep_report(
    work: UnitOfWork, schema: str, report: str, period: Period, content: Mapping[str, Any], seen: Sequence[str]
) -> None:
    """Keep a report that is about to leave. `seen` are the ids of those it was held against.

    Raises `UserError` when another was given out since: what is safe beside the old ones need not be beside the new.
    """
    held = kept_reports(work.session, schema, report)
    if any(one.period == period and one.content == dict(content) for one in held):
        return
    if [one.id for one in held] != list(seen):
        raise UserError(MEANWHILE)
    made = {"id": new_id(), "report": report, "first": period.first.isoformat(), "last": period.last.isoformat()}
    work.session.execute(
        insert(house_of(schema).given_out).values(
            **made, at=now_text(), who=work.user.uid, content=json.dumps(dict(content), ensure_ascii=False)
        )
    )
