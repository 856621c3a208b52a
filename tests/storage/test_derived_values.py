"""Values a program works out for many records: checked, in the ledger, scoped, and the version of the record stays."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from kindhub.records.person import Person
from kindhub.services.checking import verify_hub
from kindhub.storage.guard import Invalid


def persons(hub, count):
    made = [Person(sex="female") for _ in range(count)]
    with hub.begin("test") as work:
        work.add(*made)
    return [one.id for one in made]


def test_many_are_written_at_once_each_in_the_ledger_and_the_version_stays(hub):
    ids = persons(hub, 601)
    with hub.begin("worked out") as work:
        known = work.session.get(Person, ids[0])
        assert work.write_derived(Person, {one: {"sex": "male"} for one in ids}) == 601
        assert known.sex == "male", "what the session holds already says the same"
        assert work.write_derived(Person, {one: {"sex": "male"} for one in ids}) == 0, "nothing differs"
    with hub.read() as session:
        rows = session.execute(text("SELECT DISTINCT sex, version FROM person")).all()
        told = session.execute(text("SELECT count(*) FROM ledger WHERE reason = 'worked out'")).scalar()
        vectors = session.execute(text("SELECT vector FROM ledger WHERE reason = 'worked out'")).scalars()
        assert all(said.endswith(":2}") for said in vectors)
    assert [tuple(row) for row in rows] == [("male", 1)]
    assert told == 601
    assert list(verify_hub(hub)) == []


WRONG = ({"sex": "nada"}, {"sex": 3}, {"invented": "sí"}, {"sex": date(2020, 1, 1)})


def test_a_value_a_record_may_not_hold_is_refused_and_nothing_is_kept(hub):
    one, other = persons(hub, 2)
    for wrong in WRONG:
        with pytest.raises(Invalid), hub.begin("worked out") as work:
            work.write_derived(Person, {one: {"sex": "male"}, other: wrong})
    with hub.read() as session:
        assert {person.sex for person in (session.get(Person, one), session.get(Person, other))} == {"female"}
    with hub.begin("worked out") as work:  # and a record that is gone is left alone
        assert work.write_derived(Person, {"0" * 32: {"sex": "male"}}) == 0
