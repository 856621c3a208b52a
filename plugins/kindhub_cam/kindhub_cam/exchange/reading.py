"""What the lines of a tracker say, in values of the program's records."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kindhub.program.cells_said import CellsSaid, number_with
from kindhub.program.imports import CellRead, SourceRow, words_of
from kindhub.records.codes import code_list
from kindhub.records.names import fold
from kindhub.records.partial_date import PartialDate
from kindhub_cam.rules.facts import Family
from kindhub_cam.screening.told import child_of, known, other_parent_of, parent_of

SCREENING = (
    "screener", "birth", "nationality", "in_us", "state", "us_status", "status_since", "status_until", "proof",
    "other_parent", "other_in_household", "other_married", "other_biological", "earlier_aor", "danger", "agency",
    "aor_filed_on", "note",
)  # fmt: skip
CHILD = ("sex", "birth", "lives_in", "place", "marital", "relation", "order", "marriage", "lives_with", "id_number")
_NUMBER = re.compile(r"\d+", re.ASCII)
_BETWEEN = re.compile(r"\s*[/,;+]\s*|\s+y\s+|\s+and\s+")


@dataclass(slots=True)
class Line(CellsSaid):
    """One line as read, with the family it belongs to."""

    family: str


@dataclass(slots=True)
class ScreeningLine(Line):
    """A line of the sheet of screenings."""

    screened_on: date | None = None


@dataclass(slots=True)
class ChildLine(Line):
    """A line of the sheet of children."""

    number: int | None = None


@dataclass(slots=True)
class DocumentLine(Line):
    """A line of the sheet of documents; `whose` is the number of the child, 0 the petitioner."""

    whose: int | None = None


def family_number(cell: CellRead) -> str:
    """Every way a family's number is written is one."""
    return number_with("CAM", cell)


def read_screening(row: SourceRow) -> ScreeningLine:
    """One screening."""
    line = ScreeningLine(family_number(row.cell("family")))
    line.take_each(row, *SCREENING)
    line.screened_on = exact_day(row.value("screened_on"))
    return line


def read_child(row: SourceRow) -> ChildLine:
    """One child."""
    line = ChildLine(family_number(row.cell("family")))
    line.take_each(row, *CHILD)
    number = row.value("number")
    line.number = int(number) if isinstance(number, int | float) and number >= 1 else None
    countries, unread = read_countries(words_of(row.cell("nationality")))
    if countries:
        line.values["nationality"] = countries
    if unread:
        line.as_written["nationality"] = row.cell("nationality").written
    return line


def read_document(row: SourceRow) -> DocumentLine:
    """One document."""
    line = DocumentLine(family_number(row.cell("family")))
    line.take("requirement", row.cell("document"))
    line.values["title"] = row.cell("document").written.strip()[:300]
    received = row.value("received_on")
    line.values["received_on"] = exact_day(received)
    if received is not None and line.values["received_on"] is None:
        line.as_written["received_on"] = row.cell("received_on").written
    whose = fold(words_of(row.cell("whose")))
    digits = _NUMBER.findall(whose)
    line.whose = int(digits[0]) if digits else 0 if whose.startswith(("petitioner", "solicitante")) else None
    return line


def read_countries(written: str) -> tuple[tuple[str, ...], bool]:
    """The countries of a cell such as *GT / México*, and whether something in it was not understood."""
    known = _countries()
    parts = [fold(part) for part in _BETWEEN.split(written.strip()) if part.strip()]
    found = tuple(dict.fromkeys(known[part] for part in parts if part in known))
    return found, any(part not in known for part in parts)


def _countries() -> Mapping[str, str]:
    return {
        fold(word): one.code
        for one in code_list("cam.country")
        for word in (one.code, one.label.en, one.label.es, *one.synonyms)
    }


def family_of(line: ScreeningLine, children: list[ChildLine]) -> Family | None:
    """The facts of a screening; None where nobody knows the day of it, for the day decides the rules."""
    if line.screened_on is None:
        return None
    said = line.values
    return Family(
        line.screened_on, parent_of(said), tuple(child_of(one.number or place, one.values) for place, one in
                                                 enumerate(children, start=1)),
        other_parent_of(said), known(said.get("aor_filed_on")), line.family,
    )  # fmt: skip


def exact_day(value: PartialDate | None) -> date | None:
    """The day, where it is known to the day."""
    return value.earliest if value is not None and value.precision == "day" else None
