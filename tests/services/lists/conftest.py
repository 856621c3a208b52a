"""A dozen invented cases that differ in every kind of field a list can be filtered by."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kindhub.records.names import NameParts
from kindhub.records.organisation import Organisation
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address, PersonLanguage
from kindhub.services.persons import new_person
from kindhub.services.worklists import Worklist

TODAY = date(2026, 11, 23)
NAMES = ("Elmer Josué Tomás", "Heidy Chávez", "Ana Lucía Pérez", "Jacinta Ceto", "Wilson Domingo", "Dulce Ramos")
BIRTHS = (
    "7/5/2011",
    "2010",
    "mar 2012",
    "~2009",
    "antes de 2015",
    "2013-2015",
    "15 años",
    None,
    "no se sabe",
    "29/2/2012",
)
PLACES = ("GT-1301", "HN-CR", None)
LANGUAGES = (("spa",), ("mam", "spa"), ())


@pytest.fixture
def cases(hub):
    """The cases by id."""
    from kindhub_reintegration.records import Case, Return

    partners = [Organisation(name="Refugio de la Niñez"), Organisation(name="Casa 100%_Alianza")]
    made = []
    with hub.begin() as work:
        work.add_all(partners)
        for n in range(12):
            birth = BIRTHS[n % len(BIRTHS)]
            parts = [PersonLanguage(person_id="", language=one) for one in LANGUAGES[n % 3]]
            records = new_person(
                {"sex": ("male", "female", None)[n % 3],
                 "birth": PartialDate.read(birth, on=TODAY, kind="birth") if birth else None},
                [NameParts(NAMES[n % 6], "Prueba", "")],
                [*parts, Address(person_id="", place=PLACES[n % 3])],
            )  # fmt: skip
            day = TODAY + timedelta(days=(n - 6) * 5)
            case = Case(
                person_id=records[0].id, number=f"REI-{n:03d}" if n % 4 else None,
                status=("active", "received", "closed")[n % 3], opened=day if n % 5 else None,
                responsible=(hub.user.uid, "otra", None)[n % 3], risk=("low", None, "high", "low")[n % 4],
                partner_id=(partners[0].id, partners[1].id, None)[n % 3], assent_home=(True, False, None)[n % 3],
                consent_home_on=TODAY - timedelta(days=n),
            )  # fmt: skip
            work.add_all(records)
            work.add(case)
            if n % 2:
                arrived = PartialDate.read(BIRTHS[n % 6], on=TODAY, kind="event")
                work.add(Return(case_id=case.id, arrived_on=arrived))
            made.append(case)
    return {case.id: case for case in made}


@pytest.fixture
def worklist(hub, cases):
    """All cases of the program, as the fixture's person sees them."""
    return worklist_of(hub, "all_cases")


def worklist_of(hub, key):
    program = hub.programs["reintegration"]
    return Worklist(program, next(one for one in program.lists if one.key == key), hub.user, TODAY)
