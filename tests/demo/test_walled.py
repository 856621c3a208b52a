"""The people of the demo and what each of them holds: an administrator who made a program does not keep it."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from kindhub.demo import folder as demo
from kindhub.demo.colleagues import CLARA, MARTA, NORA, PEOPLE, ROSA
from kindhub.demo.role_stops import PARTS, role_stops
from kindhub.demo.tour_stops import of_program
from kindhub.errors import UserError
from kindhub.testing import pretend_installed

OPEN, WALLED = "reintegration", "gbv"


@pytest.fixture(autouse=True)
def programs():
    pretend_installed((OPEN, WALLED))


@pytest.fixture
def opened(made):
    hubs = []

    def one(person):
        for hub in hubs:
            hub.close()
        hubs.append(demo.open_demo_folder(made, person.uid))
        return hubs[-1]

    yield one
    for hub in hubs:
        hub.close()


def test_each_of_the_four_opens_what_is_hers(opened):
    schemas = {person.uid: opened(person).schemas for person in (ROSA, NORA, MARTA, CLARA)}
    assert schemas == {
        "rosa": ("main", OPEN), "nora": ("main",), "marta": ("main", WALLED), "clara": ("main", WALLED),
    }  # fmt: skip


def test_the_administrator_who_made_the_program_never_held_the_key_its_file_has_now(opened):
    hub = opened(NORA)
    assert hub.unlocked.may_certify()
    assert hub.unlocked.epochs(WALLED) == ()
    lead = opened(MARTA)
    assert lead.unlocked.is_lead(WALLED)
    assert lead.unlocked.program_key(WALLED).epoch == 2
    assert lead.keyring.leads(WALLED) == [MARTA.uid]


def test_every_survivor_is_marked_as_invented_and_each_step_is_there(opened):
    hub = opened(MARTA)
    with hub.read() as session:
        invented = session.execute(text("SELECT DISTINCT invented FROM gbv.gbv_case")).scalars().all()
        steps = set(session.execute(text("SELECT DISTINCT status FROM gbv.gbv_case")).scalars())
        workers = set(session.execute(text("SELECT DISTINCT responsible FROM gbv.gbv_case")).scalars())
    assert invented == [1]
    assert steps == {"introduction", "assessment", "planning", "implementation", "follow_up", "closed"}
    assert workers == {MARTA.uid, CLARA.uid}


def test_the_tour_stops_for_each_under_her_own_word_and_at_a_walled_program_only_for_its_people(opened):
    for person in PEOPLE.values():
        names = [stop.name for stop in role_stops(opened(person))]
        assert f"{PARTS[person.uid]}-home" in names
        assert any(WALLED in name for name in names) == (person in (MARTA, CLARA)), person.uid


def test_the_tour_stops_at_a_case_its_person_may_see(opened):
    """The first case of the file is made one of Marta's, whom Clara does not stand in for."""
    hub = opened(MARTA)
    record = hub.programs[WALLED].workflows[0].record
    with hub.begin() as work:
        running = select(record).where(record.status.in_(hub.programs[WALLED].workflows[0].open_statuses))
        first = work.session.scalars(running.order_by((record.status == "active").desc(), record.id)).first()
        first.responsible = MARTA.uid
        hers = first.id
    hub = opened(CLARA)
    case = next(stop.route.args[1] for stop in of_program(hub, hub.programs[WALLED]) if stop.name == f"{WALLED}-case")
    with hub.read() as session:
        assert session.get(record, case) is not None
        assert session.scalars(select(record).where(record.id == hers)).first() is None


def test_where_no_restricted_program_is_installed_nobody_is_led_to_letting_people_in(opened, monkeypatch):
    hub = opened(MARTA)
    assert "lead-letting-in" in [stop.name for stop in role_stops(hub)]  # the control
    monkeypatch.setattr(hub, "programs", hub.programs.only(one.key for one in hub.programs if not one.info.restricted))
    assert "lead-letting-in" not in [stop.name for stop in role_stops(hub)]


def test_nobody_else_is_in_the_demo(made):
    with pytest.raises(UserError, match="rosa, nora, marta, clara"):
        demo.open_demo_folder(made, "eva")
