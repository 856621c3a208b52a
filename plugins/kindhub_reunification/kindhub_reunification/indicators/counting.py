"""By what the figures are cut, and the record behind each of those who are counted."""

from collections.abc import Callable
from datetime import date
from typing import Any

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.telling import Cuts
from kindhub.records.places import places


def own_id(row: Any) -> str:
    """The record itself."""
    return str(row.id)


def case_id(family: Any) -> str:
    """The case behind a family."""
    return str(family.case.id)


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
