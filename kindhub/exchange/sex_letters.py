"""H and M, or F and M: the letter M is *mujer* beside H and *male* beside F, which only the whole column can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kindhub.exchange.sheets.model import EMPTY, Cell, Row
from kindhub.program.exchange import ImportColumn

_MEANT = {"H": "hombre", "M": "mujer"}


def columns_of_h_and_m(
    rows: Sequence[Row], columns: Mapping[str, ImportColumn], places: Mapping[str, int]
) -> frozenset[int]:
    """Places of the columns of sex in which H stands and F does not: there M means a woman or girl."""
    return frozenset(place for key, place in places.items() if columns[key].codes == "sex" and _has_h(rows, place))


def _has_h(rows: Sequence[Row], place: int) -> bool:
    letters = {(row.cells[place] if place < len(row.cells) else EMPTY).written.strip().upper() for row in rows}
    return "H" in letters and "F" not in letters


def as_meant(cell: Cell) -> Cell:
    """The cell of such a column with its letter said as a word."""
    word = _MEANT.get(cell.written.strip().upper())
    return cell._replace(value=word, written=word) if word else cell
