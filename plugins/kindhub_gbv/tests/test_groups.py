"""Therapeutic groups go by codes: who is in one is called for each session, and how often she came is counted."""

from dataclasses import replace
from datetime import date

import pytest
from kindhub_gbv import records as r
from kindhub_gbv.group_keeping import call_again
from sqlalchemy import select

from kindhub.errors import UserError
from kindhub.records.partial_date import PartialDate
from kindhub.security.access import Rights
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.register.page import RegisterPage
from kindhub.ui.shell import Route


@pytest.fixture
def group(build):
    return build.save(r.TherapyGroup(number="GR-1", opened=date(2026, 10, 1)))


def member(build, code, **more):
    case = build.case(code)
    return build.save(r.GroupPlace(case_id=case.id, group="GR-1", joined_on=date(2026, 10, 1), **more))


def lines(build, meeting):
    with build.hub.read() as session:
        asked = select(r.TherapyAttendance).where(r.TherapyAttendance.session_id == meeting.id)
        return {one.code: one for one in session.scalars(asked)}


def came(build, line, answer):
    with build.hub.begin("came") as work:
        work.get(r.TherapyAttendance, line.id).present = answer


def test_a_session_calls_who_is_in_the_group_that_day_and_counts_who_came(build, group):
    hers = member(build, "SV-2222-AA")
    member(build, "SV-3333-BB", left_on=date(2026, 10, 5))
    first = build.save(r.TherapySession(group_id=group.id, held_on=PartialDate.of(date(2026, 10, 3))))
    second = build.save(r.TherapySession(group_id=group.id, held_on=PartialDate.of(date(2026, 10, 10))))
    assert set(lines(build, first)) == {"SV-2222-AA", "SV-3333-BB"}
    assert set(lines(build, second)) == {"SV-2222-AA"}
    came(build, lines(build, first)["SV-2222-AA"], True)
    came(build, lines(build, second)["SV-2222-AA"], False)
    held = build.read(r.GroupPlace, hers.id)
    assert (held.sessions_held, held.sessions_attended) == (2, 1)


def test_who_joined_later_is_called_on_asking_and_nobody_twice(build, group):
    member(build, "SV-2222-AA")
    meeting = build.save(r.TherapySession(group_id=group.id, held_on=PartialDate.of(date(2026, 10, 3))))
    member(build, "SV-3333-BB")
    for expected in (1, 0):
        with build.hub.begin("call") as work:
            assert call_again(work, meeting.id) == expected
    assert set(lines(build, meeting)) == {"SV-2222-AA", "SV-3333-BB"}


def test_a_code_of_nobody_and_a_code_twice_are_refused(build, group):
    build.case("SV-2222-AA")
    meeting = build.save(r.TherapySession(group_id=group.id, held_on=PartialDate.of(date(2026, 10, 3))))
    with pytest.raises(UserError, match="no es el código de ningún expediente"):
        build.save(r.TherapyAttendance(session_id=meeting.id, code="SV-9999-ZZ", present=True))
    kept = build.save(r.TherapyAttendance(session_id=meeting.id, code="sv-2222-aa", present=True))
    assert build.read(r.TherapyAttendance, kept.id).code == "SV-2222-AA"
    with pytest.raises(UserError, match="ya está en la lista"):
        build.save(r.TherapyAttendance(session_id=meeting.id, code="SV-2222-AA", present=True))


def test_codes_of_files_she_does_not_reach_are_not_hers_to_read(build, group, hub):
    build.case("SV-2222-AA")
    build.case("SV-3333-BB", responsible="otra")
    meeting = build.save(r.TherapySession(group_id=group.id, held_on=PartialDate.of(date(2026, 10, 3))))
    for code in ("SV-2222-AA", "SV-3333-BB"):
        build.save(r.TherapyAttendance(session_id=meeting.id, code=code, present=True))
    assert set(lines(build, meeting)) == {"SV-2222-AA", "SV-3333-BB"}
    hub.user = replace(hub.user, rights={**hub.user.rights, "gbv": Rights({"view": "self"})})
    assert set(lines(build, meeting)) == {"SV-2222-AA"}


def test_the_register_goes_from_the_group_to_its_sessions_and_to_who_came(place, build, group, qtbot):
    build.case("SV-2222-AA")
    window = place.window
    window.open(Route("register", ("gbv", "therapy_groups")))
    page = window.page
    assert isinstance(page, RegisterPage)
    assert page.restricted
    qtbot.waitUntil(lambda: page.pane.desk is not None and page.pane.desk.target is not None)
    parts = page.pane.findChild(PartsPage)
    parts.table.select_key(group.id)
    qtbot.waitUntil(lambda: parts.desk.target.record_id == group.id)
    assert [form.key for form in parts.inner_forms] == ["therapy_sessions"]
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.pane.desk is not None and page.pane.desk.target is not None)
    assert page.pane.findChild(PartsPage).rows == ()
