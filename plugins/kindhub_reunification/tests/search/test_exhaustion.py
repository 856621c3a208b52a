"""When a search is exhausted: enough attempts, channels and visits, and the day on which that came true."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from kindhub_reunification.search.exhaustion import Done, Enough, Try, done_of, exhausted_on, is_exhausted

DAY = date(2020, 3, 2)
CHANNELS = ("call", "sms", "whatsapp", "visit", "letter", None)
TRIES = st.lists(
    st.builds(Try, st.one_of(st.none(), st.dates(DAY, DAY + timedelta(days=60))), st.sampled_from(CHANNELS),
              st.just("no_answer")), max_size=16,
)  # fmt: skip


def tries(*channels):
    return [Try(DAY + timedelta(days=n), channel, "no_answer") for n, channel in enumerate(channels)]


def test_eight_attempts_over_three_channels_with_a_visit():
    enough = tries("call", "call", "sms", "call", "call", "call", "call", "visit")
    assert exhausted_on(Enough(), enough) == DAY + timedelta(days=7)
    assert exhausted_on(Enough(), enough[:7]) is None
    assert exhausted_on(Enough(), tries(*["call"] * 7, "visit")) is None
    assert exhausted_on(Enough(), tries(*["call"] * 6, "sms", "whatsapp")) is None
    assert exhausted_on(Enough(visits=0), tries(*["call"] * 6, "sms", "whatsapp")) == DAY + timedelta(days=7)


def test_a_line_without_a_channel_is_an_attempt_and_no_channel():
    assert done_of(tries(None, "call", "visit")) == Done(3, 2, 1)


def test_the_order_of_the_lines_does_not_matter():
    enough = tries("visit", "sms", *["call"] * 8)
    assert exhausted_on(Enough(), enough[::-1]) == exhausted_on(Enough(), enough) == DAY + timedelta(days=7)


@settings(max_examples=40)
@given(TRIES, st.integers(1, 9), st.integers(1, 4), st.integers(0, 2))
def test_a_search_is_exhausted_exactly_when_nothing_is_missing(made, attempts, channels, visits):
    enough = Enough(attempts, channels, visits)
    met = is_exhausted(enough, made)
    assert met == (
        len(made) >= attempts and len({one.channel for one in made} - {None}) >= channels
        and sum(one.channel == "visit" for one in made) >= visits
    )  # fmt: skip
    day = exhausted_on(enough, made)
    assert met or day is None
    if day is not None:
        known = [one for one in made if one.on is None or one.on <= day]
        assert is_exhausted(enough, known)
        assert day in {one.on for one in made}
