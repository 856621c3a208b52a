"""One invented survivor: how far her file has come decides what must have happened by then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate, born_at_age
from kindhub_gbv.classification import QUESTIONS
from kindhub_gbv.demo.care import closing, following_up, planning, referring
from kindhub_gbv.demo.groups import group, place
from kindhub_gbv.records import Case, Consent, Identity, Incident, Intake, Perpetrator, Release, Safety

IN_GROUP = ("implementation", "follow_up")
STEPS = ("introduction", "assessment", "planning", "implementation", "follow_up", "closed")


@dataclass(frozen=True, slots=True)
class Survivor:
    """What differs between two of them; `answers` are the questions of the classification that were a yes.

    `asked` is the last question that was answered where the classification is under way; `hours` ago it happened, where
    the hour is known.
    """

    code: str
    given: str
    surnames: str
    age: int
    place: str
    step: str
    days: int
    answers: tuple[str, ...]
    by: str
    sectors: tuple[str, ...] = ("health", "psychosocial")
    asked: str = QUESTIONS[-1]
    hours: int = 0


SURVIVORS = (
    Survivor("SV-7Q4K-M2", "Yesenia", "Tuyuc Sales", 16, "GT-1301", "assessment", 1, (), "neighbour",
             asked="penetration", hours=37),
    Survivor("SV-M6TA-3W", "Otilia", "Brito Cedillo", 19, "GT-1413", "planning", 3, ("penetration",), "stranger",
             hours=84),
    Survivor("SV-3HXD-9P", "Dominga", "Raymundo Cobo", 34, "GT-1413", "planning", 9, ("physical", "emotional"),
             "partner", ("legal", "shelter")),
    Survivor("SV-K8WB-4T", "Suyapa", "Lagos Murillo", 27, "HN-FM-distrito-central", "introduction", 0, ("emotional",),
             "former_partner"),
    Survivor("SV-R2NJ-6C", "Mirna", "Ceto Santiago", 15, "GT-1413", "implementation", 38, ("marriage",), "family",
             ("psychosocial", "protection", "legal")),
    Survivor("SV-9ZGF-H5", "Delmy", "Portillo Alas", 41, "GT-1301", "follow_up", 96, ("denied",), "partner",
             ("livelihoods", "legal")),
    Survivor("SV-4VPT-Q7", "Ixmucané", "Choc Ical", 17, "GT-1301", "implementation", 52, ("sexual_contact",),
             "teacher"),
    Survivor("SV-E6MY-2X", "Reyna", "Amador Cálix", 22, "HN-FM-distrito-central", "closed", 240,
             ("physical", "denied"), "partner", ("shelter", "legal", "livelihoods")),
    Survivor("SV-B5SR-8W", "Feliciana", "Guzaro Brito", 29, "GT-1413", "closed", 310, ("emotional",), "chief"),
)  # fmt: skip


def invent(_person_id: str, _place: str, number: int, _chance: Random, today: date, uid: str) -> list[Record]:
    """The records of one invented survivor for each of the first numbers; she is nobody among the shared records.

    With the number after the last one comes the group of some of them.
    """
    if number > len(SURVIVORS) + 1:
        return []
    if number > len(SURVIVORS):
        records = list(group(today, [her.code for her in SURVIVORS if her.step in IN_GROUP]))
    else:
        records = list(_file(SURVIVORS[number - 1], Random(f"survivor {number}"), today, uid))
    for record in records:
        record.invented = True
    return records


def _file(her: Survivor, chance: Random, today: date, uid: str) -> Iterator[Record]:
    came, reached = today - timedelta(days=her.days), STEPS.index(her.step)
    case = Case(
        number=her.code, status=her.step, opened=came, responsible=uid, caseworker_code="G-01",
        status_since=came + timedelta(days=her.days // 2), this_computer_only=True if her.days == 0 else None,
        risk="high" if her.days < 10 else "medium",
    )  # fmt: skip
    yield case
    yield Identity(
        code=her.code, given=her.given, surnames=her.surnames, phone=f"5555 {chance.randint(0, 9999):04}",
        safe_how="mensaje sin firma", safe_when="de 9 a 11 de la mañana", never_if="si contesta otra persona",
    )  # fmt: skip
    yield _consent(her, case.id, came, reached)
    if reached >= STEPS.index("assessment"):
        yield from _assessed(her, case.id, came, chance)
    if reached >= STEPS.index("planning"):
        yield from planning(case.id, came, today, her.sectors, done=reached > STEPS.index("planning"))
    if reached >= STEPS.index("implementation"):
        yield from referring(case.id, came, her.sectors)
    if her.step in IN_GROUP:
        yield place(case.id, today)
    if reached >= STEPS.index("follow_up"):
        yield from following_up(case.id, came, today)
    if her.step == "closed":
        case.closed = min(today, came + timedelta(days=200))
        yield from closing(case.id, case.closed, uid)


def _consent(her: Survivor, case_id: str, came: date, reached: int) -> Consent:
    given: dict[str, Any] = {"services": "pending", "referrals": "pending"}
    if reached:
        given = {"services": "granted", "services_on": came, "referrals": "granted", "limits_told_on": came}
    return Consent(
        case_id=case_id, country=her.place[:2], introduced_on=came, language="spa",
        age_band="adult" if her.age >= 18 else "15_17",
        given_by="self", assent=None if her.age >= 18 else "written", means="signature", text_version="2026-1", **given,
    )  # fmt: skip


def _assessed(her: Survivor, case_id: str, came: date, chance: Random) -> Iterator[Record]:
    earliest, latest = born_at_age(her.age, her.age, came)
    yield Intake(
        case_id=case_id, received_on=PartialDate.of(came), reported_by_survivor=True, sex="female",
        birth=PartialDate(earliest, latest, "range", written=f"{her.age}"),
        marital="union" if her.age > 20 else "single",
        ethnicity="ixil" if her.place == "GT-1413" else "mestiza", country=her.place[:2], displacement="resident",
        vulnerability="none", place=her.place,
    )  # fmt: skip
    hour = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(hours=her.hours) if her.hours else None
    happened = hour.astimezone().date() if hour else came - timedelta(days=chance.randint(1, 3))
    incident = Incident(
        case_id=case_id, number=f"INC-{came.year}-{chance.randint(100, 999)}",
        reported_on=PartialDate.of(max(came, happened)),
        happened_on=PartialDate.of(happened), happened_at=hour, time_of_day=None if hour else "afternoon",
        place=her.place, place_type="home", gender_based=True, statistics_consent="granted", previous=her.age > 20,
        account="Relato inventado para la práctica.", **_answers(her),
    )  # fmt: skip
    yield incident
    yield Perpetrator(incident_id=incident.id, how_many=1, sex="male", age_group="18_25", relationship=her.by)
    yield Safety(case_id=case_id, assessed_on=came, lives_with=her.by == "partner", has_access=True, weapons=False,
                 plan_needed=True if her.asked == QUESTIONS[-1] else None,
                 health_urgent="penetration" in her.answers)  # fmt: skip
    for sector in her.sectors:
        yield Release(case_id=case_id, sector=sector, answer="granted", answered_on=came, means="signature")


def _answers(her: Survivor) -> dict[str, Any]:
    """As they are asked: up to the first yes, or as far as one has come."""
    found: dict[str, Any] = {}
    for question in QUESTIONS[1:]:
        found[question] = question in her.answers
        if found[question] or question == her.asked:
            break
    return found
