"""The cells of a form's grids: each has a name like a field's, so that drafts, checks and comparing need no second way.

A cell is named `part:item:field`, such as `domain_scores:food:score`. The names of fields hold no colon.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.forms import Field, Form, Grid
from kindhub.records.base import Record, table_of
from kindhub.records.codes import CodeList, code_list
from kindhub.records.fields import FieldSpec, fields_of

_BETWEEN = ":"


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one row of a grid."""

    grid: Grid
    item: str
    field: Field

    @property
    def name(self) -> str:
        """Its name among the answers of the form."""
        return _BETWEEN.join((self.grid.form.key, self.item, self.field.name))

    @property
    def row(self) -> str:
        """The name of its row."""
        return row_name(self.grid, self.item)


def row_name(grid: Grid, item: str) -> str:
    """The name of the row of a value of the list."""
    return _BETWEEN.join((grid.form.key, item))


def row_of(cell: str) -> str:
    """The name of the row a cell stands in; empty for the name of a plain field."""
    return cell.rpartition(_BETWEEN)[0]


def list_of(grid: Grid) -> CodeList:
    """The list whose values are the rows."""
    return code_list(fields_of(grid.form.record)[grid.item].codes or "")


def row_fields(grid: Grid) -> tuple[Field, ...]:
    """What a row asks, its item left out."""
    return tuple(field for field in grid.form.fields() if field.name != grid.item)


def row_cells(grid: Grid, item: str) -> tuple[Cell, ...]:
    """The cells of one row."""
    return tuple(Cell(grid, item, field) for field in row_fields(grid))


def cells_of(form: Form) -> Iterator[Cell]:
    """Every cell of every grid of a form, in order."""
    for grid in form.grids:
        for code in list_of(grid):
            yield from row_cells(grid, code.code)


def names_of(form: Form) -> tuple[str, ...]:
    """The names of everything a form asks, the cells of its grids included."""
    return (*(field.name for field in form.fields()), *(cell.name for cell in cells_of(form)))


def specs_of(form: Form) -> dict[str, FieldSpec]:
    """What is known of every field and every cell of a form, by name."""
    return {**fields_of(form.record), **{cell.name: spec_of(cell) for cell in cells_of(form)}}


def spec_of(cell: Cell) -> FieldSpec:
    """What is known of a cell; its label names the item too, for the score the item alone."""
    spec = fields_of(cell.grid.form.record)[cell.field.name]
    item = list_of(cell.grid).codes[cell.item].label
    label = L(f"{item.en}: {spec.label.en.lower()}", f"{item.es}: {spec.label.es.lower()}")
    return replace(spec, name=cell.name, label=item if cell.field.name == cell.grid.score else label)


def rows_of(session: Session, grid: Grid, parent_id: str) -> dict[str, Any]:
    """The rows of a grid that are there, by item; of two for one item the later counts."""
    table = table_of(grid.form.record)
    found = session.scalars(
        select(grid.form.record).where(table.c[grid.form.parent] == parent_id).order_by(table.c.id)
    ).all()
    return {getattr(one, grid.item): one for one in found}


@dataclass(frozen=True, slots=True)
class GridContents:
    """What the grids of a form hold: values and absences by cell, and which record in which version each row is."""

    values: Mapping[str, Any]
    absent: Mapping[str, str]
    rows: Mapping[str, tuple[str, int]]


def read_grids(session: Session, form: Form, parent_id: str | None) -> GridContents:
    """The grids of the record of that id; nothing for a record that does not exist yet."""
    values: dict[str, Any] = {}
    absent: dict[str, str] = {}
    rows: dict[str, tuple[str, int]] = {}
    for grid in form.grids if parent_id else ():
        for item, record in rows_of(session, grid, parent_id or "").items():
            rows[row_name(grid, item)] = (record.id, record.version)
            for cell in row_cells(grid, item):
                values[cell.name] = getattr(record, cell.field.name)
                if cell.field.name in record.absent:
                    absent[cell.name] = record.absent[cell.field.name]
    return GridContents(values, absent, rows)


def row_answers(grid: Grid, item: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the answers of a form say of one row, by plain field name; only the cells that are in them."""
    return {cell.field.name: answers[cell.name] for cell in row_cells(grid, item) if cell.name in answers}


def is_blank(values: Mapping[str, Any], absent: Mapping[str, str]) -> bool:
    """Whether a row says nothing: it then is no row."""
    return not absent and all(value in (None, "", (), []) for value in values.values())


def tried_row(grid: Grid, item: str, values: Mapping[str, Any], absent: Mapping[str, str]) -> Record:
    """A row as it would be saved, to be checked and thrown away."""
    record = grid.form.record(**{grid.item: item, **values})
    record.absent = dict(absent)
    return record
