"""Acts on many rows: all in one unit of work, asked for case by case, undone as one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from kindhub.errors import Refused, UserError
from kindhub.security.access import Rights
from kindhub.services.bulk_acts import NewTask, assign, receivers, set_task
from kindhub.services.colleagues import add_colleague, grant
from kindhub.services.history import history_of
from kindhub.services.undo import undo_unit
from kindhub.storage.house import house_of
from kindhub.testing import WEAK
from tests.services.lists.conftest import TODAY, worklist_of

PROGRAM = "reintegration"
NOTE = "Salgo de licencia; la mamá contesta después de las 17 h."


@pytest.fixture
def eva(hub):
    add_colleague(hub, "eva", "Eva Prueba", "otras cuatro palabras largas", kdf=WEAK)
    grant(hub, "eva", PROGRAM, "caseworker")
    return "eva"


@pytest.fixture
def rows(hub, worklist):
    with hub.read() as session:
        return worklist.ids(session)


def cases_now(hub):
    from kindhub_reintegration.records import Case

    with hub.read() as session:
        return list(session.scalars(select(Case)))


def parts(hub, name):
    import kindhub_reintegration.records as records

    with hub.read() as session:
        return list(session.scalars(select(getattr(records, name))))


def units(hub):
    ledger = house_of(PROGRAM).ledger
    with hub.read() as session:
        return session.scalars(select(ledger.c.unit).distinct()).all()


def test_every_case_goes_over_in_one_unit_with_its_note(hub, worklist, rows, eva):
    before = set(units(hub))
    result = assign(hub, worklist, rows, eva, NOTE, on=TODAY)
    assert (result.done, result.same, result.left) == (12, 0, [])
    assert set(units(hub)) - before == {result.unit}
    assert {case.responsible for case in cases_now(hub)} == {"eva"}
    notes = parts(hub, "Note")
    assert len(notes) == 12
    assert all(note.words.endswith(NOTE) and note.author == hub.user.uid and note.written_on == TODAY for note in notes)
    with hub.read() as session:
        change = history_of(session, PROGRAM, notes[0].case_id)[0]
    assert (change.reason, change.changes["responsible"][1]) == (NOTE, "eva")


def test_it_is_undone_as_one(hub, worklist, rows, eva):
    was = {case.id: case.responsible for case in cases_now(hub)}
    result = assign(hub, worklist, rows, eva, NOTE, on=TODAY)
    assert undo_unit(hub, result.unit).left == []
    assert {case.id: case.responsible for case in cases_now(hub)} == was
    assert parts(hub, "Note") == []


def test_cases_of_others_are_left_alone_and_named(hub, worklist, rows, eva):
    hub.user.rights[PROGRAM] = Rights({"view": "all", "assign": "self"})
    mine = [case for case in cases_now(hub) if case.responsible == hub.user.uid]
    result = assign(hub, worklist, rows, eva, NOTE, on=TODAY)
    assert result.done == len(mine) == 4
    assert len(result.left) == 8
    assert all(one.name and one.why.es for one in result.left)
    assert {case.id for case in cases_now(hub) if case.responsible == "eva"} == {case.id for case in mine}


def test_without_right_note_or_receiver_nothing_happens(hub, worklist, rows, eva):
    for to, note in ((eva, "  "), ("nadie", NOTE)):
        with pytest.raises(UserError):
            assign(hub, worklist, rows, to, note, on=TODAY)
    hub.user.rights[PROGRAM] = Rights({"view": "all", "edit": "all"})
    with pytest.raises(Refused):
        assign(hub, worklist, rows, eva, NOTE, on=TODAY)
    assert "eva" not in {case.responsible for case in cases_now(hub)}


def test_stopped_half_way_nothing_is_kept(hub, worklist, rows, eva):
    class Stopped(Exception):
        pass

    def stop(done, of):
        assert (done, of) == (12, 12)
        raise Stopped

    with pytest.raises(Stopped):
        assign(hub, worklist, rows, eva, NOTE, on=TODAY, step=stop)
    assert "eva" not in {case.responsible for case in cases_now(hub)}
    assert parts(hub, "Note") == []


def test_who_has_them_already_keeps_them_without_a_note(hub, worklist, rows, eva):
    assign(hub, worklist, rows, eva, NOTE, on=TODAY)
    again = assign(hub, worklist, rows, eva, NOTE, on=TODAY)
    assert (again.unit, again.done, again.same) == ("", 0, 12)


def test_a_task_is_put_on_each_case(hub, worklist, rows):
    task = NewTask("Llamar a la familia", TODAY + timedelta(days=7))
    result = set_task(hub, worklist, rows[:3], task)
    assert result.done == 3
    made = parts(hub, "CaseTask")
    by_case = {case.id: case.responsible for case in cases_now(hub)}
    assert [(one.title, one.due_on) for one in made] == [(task.title, task.due_on)] * 3
    assert all(one.assigned_to == by_case[one.case_id] for one in made)
    undo_unit(hub, result.unit)
    assert parts(hub, "CaseTask") == []


def test_a_task_needs_a_title_and_a_list_of_cases(hub, worklist, rows):
    with pytest.raises(UserError):
        set_task(hub, worklist, rows, NewTask(" "))
    with pytest.raises(UserError):
        set_task(hub, worklist_of(hub, "contacts"), [1], NewTask("x"))


def test_only_who_holds_the_program_can_receive(hub, eva):
    add_colleague(hub, "sin", "Sin Programa", "otras cuatro palabras largas", kdf=WEAK)
    with hub.read() as session:
        assert dict(receivers(hub, session, PROGRAM)).keys() == {hub.user.uid, "eva"}
