"""What the hub holds already of the program's cases, as far as an import has to know."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kindhub.records.base import table_of
from kindhub.records.names import NameParts
from kindhub.records.person import Person, PersonName
from kindhub_reintegration.exchange.cases import KnownCase
from kindhub_reintegration.records import Case, Referral

OTHER_NUMBERS = "\n"
"""Separates further numbers of one case in `Case.as_written["number"]`."""
_CHUNK = 500


def held_cases(session: Session) -> list[KnownCase]:
    """Every case with the numbers it is known by and the day its referral came."""
    referral, case = table_of(Referral), table_of(Case)
    received = {
        row.case_id: row.received_on
        for row in session.execute(select(referral.c.case_id, referral.c.received_on).order_by(referral.c.id.desc()))
    }
    person = table_of(Person)
    whose = func.coalesce(person.c.merged_into, case.c.person_id).label("person_id")  # a case may name an older id
    cases = select(case.c.id, whose, case.c.number, case.c.as_written)
    rows = session.execute(cases.select_from(case.outerjoin(person, person.c.id == case.c.person_id)))
    return [
        KnownCase(
            row.id,
            row.person_id,
            {n for n in (row.number, *(row.as_written or {}).get("number", "").split(OTHER_NUMBERS)) if n},
            received.get(row.id),
            in_hub=True,
        )
        for row in rows
    ]


def held_names(session: Session, persons: set[str]) -> dict[str, list[NameParts]]:
    """The names of these persons."""
    table, found = table_of(PersonName), dict[str, list[NameParts]]()
    ids = sorted(persons)
    for start in range(0, len(ids), _CHUNK):
        rows = session.execute(select(table).where(table.c.person_id.in_(ids[start : start + _CHUNK]))).mappings()
        for row in rows:
            name = NameParts(row["given"] or "", row["surname_1"] or "", row["surname_2"] or "")
            found.setdefault(row["person_id"], []).append(name)
    return found
