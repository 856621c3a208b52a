"""Collects what the cells of a row say for a record: values, why there is none, and the words kept beside them."""

import re
from dataclasses import dataclass, field
from typing import Any

from kindhub.program.imports import CellRead, SourceRow

_NUMBER = re.compile(r"\d+", re.ASCII)


def number_with(letters: str, cell: CellRead) -> str:
    """A case number however it is written: `cv 0002`, `CV2` and `0002` are CV-0002; without digits as it stands."""
    written = str(cell.value if cell.value is not None else cell.written).strip()
    digits = "".join(_NUMBER.findall(written))
    return f"{letters}-{digits.zfill(4)}" if digits else written.upper()


@dataclass(slots=True, kw_only=True)
class CellsSaid:
    """By field. `as_written` keeps words under the field's name, or the heading where there is none."""

    values: dict[str, Any] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    as_written: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, cell: CellRead) -> None:
        """Take a cell as it was read; what could not be read stays in words."""
        self.put(name, cell.value, cell)

    def take_each(self, row: SourceRow, *names: str) -> None:
        """Take the cells of these columns, which are called as the fields are."""
        for name in names:
            self.take(name, row.cell(name))

    def put(self, name: str, value: Any, cell: CellRead) -> None:
        """Take a value made from a cell, and from the cell why there is none and which words to keep."""
        if value is not None:
            self.values[name] = value
        elif cell.absence:
            self.absent[name] = cell.absence
        self.keep(name, cell.beside)

    def keep(self, name: str, words: str) -> None:
        """Keep words beside a field; several are kept under each other, and none twice."""
        if words and words not in self.as_written.get(name, "").split("\n"):
            self.as_written[name] = "\n".join(filter(None, (self.as_written.get(name), words)))
