"""Contacts in time: what keeps the monthly clock and what lets it run out."""

from dataclasses import replace
from datetime import date

from kindhub.i18n import L
from kindhub.program.deadlines import DeadlineRule
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.security.access import Rights
from kindhub.services.contacts_on_time import contacts_on_time, owed

MONTHLY = DeadlineRule("m", L("m", "m"), "a", 1, "months", "", "contacts", None, "home", None, None, "test")
TODAY = date(2026, 11, 23)


def said(*days, until=TODAY):
    return [(day.isoformat(), kept) for day, kept in owed([date.fromisoformat(one) for one in days], MONTHLY, until)]


def test_a_contact_before_the_month_is_out_keeps_the_clock():
    assert said("2026-10-01", "2026-10-20", "2026-11-20") == [("2026-10-20", True), ("2026-11-20", True)]


def test_each_month_of_silence_is_missed_once():
    assert said("2026-08-10") == [("2026-09-10", False), ("2026-10-10", False), ("2026-11-10", False)]


def test_a_late_contact_is_no_kept_one_but_starts_the_clock_anew():
    assert said("2026-09-01", "2026-10-15") == [("2026-10-01", False), ("2026-11-15", False)]


def test_what_is_due_today_is_not_missed_yet():
    assert said("2026-10-23") == []


def test_nothing_is_owed_after_the_closing():
    assert said("2026-08-10", until=date(2026, 9, 30)) == [("2026-09-10", False)]


def made(hub, uid):
    from kindhub_reintegration.records import Case, Contact, Return

    child = Person()
    case = Case(person_id=child.id, opened=date(2026, 7, 1), status="active", responsible=uid)
    back = Return(case_id=case.id, arrived_on=PartialDate.of(date(2026, 8, 20)))
    held = [
        Contact(case_id=case.id, held_on=PartialDate.of(date(2026, 9, 10)), mode="phone", reached=True),
        Contact(case_id=case.id, held_on=PartialDate.of(date(2026, 10, 5)), mode="attempt", reached=False),
    ]
    with hub.begin() as work:
        work.add_all([child, case, back, *held])
    return case


def test_attempts_and_cases_of_others_do_not_count(hub):
    case = made(hub, hub.user.uid)
    made(hub, "eva")
    with hub.read() as session:
        months = contacts_on_time(session, hub.programs, hub.user, TODAY)
        nobody = contacts_on_time(session, hub.programs, replace(hub.user, uid="nobody"), TODAY)
        blind = replace(hub.user, rights={"reintegration": Rights({})})
        unseen = contacts_on_time(session, hub.programs, blind, TODAY)
    mine = ("reintegration", case.id)
    assert [one.month.month for one in months] == [6, 7, 8, 9, 10, 11]
    assert [(one.kept, one.missed) for one in months[3:]] == [((mine,), ()), ((), (mine,)), ((), (mine,))]
    for other in (nobody, unseen):
        assert not any(one.kept or one.missed for one in other)
