"""From facts to figures: the whole, then cut by each dimension. `None` stands for no value, never for zero."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from kindhub.program.indicators import Figure

Cut = tuple[str, Callable[[Any], Iterable[str]]]
"""A dimension, and the groups a member is in: one, or several for a person who came to two places."""


def one(name: str, path: str) -> Cut:
    """A dimension whose value is an attribute of the member."""
    get = attrgetter(path)
    return name, lambda member: (get(member),)


def members_of(members: Sequence[Any], cuts: Iterable[Cut]) -> Iterator[tuple[dict[str, str], list[Any]]]:
    """Everybody, then each group of each dimension with its members, sorted by code."""
    yield {}, list(members)
    for name, groups in cuts:
        found: dict[str, list[Any]] = defaultdict(list)
        for member in members:
            for code in groups(member):
                found[code].append(member)
        for code in sorted(found):
            yield {name: code}, found[code]


def counts(indicator: str, members: Sequence[Any], cuts: Iterable[Cut], unit: str) -> Iterator[Figure]:
    """How many members there are, and in each group."""
    for group, some in members_of(members, cuts):
        yield Figure(indicator, group, len(some), unit=unit)


def distinct(
    indicator: str, members: Sequence[Any], key: Callable[[Any], Any], cuts: Iterable[Cut], unit: str
) -> Iterator[Figure]:
    """How many different keys the members have; a member without a key is none."""
    for group, some in members_of(members, cuts):
        yield Figure(indicator, group, len({key(each) for each in some} - {None}), unit=unit)


def sums(
    indicator: str, members: Sequence[Any], amount: Callable[[Any], float | None], cuts: Iterable[Cut], unit: str
) -> Iterator[Figure]:
    """The sum over the members that have an amount; whole hours are a whole number."""
    for group, some in members_of(members, cuts):
        total = sum(amount(each) or 0 for each in some)
        yield Figure(indicator, group, int(total) if total == int(total) else total, unit=unit)


def shares(indicator: str, members: Sequence[Any], hit: Callable[[Any], bool], cuts: Iterable[Cut]) -> Iterator[Figure]:
    """The percentage of members that are a hit, with numerator and denominator."""
    for group, some in members_of(members, cuts):
        hits = sum(map(hit, some))
        yield Figure(indicator, group, 100 * hits / len(some) if some else None, hits, len(some), "percent")


def means(
    indicator: str, members: Sequence[Any], value: Callable[[Any], float], cuts: Iterable[Cut]
) -> Iterator[Figure]:
    """The mean percentage; the denominator says over how many."""
    for group, some in members_of(members, cuts):
        mean = sum(map(value, some)) / len(some) if some else None
        yield Figure(indicator, group, mean, None, len(some), "percent")


def ids_of_group(
    members: Sequence[Any], cuts: Iterable[Cut], key: Callable[[Any], str], group: dict[str, str]
) -> tuple[str, ...]:
    """The ids of the records behind one group, each once; none where there is no such group."""
    for found, some in members_of(members, cuts):
        if found == group:
            return tuple(dict.fromkeys(key(each) for each in some))
    return ()
