"""From members of a group to figures: the whole, then cut by each dimension."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from statistics import median
from typing import Any

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure
from kindhub.records.places import places

Cuts = Mapping[str, Callable[[Any], str]]


def counts(indicator: str, members: Sequence[Any], cuts: Cuts, unit: str = "cases") -> Iterator[Figure]:
    """How many there are, and in each group."""
    yield Figure(indicator, {}, len(members), unit=unit)
    for name, key in cuts.items():
        for code, number in sorted(Counter(map(key, members)).items()):
            yield Figure(indicator, {name: code}, number, unit=unit)


def middle(indicator: str, values: Iterable[int], group: dict[str, str] | None = None, unit: str = "days") -> Figure:
    """The middle value; `denominator` says of how many."""
    known = sorted(values)
    return Figure(indicator, group or {}, median(known) if known else None, None, len(known), unit,
                  spread=tuple(known))  # fmt: skip


def share(indicator: str, part: int, whole: int, group: dict[str, str] | None = None) -> Figure:
    """A percentage with its numbers."""
    return Figure(indicator, group or {}, 100 * part / whole if whole else None, part, whole, "percent")


def month_of(day: date | None) -> str:
    """`2023-04`."""
    return day.strftime("%Y-%m") if day else UNKNOWN


def year_of(day: date | None) -> str:
    """`2023`."""
    return str(day.year) if day else UNKNOWN


def said(name: str) -> Callable[[Any], str]:
    """The value of a row, or that nobody wrote one."""
    return lambda row: getattr(row, name) or UNKNOWN


def of_case(name: str) -> Callable[[Any], str]:
    """The value of a family's case."""
    return lambda family: getattr(family.case, name) or UNKNOWN


def department(family: Any) -> str:
    """The department of the place written for a family; of a country alone nobody knows it."""
    place = family.case.place
    return (places().department_of(place) if place else None) or UNKNOWN


FAMILY: Cuts = {
    "country": of_case("country"), "department": department, "language": of_case("language"),
    "source_list": of_case("source_list"), "class_status": of_case("class_status"),
    "sex": lambda family: family.sex or UNKNOWN,
}  # fmt: skip
