"""Figures of the help desk: calls by language and topic, callers, what was settled at once."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure, Period
from kindhub.program.telling import Told, counts, ids_of, month_of, number, share
from kindhub.records.partial_date import first_day
from kindhub_reunification.indicators.counting import own_id, said
from kindhub_reunification.indicators.population import Population


def call_figures(found: Population, period: Period) -> Iterator[Told]:
    """Calls, callers, resolution."""
    calls = [one for one in found.calls if period.holds(first_day(one.called_on))]
    cuts = {
        "language": said("language"), "way": said("way"), "role": said("role"), "info": said("info"),
        "resolved": lambda one: {True: "yes", False: "no"}.get(one.resolved, UNKNOWN),
        "month": lambda one: month_of(first_day(one.called_on)),
    }  # fmt: skip
    yield from counts("calls", calls, cuts, "events", own_id)
    for topic, some in _by_topic(calls):
        yield Told(Figure("calls", {"topic": topic}, len(some), unit="events"), ids_of(some, own_id))
    yield number("calls_interpreted", [one for one in calls if one.interpreter is True], "events", own_id)
    yield number("calls_anonymous", [one for one in calls if one.caller_id is None], "events", own_id)
    minutes = sum(one.minutes or 0 for one in calls)
    yield Told(Figure("call_hours", {}, minutes / 60, minutes, 60, "hours"))
    yield from _callers(calls)
    yield from _resolution(calls)


def _callers(calls: list[Any]) -> Iterator[Told]:
    """Each identified caller once, with the language and part of the first call of the period."""
    first: dict[str, Any] = {}
    for one in sorted(calls, key=lambda call: (str(first_day(call.called_on) or ""), call.id)):
        if one.caller_id is not None:
            first.setdefault(one.caller_id, one)
    cuts = {"language": said("language"), "role": said("role")}
    yield from counts("callers_identified", list(first.values()), cuts, "persons", lambda one: str(one.caller_id))


def _resolution(calls: list[Any]) -> Iterator[Told]:
    """Of the calls that say whether they were resolved; those that do not say it are apart."""
    answered = [one for one in calls if one.resolved is not None]
    solved = [one for one in answered if one.resolved]
    yield number("calls_resolved", solved, "events", own_id)
    yield number("calls_not_resolved", [one for one in answered if not one.resolved], "events", own_id)
    yield number("calls_resolution_unknown", [one for one in calls if one.resolved is None], "events", own_id)
    yield share("first_call_resolution", solved, len(answered), own_id)
    for language in sorted({one.language or UNKNOWN for one in answered}):
        some = [one for one in answered if (one.language or UNKNOWN) == language]
        yield _solved_of(some, {"language": language})
    for topic, some in _by_topic(answered):
        yield _solved_of(some, {"topic": topic})
    yield share("resolved_of_all_calls", solved, len(calls), own_id)
    waiting = [one for one in calls if one.follow_up_on is not None]
    yield number("follow_ups", waiting, "events", own_id)
    yield number("follow_ups_done", [one for one in waiting if one.followed_up_on is not None], "events", own_id)


def _solved_of(some: list[Any], group: dict[str, str]) -> Told:
    return share("first_call_resolution", [one for one in some if one.resolved], len(some), own_id, group)


def _by_topic(calls: list[Any]) -> list[tuple[str, list[Any]]]:
    """Calls by topic; one with several topics is in each."""
    found: dict[str, list[Any]] = defaultdict(list)
    for one in calls:
        for topic in one.topics or (UNKNOWN,):
            found[topic].append(one)
    return sorted(found.items())
