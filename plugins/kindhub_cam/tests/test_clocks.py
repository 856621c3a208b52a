"""What is due in a family case: each paper of time by its kind, interviews, the journey, and what follows arrival."""

from datetime import date, timedelta

import pytest
from kindhub_cam import records as r
from sqlmodel import select

from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.services.cases import view_case

TODAY = date.today()


def on(days):
    return TODAY + timedelta(days)


@pytest.fixture
def due(hub):
    """`due(record, …)` of a case with a child and these parts: rule → day, of what is still to be done."""

    def shown(*parts):
        person = Person()
        case = r.Case(person_id=person.id, number="CAM-9005", status="uscis_interview", opened=on(-400))
        child = r.Member(case_id=case.id, role="child", number=1)
        with hub.begin("test") as work:
            work.add_all([person, case, child])
            work.flush()
            for make, said in parts:
                work.add(
                    make(case_id=case.id, **{**said, **({"member_id": child.id} if said.get("member_id") else {})})
                )
        with hub.read() as session:
            view = view_case(session, hub.programs["cam"], session.scalars(select(r.Case.id)).one())
        return {one.key: one.due_on for one in view.due if one.done_on is None}

    return shown


@pytest.mark.parametrize("kind", ["parole", "tps", "ead", "deferred_action"])
def test_each_paper_of_time_has_a_clock_by_its_kind_until_its_renewal_is_filed(due, kind):
    found = due((r.Expiry, {"kind": kind, "valid_to": on(200)}), (r.Expiry, {"kind": "other", "valid_to": on(300)}),
                (r.Expiry, {"kind": kind, "valid_to": on(100), "renewal_filed_on": on(-1)}))  # fmt: skip
    assert (found[f"{kind}_expires"], found["status_expires"]) == (on(110), on(210))


def test_interviews_and_the_journey_are_due_on_their_days_until_they_are_over(due):
    found = due(
        (r.Interview, {"kind": "rsc", "called_for": on(9)}),
        (r.Interview, {"kind": "prescreen", "called_for": on(3), "held_on": on(-3)}),
        (r.Travel, {"member_id": True, "medical_valid_to": on(50), "departs_on": on(20)}),
        (r.Travel, {"departs_on": on(5), "cancelled": True}),
        (r.CaseDocument, {"member_id": True, "requirement": "child_id", "title": "Pasaporte", "received_on": on(-9),
                          "expires": PartialDate.of(on(90))}),
    )  # fmt: skip
    days = {key: found.get(key) for key in ("interview", "departure", "medical_expires", "paper_expires")}
    assert days == {"interview": on(9), "departure": on(20), "medical_expires": on(50), "paper_expires": on(30)}


def test_after_arrival_a_refugee_has_other_clocks_than_a_parolee_and_the_journey_has_none(due):
    found = due(
        (r.Travel, {"member_id": True, "medical_valid_to": on(50), "departs_on": on(-10)}),
        (r.Arrival, {"member_id": True, "arrived_on": on(-10), "arrived_as": "refugee"}),
        (r.Arrival, {"arrived_on": on(-10), "arrived_as": "parolee", "parole_until": on(400)}),
    )
    assert found["reception"] == on(80)
    assert found["green_card"].year == on(-10).year + 1
    assert found["reparole"] == on(220)
    assert not {"departure", "medical_expires"} & set(found)
