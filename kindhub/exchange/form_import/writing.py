"""Writes the planned rows of a form: new records as they were tried, completed ones field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kindhub.exchange.form_import.reading import RowRead
from kindhub.program.imports import ImportPlan
from kindhub.records.base import Record


@dataclass(slots=True)
class RowToWrite:
    """A record that is new, or the one that a row completes, and what the row says."""

    record: Record
    said: RowRead


def write_rows(work: Any, plan: ImportPlan) -> None:
    """Write within the import's unit of work. Raises `UserError` when a record of the plan is gone."""
    made: dict[str, Record] = {}
    for row in plan.rows:
        if row.left_out or row.verdict not in ("new", "same"):
            continue
        planned: RowToWrite = row.read
        record = planned.record
        if row.verdict == "new":
            work.add(record)
            made[record.id] = record
        else:
            _complete(made.get(record.id) or work.get(type(record), record.id), planned.said)
    work.flush()


def _complete(record: Record, said: RowRead) -> None:
    for name, value in said.values.items():
        setattr(record, name, value)
    absent = {**said.absent, **record.absent}
    record.absent = {name: why for name, why in absent.items() if getattr(record, name, None) in (None, "", ())}
    words = dict(record.as_written)
    for name, text in said.as_written.items():
        words[name] = "\n".join(filter(None, (words.get(name), text)))
    record.as_written = words
