"""A case number leads to the child; the shared file knows nothing of it."""

import pytest

from kindhub.i18n import spoken
from kindhub.program.registry import Programs
from kindhub.records.names import NameParts
from kindhub.records.person import ContactPoint
from kindhub.security.access import Rights
from kindhub.services.persons import new_person
from kindhub.services.search.by_number import search_persons


@pytest.fixture
def children(hub):
    """Heidy with two papers that are one case, Marvin with a number of the program's own, Ana with a telephone."""
    from kindhub_reintegration.records import Case

    heidy, marvin, ana = (new_person({}, [NameParts(name, "Prueba")]) for name in ("Heidy", "Marvin", "Ana"))
    with hub.begin() as work:
        work.add_all([*heidy, *marvin, *ana])
        work.add(ContactPoint(person_id=ana[0].id, kind="phone", value="5555-0412", normalised="55550412"))
        work.add(Case(person_id=heidy[0].id, number="CV-2017-001", as_written={"number": "CV-2017-019"}))
        work.add(Case(person_id=marvin[0].id, number="REI-2026-0412", responsible="ana"))
    return {"Heidy": heidy[0].id, "Marvin": marvin[0].id, "Ana": ana[0].id}


def found(hub, typed, programs=None):
    with hub.read() as session:
        hits = search_persons(session, programs or hub.programs, typed)
    return [(hit.name.split()[0], hit.why) for hit in hits]


@pytest.mark.parametrize("typed", ["CV-2017-001", "cv-2017-001", "2017-001", "cv 2017/1", "CV-2017-0", "CV-2017-019"])
def test_a_partners_number_however_typed(hub, children, typed):
    assert found(hub, typed) == [("Heidy", "case_number")]


@pytest.mark.parametrize("typed", ["REI-2026-0412", "rei 2026 412", "2026-0412", "REI-2026"])
def test_a_number_of_the_program(hub, children, typed):
    assert found(hub, typed) == [("Marvin", "case_number")]


@pytest.mark.parametrize(
    "typed", ["CV-2017-002", "2017-011", "2018-001", "5555-0412", "Heidy", "12", "-", "%", "X-2017-001"]
)
def test_what_is_no_number_of_a_case_finds_no_case(hub, children, typed):
    assert "case_number" not in [why for _, why in found(hub, typed)]


def test_a_telephone_still_finds_its_person(hub, children):
    assert found(hub, "5555-0412") == [("Ana", "number")]


def test_it_says_why(hub, children):
    with hub.read() as session:
        (hit,) = search_persons(session, hub.programs, "2017-001")
    with spoken("es"):
        assert hit.reason() == ("Número de caso", "CV-2017-001")
    with spoken("en"):
        assert hit.reason() == ("Case number", "CV-2017-001")


def test_only_cases_in_sight_and_programs_that_are_open_are_asked(hub, children):
    assert found(hub, "CV-2017-001", Programs()) == []
    hub.user.rights["reintegration"] = Rights({"view": "self"})
    assert found(hub, "CV-2017-001") == []
    assert found(hub, "REI-2026-0412") == [("Marvin", "case_number")]
