"""Collects what cells say into the values of a record, with absences and words kept beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kindhub.program.imports import CellRead
from kindhub.records.base import Record
from kindhub.records.fields import fields_of


@dataclass(slots=True)
class Values:
    """Values for one record; what could not be read stays in words."""

    values: dict[str, Any] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    as_written: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, cell: CellRead) -> None:
        """Take a cell as it was read."""
        if cell.value is not None:
            self.values[name] = cell.value
        elif cell.absence:
            self.absent[name] = cell.absence
        self.keep(name, cell.beside)

    def keep(self, name: str, words: str) -> None:
        """Keep words beside a field, under those that are there."""
        if words and words not in self.as_written.get(name, "").split("\n"):
            self.as_written[name] = "\n".join(filter(None, (self.as_written.get(name), words)))

    def fill(self, record: Record) -> bool:
        """Give a record what it lacks; another value for what it has is kept in words. True if anything changed."""
        names, words, changed = fields_of(type(record)), dict(record.as_written or {}), False
        for name, value in self.values.items():
            held = getattr(record, name)
            if held is None:
                setattr(record, name, value)
                changed = True
            elif held != value:
                said = value.show() if hasattr(value, "show") else str(value)
                changed |= _add(words, name, said)
        for name, text in self.as_written.items():
            changed |= _add(words, name, text)
        absent = {n: why for n, why in {**self.absent, **(record.absent or {})}.items()
                  if n in names and getattr(record, n) is None}  # fmt: skip
        if changed:
            record.as_written = words
        if absent != dict(record.absent or {}):
            record.absent, changed = absent, True
        return changed


def _add(words: dict[str, str], name: str, text: str) -> bool:
    lines = [line for line in words.get(name, "").split("\n") if line]
    if text in lines or words.get(name) == text:
        return False
    words[name] = "\n".join((*lines, text))
    return True
