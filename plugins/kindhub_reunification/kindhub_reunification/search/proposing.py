"""Which channel to try next, where, and when: spread over days, hours and channels, and never where it is not safe.

Pure: what was tried, what may be tried and the hours go in, a proposal with its reasons comes out. The same input
always gives the same proposal.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kindhub.i18n import L
from kindhub_reunification.search.exhaustion import REACHED, VISIT, Enough, Try, done_of

ENDS = frozenset({REACHED, "refused", "deceased"})
"""Outcomes after which nobody is tried again without a person deciding it."""
DEAD = frozenset({"wrong_number"})
SPOILT = frozenset({"unsafe"})
LEFT_HOME = "moved"
BY_TELEPHONE = frozenset({"call", "sms", "whatsapp"})
IN_PERSON = frozenset({VISIT, "local_leader"})
BANDS: tuple[tuple[int, int], ...] = ((8, 11), (11, 14), (14, 17), (17, 20))
"""Hours of the day within which an attempt is one like another."""
REST = timedelta(days=2)
"""Between two attempts at one family."""
REST_SAME = timedelta(days=6)
"""Between two attempts over the same channel at the same number or place."""


@dataclass(frozen=True, slots=True)
class Way:
    """A channel with the number or place it leads to; `trust` 0 to 2. `closed` ways are no use or not safe."""

    channel: str
    target: str | None = None
    trust: int = 1
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What binds everybody who plans a contact: hours of the day, and channels that are never used."""

    call_from: int = 0
    call_to: int = 24
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Try this way on this day, in the hours from `at` to `until`, for these reasons."""

    way: Way
    on: date
    at: time
    until: time
    reasons: tuple[L, ...]


FIRST = L("nothing was tried yet", "todavía no se ha intentado nada")
NEW_CHANNEL = L("this channel was not tried yet", "este canal no se ha intentado")
NO_VISIT = L("no visit was made yet", "todavía no se ha hecho una visita")
LEAST_USED = L("it was tried least often", "es lo que menos se ha intentado")
OTHER_HOURS = L("these hours were tried least often", "son las horas que menos se han intentado")
TRUSTED = L("the lead is a good one", "la pista es confiable")


def propose(
    tries: Sequence[Try], ways: Iterable[Way], limits: Limits, now: datetime, enough: Enough | None = None
) -> Proposal | None:
    """The next attempt, or None: somebody was reached or refused, or no safe way is left.

    `now` is the local time of the family. `enough` is the rule of exhaustion, whose missing parts go first.
    """
    if any(one.outcome in ENDS for one in tries):
        return None
    open_ways = [way for way in dict.fromkeys(ways) if is_open(way, tries, limits)]
    bands = tuple(_bands(limits))
    if not open_ways or not bands:
        return None
    found = [
        (rank, way, day, band)
        for way in open_ways
        for day, band in [_when(way, tries, bands, now)]
        for rank in [_rank(way, tries, day, enough or Enough())]
    ]
    _rank_found, way, day, (first, last) = min(found, key=lambda one: one[0])
    return Proposal(way, day, time(first), _clock(last), tuple(_reasons(way, tries, enough or Enough())))


def is_open(way: Way, tries: Iterable[Try], limits: Limits) -> bool:
    """Whether a way may be proposed at all.

    A number or place where it was once not safe stays shut over every channel, until somebody marks a new lead. A
    wrong number is no use over any channel; where a family moved away, nobody is sent again.
    """
    if way.closed or way.channel in limits.never:
        return False
    for one in tries:
        here = one.target == way.target and one.target is not None
        if one.outcome in SPOILT and (here or (one.target is None and one.channel == way.channel)):
            return False
        if one.outcome in DEAD and here:
            return False
        if one.outcome == LEFT_HOME and here and way.channel in IN_PERSON:
            return False
    return True


def _bands(limits: Limits) -> Iterator[tuple[int, int]]:
    """The bands of the day within the safe hours, cut to them; outside the day's bands the safe hours themselves."""
    inside = [(max(first, limits.call_from), min(last, limits.call_to)) for first, last in BANDS]
    kept = [band for band in inside if band[0] < band[1]]
    if kept:
        yield from kept
    elif limits.call_from < limits.call_to:
        yield limits.call_from, limits.call_to


def _when(
    way: Way, tries: Sequence[Try], bands: tuple[tuple[int, int], ...], now: datetime
) -> tuple[date, tuple[int, int]]:
    """The first day after the rest whose weekday and hours were tried least."""
    last = max((one.on for one in tries if one.on), default=None)
    here = max((one.on for one in tries if one.on and (one.channel, one.target) == (way.channel, way.target)),
               default=None)  # fmt: skip
    start = now.date() + timedelta(days=1)
    if last is not None:
        start = max(start, last + REST)
    if here is not None:
        start = max(start, here + REST_SAME)
    weekdays = Counter(one.on.weekday() for one in tries if one.on)
    hours = Counter(band for one in tries if (band := _band_of(one.at, bands)) is not None)
    days = [day for day in (start + timedelta(days=n) for n in range(7)) if _is_working(way, day)]
    day = min(days, key=lambda one: (weekdays[one.weekday()], one))
    return day, min(bands, key=lambda band: (hours[band], band))


def _is_working(way: Way, day: date) -> bool:
    """Letters, consulates and local leaders are reached on working days; families on any day."""
    return way.channel not in ("letter", "consulate", "local_leader") or day.weekday() < 5


def _band_of(at: time | None, bands: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    return next((band for band in bands if at is not None and band[0] <= at.hour < band[1]), None)


def _rank(way: Way, tries: Sequence[Try], day: date, enough: Enough) -> tuple[int, int, int, int, date, str, str]:
    """Lower goes first: what the rule still lacks, then what was used least, then trust, then the earlier day."""
    missing = enough.missing(done_of(tries))
    used = Counter(one.channel for one in tries)
    targeted = sum(one.channel == way.channel and one.target == way.target for one in tries)
    wanted = (missing.visits and way.channel == VISIT) or (missing.channels and not used[way.channel])
    first_calls = not tries and way.channel not in BY_TELEPHONE
    return (
        int(first_calls), 0 if wanted or not tries else 1, used[way.channel], targeted - way.trust, day,
        way.channel, way.target or "",
    )  # fmt: skip


def _reasons(way: Way, tries: Sequence[Try], enough: Enough) -> Iterator[L]:
    missing = enough.missing(done_of(tries))
    if not tries:
        yield FIRST
    elif missing.visits and way.channel == VISIT:
        yield NO_VISIT
    elif not any(one.channel == way.channel for one in tries):
        yield NEW_CHANNEL
    else:
        yield LEAST_USED
    if any(one.at for one in tries):
        yield OTHER_HOURS
    if way.trust > 1:
        yield TRUSTED


def _clock(hour: int) -> time:
    return time(23, 59) if hour == 24 else time(hour)
