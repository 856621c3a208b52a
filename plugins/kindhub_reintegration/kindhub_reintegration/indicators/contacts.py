"""The contacts that reached somebody, read once for every figure that looks at them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.indicators import Period
from kindhub.records.base import table_of
from kindhub_reintegration import records as r
from kindhub_reintegration.indicators.children import Population
from kindhub_reintegration.indicators.columns import LATEST_UNKNOWN, earliest, latest, within

BEFORE = timedelta(days=2 * 366)
"""A return of which only the year is known may lie so long before the end of its twelve months."""
AFTER = timedelta(days=92)
"""How far after the period a first visit or an agreed contact is still looked for."""


@dataclass(slots=True)
class Held:
    """One contact. `since` and `until` are the days it may be of, ISO texts; `since` is equal to `until` mostly."""

    since: str
    until: str
    id: str
    residence: str | None
    next_due: str | None
    mode: str | None
    in_school: bool | None


Contacts = dict[str, list[Held]]


def load(session: Session, population: Population, period: Period) -> Contacts:
    """The contacts around a period by case, in the order of their days."""
    contact = table_of(r.Contact).c
    rows = (
        select(contact.case_id, earliest(contact.held_on), latest(contact.held_on), contact.id, contact.residence,
               latest(contact.next_due), contact.mode, contact.in_school)
        .where(
            within(contact.held_on, period.first - BEFORE, period.last + AFTER),
            contact.reached.is_not(False),
        )
        .order_by(contact.held_on, contact.case_id)
    )  # fmt: skip
    found: Contacts = defaultdict(list)
    for case_id, since, until, record_id, residence, next_due, mode, in_school in session.execute(rows).all():
        if case_id in population.cases:
            until = until or LATEST_UNKNOWN
            found[case_id].append(Held(since, until, record_id, residence, next_due, mode, in_school))
    return found
