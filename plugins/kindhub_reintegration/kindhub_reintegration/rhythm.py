"""The days from which the monthly contact counts: the return, then each contact that reached somebody."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.records.base import table_of
from kindhub_reintegration.facts import CHUNK, day_of
from kindhub_reintegration.records import Contact, Return


def contact_days(session: Session, case_ids: Sequence[str]) -> Mapping[str, Sequence[date]]:
    """By case, the oldest first. Contacts before the return belong to another stage and count nothing here."""
    found: dict[str, set[date]] = {}
    for start in range(0, len(case_ids), CHUNK):
        some = case_ids[start : start + CHUNK]
        back = table_of(Return).c
        for row in session.execute(select(back.case_id, back.arrived_on).where(back.case_id.in_(some))):
            day = day_of(row.arrived_on)
            if day is not None:
                found.setdefault(row.case_id, set()).add(day)
        held = table_of(Contact).c
        asked = select(held.case_id, held.held_on).where(held.case_id.in_(some), held.reached.is_not(False))
        began = {case_id: min(found[case_id]) for case_id in some if case_id in found}
        for row in session.execute(asked):
            day = day_of(row.held_on)
            if day is not None and row.case_id in began and day > began[row.case_id]:
                found[row.case_id].add(day)
    return {case_id: sorted(days) for case_id, days in found.items()}
