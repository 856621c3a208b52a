"""What follows the assessment of an invented survivor: plan, referrals, contacts, closing."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate
from kindhub_gbv.records import CaseTask, Closure, Contact, Feedback, Goal, Referral, SafetyPlan

AREAS = {
    "health": "health",
    "psychosocial": "psychosocial",
    "legal": "justice",
    "shelter": "safety",
    "protection": "safety",
}
EVERY = timedelta(days=14)


def planning(case_id: str, came: date, today: date, sectors: Sequence[str], *, done: bool) -> Iterator[Record]:
    """Safety plan and goals; what is still to be done stands as a task."""
    made = came + timedelta(days=2)
    yield SafetyPlan(
        case_id=case_id,
        made_on=made,
        warning_signs="cuando él bebe",
        safe_places="la casa de su hermana",
        coded_word="tamales",
        to_take="documentos, ropa, algo de dinero",
    )
    for sector in sectors:
        yield Goal(
            case_id=case_id,
            area=AREAS.get(sector, "other"),
            words="Lo que ella acordó para este mes",
            agreed_on=made,
            due_on=made + timedelta(days=60),
            status="met" if done else "in_progress",
        )
    if not done:
        yield CaseTask(case_id=case_id, title="Revisar con ella el plan de seguridad", due_on=today + timedelta(days=2))


def referring(case_id: str, came: date, sectors: Sequence[str]) -> Iterator[Record]:
    """One referral a sector she agreed to."""
    for place, sector in enumerate(sectors):
        yield Referral(
            case_id=case_id,
            sector=sector,
            status="referred" if place else "provided_by_us",
            provider="red local",
            referred_on=PartialDate.of(came + timedelta(days=3)),
            consented=True,
        )


def following_up(case_id: str, came: date, today: date) -> Iterator[Record]:
    """A contact every two weeks, and what she says of the care."""
    day = came + EVERY
    while day <= today and day <= came + 6 * EVERY:
        yield Contact(
            case_id=case_id, held_on=PartialDate.of(day), mode="visit", reached=True, safer=True,
            next_due=PartialDate.of(day + EVERY),
        )  # fmt: skip
        day += EVERY
    yield Feedback(
        case_id=case_id,
        given_on=min(today, came + 3 * EVERY),
        comfortable="5",
        informed="4",
        own_decision="5",
        confidential="5",
        friendly="5",
        understood="4",
        better="4",
        recommend="5",
    )


def closing(case_id: str, closed: date, uid: str) -> Iterator[Record]:
    """Closed with the approval of the lead."""
    yield Closure(
        case_id=case_id, closed_on=closed, reason="needs_met", approval="approved", approved_on=closed, approved_by=uid
    )
