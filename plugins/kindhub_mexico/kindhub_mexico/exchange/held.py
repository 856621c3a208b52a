"""What the hub holds already of children met in Mexico, as far as an import has to know."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kindhub.program.imports import Journey
from kindhub.records.base import table_of
from kindhub.records.partial_date import PartialDate, first_day
from kindhub.records.person import Person
from kindhub.services.case_numbers import NumberKey, number_key
from kindhub_mexico import records as r


@dataclass(slots=True)
class Held:
    """Cases by their child, what is known of each child's way, folios, and what was asked and filed by its number."""

    cases: dict[str, str] = field(default_factory=dict)
    journeys: dict[str, Journey] = field(default_factory=dict)
    folios: dict[NumberKey, tuple[str, date | None]] = field(default_factory=dict)
    actions: set[tuple[str, ...]] = field(default_factory=set)
    claims: dict[tuple[str, NumberKey], str] = field(default_factory=dict)


def held(session: Session) -> Held:
    """Read it in a few queries."""
    found = Held()
    case, person = table_of(r.Case), table_of(Person)
    whose = func.coalesce(person.c.merged_into, case.c.person_id).label("child")  # a case may name an older id
    asked = select(case, whose, person.c.nationalities).select_from(
        case.outerjoin(person, person.c.id == case.c.person_id)
    )
    met = _met(session)
    child_of: dict[str, str] = {}
    for one in session.execute(asked.order_by(case.c.id)).mappings():
        found.cases.setdefault(one["child"], one["id"])
        child_of[one["id"]] = one["child"]
        days = met.get(one["id"], [])
        found.journeys[one["child"]] = Journey(
            (one["nationalities"] or ("",))[0], one["accompaniment"] or "", one["language"] or "", one["entered_on"],
            (min(days), max(days)) if days else None,
        )  # fmt: skip
    line = table_of(r.Encounter).c
    for row in session.execute(select(line.folio, line.case_id, line.held_on).where(line.folio.is_not(None))):
        found.folios[number_key(row.folio)] = (child_of.get(row.case_id, ""), first_day(row.held_on))
    _numbers(session, found)
    return found


def _met(session: Session) -> dict[str, list[date]]:
    line = table_of(r.Encounter).c
    days: dict[str, list[date]] = defaultdict(list)
    for row in session.execute(select(line.case_id, line.held_on).where(line.case_id.is_not(None))):
        held_on: PartialDate | None = row.held_on
        if (day := first_day(held_on)) is not None:
            days[row.case_id].append(day)
    return days


def _numbers(session: Session, found: Held) -> None:
    action, claim = table_of(r.AuthorityAction).c, table_of(r.AsylumClaim).c
    asked = select(action.case_id, action.reference, action.body, action.kind, action.sent_on)
    found.actions = {action_key(row.case_id, row.reference, row.body, row.kind, row.sent_on)
                     for row in session.execute(asked)}  # fmt: skip
    for row in session.execute(select(claim.id, claim.case_id, claim.reference)):
        found.claims.setdefault((row.case_id, number_key(row.reference or "")), row.id)


def action_key(
    case: str, reference: str | None, body: str | None, kind: str | None, sent_on: date | None
) -> tuple[str, ...]:
    """What makes two lines tell of one letter to an authority."""
    day = sent_on.isoformat() if sent_on else ""
    return (case, " ".join(number_key(reference or "")), " ".join(number_key(body or "")), kind or "", day)
