"""The contacts that reached somebody, read once for every figure that looks at them."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, column, func, select
from sqlalchemy.orm import Session

from kindhub.program.indicators import Period
from kindhub.records.base import table_of
from kindhub_reintegration import records as r
from kindhub_reintegration.indicators.children import Population
from kindhub_reintegration.indicators.columns import LATEST_UNKNOWN, earliest, latest, rows_of, within

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


def load(session: Session, population: Population, cases: Iterable[str], period: Period) -> Contacts:
    """The contacts around a period by case, in the order of their days: of these cases, and of those for which a
    next contact was agreed for a day of the period.
    """
    contact = table_of(r.Contact).c
    rows = (
        select(contact.case_id, earliest(contact.held_on), latest(contact.held_on), contact.id, contact.residence,
               latest(contact.next_due), contact.mode, contact.in_school)
        .where(
            within(contact.held_on, period.first - BEFORE, period.last + AFTER),
            contact.reached.is_not(False),
            # as a text put together no index leads to it: the days do, and their index holds the rest
            contact.case_id.concat("").in_(_these(cases).union(_agreed(period))),
        )
        .order_by(contact.held_on, contact.case_id)
    )  # fmt: skip
    found: Contacts = defaultdict(list)
    for case_id, since, until, record_id, residence, next_due, mode, in_school in rows_of(session, rows):
        if case_id in population.cases:
            until = until or LATEST_UNKNOWN
            found[case_id].append(Held(since, until, record_id, residence, next_due, mode, in_school))
    return found


def _these(case_ids: Iterable[str]) -> Select[Any]:
    return select(func.json_each(json.dumps(sorted(case_ids))).table_valued(column("value")).c.value)


def _agreed(period: Period) -> Select[Any]:
    """The cases for which a next contact was agreed for a day of the period."""
    contact = table_of(r.Contact).c
    return select(contact.case_id).where(
        latest(contact.next_due).between(period.first.isoformat(), period.last.isoformat()),
        within(contact.held_on, period.first - BEFORE, period.last + AFTER),
        contact.reached.is_not(False),
    )
