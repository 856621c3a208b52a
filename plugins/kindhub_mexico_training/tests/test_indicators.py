"""Each figure by hand: two events, three people, one of them at both."""

import pytest
from kindhub_mexico_training import records as r
from kindhub_mexico_training.marks import mark_in_grid, sessions_of


@pytest.fixture
def held(hand):
    """Ana at both events (two sessions, one session), Rosa at the first, Luis registered and absent."""
    one = hand.event("A", "2024-03-04", sessions=2, hours=2.5)
    two = hand.event("B", "2024-05-06", sessions=2, hours=4)
    ana = hand.line(one, institution_written="DIF B.C.", state="MX-BCN", email="ana@dif.example", pre=40.0, post=69.0)
    again = hand.line(two, institution_written="Red Uno", email="ana@dif.example", pre=50.0, post=70.0)
    rosa = hand.line(one, "Rosa", "Uribe", institution_written="DIF B.C.", post=101.0, pre=60.0)
    luis = hand.line(two, "Luis", "Nava", institution_written="INM", present=False)
    with hand.hub.begin("test") as work:
        mark_in_grid(work, again, sessions_of(work.session, two)[0].id, here=False)
    return {"ana": ana, "again": again, "rosa": rosa, "luis": luis}


def value(figures, *key):
    return figures[key].value


def test_people_hours_institutions_and_tests(hand, held):
    found = hand.figures()
    assert value(found, "trained_people") == 2
    assert value(found, "attendances") == 3
    assert value(found, "sessions_attended") == 5
    assert value(found, "training_hours") == 2 * 2.5 + 1 * 4 + 2 * 2.5
    assert value(found, "institutions") == 2
    assert value(found, "trained_people", ("kind", "state")) == 2
    assert value(found, "attendances", ("state", "MX-BCN")) == 3
    assert (found["tests_both",].value, found["tests_improved",].value) == (2, 100)
    assert (found["post_passed",].numerator, found["post_passed",].denominator) == (1, 2)
    assert value(found, "tests_mean_pre") == 45


def test_an_event_that_is_only_planned_was_not_held(hand, held):
    hand.event("C", "2024-09-09")
    assert value(hand.figures(), "events_held") == 2
    hand.event("D", "2024-10-09", status="running")
    assert value(hand.figures(), "events_held") == 3


def test_what_is_behind_a_figure_is_what_it_counts(hand, held):
    assert hand.behind("post_passed") == {held["again"]}
    assert hand.behind("attendances") == {held["ana"], held["again"], held["rosa"]}
    assert len(hand.behind("trained_people")) == 2


def test_another_period_and_a_cancelled_event_count_nothing(hand, held):
    assert value(hand.figures("2023-01-01", "2023-12-31"), "trained_people") == 0
    with hand.hub.begin("test") as work:
        for one in work.session.query(r.Event):
            one.status = "cancelled"
    assert value(hand.figures(), "trained_people") == 0
