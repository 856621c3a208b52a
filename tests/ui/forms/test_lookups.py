"""What a picker offers: inside a case the records of that case alone."""

from __future__ import annotations

from datetime import date

from kindhub_reintegration.records import Case, Goal, Plan

from kindhub.records.base import table_of
from kindhub.records.fields import fields_of
from kindhub.records.person import Person
from kindhub.ui.forms.lookups import Lookups


def plans_of_two(hub):
    with hub.begin("test") as work:
        persons = [Person(sex="female") for _ in range(2)]
        work.add_all(persons)
        work.flush()
        cases = [Case(person_id=one.id, status="active", opened=date(2026, 1, 1)) for one in persons]
        work.add_all(cases)
        work.flush()
        plans = [Plan(case_id=one.id) for one in cases]
        work.add_all(plans)
    return [(case.id, plan.id) for case, plan in zip(cases, plans, strict=True)]


def test_a_picker_inside_a_case_offers_none_of_another(hub):
    (mine, plan), (_other, others_plan) = plans_of_two(hub)
    to_plan = fields_of(Goal)["plan_id"]
    inside = Lookups(hub, case=(table_of(Case).fullname, mine))
    assert [one.code for one in inside.links(to_plan, "")] == [plan]
    outside = Lookups(hub)
    assert {one.code for one in outside.links(to_plan, "")} == {plan, others_plan}, "control: elsewhere all are found"
