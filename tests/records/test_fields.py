"""What a field declares reaches the file, and nothing else does."""

import pytest
from kindhub_reintegration.records import RECORDS, Closure
from sqlalchemy import select

from kindhub.records.base import table_of
from kindhub.records.consent import Consent
from kindhub.records.fields import fields_of
from kindhub.records.person import Person
from kindhub.records.shared import SHARED
from kindhub.services.checking import verify_hub


@pytest.mark.parametrize("record", [*SHARED, *RECORDS], ids=lambda one: one.__name__)
def test_a_default_belongs_to_the_new_record_and_not_to_the_column(record):
    columns = table_of(record).columns
    assert not [name for name in fields_of(record) if columns[name].default is not None]
    assert columns["version"].default is not None, "a negative control: a column that has one is seen"


def test_a_field_left_empty_on_purpose_stays_empty_in_file_and_ledger(hub):
    with hub.begin() as work:
        work.add(one := Closure(approval=None), other := Closure())
    with hub.read() as session:
        table = table_of(Closure)
        stored = dict(session.execute(select(table.c.id, table.c.approval)).all())
    assert (stored[one.id], stored[other.id]) == (None, "pending")
    assert list(verify_hub(hub)) == []


def test_every_field_says_its_label_in_both_languages():
    for record in (Person, Consent, *RECORDS):
        for spec in fields_of(record).values():
            assert spec.label.en
            assert spec.label.es
