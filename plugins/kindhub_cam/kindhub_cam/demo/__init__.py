"""Invented families for the demo folder and for practice: some steps of the way, dated around today and the past rules.

Few: the invented child of the folder is the child of the family, the parent in the US is invented with it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub_cam import records as r

FAMILIES = 14
STAGES = ("inquiry", "screening", "docs_collecting", "lawyer_review", "aor_drafting", "aor_filed", "rsc_contact",
          "paused", "uscis_interview", "decision", "travel_booked", "arrived", "ineligible", "withdrawn")  # fmt: skip
US = ("tps", "asylum_pending", "lpr", "parole", "u_pending", "unsure", "withholding")
NAMES = ("Rosa", "Julio", "Elvia", "Marcos", "Nidia")
LAST_OPEN_DAY = date(2025, 1, 10)


def invent(person_id: str, _place: str, number: int, _chance: Random, today: date, worker: str) -> Iterator[Record]:
    """The case of one family; only the first children of the folder have one."""
    if number > FAMILIES:
        return
    stage = STAGES[(number - 1) % len(STAGES)]
    screened = LAST_OPEN_DAY - timedelta(days=40 * number)
    parent = Person(sex="male" if number % 2 else "female", birth=PartialDate.of(date(1984, 3, 1 + number)),
                    invented=True)  # fmt: skip
    yield parent
    yield PersonName(person_id=parent.id, given=NAMES[number % len(NAMES)], surname_1="Inventado", surname_2="Paz",
                     invented=True)  # fmt: skip
    case = r.Case(person_id=parent.id, number=f"CAM-{number:04}", status=stage, opened=screened, inquired_on=screened,
                  conflict_checked_on=screened, consent_on=screened, responsible=worker,
                  last_news=today - timedelta(days=9 * number))  # fmt: skip
    yield case
    petitioner = r.Member(case_id=case.id, person_id=parent.id, role="petitioner", lives_in="US", stage=stage,
                          birth=parent.birth)  # fmt: skip
    yield petitioner
    child = _child(case.id, person_id, number, stage)
    yield child
    yield r.Screening(case_id=case.id, screened_on=screened, screener="AB", birth=petitioner.birth, in_us=True,
                      us_status=US[number % len(US)], status_since=PartialDate.of(date(2020, 5, 4)),
                      status_until=PartialDate.of(date(2026, 5, 3)), nationality="GT", proof="seen")  # fmt: skip
    received = screened + timedelta(days=12) if number % 3 else None
    yield r.CaseDocument(case_id=case.id, member_id=child.id, requirement="birth_certificate",
                         title="Partida de nacimiento", asked_on=screened, holder="family", received_on=received,
                         translation="needed")  # fmt: skip
    yield r.Expiry(case_id=case.id, member_id=petitioner.id, kind="tps", valid_from=date(2024, 9, 10),
                   valid_to=today + timedelta(days=20 * number - 60))  # fmt: skip
    if STAGES.index(stage) in range(5, 12):
        yield r.Aor(case_id=case.id, drafted_on=screened, signed_on=screened + timedelta(days=20), agency="RA Norte",
                    sent_on=screened + timedelta(days=22), filed_on=screened + timedelta(days=30))  # fmt: skip
        yield r.Session(case_id=case.id, member_id=child.id, kind="preparation", held_on=screened + timedelta(days=60),
                        lawyer=worker, minutes=60, safe_place=True)  # fmt: skip


def _child(case_id: str, person_id: str, number: int, stage: str) -> r.Member:
    step = number % 4 == 0
    birth = PartialDate.of(date(2005 + number % 9, 1 + number % 12, 5)) if number % 5 else PartialDate.read("2006")
    return r.Member(
        case_id=case_id, person_id=person_id, role="child", number=1, stage=stage, sex="female", lives_in="GT",
        nationality=("GT",), marital="single", relation="step" if step else "biological",
        marriage="married" if step else None, birth=birth, lives_with="grandmother",
    )  # fmt: skip
