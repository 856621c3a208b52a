"""What comparing everybody found is kept; only who was changed since is compared again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import ContactPoint, PersonName, Relationship
from kindhub.services import kept_pairs as keeping
from kindhub.services.kept_pairs import changed_since, compare, end_of_ledger, keep_pairs, kept_pairs
from kindhub.services.person_cards import cards_of_everybody
from kindhub.services.person_pairs import decide_different, ends_of, find_pairs, known_pairs
from kindhub.services.persons import new_person

BORN = PartialDate.of(date(2011, 5, 7))
NAMES = (NameParts("Elmer Josué", "Tomás", "Felipe"), NameParts("Gaspar", "Ceto", "Brito"))


def added(hub, *names):
    """Persons of these names, all born on one day; their ids."""
    people = [new_person({"sex": "male", "birth": BORN}, [name]) for name in names]
    with hub.begin("added") as work:
        for records in people:
            work.add_all(records)
    return [records[0].id for records in people]


def ends(known):
    return {pair.ends for pair in known.pairs}


def anew(hub):
    """What comparing everybody finds."""
    with hub.read() as session:
        cards = cards_of_everybody(session.connection())
    return {ends_of(pair.a, pair.b) for pair in compare(cards, None, set(), lambda: None).pairs}


@pytest.fixture
def people(hub):
    """Two, of whom the first is there twice; everybody was compared."""
    first, second, again = added(hub, *NAMES, NAMES[0])
    find_pairs(hub)
    return first, second, again


def test_nobody_is_compared_again_while_nobody_changed(hub, people, monkeypatch):
    monkeypatch.setattr(keeping, "MatchIndex", None)
    known = known_pairs(hub)
    assert known.current
    assert ends(known) == ends(find_pairs(hub)) == {ends_of(people[0], people[2])}
    assert known.pairs[0].names == ("Elmer Josué Tomás Felipe",) * 2
    decide_different(hub, people[0], people[2])
    assert known_pairs(hub).current
    assert ends(known_pairs(hub)) == set()


def test_who_changed_is_compared_with_everybody_and_the_others_stay(hub, people):
    (third,) = added(hub, NAMES[1])
    before = known_pairs(hub)
    assert (before.current, ends(before)) == (False, {ends_of(people[0], people[2])})
    after = find_pairs(hub)
    assert after.at == before.at
    assert ends(after) == {ends_of(people[0], people[2]), ends_of(people[1], third)} == anew(hub)
    with hub.begin("renamed") as work:
        name = work.session.scalars(select(PersonName).where(PersonName.person_id == people[0])).one()
        name.given, name.surname_1, name.surname_2 = "Zoila", "Quej", "Xol"
    assert ends(known_pairs(hub)) == {ends_of(people[1], third)}  # of who changed nothing is said before
    assert ends(find_pairs(hub)) == {ends_of(people[1], third)} == anew(hub)


def test_everybody_is_compared_after_many_changes_or_a_month(hub, people, monkeypatch):
    start = known_pairs(hub).at
    added(hub, NAMES[1])
    monkeypatch.setattr(keeping, "FEW", 0)
    assert find_pairs(hub).at > start
    monkeypatch.setattr(keeping, "FEW", 500)
    with hub.read() as session:
        old = kept_pairs(session)
    keep_pairs(hub, replace(old, at="2026-01-01T00:00:00.000+00:00"))
    added(hub, NAMES[1])
    assert find_pairs(hub).at > start


def test_a_part_a_relative_and_what_was_taken_away_all_count_as_a_change(hub, people):
    def changed(act):
        with hub.read() as session:
            row, _ = end_of_ledger(session)
        with hub.begin("act") as work:
            act(work)
        with hub.read() as session:
            return changed_since(session, row)

    phone = ContactPoint(person_id=people[0], kind="phone", value="55504181")
    assert changed(lambda work: work.add(phone)) == {people[0]}
    assert changed(lambda work: work.delete(work.get(ContactPoint, phone.id))) == {people[0]}
    link = Relationship(person_id=people[1], other_id=people[2], kind="father", caregiver=True)
    assert changed(lambda work: work.add(link)) == {people[1], people[2]}

    def rename(work):
        name = work.session.scalars(select(PersonName).where(PersonName.person_id == people[1])).one()
        name.given = "Mateo"

    assert changed(rename) == {people[1], people[2]}  # he is her caregiver, and his name speaks for her
    assert changed(lambda work: work.log("read", "person", people[0])) == set()


def test_what_was_kept_with_another_ledger_or_by_other_rules_is_not_taken(hub, people, monkeypatch):
    with hub.read() as session:
        found = kept_pairs(session)
    assert found is not None
    keep_pairs(hub, replace(found, row_hash="00"))
    with hub.read() as session:
        assert kept_pairs(session) is None
    keep_pairs(hub, found)
    monkeypatch.setattr(keeping, "RULES", keeping.RULES + 1)
    with hub.read() as session:
        assert kept_pairs(session) is None
    assert not known_pairs(hub).at
