"""From members to figures: the whole, then cut by each dimension. `None` stands for no value, never for zero."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from statistics import median
from typing import Any

from kindhub.program.indicators import Figure

CHILD = ("sex", "age_band", "department", "language", "return_type", "partner")
"""The dimensions every figure is cut by, all of the child."""

Cut = tuple[str, Callable[[Any], str]]


def of_child(path: str = "child") -> tuple[Cut, ...]:
    """The child's dimensions for members that hold a `child` (or are one, with an empty path)."""
    return tuple((name, attrgetter(f"{path}.{name}" if path else name)) for name in CHILD)


def counts(indicator: str, members: Sequence[Any], cuts: Iterable[Cut], unit: str = "persons") -> Iterator[Figure]:
    """How many members there are, and in each group."""
    yield Figure(indicator, {}, len(members), unit=unit)
    for name, key in cuts:
        for code, number in sorted(Counter(map(key, members)).items()):
            yield Figure(indicator, {name: code}, number, unit=unit)


def shares(indicator: str, members: Sequence[Any], hit: Callable[[Any], bool], cuts: Iterable[Cut]) -> Iterator[Figure]:
    """The percentage of members that are a hit, with numerator and denominator."""
    yield share(indicator, {}, sum(map(hit, members)), len(members))
    for name, key in cuts:
        numbers: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for member in members:
            pair = numbers[key(member)]
            pair[0] += hit(member)
            pair[1] += 1
        for code, (part, whole) in sorted(numbers.items()):
            yield share(indicator, {name: code}, part, whole)


def share(indicator: str, group: dict[str, str], part: float, whole: float) -> Figure:
    """One percentage; without a denominator it has no value."""
    return Figure(indicator, group, 100 * part / whole if whole else None, part, whole, "percent")


def sums(
    indicator: str, members: Sequence[Any], amount: Callable[[Any], float], cuts: Iterable[Cut], unit: str
) -> Iterator[Figure]:
    """The sum over the members, and in each group."""
    yield Figure(indicator, {}, sum(map(amount, members)), unit=unit)
    for name, key in cuts:
        totals: dict[str, float] = defaultdict(float)
        for member in members:
            totals[key(member)] += amount(member)
        for code, total in sorted(totals.items()):
            yield Figure(indicator, {name: code}, total, unit=unit)


def medians(
    indicator: str, members: Sequence[Any], value: Callable[[Any], float], cuts: Iterable[Cut], unit: str = "days"
) -> Iterator[Figure]:
    """The middle value; `denominator` says over how many members."""
    yield _median(indicator, {}, [value(one) for one in members], unit)
    for name, key in cuts:
        found: dict[str, list[float]] = defaultdict(list)
        for member in members:
            found[key(member)].append(value(member))
        for code, values in sorted(found.items()):
            yield _median(indicator, {name: code}, values, unit)


def _median(indicator: str, group: dict[str, str], values: list[float], unit: str) -> Figure:
    return Figure(indicator, group, median(values) if values else None, None, len(values), unit)
