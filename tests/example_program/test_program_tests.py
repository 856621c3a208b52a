"""The tests every program passes do fail: one wrong program for each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import example_program.hooks
import pytest
from example_program.figures import EVENTS
from example_program.forms import FORMS, LOAN
from example_program.records import RECORDS, Loan
from example_program.workflow import WORKFLOW

from kindhub.i18n import L
from kindhub.program.conditions import Is, Not
from kindhub.program.forms import Field, Section
from kindhub.program.workflow import Need
from kindhub.records.codes import add_folder
from kindhub.testing.program_tests import ProgramTests

TESTS = ProgramTests()
add_folder("example", Path(example_program.hooks.__file__).parent / "reference")


def program(**parts):
    known = {
        "key": "example", "info": example_program.hooks.program(), "records": RECORDS, "forms": FORMS,
        "workflows": (WORKFLOW,), "roles": (), "lists": (), "dashboards": (), "indicators": (), "reports": (),
        "exchange": (), "rules": (), "timeline": (),
    }  # fmt: skip
    return SimpleNamespace(**{**known, **parts})


def with_field(field):
    return (replace(LOAN, sections=(Section(L("A", "A"), (field,)),)),)


@pytest.mark.parametrize(
    "field",
    [
        Field("wheels"),
        Field("size", width=4),
        Field("size", when=Not(Is("wheels", 2))),
        Field("size", needed=Is("x", 1)),
    ],
)
def test_a_form_with_a_field_that_is_not_there(field):
    TESTS.test_forms_name_fields_of_their_records(program())
    with pytest.raises(AssertionError):
        TESTS.test_forms_name_fields_of_their_records(program(forms=with_field(field)))


def test_a_text_in_one_language():
    TESTS.test_every_text_is_there_in_both_languages(program())
    hinted = with_field(Field("size", hint=L("Printed on the tyre.", "")))
    with pytest.raises(AssertionError):
        TESTS.test_every_text_is_there_in_both_languages(program(forms=hinted))


def test_a_need_that_leads_nowhere():
    TESTS.test_stages_are_values_of_the_status_and_needs_lead_to_forms(program())
    lost = Need("lost", L("Lost", "Perdida"), "no_such_form", Is("size", 1))
    stages = (replace(WORKFLOW.stages[0], needs=(lost,)), *WORKFLOW.stages[1:])
    with pytest.raises(AssertionError):
        TESTS.test_stages_are_values_of_the_status_and_needs_lead_to_forms(
            program(workflows=(replace(WORKFLOW, stages=stages),))
        )


def test_a_clock_without_a_source():
    TESTS.test_clocks_have_a_source_and_lead_to_a_form(program(rules=example_program.hooks.rules()))
    rules = tuple(replace(rule, source=" ") for rule in example_program.hooks.rules())
    with pytest.raises(AssertionError):
        TESTS.test_clocks_have_a_source_and_lead_to_a_form(program(rules=rules))


@pytest.mark.parametrize(
    "wrong", [{"date": "colour"}, {"detail": "note"}, {"form": "nowhere"}, {"parent": "loan"}, {"until": "x"}]
)
def test_an_event_of_the_timeline_that_cannot_be_read(wrong):
    TESTS.test_timeline_events_are_read_from_dates_of_its_records(program(timeline=EVENTS))
    with pytest.raises(AssertionError):
        TESTS.test_timeline_events_are_read_from_dates_of_its_records(program(timeline=(replace(EVENTS[0], **wrong),)))


def test_roles_that_see_nothing():
    TESTS.test_access_has_roles_that_may_see(program(roles=example_program.hooks.access()))
    with pytest.raises(AssertionError):
        TESTS.test_access_has_roles_that_may_see(program())


def test_a_table_in_another_schema():
    from kindhub.records.person import Person

    with pytest.raises(AssertionError):
        TESTS.test_tables_lie_in_the_schema_of_the_program(program(records=(Loan, Person)))
