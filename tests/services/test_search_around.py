"""Why a person stands in a result: whose relative she is, and whom she may be a second time."""

from __future__ import annotations

import time
from datetime import date

import pytest

from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address, Relationship
from kindhub.services.persons import new_person
from kindhub.services.search.around import RelativeOf, doubles_of
from kindhub.services.search.find import SHOWN, Hit
from kindhub.services.search.found import SearchFilters, find_filtered

TODAY = date(2026, 11, 23)
BORN = PartialDate.read("2011", kind="birth")


@pytest.fixture
def ids(hub):
    with hub.begin() as work:
        people = {
            "elmer": new_person({"sex": "male", "birth": BORN}, [NameParts("Elmer Josué", "Tomás", "Felipe")]),
            "twice": new_person({}, [NameParts("Elmer", "Tomás")]),
            "other": new_person({"birth": PartialDate.read("1990", kind="birth")}, [NameParts("Elmer", "Tomás")]),
            "aunt": new_person({"sex": "female"}, [NameParts("Catarina", "Juan")]),
        }
        for records in people.values():
            work.add_all(records)
        found = {key: records[0].id for key, records in people.items()}
        work.add(Relationship(person_id=found["aunt"], other_id=found["elmer"], kind="aunt"))
        work.add(Address(person_id=found["elmer"], place="GT-1301"))
        work.add(Address(person_id=found["elmer"], place="US-TX", until=PartialDate.read("2020")))
    return found


def search(hub, typed):
    with hub.read() as session:
        return find_filtered(session, hub.programs, typed, SearchFilters(), TODAY)


def test_a_relative_is_told_whose_she_is(hub, ids):
    found = search(hub, "elmer josue")
    assert found.relatives == {ids["aunt"]: RelativeOf("aunt", "Elmer Josué Tomás Felipe")}
    assert search(hub, "catarina juan").relatives[ids["elmer"]].name == "Catarina Juan"


def test_the_one_of_whom_less_is_known_may_be_the_other(hub, ids):
    found = search(hub, "elmer tomas")
    doubles = found.doubles
    order = [hit.person_id for hit in found.hits]
    assert order.index(ids["twice"]) == order.index(ids["elmer"]) + 1
    assert {one: hit.person_id for one, hit in doubles.items()} == {ids["twice"]: ids["elmer"]}


def test_where_she_lives_is_the_address_that_lasts(hub, ids):
    places = {hit.person_id: hit.place for hit in search(hub, "elmer").hits}
    assert places[ids["elmer"]] == "GT-1301"


def hit(n, name):
    return Hit(f"p{n}", name, "", None, None, None, (), False, "exact", ())


def test_two_who_are_equal_are_never_each_others_double():
    assert set(doubles_of([hit(1, "Ana López"), hit(2, "Ana López")])) == {"p1"}
    assert doubles_of([hit(1, "Ana"), hit(2, "Ana López")]) == {}


def test_a_full_result_is_looked_through_within_a_keystroke():
    many = [hit(n, f"Elmer Josué Tomás Felipe {n % 7}") for n in range(SHOWN)]
    start = time.process_time()
    doubles_of(many)
    assert time.process_time() - start < 0.1
