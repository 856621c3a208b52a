"""The family around a person: three generations from links written from either side."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from kindhub.records.names import NameParts
from kindhub.records.person import Person, Relationship
from kindhub.services.family import MOST, family_of
from kindhub.services.kinship import kin_label
from kindhub.services.persons import new_person

PEOPLE = {
    "elmer": "male", "heidy": "female", "mama": "female", "papa": "male", "abuela": "female", "abuelo": "male",
    "tia": "female", "tio": "male", "primo": "male", "madrina": "female",
}  # fmt: skip
LINKS = (
    ("mama", "mother", "elmer", {"confirmed": True}),
    ("elmer", "son", "papa", {}),  # the same bond, written from the child's side, and nobody has confirmed it
    ("mama", "mother", "heidy", {"confirmed": True}),
    ("abuela", "mother", "mama", {"confirmed": True}),
    ("abuelo", "father", "mama", {"confirmed": True}),
    ("abuela", "mother", "tia", {"confirmed": True}),
    ("tia", "aunt", "elmer", {"confirmed": True, "caregiver": True, "same_home": True}),
    ("tio", "spouse", "tia", {}),
    ("tia", "mother", "primo", {"confirmed": True}),
    ("madrina", "godparent", "elmer", {}),
)


def invent(hub, people, links):
    with hub.begin() as work:
        ids = {}
        for key, sex in people.items():
            records = new_person({"sex": sex}, [NameParts(key.title(), "Tomás", "Felipe")])
            work.add_all(records)
            ids[key] = records[0].id
        for one, kind, other, facts in links:
            work.add(Relationship(person_id=ids[one], other_id=ids[other], kind=kind, **facts))
    return ids


@pytest.fixture
def ids(hub):
    return invent(hub, PEOPLE, LINKS)


def family(hub, ids, key="elmer"):
    with hub.read() as session:
        return family_of(session, ids[key])


def called(found, ids):
    names = {one: key for key, one in ids.items()}
    return {names[kin.person_id]: (kin.kin, kin.generation) for kin in found.kin}


def test_everybody_is_called_what_she_is_to_the_child(hub, ids):
    assert called(family(hub, ids), ids) == {
        "elmer": ("", 0),
        "heidy": ("sister", 0),
        "mama": ("mother", 1),
        "papa": ("father", 1),
        "tia": ("aunt", 1),
        "tio": ("uncle", 1),
        "madrina": ("godparent", 1),
        "abuela": ("grandmother", 2),
        "abuelo": ("grandfather", 2),
        "primo": ("cousin", 0),
    }


def test_the_same_family_seen_by_the_grandmother(hub, ids):
    seen = called(family(hub, ids, "abuela"), ids)
    assert seen["elmer"] == ("grandson", -2)
    assert seen["mama"] == ("daughter", -1)
    assert seen["abuelo"][1] == 0
    assert "madrina" not in seen  # a godmother of the grandson is nobody's family but his
    assert kin_label("grandson") == "nieto"


def test_links_say_who_cares_lives_along_and_is_certain(hub, ids):
    kin = {one.person_id: one for one in family(hub, ids).kin}
    aunt, father, uncle = kin[ids["tia"]], kin[ids["papa"]], kin[ids["tio"]]
    assert (aunt.caregiver, aunt.same_home, aunt.confirmed) == (True, True, True)
    assert not father.confirmed
    assert not uncle.confirmed
    assert kin[ids["abuela"]].confirmed  # sure by her daughter, though nobody linked her to the child
    assert kin[ids["elmer"]].short_name == "Elmer Tomás"


def test_a_bond_written_twice_is_one_and_sure_if_either_is(hub, ids):
    with hub.begin() as work:
        work.add(Relationship(person_id=ids["papa"], other_id=ids["elmer"], kind="father", confirmed=True))
    bonds = [one for one in family(hub, ids).bonds if {one.one, one.other} == {ids["papa"], ids["elmer"]}]
    assert [(one.one, one.kind, one.confirmed) for one in bonds] == [(ids["papa"], "parent", True)]


def test_a_removed_person_is_in_no_family(hub, ids):
    from datetime import date

    with hub.begin() as work:
        work.get(Person, ids["papa"]).removed_on = date(2026, 1, 1)
    assert "papa" not in called(family(hub, ids), ids)


def test_a_guardian_of_many_draws_nobody_in_and_too_many_are_counted(hub):
    people = {"elmer": "male", "tutora": "female", **{f"n{n}": "female" for n in range(MOST + 5)}}
    links = [("tutora", "guardian", "elmer", {}), *(("tutora", "guardian", f"n{n}", {}) for n in range(MOST + 5))]
    ids = invent(hub, people, links)
    assert set(called(family(hub, ids), ids)) == {"elmer", "tutora"}
    hers = family(hub, ids, "tutora")
    assert len(hers.kin) == MOST
    assert hers.left_out == len(links) - (MOST - 1)


def test_a_circle_of_ancestors_ends(hub):
    ids = invent(hub, {"a": "female", "b": "female"}, [("a", "mother", "b", {}), ("b", "mother", "a", {})])
    assert len(family(hub, ids, "a").kin) == 2


def test_a_family_costs_a_handful_of_questions(hub, ids):
    asked = []
    event.listen(hub.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    family(hub, ids)
    assert len([one for one in asked if "FROM" in one and "sqlite_schema" not in one]) <= 9
