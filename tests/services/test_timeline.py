"""The timeline over the programs one may see, and nothing of the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from kindhub_reintegration.records import Case, CaseDocument, Contact, Referral, Return

from kindhub.program.registry import Programs
from kindhub.records.document import Document
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address
from kindhub.security.access import NO_RIGHTS
from kindhub.services.persons import new_person
from kindhub.services.timeline import Where, timeline_of

TODAY = date(2026, 11, 23)


@pytest.fixture
def child(hub):
    records = new_person({}, [NameParts("Elmer", "Tomás")])
    person_id = records[0].id
    case = Case(person_id=person_id, opened=date(2026, 9, 1), responsible=hub.user.uid, number="REI-1")
    with hub.begin() as work:
        work.add_all(records)
        work.add(case)
        work.add(
            Referral(case_id=case.id, received_on=PartialDate.of(date(2026, 9, 1)), return_type="voluntary_departure")
        )
        work.add(Return(case_id=case.id, arrived_on=PartialDate.read("oct 2026")))
        work.add(Contact(case_id=case.id, held_on=PartialDate.of(date(2026, 11, 9)), mode="home_visit", reached=True))
        work.add(Contact(case_id=case.id, held_on=PartialDate.of(date(2026, 11, 12)), mode="phone", reached=False))
        work.add(
            Address(
                person_id=person_id, locality="Houston", since=PartialDate.read("2018"), until=PartialDate.read("2026")
            )
        )
        work.add(Address(person_id=person_id, place="GT-1301", since=PartialDate.read("2026")))
        work.add(Address(person_id=person_id, place="GT-1311"))
        work.add(Document(person_id=person_id, title="pasaporte", expires=PartialDate.of(TODAY + timedelta(days=9))))
        work.add(CaseDocument(case_id=case.id, kind="court_order", title="orden", issued_on=PartialDate.read("2025")))
    return person_id, case.id


def lanes(hub, person_id, programs=None):
    with hub.read() as session:
        return {lane.key: lane for lane in timeline_of(session, programs or hub.programs, person_id, TODAY)}


def test_each_field_of_life_has_its_lane(hub, child):
    person_id, case_id = child
    found = lanes(hub, person_id)
    assert list(found) == ["home", "reintegration", "documents", "deadlines"]
    home = found["home"]
    assert [(one.label, one.goes_on) for one in home.happenings] == [("Houston", False), ("Huehuetenango", True)]
    assert len(home.undated) == 1
    program = {one.label: one for one in found["reintegration"].happenings}
    assert set(program) == {"caso REI-1", "referencia", "retorno", "contacto", "no se habló con nadie"}
    assert program["contacto"].sign == "contact"
    assert program["retorno"].when.earliest == date(2026, 10, 1)
    assert program["caso REI-1"].goes_on
    assert program["contacto"].where == Where("case", ("reintegration", case_id, "contacts"))
    assert [one.detail for one in found["documents"].happenings] == ["orden"]
    assert found["documents"].undated[0].detail == "pasaporte"
    assert "vence: pasaporte" in [one.label for one in found["deadlines"].happenings]


def test_without_a_key_nothing_of_the_program_is_there(hub, child):
    found = lanes(hub, child[0], Programs({}))
    assert list(found) == ["home", "documents", "deadlines"]
    assert [one.label for one in found["deadlines"].happenings] == ["vence: pasaporte"]
    assert found["documents"].happenings == ()


def test_a_case_out_of_sight_leaves_no_trace(hub, child):
    hub.user = replace(hub.user, uid="nobody", rights={**hub.user.rights, "reintegration": NO_RIGHTS})
    found = lanes(hub, child[0])
    assert "reintegration" not in found
    assert [one.label for one in found["deadlines"].happenings] == ["vence: pasaporte"]
    assert found["documents"].happenings == ()


def test_a_restricted_program_stands_beside_no_name(hub, child, monkeypatch):
    program = hub.programs["reintegration"]
    assert "reintegration" in lanes(hub, child[0])
    monkeypatch.setattr(program, "info", replace(program.info, restricted=True))
    found = lanes(hub, child[0])
    assert "reintegration" not in found
    assert [one.label for one in found["deadlines"].happenings] == ["vence: pasaporte"]
    assert found["documents"].happenings == ()


def test_a_person_without_dates_has_no_timeline(hub):
    records = new_person({}, [NameParts("Ana")])
    with hub.begin() as work:
        work.add_all(records)
    assert lanes(hub, records[0].id) == {}
