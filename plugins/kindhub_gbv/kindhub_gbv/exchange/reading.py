"""Collects what cells say into the values of a record, with absences and words kept beside them."""

from __future__ import annotations

from kindhub.program.cells_said import CellsSaid
from kindhub.records.base import Record
from kindhub.records.fields import fields_of


class Values(CellsSaid):
    """Values for one record; what could not be read stays in words."""

    __slots__ = ()

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
