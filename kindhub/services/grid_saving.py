"""Writes the rows of a form's grids in the unit of work that saves the form."""

from collections.abc import Mapping
from typing import Any

from kindhub.program.forms import Form, Grid
from kindhub.records.base import Record
from kindhub.records.fields import fields_of
from kindhub.services.grids import Cell, is_blank, list_of, row_answers, row_cells, row_name, rows_of, spec_of
from kindhub.services.needs import NEEDED, lacking
from kindhub.storage.guard import Invalid, Problem, problems_of
from kindhub.storage.unit_of_work import Conflict, UnitOfWork


def write_grids(
    work: UnitOfWork,
    form: Form,
    record: Record,
    read: Mapping[str, tuple[str, int]],
    values: Mapping[str, Any],
    absent: Mapping[str, str],
) -> None:
    """Write the rows the answers speak of; rows they leave out stay as they are, rows without an answer go.

    `read` is which record in which version each row was when the form was opened. Raises `Invalid` naming cells, and
    `Conflict` with the row when somebody else wrote it in between.
    """
    for grid in form.grids:
        there = rows_of(work.session, grid, record.id)
        for code in list_of(grid):
            row, why = row_answers(grid, code.code, values), row_answers(grid, code.code, absent)
            if row or why:
                _write_row(work, Cell(grid, code.code, grid.form.fields()[0]), record.id, there, read, row, why)


def _write_row(
    work: UnitOfWork,
    at: Cell,
    parent_id: str,
    there: Mapping[str, Any],
    read: Mapping[str, tuple[str, int]],
    values: Mapping[str, Any],
    absent: Mapping[str, str],
) -> None:
    grid, item = at.grid, at.item
    record = there.get(item)
    if record is not None and read.get(row_name(grid, item)) != (record.id, record.version):
        raise Conflict(record)
    if is_blank(values, absent):
        if record is not None:
            work.delete(record)
        return
    if record is None:
        start: dict[str, Any] = {grid.form.parent: parent_id, grid.item: item}
        record = grid.form.record(**start)
    for name, value in values.items():
        setattr(record, name, value)
    record.absent = {**_kept(record, values), **{n: why for n, why in absent.items() if values.get(n) is None}}
    _check(grid, item, record)
    work.add(record)
    work.flush()


def _kept(record: Record, values: Mapping[str, Any]) -> dict[str, str]:
    return {name: why for name, why in record.absent.items() if name not in values}


def _check(grid: Grid, item: str, record: Any) -> None:
    """Raise `Invalid` under the names of the cells, which the form knows."""
    values = {name: getattr(record, name) for name in fields_of(grid.form.record)}
    found = {problem.field: problem.advice for problem in problems_of(record)}
    found.update(dict.fromkeys(lacking(grid.form, values, record.absent, "create"), NEEDED))
    cells = {cell.field.name: cell for cell in row_cells(grid, item)}
    problems = tuple(
        Problem(record.id, cells[name].name, spec_of(cells[name]).label, advice)
        for name, advice in found.items()
        if name in cells
    )
    if problems:
        raise Invalid(problems)
