"""Figures of the help desk: calls by language and topic, callers, what was settled at once."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure, Period
from kindhub_reunification.facts import exact
from kindhub_reunification.indicators.counting import counts, month_of, said, share
from kindhub_reunification.indicators.population import Population


def call_figures(found: Population, period: Period) -> Iterator[Figure]:
    """Calls, callers, resolution."""
    calls = [one for one in found.calls if period.holds(exact(one.called_on))]
    cuts = {
        "language": said("language"), "way": said("way"), "role": said("role"), "info": said("info"),
        "resolved": lambda one: {True: "yes", False: "no"}.get(one.resolved, UNKNOWN),
        "month": lambda one: month_of(exact(one.called_on)),
    }  # fmt: skip
    yield from counts("calls", calls, cuts, "events")
    topics = Counter(topic for one in calls for topic in (one.topics or (UNKNOWN,)))
    yield from (Figure("calls", {"topic": topic}, number, unit="events") for topic, number in sorted(topics.items()))
    yield Figure("calls_interpreted", {}, sum(one.interpreter is True for one in calls), unit="events")
    yield Figure("calls_anonymous", {}, sum(one.caller_id is None for one in calls), unit="events")
    minutes = sum(one.minutes or 0 for one in calls)
    yield Figure("call_hours", {}, minutes / 60, minutes, 60, "hours")
    yield from _callers(calls)
    yield from _resolution(calls)


def _callers(calls: list[Any]) -> Iterator[Figure]:
    """Each identified caller once, with the language and part of the first call of the period."""
    first: dict[str, Any] = {}
    for one in sorted(calls, key=lambda call: (str(exact(call.called_on) or ""), call.id)):
        if one.caller_id is not None:
            first.setdefault(one.caller_id, one)
    cuts = {"language": said("language"), "role": said("role")}
    yield from counts("callers_identified", list(first.values()), cuts, "persons")


def _resolution(calls: list[Any]) -> Iterator[Figure]:
    """Of the calls that say whether they were resolved; those that do not say it are apart."""
    answered = [one for one in calls if one.resolved is not None]
    solved = sum(one.resolved is True for one in answered)
    yield Figure("calls_resolved", {}, solved, unit="events")
    yield Figure("calls_not_resolved", {}, len(answered) - solved, unit="events")
    yield Figure("calls_resolution_unknown", {}, len(calls) - len(answered), unit="events")
    yield share("first_call_resolution", solved, len(answered))
    for language in sorted({one.language or UNKNOWN for one in answered}):
        some = [one for one in answered if (one.language or UNKNOWN) == language]
        yield share("first_call_resolution", sum(one.resolved for one in some), len(some), {"language": language})
    for topic in sorted({topic for one in answered for topic in (one.topics or (UNKNOWN,))}):
        some = [one for one in answered if topic in (one.topics or (UNKNOWN,))]
        yield share("first_call_resolution", sum(one.resolved for one in some), len(some), {"topic": topic})
    yield share("resolved_of_all_calls", solved, len(calls))
    waiting = [one for one in calls if one.follow_up_on is not None]
    yield Figure("follow_ups", {}, len(waiting), unit="events")
    yield Figure("follow_ups_done", {}, sum(one.followed_up_on is not None for one in waiting), unit="events")
