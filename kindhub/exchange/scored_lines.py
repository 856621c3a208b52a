"""The scores of a line of an attendance list, against what its sheet says the tests are counted on."""

from __future__ import annotations

from typing import Any, Protocol

from kindhub.i18n import L
from kindhub.program.imports import ColumnProblem, SourceRow, SourceTable

PERCENT = 100
MOMENTS = ("pre", "post")
TOO_HIGH = L("Above the highest score of the tests", "Es mayor que el puntaje máximo")
OTHER_TOTAL = L("Out of another total than the sheet says", "Sobre otro total que el de la hoja")


class Scored(Protocol):
    """A line that is read: the scores are set on it, what is none is kept beside."""

    pre: float | None
    post: float | None
    as_written: dict[str, str]
    absent: dict[str, str]
    problems: list[ColumnProblem]


def read_scores(row: SourceRow, table: SourceTable, read: Scored, maximum: int | None) -> None:
    """Set `pre` and `post`; without a maximum a score out of some total becomes percent.

    A score out of another total, or above the maximum, is no score: its words are kept, and it is to be looked at. So
    is one that the sheet turned into a date, which its cell says itself.
    """
    for key in MOMENTS:
        cell = row.cell(key)
        if cell.absence:
            read.absent[key] = cell.absence
        if cell.value is None:
            if cell.written:
                read.as_written.setdefault(key, cell.beside or cell.written)
            continue
        points, problem = _points(cell.value, maximum)
        if problem is None:
            setattr(read, key, points)
        else:
            read.as_written[key] = cell.written
            read.problems.append(ColumnProblem(table.columns.get(key, key), problem, cell.written))


def _points(value: Any, maximum: int | None) -> tuple[float, L | None]:
    points, total = value
    if maximum is None and total:
        return float(points) * PERCENT / float(total), None
    if maximum is not None and total is not None and total != maximum:
        return 0.0, OTHER_TOTAL
    if maximum is not None and points > maximum:
        return 0.0, TOO_HIGH
    return float(points), None
