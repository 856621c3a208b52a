"""Collects what cells say into the values of a record, with absences and words kept beside them."""

from __future__ import annotations

from kindhub.program.cells_said import CellsSaid
from kindhub.program.imports import SourceRow
from kindhub.records.base import Record
from kindhub.records.fields import fields_of
from kindhub.records.partial_date import PartialDate


class Values(CellsSaid):
    """Values for one record."""

    __slots__ = ()

    def note(self, row: SourceRow) -> None:
        """Columns that nobody asked for become lines of the note."""
        lines = [f"{heading}: {text}" for heading, text in row.other.items()]
        if lines:
            self.values["note"] = "\n".join(filter(None, (self.values.get("note"), *lines)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said."""
        return not (self.values or self.absent or self.as_written)


def fill(record: Record, said: Values) -> None:
    """Give a record what it does not have yet. What it has stays; another value for it is kept in words."""
    names = fields_of(type(record))
    words = Values(as_written=dict(record.as_written))
    for name, value in said.values.items():
        held = getattr(record, name)
        if held is None or (name == "note" and not held):
            setattr(record, name, value)
        elif isinstance(held, PartialDate) and isinstance(value, PartialDate):
            _settle_date(record, name, held, value, words)
        elif name == "note" and value not in held:
            record.note = f"{held}\n{value}"
        elif held != value and name != "note":
            words.keep(name, str(value))
    for name, text in said.as_written.items():
        words.keep(name, text)
    if words.as_written != dict(record.as_written):
        record.as_written = words.as_written
    absent = {
        name: why
        for name, why in {**said.absent, **record.absent}.items()
        if name in names and getattr(record, name) is None
    }
    if absent != dict(record.absent):
        record.absent = absent


def _settle_date(record: Record, name: str, held: PartialDate, said: PartialDate, words: Values) -> None:
    """Of two dates that agree the more exact one is kept; of two that do not, the first; the other one in words."""
    if (held.earliest, held.latest, held.precision) == (said.earliest, said.latest, said.precision):
        return
    narrower = said.is_known and (not held.is_known or (held.overlaps(said) and _days(said) < _days(held)))
    if narrower:
        setattr(record, name, said)
    words.keep(name, held.written if narrower else said.written)


def _days(value: PartialDate) -> int:
    if value.earliest is None or value.latest is None:
        return 10**6
    return (value.latest - value.earliest).days + value.estimated
