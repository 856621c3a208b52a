"""Who is entitled, how numbers are given, and that no act leaves a gap, a double or a silent change."""

from dataclasses import replace

import pytest
from kindhub_gbv_activities import records as r
from sqlalchemy.exc import IntegrityError

from kindhub.errors import Refused, UserError
from kindhub.program.certificates import CertifiedEvent, Standing
from kindhub.security.access import NO_RIGHTS
from kindhub.services.certificates.entitlement import why_not
from kindhub.services.certificates.issuing import issue_anew, issue_due, withdraw
from kindhub.services.certificates.numbering import book_of, number_key, office_sign
from kindhub.services.certificates.register import read_register

from .conftest import TODAY, hold


def register(hub, form, course):
    with hub.read() as session:
        return read_register(session, form, course[0])


@pytest.mark.parametrize(
    ("attended", "meetings", "share", "mark", "score", "entitled"),
    [
        (4, 5, 80, None, None, True),  # exactly the share
        (79, 99, 80, None, None, False),  # 79.8 %, which rounds to 80
        (4, 5, 80, 70, 70.0, True),
        (4, 5, 80, 70, 69.99, False),
        (4, 5, 80, 70, None, False),
        (0, 0, 80, None, None, False),
    ],
)
def test_attendance_and_mark_decide_unrounded(attended, meetings, share, mark, score, entitled):
    one = Standing("p", "Ana", attended, 1.0, score)
    event = CertifiedEvent("Camino", "", "", meetings, share, mark, (one,))
    why = why_not(event, one)
    assert (why == "") is entitled
    if not entitled and meetings == 99:
        assert "79 %" in why
        assert "80 %" in why
    assert why_not(event, replace(one, name=" ")) != ""


def test_everybody_who_is_entitled_is_issued_one_and_the_others_are_told_why(hub, form, course):
    issued = issue_due(hub, form, course[0], TODAY)
    assert issued.count == 1
    lines = {one.standing.name: one for one in register(hub, form, course).people}
    ana = lines["Ana Us"].holds
    assert (ana.number, ana.hours, ana.event) == (f"TA-2026-{book_of(hub.actor.device)}-0001", 6.0, "Camino")
    assert {name: bool(one.why_not) for name, one in lines.items()} == {
        "Ana Us": False, "Rosa Us": True, "Elena Us": True, "Noemí Us": True,
    }  # fmt: skip
    assert "75 %" in lines["Rosa Us"].why_not
    with pytest.raises(UserError):
        issue_due(hub, form, course[0], TODAY)  # nobody is left
    assert len([one for one in register(hub, form, course).people if one.holds]) == 1


def test_the_count_has_no_gap_and_no_double_over_events_withdrawals_and_failures(hub, form):
    first, second = hold(hub, dict.fromkeys("ABC", 4)), hold(hub, dict.fromkeys("DE", 4))
    issue_due(hub, form, first[0], TODAY, only=(first[1]["A"],))
    withdraw(hub, form, first[0], first[1]["A"], "se emitió dos veces", TODAY)
    issue_due(hub, form, second[0], TODAY)
    with pytest.raises(UserError):
        issue_anew(hub, form, first[0], first[1]["A"], "", TODAY)
    issue_due(hub, form, first[0], TODAY)
    issue_anew(hub, form, first[0], first[1]["A"], "el nombre estaba mal", TODAY)
    with hub.read() as session:
        lines = session.query(r.Certificate).order_by(r.Certificate.serial).all()
    assert [one.serial for one in lines] == [1, 2, 3, 4, 5, 6]
    assert lines[5].replaces == lines[0].number
    assert lines[0].withdrawn_on == TODAY
    assert lines[5].withdrawn_on is None
    issue_due_next_year = TODAY.replace(year=2027)
    third = hold(hub, {"F": 4})
    issue_due(hub, form, third[0], issue_due_next_year)
    assert register(hub, form, third).people[0].holds.number.endswith("-2027-" + book_of(hub.actor.device) + "-0001")


def test_the_file_itself_takes_no_number_twice(hub, form, course):
    issue_due(hub, form, course[0], TODAY)
    with hub.read() as session:
        held = session.query(r.Certificate).one()
    again = {name: getattr(held, name) for name in type(held).model_fields if name not in ("id", "number")}
    with hub.begin("test") as work:  # the negative control: another number is taken
        work.add(r.Certificate(**{**again, "number": "TA-2026-AAA-0001"}))
    with hub.begin("test") as work:
        work.add(r.Certificate(**{**again, "number": held.number}))
        with pytest.raises(IntegrityError):
            work.flush()
        work.session.rollback()


def test_another_installation_writes_another_book():
    assert book_of("one device") != book_of("another device")
    assert [office_sign(one, "TA") for one in ("Tij.", "", "¡!")] == ["TIJ", "TA", "TA"]
    assert number_key("tij 2026 7kq 12") == number_key("TIJ-2026-7KQ-0012")
    assert number_key("TIJ-2026-7KQ-0012") != number_key("TIJ-2026-7KQ-0120")


def test_withdrawn_is_not_made_good_by_the_next_round_and_needs_a_reason(hub, form, course):
    event, people = course
    issue_due(hub, form, event, TODAY)
    with pytest.raises(UserError):
        withdraw(hub, form, event, people["Ana"], "  x ", TODAY)
    withdraw(hub, form, event, people["Ana"], "no asistió ella", TODAY)
    with pytest.raises(UserError):
        issue_due(hub, form, event, TODAY)
    with pytest.raises(UserError):
        withdraw(hub, form, event, people["Ana"], "otra vez", TODAY)
    with pytest.raises(UserError):
        issue_anew(hub, form, event, people["Rosa"], "nunca tuvo", TODAY)
    (line,) = [one for one in register(hub, form, course).people if one.withdrawn]
    assert line.withdrawn[0].withdrawn_why == "no asistió ella"


def test_one_that_says_something_else_than_today_is_seen(hub, form, course):
    event, people = course
    issue_due(hub, form, event, TODAY)
    before = register(hub, form, course)
    assert not before.people[0].differs(before.event)
    with hub.begin("test") as work:
        for line in work.session.query(r.Attendance).filter_by(participant_id=people["Ana"]):
            line.given = "Ana Lucía"
    after = register(hub, form, course)
    assert after.people[0].differs(after.event)
    assert after.people[0].holds.given_to == "Ana Us"  # what was issued stands as it was


def test_without_the_right_nothing_is_issued(hub, form, course):
    hub.user = replace(hub.user, rights={**hub.user.rights, "gbv_activities": NO_RIGHTS})
    with pytest.raises(Refused):
        issue_due(hub, form, course[0], TODAY)
    with pytest.raises(Refused):
        withdraw(hub, form, course[0], course[1]["Ana"], "sin permiso", TODAY)
