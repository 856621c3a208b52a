"""What a save brings with it: outcomes under the rules of the day, the radar, a referral that tells nothing."""

from dataclasses import replace
from datetime import date

import pytest
from kindhub_cam import records as r
from kindhub_cam.access import VIEW_PRIVILEGED
from kindhub_cam.forms import FORMS
from kindhub_cam.rules.office import ACTIVE
from sqlalchemy import func
from sqlmodel import select

from kindhub.errors import Refused, UserError
from kindhub.program.access import every_action
from kindhub.records.fields import fields_of
from kindhub.records.local_day import today
from kindhub.security.access import Rights

from .conftest import when
from .families import NEXT, case_of, save


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


def test_what_is_between_client_and_lawyer_lies_in_the_part_with_a_right_of_its_own_and_nowhere_else():
    """A field in another part would be on screen for whoever opens that part."""
    told = {record for record in r.RECORDS for spec in fields_of(record).values() if spec.field_class == "privileged"}
    assert told == {r.ProtectedNote}
    assert all(form.right == VIEW_PRIVILEGED for form in FORMS if form.record is r.ProtectedNote)


def test_members_at_the_stage_of_the_family_go_on_with_it_and_the_others_do_not(hub):
    case_id = case_of(hub, stage="screening", stage_since=date(2023, 6, 1))
    further = r.Member(case_id=case_id, role="sibling", stage="arrived", stage_since=date(2023, 7, 1))
    along = r.Member(case_id=case_id, role="caregiver")
    save(hub, further, along)
    with hub.begin("test") as work:
        work.get(r.Case, case_id).status = "docs_collecting"
    with hub.read() as session:
        stages = {one.role: (one.stage, one.stage_since) for one in session.scalars(select(r.Member))}
    assert stages == {
        "child": ("docs_collecting", today()), "sibling": ("arrived", date(2023, 7, 1)), "caregiver": (None, None),
    }  # fmt: skip
