"""Tasks stand beside the deadlines: hers who was asked, only in her scope; many are marked as done at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select

from kindhub.records.person import Person
from kindhub.security.access import Rights
from kindhub.services.due_soon import Span, count_due, due_by_person, due_of_one, due_rows
from kindhub.services.due_sources import A_TASK
from kindhub.services.ticking import finish_tasks
from kindhub.services.undo import undo_unit
from kindhub.storage.house import house_of

TODAY = date(2026, 11, 23)
EVER = Span(None, date.max)


@pytest.fixture
def tasks(hub):
    """Ana's and Eva's case, each with a task for whoever has it; in Eva's one that Ana was asked; one done, one later
    without a day, one in a closed case.
    """
    from kindhub_reintegration.records import Case, CaseTask

    people = [Person() for _ in range(3)]
    owners = (hub.user.uid, "eva", hub.user.uid)
    pairs = zip(people, owners, strict=True)
    cases = [Case(person_id=one.id, opened=TODAY, status="active", responsible=uid) for one, uid in pairs]
    cases[2].closed = TODAY
    ana, eva, shut = (case.id for case in cases)
    made = [
        CaseTask(case_id=ana, title="Llamar a la escuela", due_on=TODAY - timedelta(3)),
        CaseTask(case_id=eva, title="Visitar", due_on=TODAY),
        CaseTask(case_id=eva, title="Traducir el plan", due_on=TODAY + timedelta(1), assigned_to=hub.user.uid),
        CaseTask(case_id=ana, title="Ya hecha", due_on=TODAY, done_on=TODAY),
        CaseTask(case_id=ana, title="Algún día"),
        CaseTask(case_id=shut, title="De un caso cerrado", due_on=TODAY),
    ]
    with hub.begin() as work:
        work.insert_many([*people, *cases, *made])
    with hub.engine.begin() as connection:
        connection.execute(delete(house_of("reintegration").deadline))
    return made


def titles(hub, user=None, uid=None):
    with hub.read() as session:
        return [row.label.es for row in due_rows(session, hub.programs, user or hub.user, EVER, uid=uid)]


def done(hub):
    from kindhub_reintegration.records import CaseTask

    with hub.read() as session:
        return {one.title for one in session.scalars(select(CaseTask)) if one.done_on}


def test_open_tasks_with_a_day_are_due_whoever_was_asked(hub, tasks):
    assert titles(hub) == ["Llamar a la escuela", "Visitar", "Traducir el plan"]
    assert titles(hub, uid=hub.user.uid) == ["Llamar a la escuela", "Traducir el plan"]
    with hub.read() as session:
        assert count_due(session, hub.programs, hub.user, EVER, uid="eva") == 1
        assert due_by_person(session, hub.programs, hub.user, EVER) == {hub.user.uid: 2, "eva": 1}
        tally, _ = due_of_one(session, hub.programs, hub.user, date.max, {}, uid=hub.user.uid, limit=1)
    assert tally.by_label(EVER) == [(A_TASK, 2)]
    assert set(tally.by_day()) == {TODAY - timedelta(3), TODAY + timedelta(1)}


def test_a_task_in_a_case_out_of_sight_is_not_told(hub, tasks):
    own = replace(hub.user, rights={"reintegration": Rights({"view": "self"})})
    assert titles(hub, own) == ["Llamar a la escuela"]


def test_a_restricted_programs_tasks_are_told_without_their_words(hub, tasks):
    program = hub.programs["reintegration"]
    program.info = replace(program.info, restricted=True)
    try:
        assert titles(hub) == ["Tarea"] * 3
    finally:
        program.info = replace(program.info, restricted=False)


def test_tasks_are_marked_in_one_unit_and_deadlines_left_with_the_reason(hub, tasks):
    with hub.read() as session:
        rows = due_rows(session, hub.programs, hub.user, EVER)
    result = finish_tasks(hub, [*rows, replace(rows[0], task="")], TODAY)
    assert (result.done, result.same) == (3, 0)
    assert "plazo" in result.left[0].why.es
    assert done(hub) == {"Llamar a la escuela", "Visitar", "Traducir el plan", "Ya hecha"}
    assert titles(hub) == []
    assert finish_tasks(hub, rows[:1], TODAY).same == 1
    undo_unit(hub, result.unit)
    assert done(hub) == {"Ya hecha"}


def test_tasks_of_others_are_left_and_ones_own_in_anothers_case_done(hub, tasks):
    with hub.read() as session:
        rows = due_rows(session, hub.programs, hub.user, EVER)
    hub.user = replace(hub.user, rights={"reintegration": Rights({"view": "all", "edit": "self"})})
    result = finish_tasks(hub, rows, TODAY)
    assert (result.done, len(result.left)) == (2, 1)
    assert done(hub) == {"Llamar a la escuela", "Traducir el plan", "Ya hecha"}
