"""Many records taken back at once: what the ledger says of each is what it says of one."""

import json

import pytest
from sqlalchemy import func, select

from kindhub.errors import UserError
from kindhub.records.base import table_of
from kindhub.records.person import Person, PersonName
from kindhub.services.undo import CHANGED_SINCE, CHUNK, USED_SINCE, undo_unit
from kindhub.storage.house import house_of

MANY = CHUNK + 3


@pytest.fixture
def written(hub):
    """The unit that wrote more persons than fit one query, and their records."""
    people = [Person() for _ in range(MANY)]
    names = [PersonName(person_id=person.id, given=f"N{n}") for n, person in enumerate(people)]
    with hub.begin() as work:
        work.insert_many([*people, *names])
    return work.id, people, names


def standing(session):
    person, name = table_of(Person), table_of(PersonName)
    alive = select(func.count()).select_from(person).where(person.c.removed_on.is_(None))
    return session.scalar(alive), session.scalar(select(func.count()).select_from(name))


def test_more_records_than_one_query_holds_go_and_each_counts_one_save_more(hub, written):
    unit, people, names = written
    result = undo_unit(hub, unit)
    assert (result.taken_back, result.left) == (2 * MANY, [])
    ledger = house_of("main").ledger
    with hub.read() as session:
        assert standing(session) == (0, 0)
        ours = select(ledger.c.record_id, ledger.c.vector).where(ledger.c.unit != unit)
        vectors = {row.record_id: json.loads(row.vector) for row in session.execute(ours)}
    assert all(vectors[one.id] == {hub.actor.device: 2} for one in (*people, *names))


def test_what_somebody_worked_on_since_stays_with_what_it_hangs_on(hub, written):
    unit, people, names = written
    with hub.begin() as work:
        work.get(PersonName, names[0].id).given = "Ana"
    result = undo_unit(hub, unit)
    assert {(one.record_id, one.why) for one in result.left} == {
        (names[0].id, CHANGED_SINCE),
        (people[0].id, USED_SINCE),
    }
    with hub.read() as session:
        assert standing(session) == (1, 1)


def test_a_unit_that_wrote_nothing_cannot_be_undone(hub):
    with pytest.raises(UserError):
        undo_unit(hub, "0" * 32)
