"""A case without a shared person goes by its number everywhere, and the shared file learns nothing of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import apart_program.hooks
import pytest
from apart_program.records import Alias, Talk
from sqlalchemy import text

from kindhub.records.names import NameParts
from kindhub.services.case_names import case_name
from kindhub.services.cases import cases_of, move_case, view_case
from kindhub.services.changes_since import changes_since
from kindhub.services.due_soon import Span, due_rows
from kindhub.services.last_here import LastHere
from kindhub.services.papers.case_paper import case_paper
from kindhub.services.persons import new_person
from kindhub.services.recents import note_opened, opened_lately
from kindhub.services.search.case_hits import find_cases
from kindhub.services.search.found import SearchFilters, find_filtered
from kindhub.services.timeline import timeline_of
from kindhub.services.worklists import Worklist
from kindhub.storage.drafts import Draft, keep_draft
from kindhub.storage.ledger import Actor
from kindhub.testing.program_tests import ProgramTests, open_with
from kindhub.ui.case.reading import read_case
from kindhub.ui.palette.sources import of_persons
from kindhub.ui.people.enrolling import OpenCase

CANARY = "zanate"
TODAY = date(2026, 11, 23)


class TestApart(ProgramTests):
    hooks = apart_program.hooks


@pytest.fixture
def hub(tmp_path):
    hub = open_with(tmp_path / "data", TestApart().beside_others())
    yield hub
    hub.close()


@pytest.fixture
def talk(hub):
    with hub.begin("talk") as work:
        talk = Talk(number="AP-7Q4K", opened=TODAY, responsible=hub.user.uid, about=CANARY)
        work.add(talk)
        work.add(Alias(case_id=talk.id, word=CANARY))
    return talk


def test_it_is_headed_by_its_number(hub, talk):
    program = hub.programs["apart"]
    picture = read_case(hub, program, talk.id, TODAY)
    assert (picture.name, picture.person_id, picture.facts) == ("AP-7Q4K", "", ())
    with hub.read() as session:
        assert view_case(session, program, talk.id).heading == "AP-7Q4K"
        assert case_name(session, hub, program, talk.id) == "AP-7Q4K"
        paper = case_paper(session, program, talk.id)
        assert (paper.code, paper.name) == ("AP-7Q4K", "")


def test_due_list_changes_and_worklist_call_it_so(hub, talk):
    with hub.read() as session:
        (due,) = due_rows(session, hub.programs, hub.user, Span(None, TODAY + timedelta(7)), uid=hub.user.uid)
        assert (due.number, due.person, due.person_id) == ("AP-7Q4K", "", "")
        list_of = Worklist(hub.programs["apart"], hub.programs["apart"].lists[0], hub.user, TODAY)
        assert len(list_of.ids(session, find="7q4k")) == 1
        assert len(list_of.ids(session, find="9999")) == 0
    hub.actor = Actor("berta", hub.actor.device, hub.actor.sign)
    with hub.begin("by another") as work:
        work.get(Talk, talk.id).about = "other"
    with hub.read() as session:
        (change,) = changes_since(session, hub.programs, hub.user, LastHere(datetime.now().astimezone(), {}))
        assert change.person == "AP-7Q4K"


def test_it_is_found_by_number_and_by_words_of_its_program_only(hub, talk):
    with hub.read() as session:
        for typed in ("ap-7q4k", "AP 7Q4K", "7q4k", CANARY):
            assert [hit.case_id for hit in find_cases(session, hub.programs, typed)] == [talk.id], typed
        assert find_cases(session, hub.programs, "a") == ()
        found = find_filtered(session, hub.programs, CANARY, SearchFilters(), TODAY)
        assert found.hits == ()
        ((entry, _),) = of_persons(found, CANARY)
        assert (entry.words, entry.route.args) == ("AP-7Q4K", ("apart", talk.id))
        closed = hub.programs.only(("reintegration",))
        assert find_cases(session, closed, "AP-7Q4K") == ()


def test_no_person_has_it(hub, talk):
    with hub.begin("child") as work:
        people = new_person({}, [NameParts("Ana", "López")])
        work.add_all(people)
    with hub.read() as session:
        assert cases_of(session, hub.programs, people[0].id) == ()
        assert "apart" not in [lane.key for lane in timeline_of(session, hub.programs, people[0].id, TODAY)]


def test_one_is_opened_without_a_person(hub):
    key, case_id = OpenCase(hub, "apart")(None)
    with hub.read() as session:
        case = session.get(Talk, case_id)
        assert (key, case.responsible) == ("apart", hub.user.uid)
        assert case.number


def test_its_ids_tell_no_time(talk):
    assert talk.id[12] == "4"  # the version digit of a UUID


def _main(hub):
    """Every value of every table of the shared file, as text."""
    with hub.read() as session:
        tables = session.execute(text("SELECT name FROM main.sqlite_master WHERE type = 'table'")).scalars().all()
        rows = [row for name in tables for row in session.execute(text(f'SELECT * FROM main."{name}"'))]
    return "\n".join(str(value) for row in rows for value in row)


def test_the_shared_file_learns_nothing_of_it(hub, talk):
    before = set(_main(hub).split("\n"))
    note_opened(hub, "apart", "case", ("apart", talk.id))
    with hub.begin("draft") as work:
        draft = Draft("apart", hub.user.uid, "talk", talk.id, "", {"about": CANARY}, 1)
        keep_draft(work.session.connection(), draft)
    move_case(hub, hub.programs["apart"], talk.id, "settled")
    assert opened_lately(hub)
    main = _main(hub)
    for word in (CANARY, talk.id, "AP-7Q4K", "7Q4K", "apart_talk", "settled"):
        assert word not in main, word
    assert set(main.split("\n")) == before


def test_control_a_shared_person_would_be_seen(hub):
    with hub.begin("a name in the wrong place") as work:
        work.add_all(new_person({}, [NameParts("Zanate", "López")]))
    assert CANARY in _main(hub).lower()
