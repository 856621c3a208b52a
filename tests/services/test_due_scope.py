"""What is due is told only of cases in a person's scope, and counted the same wherever it is counted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kindhub.records.person import Person
from kindhub.security.access import Rights
from kindhub.services.due_soon import NOBODY, SHOWN, Span, count_due, due_by_person, due_of_one, due_rows, spans_of
from kindhub.storage.house import house_of
from kindhub.storage.row_insert import insert_rows

TODAY = date(2026, 11, 23)
DAYS = (-6, -1, 0, 1, 7, 8)


@pytest.fixture
def due(hub):
    """Three cases, of Ana, of Eva and of nobody, each with a deadline on every day of `DAYS`."""
    from kindhub_reintegration.records import Case

    owners = (hub.user.uid, "eva", None)
    people = [Person() for _ in owners]
    pairs = zip(people, owners, strict=True)
    cases = [Case(person_id=one.id, opened=TODAY, status="active", responsible=uid) for one, uid in pairs]
    with hub.begin() as work:
        work.insert_many([*people, *cases])
    rows = [
        {"record_id": case.id, "key": f"k{days}", "due_on": (TODAY + timedelta(days=days)).isoformat(), "done_on": None,
         "form": "contacts"}
        for case in cases
        for days in DAYS
    ]  # fmt: skip
    with hub.engine.begin() as connection:
        connection.execute(house_of("reintegration").deadline.delete())
        insert_rows(connection, house_of("reintegration").deadline, rows)
    return cases


def limited(hub):
    return replace(hub.user, rights={"reintegration": Rights({"view": "self"})})


def test_another_caseworkers_deadlines_are_not_in_sight_of_one_who_sees_her_own(hub, due):
    ever = Span(None, date.max)
    with hub.read() as session:
        seen = {
            user: {row.case_id for row in due_rows(session, hub.programs, who, ever)}
            for user, who in (("all", hub.user), ("own", limited(hub)))
        }
        counts = [count_due(session, hub.programs, who, ever) for who in (hub.user, limited(hub))]
        people = due_by_person(session, hub.programs, limited(hub), ever)
    assert seen["all"] == {case.id for case in due}
    assert seen["own"] == {due[0].id}
    assert counts == [3 * len(DAYS), len(DAYS)]
    assert people == {hub.user.uid: len(DAYS)}


def test_rows_counts_and_tally_of_each_span_agree(hub, due):
    wanted = {"overdue": 2, "today": 1, "tomorrow": 1, "week": 2}
    with hub.read() as session:
        until, uid = TODAY + timedelta(days=30), hub.user.uid
        tally, rows = due_of_one(session, hub.programs, hub.user, until, spans_of(TODAY), uid=uid, limit=SHOWN)
        for name, span in spans_of(TODAY).items():
            assert due_rows(session, hub.programs, hub.user, span, uid=uid) == rows[name]
            assert len(rows[name]) == tally.count(span) == wanted[name]
            assert count_due(session, hub.programs, hub.user, span, uid=NOBODY) == wanted[name]
    assert tally.oldest() == TODAY - timedelta(days=6)


def test_what_one_person_has_to_do_begins_with_her_cases_and_with_what_she_was_asked(hub, due):
    with hub.read() as session:
        raw = session.connection().connection.driver_connection
        from sqlalchemy import event

        said = []

        def seen(_connection, _cursor, statement, values, *_):
            said.append((statement, values))

        event.listen(hub.engine, "before_cursor_execute", seen)
        due_of_one(session, hub.programs, hub.user, TODAY, spans_of(TODAY), uid=hub.user.uid, limit=SHOWN)
        event.remove(hub.engine, "before_cursor_execute", seen)
        for statement, values in said:
            plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
            assert not [step for step in plan if step.startswith("SCAN")]
            assert "_responsible " in plan[0] or "_assigned_to " in plan[0], plan
