"""The example program passes the tests every program passes, and its rules work over real encrypted files."""

from __future__ import annotations

from datetime import date

import example_program.hooks
import pytest
from example_program.records import Loan, Ride

from kindhub.errors import UserError
from kindhub.records.names import NameParts
from kindhub.services.cases import move_case, view_case
from kindhub.services.persons import new_person
from kindhub.services.stages import NotYet
from kindhub.storage.guard import Invalid
from kindhub.testing.program_tests import ProgramTests, open_with


class TestExample(ProgramTests):
    hooks = example_program.hooks


@pytest.fixture
def lending(tmp_path):
    hub = open_with(tmp_path / "data", TestExample().alone())
    yield hub
    hub.close()


@pytest.fixture
def loan_id(lending):
    with lending.begin("ask") as work:
        people = new_person({}, [NameParts("Ana", "López")])
        work.add_all(people)
        loan = Loan(person_id=people[0].id, opened=date(2026, 11, 1), responsible=lending.user.uid)
        work.add(loan)
    return loan.id


def test_a_record_gets_its_number_before_it_is_saved(lending, loan_id):
    with lending.read() as session:
        assert session.get(Loan, loan_id).number == f"EX-{loan_id[-4:]}"


def test_a_ride_is_counted_in_its_loan_in_the_same_commit(lending, loan_id):
    with lending.begin("ride") as work:
        work.add(Ride(case_id=loan_id, ridden_on=date(2026, 11, 2), metres=800))
    with lending.read() as session:
        assert session.get(Loan, loan_id).rides == 1


def test_a_hook_may_refuse_a_save_with_a_sentence_and_nothing_is_written(lending, loan_id):
    with pytest.raises(UserError, match="Un recorrido tiene un largo"), lending.begin("ride") as work:
        work.add(Ride(case_id=loan_id, ridden_on=date(2026, 11, 2), metres=0))
    with lending.read() as session:
        assert session.get(Loan, loan_id).rides is None


def test_rules_over_two_fields_are_kept(lending, loan_id):
    with pytest.raises(Invalid) as refused, lending.begin("back") as work:
        work.get(Loan, loan_id).closed = date(2026, 10, 1)
    assert [problem.field for problem in refused.value.problems] == ["closed"]


def test_a_stage_waits_for_what_it_needs(lending, loan_id):
    program = lending.programs["example"]
    with pytest.raises(NotYet):
        move_case(lending, program, loan_id, "lent")
    with lending.begin("size") as work:
        work.get(Loan, loan_id).size = 20
    move_case(lending, program, loan_id, "lent")
    with lending.read() as session:
        view = view_case(session, program, loan_id)
    assert [stage.state for stage in view.stages] == ["done", "now", "next"]
    assert [need.key for need in view.lacking] == ["ridden", "back"]
    assert [due.due_on for due in view.due] == [date(2026, 12, 1)]


def test_who_sees_her_own_sees_no_other(lending, loan_id):
    from sqlalchemy import select

    from kindhub.security.access import Rights

    lending.user = type(lending.user)("other", "Otra", rights={"example": Rights({"view": "self"})})
    with lending.read() as session:
        assert session.scalars(select(Loan)).all() == []
