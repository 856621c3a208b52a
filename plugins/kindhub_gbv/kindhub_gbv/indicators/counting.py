"""From members to figures: the whole, then cut by one dimension or two."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from statistics import median
from typing import Any

from kindhub.program.indicators import Figure

BAND = "age_band"
WIDER: dict[str, tuple[str, ...]] = {"18+": ("18-49", "50+")}
"""Bands that are counted beside the finer ones they are made of."""


def counts(
    indicator: str, members: Sequence[Any], cuts: Iterable[tuple[str, ...]], unit: str = "events"
) -> Iterator[Figure]:
    """How many there are, and in each group; a cut names one attribute of a member, or two for a table.

    A table has its zeros too: which cell is empty is said and not left to be guessed.
    """
    yield Figure(indicator, {}, len(members), unit=unit)
    for names in cuts:
        numbers = Counter(tuple(getattr(one, name) for name in names) for one in members)
        for places in product(*(_codes(members, name) for name in names)):
            group = dict(zip(names, places, strict=True))
            yield Figure(indicator, group, _number(numbers, places), unit=unit)


def _codes(members: Sequence[Any], name: str) -> list[str]:
    """The codes of a cut that somebody is in, and wider bands beside those they are made of."""
    found = sorted({getattr(one, name) for one in members})
    return [*found, *(wide for wide, finer in WIDER.items() if name == BAND and set(finer) & set(found))]


def _number(numbers: Counter[tuple[str, ...]], places: tuple[str, ...]) -> int:
    finer = (WIDER.get(code, (code,)) for code in places)
    return sum(numbers[one] for one in product(*finer))


def share(indicator: str, part: int, whole: int, group: dict[str, str] | None = None) -> Figure:
    """One percentage; without a denominator it has no value."""
    return Figure(indicator, group or {}, 100 * part / whole if whole else None, part, whole, "percent")


def middle(indicator: str, values: Sequence[float], unit: str = "days") -> Figure:
    """The middle value; `denominator` says of how many."""
    return Figure(indicator, {}, median(values) if values else None, None, len(values), unit)
