"""What came of reading one cell, and the cells that give no value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

from kindhub.exchange.readers.words import squeeze, word_lists
from kindhub.exchange.sheets.model import Cell
from kindhub.i18n import L

T = TypeVar("T")
Absence = Literal["not_known", "not_asked", "refused"]
Written = Cell | str | int | float | None
"""What readers take: a cell, or a bare text or number from somewhere else."""


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was understood of one cell.

    Either `value`, or `absence` (somebody said that it is not known, was not asked, was refused), or `problem` (it
    cannot be understood, in words for the person), or none of the three: nothing was stated. `sure` is False for a
    value that was guessed over a slip of the hand. `extra` says that the text holds more than the value.
    """

    value: T | None = None
    absence: Absence | None = None
    problem: L | None = None
    written: str = ""
    sure: bool = True
    extra: bool = False

    @property
    def beside(self) -> str:
        """The words to keep beside the field, empty when the value says it all."""
        told_all = self.value is not None and self.sure and not self.extra
        return "" if told_all else self.written.strip()


def text_of(cell: Written) -> str:
    """What a person sees in it."""
    if isinstance(cell, Cell):
        return cell.written
    return "" if cell is None else str(cell)


def read_nothing(cell: Written) -> Read[T] | None:
    """What a cell says when it gives no value: blank, `-`, `n/a`, `?`, "no dice", an error, a formula.

    None if it does give one. The result fits a reader of any type.
    """
    written = text_of(cell)
    if not written.strip():
        return Read(written=written)
    if isinstance(cell, Cell) and cell.kind == "error":
        return Read(problem=L("The sheet shows an error here", "La hoja muestra un error aquí"), written=written)
    if written.lstrip()[0] in "=@":
        problem = L("Looks like a formula, not a value", "Parece una fórmula, no un dato")
        return Read(problem=problem, written=written)
    lists, plain = word_lists(), squeeze(written)
    if plain in lists["open"]:
        return Read()
    if plain in lists["does_not_apply"]:
        return Read(written=written)
    absence: Absence
    for absence in ("not_known", "not_asked", "refused"):
        if plain in lists[absence] or (absence == "not_known" and set(plain) == {"?"}):
            return Read(absence=absence, written=written)
    return None


def of_stored_result(reader: Callable[[Written], Read[T]], cell: Written) -> Read[T] | None:
    """For a formula the sheet had computed: its stored result as `reader` reads it, the formula kept beside.

    None for cells that are no formula, or have no stored result.
    """
    if not isinstance(cell, Cell) or cell.kind != "formula" or not cell.cached:
        return None
    return replace(reader(cell.cached), written=f"{cell.written} → {cell.cached}", extra=True)
