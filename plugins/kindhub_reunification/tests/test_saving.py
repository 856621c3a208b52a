"""What a save brings with it: the search counted on the case, the benefit windows, rights, clocks of all cases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from kindhub_reunification import records as r
from kindhub_reunification.access import HELP_DESK, VIEW_SESSIONS
from kindhub_reunification.rules_shown import shipped_clocks
from sqlalchemy import func, select
from sqlmodel import select as records

from kindhub.errors import Refused, UserError
from kindhub.i18n import spoken, use_language
from kindhub.program.access import every_action
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.security.access import Rights
from kindhub.services.undo import undo_unit
from kindhub.storage.guard import Invalid
from kindhub.storage.house import house_of

DAY = date(2026, 3, 2)


def save(hub, *made):
    with hub.begin("test") as work:
        for one in made:
            work.add(one)
            work.flush()
    return made[0]


@pytest.fixture
def case(hub):
    use_language("es")
    rights = {**hub.user.rights, "reunification": Rights({**every_action(), HELP_DESK: "all", VIEW_SESSIONS: "all"})}
    hub.user = replace(hub.user, rights=rights)
    person = Person(sex="female")
    kept = r.Case(person_id=person.id, number="SF-9001", opened=DAY, class_status="confirmed_class")
    save(hub, person, kept)
    return kept.id


def an_attempt(case, days, channel="call", **more):
    told = {"outcome": "no_answer", "target": "Tel. 5554-2175", **more}
    return r.Attempt(case_id=case, attempted_on=PartialDate.of(DAY + timedelta(days=days)), channel=channel, **told)


def the(hub, kind):
    with hub.read() as session:
        return session.scalars(records(kind)).one()


def due(hub):
    table = house_of("reunification").deadline
    with hub.read() as session:
        return dict(session.execute(select(table.c.key, table.c.due_on)).all())


def test_the_case_tells_what_its_attempts_add_up_to(hub, case):
    channels = ("call", "sms", "visit", "call", "call", "call", "call")
    save(hub, *(an_attempt(case, n, channel) for n, channel in enumerate(channels)))
    save(hub, an_attempt(case, 9, repeated=True))
    kept = the(hub, r.Case)
    assert (kept.attempts, kept.channels, kept.visits, kept.exhausted_on) == (7, 3, 1, None)
    save(hub, an_attempt(case, 20, outcome="spoke_parent", next_step="llamar", next_due=date(2026, 4, 1)))
    kept = the(hub, r.Case)
    assert (kept.attempts, kept.exhausted_on, kept.contacted_on) == (8, *[DAY + timedelta(days=20)] * 2)
    assert (kept.first_attempt_on, kept.next_step_due) == (DAY, date(2026, 4, 1))
    assert due(hub)["next_step"] == "2026-04-01"
    save(hub, r.SearchRule(attempts=9, channels=3, visits=1, valid_from=DAY))
    assert the(hub, r.Case).exhausted_on is None


def test_what_is_taken_away_is_counted_no_more(hub, case):
    """Undoing a save takes its attempt away though the case has gone on since, and its wish."""
    channels = ("call", "sms", "visit", "call", "call", "call", "call")
    save(hub, *(an_attempt(case, n, channel) for n, channel in enumerate(channels)))
    reached = an_attempt(case, 20, outcome="spoke_parent")
    with hub.begin("slip") as work:
        work.add(reached, told := r.Wish(case_id=case, wish="undecided", said_on=DAY))
        slip = work.id
    kept = the(hub, r.Case)
    assert (kept.attempts, kept.exhausted_on, kept.wish) == (8, kept.contacted_on, "undecided")
    save(hub, an_attempt(case, 30))
    undo_unit(hub, slip)
    kept = the(hub, r.Case)
    assert (kept.attempts, kept.contacted_on, kept.exhausted_on) == (8, None, DAY + timedelta(days=30))
    assert kept.wish is None
    with hub.read() as session:
        assert session.get(r.Attempt, reached.id) is None is session.get(r.Wish, told.id)
    with hub.begin("test") as work:
        for one in work.session.scalars(records(r.Attempt)):
            work.delete(one)
    kept = the(hub, r.Case)
    assert (kept.attempts, kept.channels, kept.visits, kept.last_attempt_on, kept.exhausted_on) == (0, 0, 0, None, None)


def test_a_call_is_due_until_it_is_returned_or_resolved(hub, case):
    save(hub, call := r.Call(case_id=case, topics=("legal",), follow_up_on=DAY))
    assert due(hub)["help_desk"] == "2026-03-02"
    with hub.begin("test") as work:
        work.session.get(r.Call, call.id).resolved = True
    assert "help_desk" not in due(hub)
    with hub.begin("test") as work:
        work.session.get(r.Call, call.id).resolved = False
    assert "help_desk" in due(hub)
    save(hub, r.Call(case_id=case, topics=("legal",), returns_id=call.id, resolved=True))
    assert "help_desk" not in due(hub)


def test_numbers_are_found_by_their_end_and_a_time_is_a_time(hub, case):
    save(hub, an_attempt(case, 1))
    assert the(hub, r.Attempt).tail == "55542175"
    save(hub, r.Caller(name="Ana Inventada", phone="(504) 9551-0986"))
    assert the(hub, r.Caller).tail == "95510986"
    written = {"14:30": "14:30", "8:30": "08:30", " 8.05 ": "08:05", "8h30": "08:30", "1430": "14:30", "9": "09:00"}
    kept = [save(hub, an_attempt(case, 1, at=words)).at for words in written]
    assert kept == list(written.values())
    for words in ("25:00", "8:75", "noche", "8:3", "-8:30"):
        with pytest.raises(UserError):
            save(hub, an_attempt(case, 1, at=words))


def test_typed_calls_that_lie_over_each_other_are_marked_and_kept(hub, case):
    def told(at, minutes, on=None, **more):
        return r.Call(topics=("legal",), called_on=on or PartialDate.read("2/3/2026"), at=at, minutes=minutes, **more)

    save(hub, first := told("9:00", 30))
    save(hub, second := told("09:20", 5, PartialDate.of(DAY)), apart := told("09:40", 5))
    save(hub, another_day := told("09:10", 5, PartialDate.read("3/3/2026")))
    save(hub, whole_month := told("09:10", 5, PartialDate.read("mar 2026")), denied := told("09:25", 5, overlaps=False))
    with hub.read() as session:
        marks = [session.get(r.Call, one.id).overlaps
                 for one in (first, second, apart, another_day, whole_month, denied)]  # fmt: skip
    assert marks == [None, True, None, None, None, False]


def test_a_benefit_window_ends_by_the_clock_of_its_kind(hub, case):
    save(hub, r.Service(case_id=case, kind="mental_health", eligible_from=date(2024, 2, 29)))
    assert the(hub, r.Service).eligible_to == date(2027, 2, 28)
    assert due(hub)["service_ends"] == "2027-02-28"
    assert due(hub)["benefits_12"] == "2025-02-28"


def test_an_order_of_a_court_moves_what_is_due_in_every_case(hub, case):
    assert due(hub)["settlement_terms"] == "2029-12-11"
    stop = r.ClockChange(clock="settlement_terms", stopped=True, valid_from=date(2029, 12, 1),
                         valid_to=date(2029, 12, 31), source="Ms. L. v. ICE, orden inventada")  # fmt: skip
    save(hub, stop)
    assert due(hub)["settlement_terms"] == "2030-01-11"
    with hub.begin("test") as work:
        work.session.get(r.ClockChange, stop.id).state = "withdrawn"
    assert due(hub)["settlement_terms"] == "2029-12-11"


def test_nobody_is_registered_before_being_found(hub, case):
    assert "registration" not in due(hub)
    with hub.begin("test") as work:
        work.session.get(r.Case, case).status = "contacted"
    assert due(hub)["registration"] == "2024-12-11"


def test_the_day_registration_closes_is_unverified_and_an_office_changes_it(hub, case):
    with spoken("en"):
        told = dict(shipped_clocks("in_force"))["Registration under the settlement"]
    assert "closing date December 2024, later extension" in told
    assert told.endswith("Not checked by a lawyer yet.")
    with hub.begin("test") as work:
        work.session.get(r.Case, case).status = "contacted"
    longer = r.ClockChange(clock="registration", amount=18, unit="months", source="Prórroga inventada")
    save(hub, longer)
    assert due(hub)["registration"] == "2025-06-11"
    with pytest.raises(Invalid):
        save(hub, r.ClockChange(clock="registration", amount=20, unit="months"))


def test_the_latest_wish_of_the_parent_stands_on_the_case_and_the_earlier_ones_stay(hub, case):
    child = r.Member(case_id=case, role="child", number=1)
    save(hub, child, r.Wish(case_id=case, wish="undecided", said_on=DAY),
         r.Wish(case_id=case, wish="reunify_us", said_on=DAY + timedelta(days=40)),
         r.Wish(case_id=case, wish="remain_apart", said_on=DAY + timedelta(days=90), member_id=child.id))  # fmt: skip
    assert the(hub, r.Case).wish == "reunify_us"
    with hub.read() as session:
        assert len(session.scalars(records(r.Wish)).all()) == 3


def test_an_identity_that_is_confirmed_and_an_arrival_are_told_on_the_case(hub, case):
    save(hub, r.IdentityCheck(case_id=case, checked_on=DAY, result="confirmed"),
         r.Matter(case_id=case, pathway="task_force", decision="approved", arrived_on=date(2026, 5, 1)))  # fmt: skip
    kept = the(hub, r.Case)
    assert (kept.search_status, kept.identity_confirmed_on.earliest) == ("identity_confirmed", DAY)
    assert kept.reunified_on == date(2026, 5, 1)


def test_session_notes_and_calls_are_rights_of_their_own(hub, case):
    save(hub, r.SessionNote(case_id=case, written_on=DAY, words="algo"), r.Caller(name="Ana"))
    save(hub, r.Call(case_id=case, topics=("legal",)), r.Call(topics=("legal",)))
    narrow = Rights(dict.fromkeys(("view", "create", "edit"), "self"))
    hub.user = replace(hub.user, rights={**hub.user.rights, "reunification": narrow})
    with hub.read() as session:
        for kind in (r.SessionNote, r.Call, r.Caller):
            assert session.scalars(select(func.count()).select_from(kind)).one() == 0
    with pytest.raises(Refused):
        save(hub, r.Call(case_id=case, topics=("legal",)))
    hub.user = replace(hub.user, rights={**hub.user.rights, "reunification": Rights(every_action())})
    with hub.read() as session:
        assert session.scalars(select(func.count()).select_from(r.SessionNote)).one() == 0
        assert session.scalars(select(func.count()).select_from(r.Call)).one() == 2
    with pytest.raises(Refused):
        save(hub, r.SessionNote(case_id=case, written_on=DAY, words="x"))


def a_call(hub, **told):
    save(hub, call := r.Call(topics=("legal",), **told))
    with hub.read() as session:
        return session.get(r.Call, call.id).caller_id


def test_a_call_that_is_typed_finds_its_caller_or_begins_one(hub, case):
    elena = a_call(hub, name="Elena Tzunux Ventura", phone="4444-5479", language="quc", role="parent")
    assert elena == a_call(hub, name="elnea tzunux", phone="+502 4444 5479")
    assert elena == a_call(hub, phone="44445479")
    assert elena == a_call(hub, name="Tzunux Ventura Elena", language="quc")
    assert elena != a_call(hub, name="Rolando Rivera Cedillo", phone="4444 5479")
    assert elena != a_call(hub, name="Elena Pop Coc", language="quc")
    assert a_call(hub) is None
    with hub.read() as session:
        assert session.scalars(select(func.count()).select_from(r.Caller)).one() == 3


def test_a_call_is_headed_by_who_called_and_when():
    told = r.Call(name="Elena", phone="4444 5479", called_on=PartialDate.of(DAY), at="14:30")
    with spoken("en"):
        assert told.display() == "Elena · 2 Mar 2026 · 14:30"
        assert r.Call(called_on=PartialDate.of(DAY)).display() == "2 Mar 2026"
    assert r.Call().display() == ""


def test_a_child_of_two_families_is_marked_in_both_and_an_early_attempt_is_marked(hub, case):
    child, other = Person(sex="male"), Person(sex="male")
    second = r.Case(person_id=other.id, number="SF-9002", separated_on=PartialDate.of(DAY))
    save(hub, child, other, second, r.Member(case_id=case, role="child", person_id=child.id))
    assert the(hub, r.Member).claimed_elsewhere is None
    save(hub, r.Member(case_id=second.id, role="child", person_id=child.id))
    with hub.read() as session:
        assert [one.claimed_elsewhere for one in session.scalars(records(r.Member))] == [True, True]
    save(hub, early := an_attempt(second.id, -40), late := an_attempt(second.id, 40))
    assert (early.before_case, late.before_case) == (True, None)
