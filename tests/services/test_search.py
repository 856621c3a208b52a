"""A child is found whichever way her name is remembered."""

import pytest
from sqlalchemy import text

from kindhub.records.names import NameParts
from kindhub.records.person import Identifier, Person, PersonName, Relationship
from kindhub.services.persons import new_person
from kindhub.services.search.cards import rebuild_cards
from kindhub.services.search.find import find_persons


@pytest.fixture
def elmer(hub):
    with hub.begin() as work:
        child = new_person({}, [NameParts("Elmer Josué", "Tomás", "Felipe"), NameParts("Elmer", "Phelps")])
        aunt = new_person({}, [NameParts("Catarina", "Juan")])
        number = Identifier(person_id=child[0].id, kind="cui", value="2345 67890 1314", normalised="2345678901314")
        link = Relationship(person_id=aunt[0].id, other_id=child[0].id, kind="aunt", caregiver=True)
        work.add_all([*child, *aunt, number, link, *new_person({}, [NameParts("Marvin", "Pascual")])])
    return child[0].id


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Elmer Josué Tomás", "exact"),
        ("elmer tomas", "accents"),
        ("tomas elmer", "order"),
        ("ELM", "exact"),
        ("Helmer Thomás", "sound"),
        ("phelps", "other_name"),
        ("1314", "number"),
        ("2345 67890 1314", "number"),
        ("Catarina Juan", "family"),
    ],
)
def test_found_and_why(hub, elmer, typed, why):
    with hub.read() as session:
        found = {hit.person_id: hit.why for hit in find_persons(session.connection(), typed)}
    assert found.get(elmer) == why


@pytest.mark.parametrize(
    "typed", ["", "   ", '"', "*", "name:", "AND OR NOT", "zzzz", "\x00", "\u202eelm", "a" * 5_000]
)
def test_anything_may_be_typed(hub, elmer, typed):
    with hub.read() as session:
        find_persons(session.connection(), typed)


def test_a_changed_name_is_found_at_once_and_the_old_one_no_more(hub, elmer):
    with hub.begin() as work:
        name = work.session.query(PersonName).filter_by(person_id=elmer, position=0).one()
        name.given = "Gaspar"
    with hub.read() as session:
        assert [hit.person_id for hit in find_persons(session.connection(), "gaspar tomas")] == [elmer]
        assert elmer not in [hit.person_id for hit in find_persons(session.connection(), "josue tomas")]


def test_a_removed_person_is_not_found(hub, elmer):
    from datetime import date

    with hub.begin() as work:
        work.get(Person, elmer).removed_on = date(2026, 1, 1)
    with hub.read() as session:
        assert elmer not in [hit.person_id for hit in find_persons(session.connection(), "elmer")]


def test_cards_can_be_made_anew(hub, elmer):
    with hub.engine.begin() as connection:
        connection.execute(text("DELETE FROM person_card"))
    with hub.read() as session:
        assert not find_persons(session.connection(), "elmer")
    with hub.engine.begin() as connection:
        assert rebuild_cards(connection) == 3
    with hub.read() as session:
        assert find_persons(session.connection(), "elmer")[0].person_id == elmer
