"""A line of the sheet of headcounts: a fair or a play with its grid, or spots on the radio."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from kindhub.exchange.readers import read_number
from kindhub.i18n import L
from kindhub.program.imports import ColumnProblem, SourceRow, SourceTable
from kindhub.records.codes import code_list
from kindhub.records.languages import read_languages
from kindhub.records.names import fold
from kindhub.records.partial_date import PartialDate
from kindhub_gbv_activities.exchange.line_reading import place_of
from kindhub_gbv_activities.records import CELLS

RADIO = "radio"
SUM_DIFFERS = L("The cells add up to another total", "Las celdas suman otro total")
_SPOTS = re.compile(r"\(?\s*(\d+)\s*(?:pases|veces|spots)\s*\)?", re.IGNORECASE)
_ABOUT = re.compile(r"^\s*(?:aprox(?:imadamente)?\.?|unos|unas|cerca de|±|~)\s*", re.IGNORECASE)


@dataclass(slots=True)
class TallyRead:
    """One line as read: values of a `Tally`, or of `Media` where it is radio."""

    radio: bool
    held_on: PartialDate | None
    values: dict[str, Any] = field(default_factory=dict)
    as_written: dict[str, str] = field(default_factory=dict)
    problems: list[ColumnProblem] = field(default_factory=list)
    title: str = ""


def read_tally(row: SourceRow, table: SourceTable) -> TallyRead:
    """Read one line."""
    activity, venue = str(row.value("activity") or ""), str(row.value("place") or "")
    kind = kind_of(activity)
    languages = read_languages(row.cell("languages").written)
    read = TallyRead(kind == RADIO, row.value("held_on"), title=" · ".join(filter(None, (activity, venue))))
    read.values = {"kind": kind, "venue": venue or None, "place": place_of(venue), "languages": languages.codes or None,
                   "note": row.cell("note").written or None}  # fmt: skip
    if languages.unread:
        read.as_written["languages"] = row.cell("languages").written
    if kind is None or read.radio:
        read.as_written["kind"] = activity
    if read.radio:
        _spots(row, table, read, activity)
    else:
        _grid(row, table, read)
    for key, cell in row.cells.items():
        if cell.problem is not None:
            read.problems.append(ColumnProblem(table.columns.get(key, key), cell.problem, cell.written))
            read.as_written.setdefault(key, cell.written)
    return read


def kind_of(activity: str) -> str | None:
    """The kind of activity its words begin with or hold: "spots de radio (28 pases)" is radio."""
    words = fold(activity)
    known = [(fold(text), one.code) for one in code_list("gbv_activities.activity")
             for text in (one.label.es, one.label.en, *one.synonyms)]  # fmt: skip
    return next((code for text, code in sorted(known, key=lambda pair: -len(pair[0])) if text in words), None)


def _grid(row: SourceRow, table: SourceTable, read: TallyRead) -> None:
    cells = {key: number for key in (*CELLS, "total") if (number := _whole(row.value(key))) is not None}
    read.values.update(cells)
    total, added = cells.pop("total", None), sum(cells.values())
    if total is not None and cells and added != total:
        written = " + ".join(f"{key} {value}" for key, value in cells.items())
        read.as_written["total"] = f"{written} = {added}"
        read.problems.append(ColumnProblem(table.columns.get("total", "total"), SUM_DIFFERS, str(total)))


def _spots(row: SourceRow, table: SourceTable, read: TallyRead, activity: str) -> None:
    found = _SPOTS.search(activity)
    written = row.cell("audience").written
    audience = read_number(_ABOUT.sub("", written)) if written else None
    read.values.update(title=activity, spots=int(found[1]) if found else None)
    if audience is not None and audience.value is not None:
        read.values["audience"] = _whole(audience.value)
        if _ABOUT.match(written):
            read.as_written["audience"] = written
    elif written:
        read.as_written["audience"] = written
        if audience is not None and audience.problem is not None:
            read.problems.append(ColumnProblem(table.columns.get("audience", "audience"), audience.problem, written))


def _whole(value: Any) -> int | None:
    return int(value) if isinstance(value, int | float) and value == int(value) and value >= 0 else None
