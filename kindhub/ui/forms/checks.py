"""What is to be said of the answers of a form before they are saved: problems that keep it back, and mere advice.

The same guard that stands before every save is asked, with a record that is thrown away, so that the form can never
promise what the save then refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kindhub.i18n import L
from kindhub.program.forms import Form, Grid
from kindhub.records.base import Record
from kindhub.services.grids import is_blank, row_cells, tried_row
from kindhub.services.needs import NEEDED, lacking, shown_fields
from kindhub.storage.guard import problems_of


def problems_in(form: Form, values: Mapping[str, Any], absent: Mapping[str, str]) -> dict[str, L]:
    """What keeps the form from being saved, by shown field: wrong values first, then what is needed and not there."""
    shown = {field.name for field in shown_fields(form, values)}
    found = {problem.field: problem.advice for problem in problems_of(_tried(form, values, absent))}
    for section in form.sections:
        if section.guided is not None:
            found.update(section.guided.outcome(values).contradictions)
    for name in lacking(form, values, absent, "create"):
        found[name] = NEEDED
    return {field.name: found[field.name] for field in form.fields() if field.name in found and field.name in shown}


def problems_in_row(
    grid: Grid, item: str, values: Mapping[str, Any], absent: Mapping[str, str]
) -> dict[str, L]:  # fmt: skip
    """What keeps one row of a grid from being saved, by cell; a row that says nothing is no row."""
    said = {name: value for name, value in values.items() if name != grid.item}
    if is_blank(said, absent):
        return {}
    found = {problem.field: problem.advice for problem in problems_of(tried_row(grid, item, said, absent))}
    found.update(dict.fromkeys(lacking(grid.form, values, absent, "create"), NEEDED))
    return {cell.name: found[cell.field.name] for cell in row_cells(grid, item) if cell.field.name in found}


def advice_in(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """What deserves a second look, by field. It never keeps a save back."""
    known = {field.name for field in form.fields()}
    return {name: advice for name, advice in _tried(form, values, {}).advice() if name in known}


def _tried(form: Form, values: Mapping[str, Any], absent: Mapping[str, str]) -> Record:
    columns = form.record.model_fields
    record = form.record(**{name: value for name, value in values.items() if name in columns})
    record.absent = dict(absent)
    return record
