"""One field brought back: allowed, with a reason, and never over what somebody saved in between."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kindhub.errors import Refused, UserError
from kindhub.records.base import table_of
from kindhub.records.document import Document
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub.security.access import NO_RIGHTS
from kindhub.services.history import history_of
from kindhub.services.persons import new_person
from kindhub.services.restoring import FieldChange, changes_of, restore_field
from kindhub.storage.unit_of_work import Conflict

KINDS = {table_of(kind).name: kind for kind in (Person, PersonName, Document)}


@pytest.fixture
def person_id(hub):
    records = new_person(
        {"birth": PartialDate.read("2011", kind="birth"), "nationalities": ("GT",)}, [NameParts("Ana")]
    )
    with hub.begin() as work:
        work.add_all(records)
    with hub.begin("changed") as work:
        person = work.get(Person, records[0].id)
        person.birth, person.nationalities = PartialDate.read("2012", kind="birth"), ("GT", "HN")
        person.note = "nueva"
    return records[0].id


def changes(hub, record_id):
    with hub.read() as session:
        rows = history_of(session, "main", record_id)
        return {name: one for (_, name), one in changes_of(session, rows, KINDS, hub.programs).items()}


def person(hub, person_id):
    with hub.read() as session:
        return session.get(Person, person_id)


def test_a_field_comes_back_and_the_rest_stays(hub, person_id):
    restore_field(hub, changes(hub, person_id)["birth"], "la partida dice 2011")
    now = person(hub, person_id)
    assert (now.birth.written, now.nationalities, now.note) == ("2011", ("GT", "HN"), "nueva")
    with hub.read() as session:
        row = history_of(session, "main", person_id)[0]
    assert (row.reason, set(row.changes)) == ("restore: la partida dice 2011", {"birth"})


def test_several_values_and_none_come_back(hub, person_id):
    restore_field(hub, changes(hub, person_id)["nationalities"], "fue un error")
    restore_field(hub, changes(hub, person_id)["note"], "no era suya")
    now = person(hub, person_id)
    assert (now.nationalities, now.note) == (("GT",), None)


def test_why_there_was_no_value_comes_back_with_it(hub):
    records = new_person({"absent": {"sex": "not_asked"}}, [NameParts("Ana")])
    with hub.begin() as work:
        work.add_all(records)
    with hub.begin() as work:
        one = work.get(Person, records[0].id)
        one.sex, one.absent = "female", {}
    restore_field(hub, changes(hub, records[0].id)["sex"], "nadie le preguntó")
    now = person(hub, records[0].id)
    assert (now.sex, now.absent) == (None, {"sex": "not_asked"})


def test_what_somebody_saved_meanwhile_is_not_overwritten(hub, person_id):
    change = changes(hub, person_id)["birth"]
    with hub.begin() as work:
        work.get(Person, person_id).note = "de otra persona"
    with pytest.raises(Conflict):
        restore_field(hub, change, "la partida dice 2011")
    assert person(hub, person_id).birth.written == "2012"
    restore_field(hub, changes(hub, person_id)["birth"], "la partida dice 2011")
    assert person(hub, person_id).note == "de otra persona"


@pytest.mark.parametrize("reason", ["", "   ", "no"])
def test_without_a_reason_nothing_comes_back(hub, person_id, reason):
    with pytest.raises(UserError):
        restore_field(hub, changes(hub, person_id)["birth"], reason)
    assert person(hub, person_id).birth.written == "2012"


def test_who_may_not_edit_may_not_restore(hub, person_id):
    change = changes(hub, person_id)["birth"]
    hub.user = replace(hub.user, rights={"hub": NO_RIGHTS})
    with pytest.raises(Refused):
        restore_field(hub, change, "la partida dice 2011")


def test_what_holds_now_is_not_offered_nor_a_key_or_link(hub, person_id):
    restore_field(hub, changes(hub, person_id)["birth"], "la partida dice 2011")
    offered = changes(hub, person_id)
    assert offered["birth"].old.startswith("2012")  # only the change just made can be turned back
    with pytest.raises(UserError):
        restore_field(hub, FieldChange(Document, "x", 1, "file_key", "k"), "quiero la clave")
    with pytest.raises(UserError):
        restore_field(hub, FieldChange(PersonName, "x", 1, "person_id", "k"), "otra persona")
    with pytest.raises(UserError):
        restore_field(hub, FieldChange(Document, "x", 1, "stored_as", None), "sin su archivo")
