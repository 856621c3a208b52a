"""From members to figures: the whole, then cut by one dimension or two."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from statistics import median
from typing import Any

from kindhub.program.indicators import Figure

Key = Callable[[Any], str]


def counts(
    indicator: str, members: Sequence[Any], cuts: Iterable[tuple[str, ...]], unit: str = "events"
) -> Iterator[Figure]:
    """How many there are, and in each group; a cut names one attribute of a member, or two for a table."""
    yield Figure(indicator, {}, len(members), unit=unit)
    for names in cuts:
        key = attrgetter(*names)
        for values, number in sorted(Counter(map(key, members)).items()):
            group = dict(zip(names, values if len(names) > 1 else (values,), strict=True))
            yield Figure(indicator, group, number, unit=unit)


def share(indicator: str, part: int, whole: int, group: dict[str, str] | None = None) -> Figure:
    """One percentage; without a denominator it has no value."""
    return Figure(indicator, group or {}, 100 * part / whole if whole else None, part, whole, "percent")


def middle(indicator: str, values: Sequence[float], unit: str = "days") -> Figure:
    """The middle value; `denominator` says of how many."""
    return Figure(indicator, {}, median(values) if values else None, None, len(values), unit)
