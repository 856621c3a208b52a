"""What a save brings with it: outcomes under the rules of the day, the radar, a referral that tells nothing."""

from dataclasses import replace
from datetime import date

import pytest
from kindhub_cam import records as r
from kindhub_cam.access import VIEW_PRIVILEGED
from kindhub_cam.rules.books import set_named, shipped
from kindhub_cam.rules.office import ACTIVE, activate, all_sets, compared, load
from kindhub_cam.screening.keeping import keep_rescreening
from sqlalchemy import func
from sqlmodel import select

from kindhub.errors import Refused, UserError
from kindhub.program.access import every_action
from kindhub.records.person import Person
from kindhub.security.access import Rights

from .conftest import when


def save(hub, *records):
    with hub.begin("test") as work:
        for record in records:
            work.add(record)
            work.flush()
    return records[0]


def case_of(hub, **child):
    person = Person(sex="female")
    case = r.Case(person_id=person.id, number="CAM-9001", status="screening", opened=date(2023, 6, 1))
    save(hub, person, case)
    save(hub, r.Screening(case_id=case.id, screened_on=date(2023, 6, 10), birth=when("1985-01-01"), in_us=True,
                          us_status="asylum_pending", status_since=when("2022-02-02")))  # fmt: skip
    told = {"birth": when("2012-02-03"), "nationality": ("HN",), "lives_in": "HN", "marital": "single",
            "relation": "biological", **child}  # fmt: skip
    save(hub, r.Member(case_id=case.id, role="child", number=1, **told))
    return case.id


def one(hub, kind):
    with hub.read() as session:
        return session.scalars(select(kind)).one()


def test_a_screening_and_a_child_give_an_outcome_with_its_rules(hub):
    case_of(hub)
    case, screening, child = one(hub, r.Case), one(hub, r.Screening), one(hub, r.ScreenedChild)
    assert (case.outcome, case.rules) == ("likely_eligible", "CAM-2023-04-11")
    assert (screening.outcome, screening.tested_on) == ("likely_eligible", date(2023, 6, 10))
    assert (child.outcome, child.reasons) == ("likely_eligible", None)
    assert case.turns_21 == date(2033, 2, 3)


def test_a_corrected_fact_changes_the_outcome_and_not_the_rules(hub):
    case_of(hub)
    with hub.begin("test") as work:
        work.session.scalars(select(r.Member)).one().birth = when("2002")
    case, child = one(hub, r.Case), one(hub, r.ScreenedChild)
    assert (case.outcome, case.rules) == ("needs_review", "CAM-2023-04-11")
    assert (child.outcome, child.reasons) == ("needs_review", "child_under_21")
    assert case.turns_21 == date(2023, 1, 1)


def test_the_rules_of_today_say_whom_they_touch_and_the_screening_keeps_its_own(hub):
    case_of(hub)
    with hub.begin("test") as work:
        found = keep_rescreening(work, date(2026, 11, 26))
    assert [(one.number, one.before, one.after, one.rules_after) for one in found] == [
        ("CAM-9001", "likely_eligible", "program_closed", "CAM-suspended-2025-01-20")
    ]
    case = one(hub, r.Case)
    assert (case.outcome, case.outcome_now) == ("likely_eligible", "program_closed")
    assert one(hub, r.Screening).rules == "CAM-2023-04-11"


def test_a_birthday_touches_a_family_too(hub):
    case_of(hub, birth=when("2002-12-01"))
    with hub.begin("test") as work:
        assert keep_rescreening(work, date(2023, 11, 30)) == []
        (change,) = keep_rescreening(work, date(2023, 12, 1))
    assert (change.after, change.reasons) == ("not_eligible", ("child_under_21",))


NEXT = set_named(shipped(), "CAM-2023-04-11").text.replace('"CAM-2023-04-11"', '"CAM-next"').replace(
    "in_force_from = 2023-04-11\n", "").replace("in_force_to = 2025-01-19\n", "")  # fmt: skip


def test_a_set_from_a_file_is_loaded_compared_and_put_in_force_from_a_day(hub):
    case_of(hub)
    with hub.begin("test") as work:
        record = load(work, NEXT)
    assert one(hub, r.RuleSet).state == "draft"
    with hub.read() as session:
        assert all_sets(session) == shipped()
        assert compared(session, NEXT, date(2026, 1, 1))
    with hub.begin("test") as work:
        activate(work, work.session.get(r.RuleSet, record.id), date(2026, 12, 1), date(2026, 11, 26))
    with hub.begin("test") as work:
        assert keep_rescreening(work, date(2026, 12, 1)) == []
        assert all_sets(work.session)[-2].in_force_to == date(2026, 11, 30)
        with pytest.raises(UserError):
            load(work, NEXT)


def test_a_set_that_lies_over_another_cannot_be_saved_as_active_in_any_way(hub):
    with pytest.raises(UserError), hub.begin("test") as work:
        work.add(r.RuleSet(name="CAM-next", source_text=NEXT, state=ACTIVE, in_force_from=date(2020, 1, 1)))
    with hub.read() as session:
        assert session.scalars(select(r.RuleSet)).all() == []


@pytest.fixture
def lawyer(hub):
    """The same person as a lawyer: what was told is a right that nobody has by setting a hub up."""
    rights = {**hub.user.rights, "cam": Rights({**every_action(), VIEW_PRIVILEGED: "all"})}
    nobody, hub.user = hub.user, replace(hub.user, rights=rights)
    yield nobody
    hub.user = nobody


def test_protected_notes_are_for_lawyers_alone(hub, lawyer):
    case_id = case_of(hub)
    save(hub, r.ProtectedNote(case_id=case_id, written_on=date(2023, 7, 1), words="Cuenta algo grave", abuse=True))
    assert one(hub, r.ProtectedNote).words == "Cuenta algo grave"
    hub.user = lawyer
    with hub.read() as session:
        assert session.scalars(select(r.ProtectedNote)).all() == []
        assert session.scalars(select(func.count()).select_from(r.ProtectedNote)).one() == 0
        assert session.scalars(select(r.Protection)).one().note is None
    with pytest.raises(Refused):
        save(hub, r.ProtectedNote(case_id=case_id, written_on=date(2023, 7, 1), words="x"))


def test_a_disclosure_opens_one_referral_that_tells_nothing(hub, lawyer):
    case_id = case_of(hub)
    note = {"case_id": case_id, "written_on": date(2023, 7, 1), "words": "Cuenta algo grave", "abuse": True}
    save(hub, r.ProtectedNote(**note))
    save(hub, r.ProtectedNote(**note))
    referral = one(hub, r.Protection)
    assert (referral.opened_on, referral.status, referral.note) == (date(2023, 7, 1), "open", None)
    save(hub, r.ProtectedNote(**{**note, "abuse": False}))
    assert one(hub, r.Protection)


def test_a_member_is_called_by_the_name_on_paper_or_by_the_part_in_the_case():
    assert r.Member(case_id="c", role="child", number=2, name_on_paper="Luz Mejía").display() == "Luz Mejía"
    assert r.Member(case_id="c", role="child", number=2).display().endswith(" 2")
    assert r.Member(case_id="c").display() == ""
