"""Whom a row names besides its own person goes in, or stays out, with it."""

from kindhub.exchange.resolving import resolve
from kindhub.program.imports import NEW, Candidate, ImportPlan, PersonGroup, PersonSeen, RowPlan

MAYBE = (Candidate("held", "Ana", 50.0, (), in_hub=True),)


def a_plan(decision=None):
    """A mother who may be known already, with two children; another family claims the second of them."""
    seen = [PersonSeen(names=("Ana",))]
    people = [PersonGroup(person, in_hub=False, seen=seen) for person in ("mother", "one", "two", "father")]
    first = RowPlan("Families", 5, "unsure", group=0, candidates=MAYBE, decision=decision, others=[1, 2])
    return ImportPlan("k", [first, RowPlan("Families", 6, "new", group=3, others=[2])], people)


def persons(plan):
    return [group.person for group in resolve(plan)]


def test_children_of_a_row_that_stays_out_stay_out_unless_another_row_names_them():
    assert persons(a_plan()) == ["two", "father"]
    assert persons(a_plan(NEW)) == ["mother", "one", "two", "father"]


def test_a_row_that_is_refused_brings_nobody():
    plan = a_plan(NEW)
    plan.rows[0].verdict = "refused"
    assert "one" not in persons(plan)
