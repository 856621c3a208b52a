"""One child in two programs: whoever works in both sees one timeline over them, whoever works in one only that."""

from dataclasses import replace
from datetime import date

import kindhub_mexico.records as mx
import kindhub_reintegration.records as re
import pytest

from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub.security.access import NO_RIGHTS
from kindhub.services.cases import cases_of
from kindhub.services.timeline import timeline_of

TODAY = date(2026, 11, 23)
TRACES = {"mexico": ("MX-2", "mexico", "COMAR"), "reintegration": ("REI-1", "reintegration", "retorno")}


@pytest.fixture
def child(hub):
    person = Person(sex="female")
    met = mx.Case(person_id=person.id, number="MX-2", opened=date(2026, 8, 3), responsible=hub.user.uid)
    back = re.Case(person_id=person.id, number="REI-1", opened=date(2026, 9, 1), responsible=hub.user.uid)
    with hub.begin("test") as work:
        work.add_all([person, PersonName(person_id=person.id, given="Nubia", surname_1="Inventada"), met, back])
        work.flush()
        work.add(mx.AsylumClaim(case_id=met.id, filed_on=date(2026, 11, 20), filed_with="comar"))
        work.add(re.Return(case_id=back.id, arrived_on=PartialDate.read("oct 2026")))
    return person.id


def told(hub, person_id):
    """All that the page of the child says of her cases: which programs, the list of cases, and the timeline in words.

    Among them what is due.
    """
    with hub.read() as session:
        lanes = timeline_of(session, hub.programs, person_id, TODAY)
        cases = [one.number for one in cases_of(session, hub.programs, person_id)]
    words = " ".join(str(one) for lane in lanes for one in lane.happenings)
    return {lane.key for lane in lanes}, cases, words


def test_whoever_works_in_both_sees_one_timeline_over_them(hub, child):
    keys, cases, words = told(hub, child)
    assert keys == {"mexico", "reintegration", "deadlines"}
    assert sorted(cases) == ["MX-2", "REI-1"]
    assert [trace for traces in TRACES.values() for trace in traces if trace not in words] == []


@pytest.mark.parametrize(("mine", "other"), [("reintegration", "mexico"), ("mexico", "reintegration")])
def test_whoever_works_in_one_sees_nothing_of_the_other(hub, child, mine, other):
    hub.user = replace(hub.user, rights={**hub.user.rights, other: NO_RIGHTS})
    keys, cases, words = told(hub, child)
    assert mine in keys
    assert other not in keys
    assert cases == [TRACES[mine][0]]
    assert [trace for trace in TRACES[mine] if trace not in words] == []
    assert [trace for trace in TRACES[other] if trace in words] == []
