"""What others changed on my cases since I was last here: mine only, theirs only, and only since then."""

from dataclasses import replace
from datetime import date

import pytest

from kindhub.records.person import Person, PersonName
from kindhub.security.access import Rights
from kindhub.services.changes_since import changes_since
from kindhub.services.last_here import last_here, note_here
from kindhub.storage.drafts import Draft
from kindhub.storage.ledger import Actor


@pytest.fixture
def cases(hub):
    """A case of Ana's and one of Eva's."""
    from kindhub_reintegration.records import Case

    found = []
    with hub.begin() as work:
        for uid, given in ((hub.user.uid, "Elmer"), ("eva", "Heidy")):
            child = Person()
            case = Case(person_id=child.id, opened=date(2026, 1, 5), status="active", responsible=uid)
            work.add_all([child, PersonName(person_id=child.id, given=given, surname_1="Tum"), case])
            found.append(case.id)
    return found


def as_eva(hub):
    actor = hub.actor
    hub.actor = Actor("eva", actor.device, actor.sign)
    return actor


def write(hub, *records):
    """Eva saves these."""
    mine = as_eva(hub)
    with hub.begin() as work:
        work.add_all(records)
    hub.actor = mine


def told(hub, sitting, user=None):
    with hub.read() as session:
        return changes_since(session, hub.programs, user or hub.user, last_here(hub, session, sitting))


def test_the_first_time_nothing_is_told(hub, cases):
    from kindhub_reintegration.records import Contact

    write(hub, Contact(case_id=cases[0], mode="phone"))
    assert told(hub, "monday") == []


def test_what_others_did_on_my_cases_is_told_in_the_next_session_and_stays_through_it(hub, cases):
    from kindhub_reintegration.records import Contact, Goal, Plan

    note_here(hub, "monday")
    plan = Plan(case_id=cases[0])
    write(hub, plan, Goal(plan_id=plan.id, words="volver a la escuela"), Contact(case_id=cases[0], mode="phone"))
    write(hub, Contact(case_id=cases[0], mode="phone"), Contact(case_id=cases[1], mode="phone"))
    for _ in range(2):
        changes = {change.form: change for change in told(hub, "tuesday")}
        assert {change.case_id for change in changes.values()} == {cases[0]}
        assert changes["contacts"].times == 2
        assert {change.act for change in changes.values()} == {"new"}
        assert {change.who for change in changes.values()} == {"eva"}
        assert "plan" in changes
        note_here(hub, "tuesday")
    assert told(hub, "wednesday") == []


def test_my_own_saves_are_not_told(hub, cases):
    from kindhub_reintegration.records import Contact

    note_here(hub, "monday")
    with hub.begin() as work:
        work.add(Contact(case_id=cases[0], mode="phone"))
    assert told(hub, "tuesday") == []


def test_a_case_given_to_me_and_a_stage_are_told_in_words_of_their_own(hub, cases):
    from kindhub_reintegration.records import Case

    note_here(hub, "monday")
    mine = as_eva(hub)
    with hub.begin() as work:
        work.get(Case, cases[1]).responsible = hub.user.uid
        work.get(Case, cases[0]).status = "lost_contact"
    hub.actor = mine
    assert {(change.case_id, change.act) for change in told(hub, "tuesday")} == {
        (cases[1], "assigned"),
        (cases[0], "status"),
    }


def test_a_part_taken_away_is_told_of_its_case(hub, cases):
    from kindhub_reintegration.records import Contact

    contact = Contact(case_id=cases[0], mode="phone")
    write(hub, contact)
    note_here(hub, "monday")
    mine = as_eva(hub)
    with hub.begin() as work:
        work.delete(work.get(Contact, contact.id))
    hub.actor = mine
    assert [(change.act, change.case_id) for change in told(hub, "tuesday")] == [("gone", cases[0])]


def test_without_the_right_or_the_key_nothing_is_told(hub, cases):
    from kindhub_reintegration.records import Contact

    note_here(hub, "monday")
    write(hub, Contact(case_id=cases[0], mode="phone"))
    blind = replace(hub.user, rights={"reintegration": Rights({})})
    assert told(hub, "tuesday", blind) == []
    with hub.read() as session:
        assert changes_since(session, hub.programs.only(()), hub.user, last_here(hub, session, "tuesday")) == []
    assert len(told(hub, "tuesday")) == 1


def test_nothing_of_a_programs_ledger_is_noted_in_the_shared_file(hub, cases):
    from kindhub.services.last_here import KEY
    from kindhub.services.preferences import preference

    note_here(hub, "monday")
    with hub.read() as session:
        rows = [preference(session, schema, hub.user.uid, KEY)["now"]["row"] for schema in hub.schemas]
        ends = [last_here(hub, session, "tuesday").rows[schema] for schema in hub.schemas]
    assert rows == ends
    assert len(set(hub.schemas)) == len(rows)


def test_drafts_are_no_changes(hub, cases):
    from kindhub.storage.drafts import keep_draft

    note_here(hub, "monday")
    with hub.begin() as work:
        keep_draft(
            work.session.connection(), Draft("reintegration", "eva", "contacts", "", cases[0], {"mode": "phone"})
        )
    assert told(hub, "tuesday") == []
