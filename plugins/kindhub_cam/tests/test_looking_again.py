"""Open families looked at again: whom a new set, a birthday or a lapsed status touches, and what is kept of it."""

from dataclasses import replace
from datetime import date

import pytest
from kindhub_cam import records as r
from kindhub_cam.screening.looking_again import SECOND_LOOK
from sqlalchemy import text
from sqlmodel import select

from kindhub.errors import Refused, Stopped
from kindhub.security.access import Rights
from kindhub.services.checking import verify_hub
from kindhub.services.rule_books import activate_set, book_named, keep_look, last_look, load_set, look_again
from kindhub.services.worklists import Worklist

from .conftest import when
from .families import NEXT, case_of, save

OPEN_DAY, CLOSED_DAY = date(2023, 11, 30), date(2026, 11, 26)


def look(hub, on):
    program, _book = book_named(hub, "cam")
    return look_again(hub, program, SECOND_LOOK, on)


def keep(hub, looked, step=None):
    program, book = book_named(hub, "cam")
    return keep_look(hub, program, book, SECOND_LOOK, looked, step)


def one(hub, kind):
    with hub.read() as session:
        return session.scalars(select(kind)).one()


def affected(hub, on):
    view = next(view for view in hub.programs["cam"].lists if view.key == SECOND_LOOK.worklist)
    with hub.read() as session:
        return Worklist(hub.programs["cam"], view, hub.user, on).count(session)


def test_a_closed_program_touches_everybody_and_the_screening_keeps_its_own_rules(hub):
    case_of(hub)
    looked = look(hub, CLOSED_DAY)
    (touched,) = looked.touched
    assert (looked.cases, looked.rules, touched.number) == (1, "CAM-suspended-2025-01-20", "CAM-9001")
    assert (touched.before, touched.after) == ("likely_eligible", "program_closed")
    assert [(who.who, who.after, who.why) for who in touched.persons] == [
        ("Niña o niño 1", "program_closed", ("Suspendido con el programa de refugio",))
    ]
    assert affected(hub, CLOSED_DAY) == 0
    assert keep(hub, looked) == 1
    assert affected(hub, CLOSED_DAY) == 1
    case = one(hub, r.Case)
    assert (case.outcome, case.outcome_now, case.children_now) == ("likely_eligible", "program_closed", "1")
    assert one(hub, r.Screening).rules == "CAM-2023-04-11"


def test_a_birthday_of_one_of_two_children_touches_the_family_whose_answer_stays(hub):
    case_of(hub, "2012-02-03", "2002-12-01")
    assert look(hub, OPEN_DAY).touched == ()
    looked = look(hub, date(2023, 12, 1))
    (touched,) = looked.touched
    assert (touched.before, touched.after) == ("likely_eligible", "likely_eligible")
    assert [(who.who, who.before, who.after) for who in touched.persons] == [
        ("Niña o niño 2", "likely_eligible", "not_eligible")
    ]
    assert touched.persons[0].why == ("La niña o el niño tiene menos de 21 años: no se cumple",)
    keep(hub, looked)
    assert affected(hub, date(2023, 12, 1)) == 1


def test_a_status_that_lapses_touches_the_family(hub):
    case_of(hub)
    with hub.begin("test") as work:
        told = work.session.scalars(select(r.Screening)).one()
        told.us_status, told.status_until = "tps", when("2023-11-30")
    assert look(hub, OPEN_DAY).touched == ()
    (touched,) = look(hub, date(2023, 12, 1)).touched
    assert touched.after == "not_eligible"


def test_a_new_set_is_looked_at_with_and_takes_back_what_the_closing_touched(hub):
    case_of(hub)
    keep(hub, look(hub, CLOSED_DAY))
    load_set(hub, *book_named(hub, "cam"), NEXT.encode())
    activate_set(hub, *book_named(hub, "cam"), "CAM-next", date(2026, 12, 1))
    looked = look(hub, date(2026, 12, 1))
    assert (looked.rules, looked.touched) == ("CAM-next", ())
    assert keep(hub, looked) == 1
    assert affected(hub, date(2026, 12, 1)) == 0
    assert keep(hub, look(hub, date(2026, 12, 1))) == 0


def test_a_new_screening_answers_for_the_family(hub):
    case_id = case_of(hub)
    keep(hub, look(hub, CLOSED_DAY))
    save(hub, r.Screening(case_id=case_id, screened_on=CLOSED_DAY, birth=when("1985-01-01"), in_us=True))
    assert affected(hub, CLOSED_DAY) == 0
    assert one(hub, r.Case).outcome_now == "program_closed"


def test_what_is_kept_is_in_the_ledger_and_leaves_the_version_of_the_case(hub):
    case_of(hub)
    before = one(hub, r.Case)
    keep(hub, look(hub, CLOSED_DAY))
    assert one(hub, r.Case).version == before.version
    assert [finding for finding in verify_hub(hub) if finding.kind == "record"] == []
    with hub.read() as session:
        rows = session.execute(text("SELECT changes FROM cam.ledger WHERE reason = 'second look' ORDER BY n")).scalars()
        assert [("program_closed" in said, "touched" in said) for said in rows] == [(True, False), (False, True)]
    program, book = book_named(hub, "cam")
    with hub.read() as session:
        assert last_look(session, program, book, hub.user.uid)["touched"] == 1


def test_control_a_case_changed_behind_the_ledger_is_found(hub):
    case_of(hub)
    with hub.engine.begin() as connection:
        connection.execute(text("UPDATE cam.cam_case SET outcome_now = 'not_eligible'"))
    assert [finding.kind for finding in verify_hub(hub)] == ["record"]


@pytest.fixture
def worker(hub):
    """The same person as one who reaches her own families alone."""
    before = hub.user
    hub.user = replace(before, rights={**before.rights, "cam": Rights({"view": "self", "edit": "self"})})
    yield before
    hub.user = before


def test_a_worker_looks_at_the_families_she_reaches_and_at_no_other(hub, worker):
    mine, hub.user = hub.user, worker
    case_of(hub, number="CAM-1", responsible=worker.uid)
    case_of(hub, number="CAM-2", responsible="somebody")
    assert look(hub, CLOSED_DAY).cases == 2
    everything = look(hub, CLOSED_DAY)
    hub.user = mine
    looked = look(hub, CLOSED_DAY)
    assert (looked.cases, [touched.number for touched in looked.touched]) == (1, ["CAM-1"])
    assert keep(hub, everything) == 1, "even told of others, only hers are written"
    hub.user = worker
    assert affected(hub, CLOSED_DAY) == 1


def test_who_only_reads_looks_and_keeps_nothing(hub):
    case_of(hub)
    hub.user = replace(hub.user, rights={**hub.user.rights, "cam": Rights({"view": "all"})})
    looked = look(hub, CLOSED_DAY)
    with pytest.raises(Refused):
        keep(hub, looked)


def test_a_look_that_is_stopped_keeps_nothing(hub, monkeypatch):
    case_of(hub)
    monkeypatch.setattr("kindhub_cam.screening.stored.CHUNK", 1)
    program, _book = book_named(hub, "cam")

    def stop(_done, _of):
        raise Stopped

    with pytest.raises(Stopped):
        look_again(hub, program, SECOND_LOOK, CLOSED_DAY, stop)
    assert one(hub, r.Case).outcome_now is None
