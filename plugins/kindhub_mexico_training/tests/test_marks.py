"""The list and the marks of its sessions say the same, whichever of the two is written."""

from kindhub_mexico_training import records as r
from kindhub_mexico_training.marks import mark_in_grid, sessions_of


def marks(hand, line):
    with hand.hub.read() as session:
        found = {one.session_id: one.present for one in session.query(r.Presence).filter_by(enrolment_id=line)}
        event = session.get(r.Enrolment, line).event_id
        return [found.get(one.id) for one in sessions_of(session, event)]


def tick(hand, line, here):
    with hand.hub.begin("test") as work:
        work.get(r.Enrolment, line).present = here


def grid(hand, line, number, here):
    with hand.hub.begin("test") as work:
        session = sessions_of(work.session, work.get(r.Enrolment, line).event_id)[number - 1]
        mark_in_grid(work, line, session.id, here=here)


def test_an_event_has_as_many_sessions_as_it_states_and_loses_none(hand):
    event = hand.event(sessions=2)
    with hand.hub.begin("test") as work:
        work.get(r.Event, event).sessions = 3
    assert [one.number for one in hand.all(r.Session)] == [1, 2, 3]
    with hand.hub.begin("test") as work:
        work.get(r.Event, event).sessions = 1
    assert len(hand.all(r.Session)) == 3


def test_a_tick_on_the_list_marks_every_session_and_is_taken_back(hand):
    line = hand.line(hand.event(sessions=2), present=True)
    assert marks(hand, line) == [True, True]
    tick(hand, line, False)
    assert marks(hand, line) == [False, False]


def test_a_mark_of_the_grid_says_that_she_came_and_the_last_one_gone_that_she_did_not(hand):
    line = hand.line(hand.event(starts="2999-01-01", sessions=2))
    assert hand.one(r.Enrolment, line).present is None
    grid(hand, line, 2, True)
    assert marks(hand, line) == [None, True]
    assert hand.one(r.Enrolment, line).present is True
    grid(hand, line, 2, False)
    assert hand.one(r.Enrolment, line).present is False
    grid(hand, line, 2, None)
    assert hand.one(r.Enrolment, line).present is None


def test_scores_typed_later_leave_a_missed_session_missed(hand):
    line = hand.line(hand.event(sessions=2), present=True)
    grid(hand, line, 1, False)
    with hand.hub.begin("test") as work:
        work.get(r.Enrolment, line).post = 80.0
    assert marks(hand, line) == [False, True]
