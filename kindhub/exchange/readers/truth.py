"""Yes and no, as people tick, write and doubt them."""

from __future__ import annotations

import re

from kindhub.exchange.readers.read import Read, Written, read_nothing, text_of
from kindhub.exchange.readers.words import squeeze, word_lists
from kindhub.exchange.sheets.model import Cell
from kindhub.i18n import L


def read_yes_no(cell: Written) -> Read[bool]:
    """Yes or no. `x`, a tick and 1 are yes; a doubt ("x?", "sí?") is not known; what follows yes or no is kept."""
    if isinstance(cell, Cell) and isinstance(cell.value, bool):
        return Read(cell.value, written=cell.written)
    nothing: Read[bool] | None = read_nothing(cell)
    if nothing:
        return nothing
    written, lists = text_of(cell), word_lists()
    plain = squeeze(written)
    if plain.endswith("?"):
        return Read(absence="not_known", written=written)
    for value, words in ((True, lists["yes"]), (False, lists["no"])):
        if plain in words:
            return Read(value, written=written)
    first = re.split(r"[,;:.(\n]", plain, maxsplit=1)[0].strip()
    for value, words in ((True, lists["yes"]), (False, lists["no"])):
        if first in words and first != plain:
            return Read(value, written=written, extra=True)
    return Read(problem=L("Neither yes nor no", "No es sí ni no"), written=written)
