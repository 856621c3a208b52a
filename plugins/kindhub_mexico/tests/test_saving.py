"""What a save brings with it: the case tells what its encounters add up to, clocks run by what was written, rights."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from kindhub_mexico import records as r
from kindhub_mexico.access import VIEW_SESSIONS
from sqlalchemy import func, select
from sqlmodel import select as records

from kindhub.errors import Refused
from kindhub.i18n import use_language
from kindhub.program.access import every_action
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.security.access import Rights
from kindhub.services.undo import undo_unit
from kindhub.storage.house import house_of

DAY = date(2026, 3, 2)


def later(days):
    return DAY + timedelta(days=days)


def on(days):
    return PartialDate.of(later(days))


def save(hub, *made):
    with hub.begin("test") as work:
        for one in made:
            work.add(one)
            work.flush()
    return made[0]


def may(hub, **more):
    hub.user = replace(hub.user, rights={**hub.user.rights, "mexico": Rights({**every_action(), **more})})


@pytest.fixture
def case(hub):
    use_language("es")
    may(hub, **{VIEW_SESSIONS: "all"})
    person = Person(sex="female", birth=PartialDate.of(date(2009, 8, 20)))
    kept = r.Case(person_id=person.id, number="MX-9001", opened=DAY, office="TAP")
    save(hub, person, kept)
    return kept.id


def the(hub, kind):
    with hub.read() as session:
        return session.scalars(records(kind)).one()


def due(hub):
    table = house_of("mexico").deadline
    with hub.read() as session:
        return dict(session.execute(select(table.c.key, table.c.due_on).where(table.c.done_on.is_(None))).all())


def change(hub, kind, **values):
    with hub.begin("test") as work:
        one = work.session.scalars(records(kind)).one()
        for name, value in values.items():
            setattr(one, name, value)


def test_the_case_tells_what_its_encounters_add_up_to_and_moves_on_by_itself(hub, case):
    assert the(hub, r.Case).status == "encountered"
    save(hub, r.Encounter(case_id=case, held_on=on(0), kind="group", level="information_only"))
    assert the(hub, r.Case).status == "oriented"
    save(hub, r.Encounter(case_id=case, held_on=on(3), kind="interview", level="brief_advice", protection="unclear",
                          accompaniment="separated", with_whom="una tía", urgent=True))  # fmt: skip
    kept = the(hub, r.Case)
    assert (kept.status, kept.level, kept.protection, kept.urgent) == ("screened", "brief_advice", "unclear", True)
    assert (kept.accompaniment, kept.with_whom, kept.encounters) == ("separated", "una tía", 2)
    assert (kept.first_seen_on, kept.last_seen_on, kept.oriented_on, kept.screened_on) == (
        DAY, later(3), DAY, later(3))  # fmt: skip


def test_an_encounter_that_is_undone_is_counted_no_more(hub, case):
    save(hub, r.Encounter(case_id=case, held_on=on(0), kind="group"))
    with hub.begin("test") as work:
        work.add(r.Encounter(case_id=case, held_on=on(3), kind="interview"))
    assert the(hub, r.Case).encounters == 2
    undo_unit(hub, work.id)
    assert the(hub, r.Case).encounters == 1


def test_an_earlier_day_or_an_empty_answer_takes_nothing_away(hub, case):
    save(hub, r.Encounter(case_id=case, held_on=on(3), kind="interview", level="accompaniment", urgent=True,
                          protection="yes", accompaniment="unaccompanied"))  # fmt: skip
    save(hub, r.Encounter(case_id=case, held_on=on(1), kind="group", accompaniment="accompanied"),
         r.Encounter(case_id=case, held_on=on(9), kind="follow_up", level="information_only",
                     protection="no", urgent=False))  # fmt: skip
    kept = the(hub, r.Case)
    assert (kept.accompaniment, kept.level, kept.protection) == ("unaccompanied", "accompaniment", "yes")
    assert (kept.urgent, kept.status) == (False, "screened")
    change(hub, r.Case, accompaniment="separated")
    save(hub, r.Encounter(case_id=case, held_on=on(12), kind="follow_up"))
    assert the(hub, r.Case).accompaniment == "separated"


def test_a_screening_counts_as_one_and_tells_of_the_way(hub, case):
    entered = PartialDate.read("12/2025")
    save(hub, r.Screening(case_id=case, held_on=on(0), office="TAP", entered_on=entered, entry_point="suchiate",
                          accompaniment="unaccompanied", wishes="Llegar con su mamá.", destination="us"))  # fmt: skip
    kept = the(hub, r.Case)
    assert (kept.status, kept.screened_on, kept.encounters) == ("screened", DAY, 0)
    assert (kept.entered_on, kept.entry_point, kept.destination) == (entered, "suchiate", "us")
    assert due(hub)["notify_ppnna"] == "2026-03-03"
    save(hub, r.AuthorityAction(case_id=case, authority="ppnna_federal", kind="notice", sent_on=DAY))
    assert "notify_ppnna" not in due(hub)


def test_the_procedure_before_comar_has_its_clocks_in_turn(hub, case):
    save(hub, r.Screening(case_id=case, held_on=on(0), entered_on=on(0), protection="yes", accompaniment="accompanied"))
    assert due(hub)["file_claim"] == "2026-04-14"
    save(hub, r.AsylumClaim(case_id=case, filed_on=DAY, filed_with="comar", by_other=True))
    running = due(hub)
    assert "file_claim" not in running
    assert running["ratify_claim"] == running["comar_to_inm"] == running["certificate"] == "2026-03-05"
    assert (running["decide_45"], running["sign_weekly"]) == ("2026-05-06", "2026-03-09")
    save(hub, r.Signature(case_id=case, signed_on=later(7)))
    change(hub, r.AsylumClaim, ratified_on=later(1), told_inm_on=later(1), admitted_on=later(2), extended_on=later(40))
    running = due(hub)
    assert (running["decide_90"], running["sign_weekly"]) == ("2026-07-08", "2026-03-16")
    assert not {"ratify_claim", "comar_to_inm", "certificate", "decide_45"} & set(running)
    change(hub, r.AsylumClaim, decided_on=later(50), outcome="denied", notified_on=DAY)
    running = due(hub)
    assert running["appeal_claim"] == "2026-03-24"
    assert not {"sign_weekly", "decide_90", "notify_decision"} & set(running)
    change(hub, r.AsylumClaim, appeal_filed_on=later(20))
    assert "appeal_claim" not in due(hub)


def test_a_claim_that_is_late_counts_from_when_it_became_possible(hub, case):
    save(hub, r.Screening(case_id=case, held_on=on(0), entered_on=on(-200), protection="yes"),
         r.AsylumClaim(case_id=case, could_from=DAY, late_reason="Estuvo detenida."))  # fmt: skip
    assert due(hub)["file_claim"] == "2026-04-14"


def test_a_plan_its_measures_papers_and_hearings_are_due(hub, case):
    save(hub, r.BestInterest(case_id=case, requested_on=DAY, plan_on=DAY),
         r.Measure(case_id=case, action="Inscripción escolar", institution="sep", due_on=later(5)),
         r.Measure(case_id=case, action="Consulta", institution="hospital", due_on=later(2), state="done"),
         r.StayDocument(case_id=case, kind="humanitarian_visitor", expires_on=later(90)),
         r.StayDocument(case_id=case, kind="temporary_curp", expires_on=later(60)),
         r.LegalMatter(case_id=case, kind="regularisation", appeal_due_on=later(8)),
         r.Hearing(case_id=case, kind="hearing", called_for=later(4)),
         r.Referral(case_id=case, referred_on=DAY, to_kind="health"))  # fmt: skip
    running = due(hub)
    wanted = {"plan_quarter": "2026-06-02", "measure_due": "2026-03-07", "stay_expires": "2026-05-31",
              "stay_renewal": "2026-05-01", "curp_expires": "2026-05-01", "matter_appeal": "2026-03-10",
              "hearing": "2026-03-06", "referral_answer": "2026-03-16"}  # fmt: skip
    assert wanted.items() <= running.items()
    change(hub, r.BestInterest, review_due_on=later(20))
    running = due(hub)
    assert running["bid_review"] == "2026-03-22"
    assert "plan_quarter" not in running


def test_a_birth_that_is_put_right_moves_the_day_on_which_a_child_turns_18(hub, case):
    change(hub, r.Case, status="open", level="accompaniment")
    assert due(hub)["turns_18"] == "2027-08-20"
    with hub.begin("test") as work:
        work.session.get(Person, the(hub, r.Case).person_id).birth = PartialDate.of(date(2008, 8, 20))
    assert due(hub)["turns_18"] == "2026-08-20"


def test_session_notes_and_clocks_have_rights_of_their_own(hub, case):
    save(hub, r.SessionNote(case_id=case, written_on=DAY, words="algo"))
    may(hub)
    with hub.read() as session:
        assert session.scalars(select(func.count()).select_from(r.SessionNote)).one() == 0
    with pytest.raises(Refused):
        save(hub, r.SessionNote(case_id=case, written_on=DAY, words="x"))
    hub.user = replace(hub.user, rights={**hub.user.rights, "mexico": Rights(dict.fromkeys(
        ("view", "create", "edit"), "all"))})  # fmt: skip
    stop = {"clock": "decide_45", "stopped": True, "valid_from": DAY, "source": "DOF"}
    with pytest.raises(Refused):
        save(hub, r.ClockChange(**stop))


def test_whoever_reaches_her_own_sees_no_encounter_of_another_and_every_place(hub, case):
    save(hub, r.Encounter(case_id=case, held_on=on(0), kind="group"), r.Encounter(held_on=on(0), kind="group"),
         r.Visit(held_on=on(0), office="TAP"), r.Observation(office="TAP", seen_on=DAY))  # fmt: skip
    hub.user = replace(hub.user, uid="other", rights={"mexico": Rights({"view": "self"})})
    with hub.read() as session:
        seen = {kind: session.scalars(select(func.count()).select_from(kind)).one()
                for kind in (r.Case, r.Encounter, r.Visit, r.Observation)}  # fmt: skip
    assert seen == {r.Case: 0, r.Encounter: 0, r.Visit: 1, r.Observation: 1}
