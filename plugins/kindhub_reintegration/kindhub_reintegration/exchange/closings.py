"""A line of the closings sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kindhub.program.imports import SourceRow, words_of
from kindhub.records.codes import code_list
from kindhub.records.names import fold
from kindhub_reintegration.exchange.case_numbers import normal_number
from kindhub_reintegration.exchange.reading import Values


@dataclass(slots=True)
class ClosingRead:
    """One line as read. `same` is equal on lines that repeat each other, `spelling` a new way to write the name."""

    number: str
    written_number: str
    name: str
    closure: Values = field(default_factory=Values)
    same: tuple[Any, ...] = ()
    spelling: str = ""


def read_closing(row: SourceRow, prefix: str) -> ClosingRead:
    """Read one line."""
    written = words_of(row.cell("number"))
    read = ClosingRead(normal_number(written, prefix), written, words_of(row.cell("name")))
    said = read.closure
    for name in ("closed_on", "reason", "residence", "note"):
        said.take(name, row.cell(name))
    _take_goals(row, said)
    opinion = row.cell("opinion")
    said.put("opinion", opinion.value, opinion)
    if opinion.problem:
        said.values["opinion_words"] = opinion.written
    _take_approval(row, said)
    said.keep("name", row.cell("name").beside)
    if written != read.number:
        said.keep("case_written", written)
    said.note(row)
    keys = (key for key in row.cells if key not in ("number", "name"))
    read.same = (read.number, *sorted((key, row.cell(key).written.casefold()) for key in keys))
    return read


def _take_goals(row: SourceRow, said: Values) -> None:
    cell = row.cell("goals")
    score = cell.value
    whole = score is not None and score.points == int(score.points)
    said.put("goals_met", int(score.points) if whole else None, cell)
    if whole and score.maximum is not None:
        said.values["goals_total"] = int(score.maximum)


def _take_approval(row: SourceRow, said: Values) -> None:
    """*Coordinación* and *KIND* approved it, *pendiente* is pending; whoever else is named is kept by name."""
    cell = row.cell("approved_by")
    words = fold(cell.written)
    meant = next((code.code for code in code_list("approval") if words in map(fold, code.synonyms)), None)
    if meant:
        said.values["approval"] = meant
    if cell.value is not None and meant != "pending":
        said.values["approved_by"] = cell.value
    elif cell.written and not meant:
        said.keep("approved_by", cell.written)
