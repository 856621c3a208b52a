"""Day first or month first: decided for a whole column, because a single cell such as 03/04/2018 cannot say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kindhub.exchange.sheets.model import Row
from kindhub.program.exchange import ImportColumn

_PAIR = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\b", re.ASCII)
_ORDER = re.compile(r"(?i)\b(?:(mm)[/.-]dd|(dd)[/.-]mm)\b")
_LONGEST_MONTH = 12


def day_first_columns(
    rows: Sequence[Row], columns: Mapping[str, ImportColumn], places: Mapping[str, int], headings: Mapping[str, str]
) -> dict[str, bool]:
    """Which date columns write the day first. The header may say (mm/dd); else the cells that can be read one way
    only decide by majority; where none can, the other headers of the sheet that say it, if they all say one thing;
    else the day is first, as in the region.
    """
    dated = {key: place for key, place in places.items() if key in columns and columns[key].kind in ("day", "birth")}
    said = {key: order for key in dated if (order := _said(headings.get(key, ""))) is not None}
    elsewhere = said[min(said)] if len(set(said.values())) == 1 else True
    return {key: said[key] if key in said else _day_first(rows, place, elsewhere) for key, place in dated.items()}


def _said(heading: str) -> bool | None:
    """Whether the heading says that the day is first; None where it says nothing."""
    found = _ORDER.search(heading)
    return None if found is None else found[2] is not None


def _day_first(rows: Sequence[Row], place: int, otherwise: bool) -> bool:
    day_first = month_first = 0
    for row in rows:
        cell = row.cells[place] if place < len(row.cells) else None
        found = _PAIR.match(cell.written) if cell is not None and cell.kind == "text" else None
        if found:
            day_first += int(found[1]) > _LONGEST_MONTH >= int(found[2])
            month_first += int(found[2]) > _LONGEST_MONTH >= int(found[1])
    return otherwise if day_first == month_first else day_first > month_first
