"""Lists stay quick in a large encrypted file: no list query walks an index of its order to look at a condition."""

import json
from datetime import date

import pytest
from sqlalchemy import event

from kindhub.records.person import Person
from kindhub.services import worklists
from kindhub.services.list_filters import Filter
from kindhub.services.worklists import Worklist
from kindhub.storage.house import house_of
from kindhub.storage.row_insert import insert_rows

TODAY = date(2026, 11, 23)


@pytest.fixture
def cases(hub):
    """Three cases: one due late, one early and late, one never."""
    from kindhub_reintegration.records import Case

    people = [Person() for _ in range(3)]
    made = [Case(person_id=one.id, opened=date(2026, 1, n + 1), status="active") for n, one in enumerate(people)]
    with hub.begin() as work:
        work.insert_many([*people, *made])
    due = ((0, "closure", "2027-01-05"), (1, "monthly_contact", "2026-11-01"), (1, "closure", "2027-02-01"))
    rows = [
        {"record_id": made[n].id, "key": key, "due_on": on, "done_on": None, "form": "contact"} for n, key, on in due
    ]
    with hub.engine.begin() as connection:
        connection.execute(house_of("reintegration").deadline.delete())
        insert_rows(connection, house_of("reintegration").deadline, rows)
    return made


def listed(hub, key, **asked):
    program = hub.programs["reintegration"]
    view = next(view for view in program.lists if view.key == key)
    worklist = Worklist(program, view, hub.user, TODAY)
    with hub.read() as session:
        return worklist.page(session, worklist.ids(session, **asked)), worklist.overdue(session)


def test_the_next_deadline_is_the_earliest_open_one_with_its_own_key(hub, cases):
    rows, overdue = listed(hub, "all_cases", order=("deadline.due",))
    assert [row["id"] for row in rows] == [cases[1].id, cases[0].id, cases[2].id]
    assert [row["deadline.label"] for row in rows] == ["monthly_contact", "closure", None]
    assert overdue == 1


def test_an_order_can_be_turned_round(hub, cases):
    newest, _ = listed(hub, "all_cases")
    oldest, _ = listed(hub, "all_cases", order=("opened",))
    assert [row["id"] for row in newest] == [case.id for case in reversed(cases)]
    assert newest == oldest[::-1]


def test_filter_and_order_agree_with_the_plain_list(hub, cases):
    rows, _ = listed(hub, "all_cases", order=("-opened",), filters=(Filter("deadline.due", "filled"),))
    assert [row["id"] for row in rows] == [cases[1].id, cases[0].id]


def plans(hub, key, order=(), **asked):
    """What SQLite says it would do for the ids of a list."""
    program = hub.programs["reintegration"]
    view = next(view for view in program.lists if view.key == key)
    return steps_of(hub, lambda session: Worklist(program, view, hub.user, TODAY).ids(session, order, **asked))


def steps_of(hub, ask):
    """What SQLite says it would do for the last statement of a question."""
    said = []

    def seen(_connection, _cursor, statement, values, *_):
        said.append((statement, values))

    event.listen(hub.engine, "before_cursor_execute", seen)
    with hub.read() as session:
        ask(session)
        raw = session.connection().connection.driver_connection
        statement, values = said[-1]
        found = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    event.remove(hub.engine, "before_cursor_execute", seen)
    return found


@pytest.mark.parametrize("order", [(), ("opened",), ("-closed",), ("number",), ("next_contact",)])
@pytest.mark.parametrize("key", ["my_cases", "overdue", "follow_ups", "closed", "without_plan", "no_return_date"])
def test_a_list_with_a_condition_does_not_walk_an_index_of_its_order(hub, key, order):
    assert not walks_an_index_of_its_order(plans(hub, key, order))


def test_without_a_condition_the_index_of_the_order_is_walked(hub):
    assert any("ix_reintegration_case_opened" in step for step in plans(hub, "all_cases", ("opened",)))


@pytest.mark.parametrize("key", ["my_cases", "overdue", "all_cases"])
def test_the_next_deadline_is_looked_up_and_never_scanned(hub, key):
    found = plans(hub, key, ("deadline.due",))
    assert not [step for step in found if "SCAN" in step and "deadline" in step]
    assert any("ix_deadline_next" in step for step in found)


FILTERS = (
    Filter("opened", "last_days", 30), Filter("opened", "between", ("2026-01-01", None)), Filter("risk", "empty"),
    Filter("person.age", "between", (12, 17)), Filter("person.name", "contains", "ana"),
    Filter("deadline.due", "overdue"), Filter("return.arrived_on", "filled"), Filter("status", "none_of", ("closed",)),
)  # fmt: skip


def walks_an_index_of_its_order(found):
    """Walking the index that holds what the condition asks is well: only rows that meet it are then opened."""
    scans = [step for step in found if step.startswith("SCAN") and "INDEX" in step]
    return [step for step in scans if "COVERING" not in step and "ix_reintegration_case_counted" not in step]


@pytest.mark.parametrize("order", [(), ("opened",), ("person.name",), ("number",), ("next_contact",)])
@pytest.mark.parametrize("one", FILTERS, ids=lambda one: f"{one.source}-{one.how}")
def test_a_filter_does_not_walk_an_index_of_the_order(hub, one, order):
    found = plans(hub, "all_cases", order, filters=[one])
    assert not walks_an_index_of_its_order(found)
    assert not [step for step in found if "SCAN" in step and "deadline" in step]


@pytest.mark.parametrize("group", ["status", "responsible", "person.place", "deadline.label"])
def test_groups_do_not_walk_an_index_of_the_order_and_look_deadlines_up(hub, group):
    found = plans(hub, "all_cases", ("opened",), group=group)
    assert not walks_an_index_of_its_order(found)
    assert not [step for step in found if "SCAN" in step and "deadline" in step]


@pytest.mark.parametrize("key", ["overdue", "all_cases"])
def test_cards_are_looked_up_only_where_they_choose_or_order(hub, key):
    assert not [step for step in plans(hub, key) if "person_card" in step]
    assert [step for step in plans(hub, key, ("person.name",)) if "person_card" in step]


def test_a_list_chosen_by_its_cards_counts_what_it_shows(hub, cases):
    worklist = Worklist(hub.programs["reintegration"], every_case(hub), hub.user, TODAY)
    aged = (Filter("person.age", "filled"),)
    with hub.read() as session:
        assert worklist.count(session) == len(worklist.ids(session)) == 3
        assert worklist.count(session, aged) == len(worklist.ids(session, filters=aged)) == 0


def every_case(hub):
    return next(view for view in hub.programs["reintegration"].lists if view.key == "all_cases")


def test_what_is_overdue_is_counted_from_the_deadlines_that_have_passed(hub):
    """Only the cases they name are looked at; to ask every open case for its deadlines took seconds in a large file."""
    program = hub.programs["reintegration"]
    view = next(view for view in program.lists if view.key == "overdue")
    steps = steps_of(hub, lambda session: Worklist(program, view, hub.user, TODAY).count(session))
    assert not [step for step in steps if "SCAN" in step]
    assert any("ix_deadline_due (done_on=? AND due_on<?)" in step for step in steps)


@pytest.mark.parametrize("key", ["follow_ups", "without_plan"])
def test_the_counts_beside_the_lists_open_no_record(hub, key):
    """They are asked for at every start: each record of a case lies in a page of its own to decrypt."""
    program = hub.programs["reintegration"]
    view = next(view for view in program.lists if view.key == key)
    steps = steps_of(hub, lambda session: Worklist(program, view, hub.user, TODAY).count(session))
    assert steps
    assert all("COVERING INDEX" in step for step in steps)


def test_a_count_that_asks_more_opens_records(hub):
    program = hub.programs["reintegration"]
    view = next(view for view in program.lists if view.key == "overdue")
    asked = (Filter("risk", "any_of", ("high",)),)
    steps = steps_of(hub, lambda session: Worklist(program, view, hub.user, TODAY).count(session, asked))
    assert not all("COVERING INDEX" in step for step in steps)


@pytest.mark.parametrize("stretch", [1, 3, 7, 1_000])
def test_row_numbers_are_read_in_stretches_of_any_length(monkeypatch, stretch):
    monkeypatch.setattr(worklists, "STRETCH", stretch)
    for numbers in ([], [5], [12, 3], list(range(95, 106))):
        said = json.dumps(numbers, separators=(",", ":"))
        assert list(worklists._numbers(said)) == numbers
