"""Rows that lie in no period because nobody wrote a date one can read: shown, so that a total is never a surprise."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kindhub.program.indicators import Figure
from kindhub.records.base import table_of
from kindhub_reintegration import records as r
from kindhub_reintegration.indicators.columns import undated

KINDS = (
    ("referral", r.Referral, "received_on"),
    ("contact", r.Contact, "held_on"),
    ("service", r.Service, "delivered_on"),
    ("closure", r.Closure, "closed_on"),
)


def figures(session: Session) -> Iterator[Figure]:
    """Undated rows and rows without a case, by kind; these do not depend on the period."""
    for indicator in ("undated_rows", "orphan_rows"):
        total = 0
        for kind, record, name in KINDS:
            table = table_of(record)
            if indicator == "undated_rows":
                condition = undated(table.c[name])
            elif "case_written" in table.c:
                condition = table.c.case_id.is_(None)
            else:
                continue
            number = session.execute(select(func.count()).select_from(table).where(condition)).scalar_one()
            total += number
            yield Figure(indicator, {"kind": kind}, number, unit="events")
        yield Figure(indicator, {}, total, unit="events")
