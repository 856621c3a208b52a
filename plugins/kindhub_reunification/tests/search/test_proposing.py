"""What to try next: never where it is not safe, spread over days, hours and channels, towards a search that is done."""

from datetime import datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from kindhub_reunification.search.exhaustion import Enough, Try, is_exhausted
from kindhub_reunification.search.proposing import BANDS, ENDS, Limits, Way, propose

NOW = datetime(2026, 11, 26, 9, 0)
PHONE, OTHER, HOME = Way("call", "55512345", 2), Way("whatsapp", "55512345", 2), Way("visit", "Aldea Uno")
WAYS = (PHONE, OTHER, Way("sms", "55512345"), Way("call", "44412345", 0), HOME, Way("radio"))
CHANNELS = ("call", "sms", "whatsapp", "visit", "letter", "radio", "social_network", "local_leader", "consulate")
OUTCOMES = ("no_answer", "wrong_number", "number_off", "message_left", "spoke_relative", "unsafe", "moved", "refused",
            "spoke_parent", "deceased")  # fmt: skip
TARGETS = st.one_of(st.none(), st.sampled_from(("55512345", "44412345", "Aldea Uno")))
TRIES = st.lists(
    st.builds(Try, st.one_of(st.none(), st.dates(NOW.date() - timedelta(days=90), NOW.date())),
              st.sampled_from(CHANNELS), st.sampled_from(OUTCOMES), TARGETS, st.one_of(st.none(), st.times())),
    max_size=12,
)  # fmt: skip
LIMITS = st.builds(Limits, st.integers(0, 23), st.integers(1, 24), st.frozensets(st.sampled_from(CHANNELS)))
SOME_WAYS = st.lists(
    st.builds(Way, st.sampled_from(CHANNELS), TARGETS, st.integers(0, 2), st.booleans()), max_size=8
)  # fmt: skip


def at(days, channel="call", outcome="no_answer", target="55512345", hour=9):
    return Try((NOW - timedelta(days=days)).date(), channel, outcome, target, time(hour))


@settings(max_examples=40)
@given(TRIES, SOME_WAYS, LIMITS)
def test_nothing_unsafe_is_ever_proposed(tries, ways, limits):
    found = propose(tries, ways, limits, NOW)
    if found is None:
        return
    way = found.way
    assert way in ways
    assert not way.closed
    assert way.channel not in limits.never
    assert not any(one.outcome in ENDS for one in tries)
    assert not any(one.outcome in ("unsafe", "wrong_number") and one.target == way.target and way.target
                   for one in tries)  # fmt: skip
    assert found.on > NOW.date()
    assert limits.call_from <= found.at.hour < found.until.hour + (found.until.minute > 0)
    assert found.until.hour + (found.until.minute > 0) <= limits.call_to
    assert all(found.on - one.on >= timedelta(days=2) for one in tries if one.on)
    assert found.reasons
    assert propose(tries, ways, limits, NOW) == found


def test_whoever_was_reached_or_refused_is_left_in_peace():
    for outcome in ("spoke_parent", "refused", "deceased"):
        assert propose([at(10, outcome=outcome)], WAYS, Limits(), NOW) is None
    assert propose([at(10, outcome="spoke_relative")], WAYS, Limits(), NOW)


def test_a_number_where_it_was_not_safe_is_shut_over_every_channel():
    found = propose([at(10, outcome="unsafe")], (PHONE, OTHER), Limits(), NOW)
    assert found is None
    assert propose([at(10, outcome="unsafe")], (PHONE, HOME), Limits(), NOW).way == HOME


def test_a_home_that_was_left_is_not_visited_again_and_a_number_that_is_off_is_tried_again():
    moved = at(10, "visit", "moved", "Aldea Uno")
    assert propose([moved], (HOME,), Limits(), NOW) is None
    assert propose([at(10, outcome="number_off")], (PHONE,), Limits(), NOW).way == PHONE


def test_the_first_try_is_a_telephone_with_the_best_lead():
    assert propose([], WAYS, Limits(), NOW).way == PHONE
    assert propose([], (HOME,), Limits(), NOW).way == HOME


def test_hours_that_were_tried_least_come_first_and_stay_within_the_safe_ones():
    mornings = [at(30, hour=9), at(20, hour=10)]
    assert propose(mornings, (PHONE,), Limits(), NOW).at == time(11)
    assert propose(mornings, (PHONE,), Limits(18, 20), NOW).at == time(18)
    assert propose(mornings, (PHONE,), Limits(20, 22), NOW).at == time(20)
    assert propose(mornings, (PHONE,), Limits(10, 10), NOW) is None


def test_accepting_every_proposal_spreads_the_tries_and_ends_in_a_search_that_is_exhausted():
    tries, now = [], NOW
    while not is_exhausted(Enough(), tries):
        found = propose(tries, WAYS, Limits(), now, Enough())
        tries.append(Try(found.on, found.way.channel, "no_answer", found.way.target, found.at))
        now = datetime.combine(found.on, found.at)
        assert len(tries) <= 9
    assert len({one.on for one in tries}) == len(tries)
    assert len({one.on.weekday() for one in tries}) >= 5
    assert len({one.at for one in tries}) == len(BANDS)
    assert len({one.channel for one in tries}) >= 4
