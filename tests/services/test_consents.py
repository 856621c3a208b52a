"""The matrix of consents: the newest answer counts, and what was shared stays told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from kindhub.errors import Refused, UserError
from kindhub.records.consent import Consent
from kindhub.records.names import NameParts
from kindhub.security.access import NO_RIGHTS
from kindhub.services.consents import matrix_of, state_on, tell_sharing, withdraw
from kindhub.services.history import history_of
from kindhub.services.persons import new_person
from kindhub.storage.guard import Invalid
from kindhub.storage.unit_of_work import Conflict

DAY = date(2026, 11, 23)
PROGRAMS = {"lending": "Préstamos"}


def consent(person_id="", **facts):
    known = {"purpose": "share", "recipient": "Escuela", "answer": "granted", "given_on": date(2026, 1, 10)}
    return Consent(person_id=person_id, **{**known, **facts})


@pytest.fixture
def kept(hub):
    people = new_person({}, [NameParts("Ana")])
    old = consent(people[0].id, answer="refused", given_on=date(2025, 1, 1))
    new = consent(people[0].id)
    with hub.begin() as work:
        work.add_all([*people, old, new, consent(people[0].id, purpose="photo", recipient="KIND", answer="pending")])
    return new


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, "granted"),
        ({"until": DAY}, "granted"),
        ({"until": DAY - timedelta(days=1)}, "ended"),
        ({"withdrawn_on": DAY}, "withdrawn"),
        ({"withdrawn_on": DAY + timedelta(days=1)}, "granted"),
        ({"answer": "refused"}, "refused"),
        ({"answer": "pending"}, "pending"),
        ({"answer": "refused", "withdrawn_on": DAY}, "withdrawn"),
    ],
)
def test_how_a_consent_stands_on_a_day(facts, state):
    assert state_on(consent(**facts), DAY) == state


def cells(hub, kept):
    with hub.read() as session:
        ones = session.scalars(select(Consent).where(Consent.person_id == kept.person_id)).all()
        return {(one.purpose, one.recipient): one for one in matrix_of(session, ones, DAY, PROGRAMS)}


def test_the_newest_answer_decides_and_the_older_ones_are_kept(hub, kept):
    cell = cells(hub, kept)["share", "Escuela"]
    assert cell.state == "granted"
    assert [one.answer for one in cell.earlier] == ["refused"]


def test_a_program_is_named_only_to_those_who_know_of_it(hub, kept):
    with hub.begin() as work:
        for key in ("lending", "sewing"):
            work.add(consent(kept.person_id, recipient=None, program=key, answer="refused"))
    assert {to for _purpose, to in cells(hub, kept)} == {"Escuela", "KIND", "Préstamos", "otro programa de KIND"}


def test_a_consent_is_for_somebody(hub, kept):
    with pytest.raises(Invalid, match="Diga a quién"), hub.begin() as work:
        work.add(consent(kept.person_id, recipient=" "))


def test_what_was_shared_stays_told_after_the_withdrawal(hub, kept):
    tell_sharing(hub, kept.id, "constancia de estudios", DAY)
    withdraw(hub, kept.id, 1, DAY)
    cell = cells(hub, kept)["share", "Escuela"]
    assert cell.state == "withdrawn"
    assert [(one.what, one.who) for one in cell.shared] == [("constancia de estudios", hub.user.uid)]
    with pytest.raises(UserError):
        tell_sharing(hub, kept.id, "otra cosa más", DAY)


def test_saying_nothing_is_no_telling(hub, kept):
    with pytest.raises(UserError):
        tell_sharing(hub, kept.id, "  ", DAY)
    assert cells(hub, kept)["share", "Escuela"].shared == ()


def test_a_withdrawal_is_one_ledger_row_and_sees_who_saved_before(hub, kept):
    with hub.begin() as work:
        work.get(Consent, kept.id).note = "de otra persona"
    with pytest.raises(Conflict):
        withdraw(hub, kept.id, 1, DAY)
    with pytest.raises(UserError):
        withdraw(hub, kept.id, 2, date(2025, 1, 1))
    withdraw(hub, kept.id, 2, DAY)
    with hub.read() as session:
        assert history_of(session, "main", kept.id)[0].changes["withdrawn_on"] == (None, "2026-11-23")


def test_who_may_not_edit_may_neither_withdraw_nor_tell(hub, kept):
    hub.user = replace(hub.user, rights={"hub": NO_RIGHTS})
    with pytest.raises(Refused):
        withdraw(hub, kept.id, 1, DAY)
    with pytest.raises(Refused):
        tell_sharing(hub, kept.id, "constancia", DAY)
