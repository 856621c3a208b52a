"""A grid is read, kept as a draft and saved with the form it stands in, and nobody's row is written over unseen."""

from __future__ import annotations

import pytest
from kindhub_reintegration import records as r
from sqlalchemy import select

from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.services.form_contents import Answers, contents_of, keep
from kindhub.services.forms import FormTarget, save_form
from kindhub.services.grids import names_of, specs_of
from kindhub.services.persons import new_person
from kindhub.storage.guard import Invalid
from kindhub.storage.unit_of_work import Conflict


@pytest.fixture
def form(hub):
    return next(one for one in hub.programs["reintegration"].forms if one.grids)


@pytest.fixture
def case_id(hub):
    with hub.begin("invent") as work:
        child = new_person({"sex": "male"}, [NameParts("Elmer", "Tomás", "Felipe")])
        work.add_all(child)
        case = r.Case(person_id=child[0].id, status="received")
        work.add(case)
    return case.id


HEAD = {"round": "baseline", "assessed_on": PartialDate.read("7/5/2026")}


def cell(item, field="score"):
    return f"domain_scores:{item}:{field}"


def scores(hub):
    with hub.read() as session:
        return {one.domain: one for one in session.scalars(select(r.DomainScore)).all()}


def opened(hub, form, case_id, saved):
    with hub.read() as session:
        return contents_of(session, hub.user.uid, form, case_id, session.get(r.Assessment, saved.record_id))


def test_a_cell_has_a_name_and_a_label_of_its_own(form):
    assert cell("food", "urgent") in names_of(form)
    assert specs_of(form)[cell("food")].label.es == "alimentación"
    assert specs_of(form)[cell("food", "urgent")].label.es == "alimentación: urgente"


def test_the_rows_are_saved_with_the_form_and_read_again(hub, form, case_id):
    answers = {**HEAD, cell("food"): 3, cell("debt"): 4, cell("debt", "urgent"): True, cell("work"): None}
    saved = save_form(hub, FormTarget(form, case_id), answers, {cell("legal"): "not_asked"})
    assert {item: one.score for item, one in scores(hub).items()} == {"food": 3, "debt": 4, "legal": None}
    contents = opened(hub, form, case_id, saved)
    assert contents.answers.values[cell("debt", "urgent")] is True
    assert contents.answers.absent[cell("legal")] == "not_asked"
    assert contents.target.rows["domain_scores:food"] == (scores(hub)["food"].id, 1)


def test_a_row_that_is_emptied_goes_and_rows_not_spoken_of_stay(hub, form, case_id):
    saved = save_form(hub, FormTarget(form, case_id), {**HEAD, cell("food"): 3, cell("debt"): 4})
    target = opened(hub, form, case_id, saved).target
    save_form(hub, target, {cell("food"): None})
    assert set(scores(hub)) == {"debt"}


def test_a_low_score_without_a_goal_is_refused_under_the_name_of_its_cell(hub, form, case_id):
    with pytest.raises(Invalid) as refused:
        save_form(hub, FormTarget(form, case_id), {**HEAD, cell("food"): 2})
    assert [problem.field for problem in refused.value.problems] == [cell("food", "goal")]
    assert scores(hub) == {}
    save_form(hub, FormTarget(form, case_id), {**HEAD, cell("food"): 2, cell("food", "goal"): "comer tres veces"})
    assert scores(hub)["food"].goal == "comer tres veces"


@pytest.mark.parametrize("there", [True, False])
def test_a_row_somebody_wrote_in_between_is_not_written_over(hub, form, case_id, there):
    saved = save_form(hub, FormTarget(form, case_id), {**HEAD, **({cell("food"): 3} if there else {})})
    target = opened(hub, form, case_id, saved).target
    save_form(hub, target, {cell("food"): 4})
    with pytest.raises(Conflict):
        save_form(hub, target, {cell("food"): 3})
    assert scores(hub)["food"].score == 4
    save_form(hub, target, {cell("debt"): 3})  # the control: another row is nobody's
    assert scores(hub)["debt"].score == 3


def test_a_draft_keeps_cells_and_the_versions_they_were_begun_on(hub, form, case_id):
    saved = save_form(hub, FormTarget(form, case_id), {**HEAD, cell("food"): 3})
    contents = opened(hub, form, case_id, saved)
    keep(hub, contents.target, Answers({cell("food"): 4}, {cell("debt"): "refused"}))
    save_form(hub, contents.target, {cell("food"): 3, cell("food", "urgent"): True})
    # saving drops the draft of the person who saved, so it is kept once more as a colleague's would be
    keep(hub, contents.target, Answers({cell("food"): 4}, {cell("debt"): "refused"}))
    again = opened(hub, form, case_id, saved).with_draft()
    assert again.answers.values[cell("food")] == 4
    assert again.answers.absent[cell("debt")] == "refused"
    with pytest.raises(Conflict):
        save_form(hub, again.target, {cell("food"): 4})
