"""One invented case: how far it has come is drawn first, then everything that must have happened by then."""

from datetime import date, timedelta
from random import Random
from typing import Any

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.demo.follow_up import assessments, contacts, plan, services, tasks
from kindhub_reintegration.records import Case, Closure, Eligibility, PartnerAssignment, Referral, Return, RiskScreen

STAGES = ("screening", "accepted", "pre_departure", "departed", "received", "active", "monitoring", "closed")
WEIGHTS = (4, 4, 5, 2, 8, 34, 8, 35)
DAYS_SINCE_RETURN = {"received": (2, 30), "active": (31, 270), "monitoring": (275, 350), "closed": (380, 1_500)}
DAYS_TO_STAGE = {"active": 29, "monitoring": 270}
CITIES = ("Houston", "Los Ángeles", "Phoenix", "Nueva York", "Miami", "Tapachula")


def invent(person_id: str, place: str, number: int, chance: Random, today: date, uid: str) -> list[Record]:
    """The records of one invented case of this person, all marked as invented."""
    status = chance.choices(STAGES, WEIGHTS)[0]
    returned = _returned(status, chance, today)
    referred = (returned or today) - timedelta(days=chance.randint(12, 60))
    case = Case(
        person_id=person_id,
        number=f"REI-{referred.year}-{number:04}",
        status=status,
        opened=referred,
        responsible=uid,
        risk=chance.choice(("low", "low", "medium", "high")),
        invented=True,
    )
    records: list[Record] = [case, *_before(case.id, status, place, referred, chance, uid)]
    if returned:
        case.status_since = returned
        records += _home(case, status, returned, chance, today, uid)
    if not case.closed:
        records += tasks(case.id, number, today)
    for record in records:
        record.invented = True
    return records


def _returned(status: str, chance: Random, today: date) -> date | None:
    if status not in DAYS_SINCE_RETURN:
        return None
    return today - timedelta(days=chance.randint(*DAYS_SINCE_RETURN[status]))


def _before(case_id: str, status: str, place: str, referred: date, chance: Random, uid: str) -> list[Record]:
    answered = referred + timedelta(days=chance.choice((1, 2, 3, 4)))
    referral = Referral(
        case_id=case_id,
        received_on=PartialDate.of(referred),
        channel=chance.choice(("web_form", "email", "phone")),
        referrer_role=chance.choice(("attorney", "orr_case_manager", "consulate")),
        return_type=chance.choice(("voluntary_departure", "voluntary_departure", "removal_order", "already_returned")),
        place=place,
        consent_signed=True,
        consent_signed_on=referred,
        decision=None if status == "screening" else "accepted",
        decided_on=None if status == "screening" else PartialDate.of(answered),
    )
    if status == "screening":
        return [referral]
    fits: dict[str, Any] = dict.fromkeys(("nationality_ok", "area_ok", "age_ok", "return_ok", "consent_ok"), True)
    return [
        referral,
        Eligibility(case_id=case_id, checked_on=answered, checked_by=uid, result="accepted", **fits),
        RiskScreen(case_id=case_id, screened_on=answered, safe_return="safe", screened_by=uid),
        PartnerAssignment(
            case_id=case_id,
            assigned_on=answered,
            answer="accepted",
            answered_on=answered + timedelta(days=1),
            worker="equipo",
        ),
    ]


def _home(case: Case, status: str, returned: date, chance: Random, today: date, uid: str) -> list[Record]:
    ended = returned + timedelta(days=365)
    left = status == "closed" and chance.random() < 0.22
    until = min(today, returned + timedelta(days=chance.randint(60, 300)) if left else ended)
    records: list[Record] = [
        Return(
            case_id=case.id,
            from_country="Estados Unidos",
            from_city=chance.choice(CITIES),
            departure_outcome="confirmed",
            departed_on=PartialDate.of(returned),
            arrived_on=PartialDate.of(returned),
            arrival_point=chance.choice(("la_aurora", "tecun_uman")),
            shelter="nuestras_raices_guatemala",
            authority="pgn",
            handed_relation=chance.choice(("mother", "father", "aunt", "grandmother")),
            handed_on=PartialDate.of(returned + timedelta(days=1)),
            condition=chance.choice(("good", "good", "fair")),
            items=("clothes", "food"),
        ),
        *contacts(case.id, returned, until, chance, left=left),
        *services(case.id, returned, until, chance),
    ]
    if status != "received":
        case.consent_home_on = returned + timedelta(days=6)
        records += assessments(case.id, returned, until, chance)
        records += plan(case.id, returned, until, chance, uid)
        case.status_since = returned + timedelta(days=DAYS_TO_STAGE.get(status, 0))
    if status == "closed":
        case.closed = case.status_since = until
        records.append(_closure(case.id, until, chance, left=left))
    return records


def _closure(case_id: str, closed: date, chance: Random, *, left: bool) -> Closure:
    total = chance.randint(2, 6)
    return Closure(
        case_id=case_id,
        closed_on=PartialDate.of(closed),
        reason="remigrated" if left else "completed_12_months",
        residence="left" if left else "in_community",
        goals_met=chance.randint(0, total),
        goals_total=total,
        opinion="satisfied",
        approval="approved",
        approved_on=closed,
        approved_by="coordinación",
    )
