"""What follows by itself when a record is saved, and what may not be saved."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from kindhub_gbv import records as r
from kindhub_gbv.codes import normal_code, normal_incident
from kindhub_gbv.facts import facts_of
from kindhub_gbv.survivor_age import BANDS, age_range, band_of
from sqlalchemy import text

from kindhub.errors import Refused, UserError
from kindhub.records.partial_date import PartialDate
from kindhub.security.access import Rights
from kindhub.services.cases import move_case
from kindhub.services.stages import NotYet

from .conftest import when


def as_caseworker(hub, *without):
    """The same person with the rights of a role."""
    role = next(role for role in hub.programs["gbv"].roles if role.key == "caseworker")
    actions = {key: scope for key, scope in role.actions.items() if key not in without}
    hub.user = replace(hub.user, rights={**hub.user.rights, "gbv": Rights(actions)})


def test_a_new_file_gets_a_code_that_tells_no_day_and_an_id_that_tells_no_time(build):
    case, other = build.case(), build.case()
    assert case.number.startswith("SV-")
    assert case.number != other.number
    assert case.id[12] == "4"


def test_the_answers_give_the_type_and_a_contradiction_waits_for_review(build):
    case = build.case()
    one = build.incident(case, physical=True, type_typed="psychological")
    held = build.read(r.Incident, one.id)
    assert (held.core_type, held.to_review) == ("physical_assault", True)
    with build.hub.begin("corrected") as work:
        work.get(r.Incident, one.id).type_typed = "physical_assault"
    assert build.read(r.Incident, one.id).to_review is None


def test_answers_that_cannot_both_be_true_are_refused_and_kept_from_a_workbook(build):
    case = build.case()
    with pytest.raises(UserError, match="La penetración es contacto sexual"):
        build.incident(case, penetration=True, sexual_contact=False)
    kept = build.incident(case, penetration=True, sexual_contact=False, from_sheet=True)
    assert build.read(r.Incident, kept.id).core_type == "rape"


def test_the_clock_of_health_care_runs_until_nothing_sexual_is_possible(build):
    case = build.case()
    hours = datetime.now(UTC) - timedelta(hours=5)
    one = build.incident(case, happened_at=hours)
    with build.hub.read() as session:
        assert facts_of(session, session.get(r.Case, case.id))["sexual_violence_at"] is not None
    with build.hub.begin("answered") as work:
        found = work.get(r.Incident, one.id)
        found.penetration = found.sexual_contact = False
    with build.hub.read() as session:
        assert "sexual_violence_at" not in facts_of(session, session.get(r.Case, case.id))


def test_who_did_it_and_her_age_give_the_context(build):
    case = build.case()
    build.save(r.Intake(case_id=case.id, birth=when("05/06/2012")))
    one = build.incident(case, penetration=True)
    build.save(r.Perpetrator(incident_id=one.id, relationship="partner"))
    assert build.read(r.Incident, one.id).contexts == ("intimate_partner", "child_sexual_abuse")


def test_no_consent_no_referral(build):
    case = build.case()
    with pytest.raises(UserError, match="No ha consentido"):
        build.save(r.Referral(case_id=case.id, sector="health", status="referred"))
    build.save(r.Referral(case_id=case.id, sector="health", status="declined"))
    build.save(r.Referral(case_id=case.id, sector="health", status="referred", consented=True))


def test_the_consent_of_one_sector_is_not_that_of_another_and_can_be_taken_back(build):
    case = build.case()
    given = build.save(r.Release(case_id=case.id, sector="legal", answer="granted", answered_on=date(2026, 11, 3)))
    build.save(r.Referral(case_id=case.id, sector="legal", status="referred"))
    with pytest.raises(UserError):
        build.save(r.Referral(case_id=case.id, sector="police", status="referred"))
    with build.hub.begin("withdrawn") as work:
        work.get(r.Release, given.id).withdrawn_on = date(2026, 11, 4)
    with pytest.raises(UserError):
        build.save(r.Referral(case_id=case.id, sector="legal", status="referred"))


def override(case, uid, reason="Peligro de muerte esta noche."):
    return r.Referral(case_id=case.id, sector="police", status="referred", override_reason=reason, override_by=uid,
                      override_on=date(2026, 11, 3))  # fmt: skip


def test_a_lead_may_override_with_a_reason_and_the_ledger_tells_it(build):
    case, uid = build.case(), build.hub.user.uid
    with pytest.raises(UserError):
        build.save(override(case, uid, reason="urge"))
    one = build.save(override(case, uid))
    with build.hub.read() as session:
        told = session.execute(text("SELECT reason FROM gbv.ledger WHERE action = 'consent_override'")).scalars().all()
    assert told == ["Peligro de muerte esta noche."]
    assert build.read(r.Referral, one.id).status == "referred"


def test_a_caseworker_may_not(build, hub):
    case = build.case()
    as_caseworker(hub)
    with pytest.raises(Refused):
        build.save(override(case, hub.user.uid))


def test_the_steps_have_their_guards(build):
    hub, case = build.hub, build.case()
    program = hub.programs["gbv"]
    with pytest.raises(NotYet) as lacking:
        move_case(hub, program, case.id, "assessment")
    assert {need.key for need in lacking.value.needs} == {"introduced", "limits_told", "consented"}
    day = date(2026, 11, 3)
    build.save(r.Consent(case_id=case.id, introduced_on=day, limits_told_on=day, services="granted", services_on=day))
    move_case(hub, program, case.id, "assessment")
    build.incident(case, sexual_contact=True)
    build.save(r.Safety(case_id=case.id, assessed_on=day, plan_needed=True))
    move_case(hub, program, case.id, "planning")
    build.save(r.Goal(case_id=case.id, area="safety", words="dormir en casa de su tía", agreed_on=day))
    with pytest.raises(NotYet) as lacking:
        move_case(hub, program, case.id, "implementation")
    assert [need.key for need in lacking.value.needs] == ["safe"]
    build.save(r.SafetyPlan(case_id=case.id, made_on=day))
    move_case(hub, program, case.id, "implementation")


def clocks_of(hub, case):
    with hub.read() as session:
        rows = session.execute(text("SELECT key, due_on FROM gbv.deadline WHERE record_id = :id"), {"id": case.id})
        return {row.key: row.due_on for row in rows}


def test_the_clocks_of_health_care_count_from_the_hour_of_the_incident(build):
    case = build.case()
    at = datetime(2026, 11, 1, 19, 15, tzinfo=UTC)
    build.incident(case, penetration=True, happened_at=at)
    clocks = clocks_of(build.hub, case)
    assert (clocks["health_72h"], clocks["health_120h"]) == ("2026-11-04", "2026-11-06")


def test_no_clock_runs_from_a_month_nor_for_what_is_not_sexual(build):
    vague, other = build.case(), build.case()
    build.incident(vague, penetration=True, happened_on=when("noviembre 2026"))
    build.incident(other, physical=True)
    assert "health_72h" not in clocks_of(build.hub, vague)
    assert "health_72h" not in clocks_of(build.hub, other)


@pytest.mark.parametrize(
    ("written", "code"),
    [("gt-neb-2022-001", "GT-NEB-2022-001"), ("GT HUE 2024 21", "GT-HUE-2024-021"), ("HN/TGU/22/7", "HN-TGU-2022-007"),
     ("sv-7q4k-m2", "SV-7Q4K-M2"), ("  caso  7 ", "CASO-7"), ("", "")],
)  # fmt: skip
def test_a_code_is_known_however_it_is_written(written, code):
    assert normal_code(written) == code


def test_an_incident_too():
    assert normal_incident("inc 2022/1") == normal_incident("INC-2022-001") == "INC-2022-001"


@pytest.mark.parametrize(
    ("birth", "on", "band"),
    [
        ("05/06/2010", "04/06/2022", "0-11"),
        ("05/06/2010", "05/06/2022", "12-17"),
        ("05/06/2010", "junio 2022", "unknown"),
        ("05/06/2010", "2023", "12-17"),
        ("2010", "01/03/2022", "unknown"),
    ],
)
def test_the_band_is_that_at_the_incident_and_unknown_where_it_could_be_two(birth, on, band):
    assert band_of(age_range(when(birth), when(on)), BANDS) == band


def test_a_written_age_is_that_age():
    age = PartialDate.read("17 años", on=date(2022, 6, 1), kind="birth")
    assert band_of(age_range(age, when("01/01/2021"))) == "12-17"
