"""The closed vocabulary of rules: what may be asked of a fact, and nothing else. A test is data and is never run.

Each test is true, false or not known (`None`) of the facts on a day; together they follow Kleene's logic, so that what
is missing counts only where it decides.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any

from kindhub.records.partial_date import PartialDate, birthday

Truth = bool | None
Seen = tuple[Any, Any, Any]
"""(parent, child, other parent), as `facts` has them."""
Test = Callable[[Seen, date], Truth]
PLACES = {"parent": 0, "child": 1, "other_parent": 2}


def getter(name: str) -> Callable[[Seen], Any]:
    """Reads a fact by its name."""
    place, read = reader(name)
    return lambda seen: read(seen[place])


def reader(name: str) -> tuple[int, Callable[[Any], Any]]:
    """Whose fact it is, by the place among those seen, and what reads it there: a call less for each test."""
    who, _, what = name.partition(".")
    return PLACES[who], attrgetter(what)


def compiled(test: Mapping[str, Any]) -> Test:
    """The test as a function; it was checked while it was read (`rules.reading`)."""
    word = next(word for word in MAKERS if word in test)
    return MAKERS[word](test)


def _every(test: Mapping[str, Any]) -> Test:
    parts = tuple(map(compiled, test["all"]))

    def holds(seen: Seen, day: date) -> Truth:
        found: Truth = True
        for part in parts:
            truth = part(seen, day)
            if truth is False:
                return False
            if truth is None:
                found = None
        return found

    return holds


def _some(test: Mapping[str, Any]) -> Test:
    parts = tuple(map(compiled, test["any"]))

    def holds(seen: Seen, day: date) -> Truth:
        found: Truth = False
        for part in parts:
            truth = part(seen, day)
            if truth is True:
                return True
            if truth is None:
                found = None
        return found

    return holds


def _opposite(test: Mapping[str, Any]) -> Test:
    part = compiled(test["not"])

    def holds(seen: Seen, day: date) -> Truth:
        truth = part(seen, day)
        return None if truth is None else not truth

    return holds


def _is(test: Mapping[str, Any]) -> Test:
    (place, read), wanted = reader(test["fact"]), test["is"]

    def holds(seen: Seen, _day: date) -> Truth:
        value = read(seen[place])
        return None if value is None else value == wanted

    return holds


def _one_of(test: Mapping[str, Any]) -> Test:
    (place, read), wanted = reader(test["fact"]), frozenset(test["one_of"])

    def holds(seen: Seen, _day: date) -> Truth:
        value = read(seen[place])
        return None if value is None else value in wanted

    return holds


def _unknown(test: Mapping[str, Any]) -> Test:
    read = getter(test["fact"])
    return lambda seen, _day: read(seen) is None


def _includes(test: Mapping[str, Any]) -> Test:
    many, one = getter(test["fact"]), getter(test["includes"])

    def holds(seen: Seen, _day: date) -> Truth:
        values, value = many(seen), one(seen)
        return None if not values or value is None else value in values

    return holds


def _age(test: Mapping[str, Any]) -> Test:
    place, read = reader(test["fact"])
    least = test.get("age_at_least")
    limit: int = least if least is not None else test["age_under"]
    on = getter(test["on"]) if "on" in test else None

    def holds(seen: Seen, day: date) -> Truth:
        birth = read(seen[place])
        if birth is None:
            return None
        first, last = _days(on(seen)) if on is not None else (day, day)
        if first is None or last is None:
            return None
        if birth.latest is not None and birth.latest <= _born_by(first, limit):
            return least is not None
        if birth.earliest is not None and birth.earliest > _born_by(last, limit):
            return least is None
        return None

    return holds


@lru_cache(maxsize=4_096)
def _born_by(day: date, years: int) -> date:
    """Whoever is born by then is so many years old on the day. Born on 29 February: on 1 March of a common year."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def _days(value: PartialDate | None) -> tuple[date | None, date | None]:
    return (value.earliest, value.latest) if value is not None else (None, None)


def _not_after(test: Mapping[str, Any]) -> Test:
    read = getter(test["fact"])
    limit: date = test["on_or_before"] if "on_or_before" in test else test["before"] - timedelta(days=1)

    def holds(seen: Seen, _day: date) -> Truth:
        first, last = _days(read(seen))
        if last is not None and last <= limit:
            return True
        return False if first is not None and first > limit else None

    return holds


def _runs(test: Mapping[str, Any]) -> Test:
    """Still valid on the day: the last day counts."""
    read = getter(test["runs"])

    def holds(seen: Seen, day: date) -> Truth:
        first, last = _days(read(seen))
        if first is not None and first >= day:
            return True
        return False if last is not None and last < day else None

    return holds


def _granted(test: Mapping[str, Any]) -> Test:
    """The period granted is so many years; first and last day count, so 1 June to 31 May is one."""
    since, until = (getter(name) for name in test["granted"])
    years: int = test["years"]

    def holds(seen: Seen, _day: date) -> Truth:
        begun, ends = _days(since(seen)), _days(until(seen))
        if begun[1] is not None and ends[0] is not None and ends[0] >= _last_of(begun[1], years):
            return True
        if begun[0] is not None and ends[1] is not None and ends[1] < _last_of(begun[0], years):
            return False
        return None

    return holds


def _last_of(begun: date, years: int) -> date:
    return birthday(begun, years) - timedelta(days=1)


MAKERS: dict[str, Callable[[Mapping[str, Any]], Test]] = {
    "all": _every, "any": _some, "not": _opposite, "is": _is, "one_of": _one_of, "unknown": _unknown,
    "includes": _includes, "age_at_least": _age, "age_under": _age, "on_or_before": _not_after, "before": _not_after,
    "runs": _runs, "granted": _granted,
}  # fmt: skip
"""What may be asked, by the word that says it."""
