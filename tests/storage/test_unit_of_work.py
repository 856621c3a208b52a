"""One commit over all files or nothing, checked by the guard, told to the ledger."""

from datetime import date

import pytest
from sqlalchemy import select

from kindhub.errors import UserError
from kindhub.records.base import Record
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address, Person, PersonName
from kindhub.records.task import Task
from kindhub.services.history import history_of, unit_rows
from kindhub.services.persons import new_person, profile
from kindhub.storage.guard import Invalid, problems_of
from kindhub.storage.unit_of_work import Conflict


def ana() -> list[Record]:
    return new_person({"sex": "female", "birth": PartialDate.read("2011-05-07")}, [NameParts("Ana", "López")])


def test_a_person_is_saved_whole_and_read_back(hub):
    with hub.begin("intake") as work:
        people = ana()
        work.add_all(people)
    with hub.read() as session:
        seen = profile(session, people[0].id)
    assert seen.name == "Ana López"
    assert seen.person.birth.earliest == date(2011, 5, 7)


def _fail_inside(hub, people):
    with hub.begin() as work:
        work.add_all(people)
        work.flush()
        raise ZeroDivisionError


def test_an_error_inside_leaves_nothing(hub):
    people = ana()
    with pytest.raises(ZeroDivisionError):
        _fail_inside(hub, people)
    with hub.read() as session:
        assert session.get(Person, people[0].id) is None
        assert history_of(session, "main", people[0].id) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [("sex", "niña"), ("sex", 3), ("birth", "2011-05-07"), ("removed_on", "2011-05-07"), ("note", "x" * 20_001)],
)
def test_the_guard_refuses_what_a_field_cannot_hold_and_names_it(hub, field, value):
    people = ana()
    setattr(people[0], field, value)
    with pytest.raises(Invalid) as refused, hub.begin() as work:
        work.add_all(people)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert str(value) not in str(refused.value)


def test_a_value_and_a_reason_for_having_none_exclude_each_other():
    person = Person(sex="female", absent={"sex": "refused"})
    assert [problem.field for problem in problems_of(person)] == ["sex"]
    assert not problems_of(Person(absent={"sex": "refused"}))
    assert problems_of(Person(absent={"sex": "because"}))


def test_a_person_cannot_be_deleted_but_a_name_can_and_the_ledger_keeps_it(hub):
    with hub.begin() as work:
        people = ana()
        work.add_all(people)
    with hub.begin("wrong child") as work:
        with pytest.raises(UserError, match="une a otra"):
            work.delete(work.get(Person, people[0].id))
        work.delete(work.get(PersonName, people[1].id))
    with hub.read() as session:
        last = history_of(session, "main", people[1].id)[0]
    assert (last.action, last.reason) == ("delete", "wrong child")
    assert last.changes["given"] == ("Ana", None)


def test_a_save_over_a_newer_save_is_a_conflict(hub):
    with hub.begin() as work:
        task = Task(title="Call the school")
        work.add(task)
    with hub.begin() as work:
        work.get(Task, task.id, version=1).title = "Call the clinic"
    with pytest.raises(Conflict) as conflict, hub.begin() as work:
        work.get(Task, task.id, version=1).title = "Visit"
    assert conflict.value.current.title == "Call the clinic"


def test_saving_what_did_not_change_writes_no_row(hub):
    with hub.begin() as work:
        task = Task(title="Call")
        work.add(task)
    with hub.begin() as work:
        work.get(Task, task.id).title = "Call"
    with hub.read() as session:
        assert len(history_of(session, "main", task.id)) == 1


def test_the_ledger_tells_old_and_new_who_and_why_of_one_unit(hub):
    with hub.begin("intake") as work:
        people = ana()
        work.add_all(people)
        unit = work.id
    with hub.begin("moved") as work:
        work.add(Address(person_id=people[0].id, place="GT-1301"))
        work.get(Person, people[0].id).sex = "other"
    with hub.read() as session:
        newest, first = history_of(session, "main", people[0].id)
        assert newest.changes == {"sex": ("female", "other")}
        assert (newest.who, newest.reason, first.action) == ("ana", "moved", "create")
        assert {row.record_id for row in unit_rows(session, "main", unit)} == {record.id for record in people}


def test_version_vectors_count_the_saves_of_this_device(hub):
    from kindhub.storage.house import house_of

    with hub.begin() as work:
        task = Task(title="1")
        work.add(task)
    for title in "23":
        with hub.begin() as work:
            work.get(Task, task.id).title = title
    ledger = house_of("main").ledger
    with hub.read() as session:
        vectors = session.scalars(select(ledger.c.vector).where(ledger.c.record_id == task.id).order_by(ledger.c.n))
        assert list(vectors) == [f'{{"{hub.actor.device}":{n}}}' for n in (1, 2, 3)]


def test_a_programs_link_to_nobody_is_refused(hub):
    from kindhub_reintegration.records import Case

    with pytest.raises(Invalid) as refused, hub.begin() as work:
        work.add(Case(person_id="0" * 32))
    assert refused.value.problems[0].field == "person_id"


def test_a_programs_record_writes_the_programs_own_ledger_only(hub):
    from kindhub_reintegration.records import Case

    with hub.begin() as work:
        people = ana()
        case = Case(person_id=people[0].id)
        work.add_all([*people, case])
    with hub.read() as session:
        assert history_of(session, "reintegration", case.id)
        assert not history_of(session, "main", case.id)


def test_the_key_of_a_file_is_in_no_ledger_so_that_erasing_the_row_erases_the_file(hub):
    from kindhub.records.document import Document
    from kindhub.services.checking import verify_hub
    from kindhub.storage.house import house_of

    with hub.begin() as work:
        people = ana()
        paper = Document(person_id=people[0].id, title="Photo", stored_as="a" * 32, file_key="ab" * 32)
        work.add_all([*people, paper])
    with hub.begin() as work:
        work.get(Document, paper.id).file_key = "cd" * 32
    with hub.begin() as work:
        work.delete(work.get(Document, paper.id))
    with hub.read() as session:
        told = " ".join(session.scalars(select(house_of("main").ledger.c.changes)))
    assert "a" * 32 in told
    assert "ab" * 32 not in told
    assert "cd" * 32 not in told
    assert not list(verify_hub(hub))


def test_what_hooks_ask_for_later_comes_once_for_all_and_what_it_writes_is_written_too(hub):
    asked, people = [], [ana(), ana()]

    def add_names(work, keys):
        asked.append(keys)
        work.add_all([PersonName(person_id=key, given="Anita") for key in keys])
        if len(asked) == 1:
            work.later(add_names, people[0][0].id)

    with hub.begin() as work:
        work.add_all(one for some in people for one in some)
        for person in (people[0][0], people[1][0], people[0][0]):
            work.later(add_names, person.id)
        assert asked == []
    assert asked == [(people[0][0].id, people[1][0].id), (people[0][0].id,)]
    with hub.read() as session:
        given = session.scalars(select(PersonName.given).where(PersonName.person_id == people[0][0].id)).all()
    assert sorted(given) == ["Ana", "Anita", "Anita"]


def test_what_asks_for_itself_for_ever_is_stopped(hub):
    def again(work, keys):
        work.later(again, keys[0])

    with pytest.raises(RuntimeError), hub.begin() as work:
        work.later(again, "somebody")
