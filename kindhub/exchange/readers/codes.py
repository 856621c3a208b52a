"""Texts that stand for a code of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from kindhub.exchange.readers.read import Read, Written, read_nothing, text_of
from kindhub.exchange.readers.words import squeeze
from kindhub.exchange.sheets.model import Cell
from kindhub.i18n import L

_CLOSE_CODE = 90
_SHORTEST_CLOSE = 5


class Codes:
    """The codes of a list with all the ways they are written; built from code → synonyms."""

    def __init__(self, synonyms: Mapping[str, Iterable[str]]) -> None:
        """Raises `ValueError` when a synonym stands for two codes."""
        self._codes: dict[str, str] = {}
        for code, written in synonyms.items():
            for text in (code, *written):
                if self._codes.setdefault(squeeze(text), code) != code:
                    raise ValueError(f"{text!r} stands for {self._codes[squeeze(text)]!r} and {code!r}")

    def exact(self, plain: str) -> str | None:
        """The code of a squeezed text that stands in the list."""
        return self._codes.get(plain)

    def close(self, plain: str) -> str | None:
        """The code whose synonyms alone are within a slip of the hand; texts under five letters are never guessed."""
        if len(plain) < _SHORTEST_CLOSE:
            return None
        near = process.extract(plain, self._codes.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE_CODE, limit=None)
        found = {self._codes[text] for text, _, _ in near if len(text) >= _SHORTEST_CLOSE}
        return found.pop() if len(found) == 1 else None


def read_code(cell: Written, codes: Codes) -> Read[str]:
    """The code a text stands for in a list of synonyms; close to one of them alone it is taken, but not `sure`.

    A synonym wins over the words for "not known", so a list may have its own code for "?".
    """
    written = text_of(cell)
    if isinstance(cell, Cell) and cell.kind == "error":
        return read_nothing(cell) or Read(written=written)
    plain = squeeze(written)
    if code := codes.exact(plain):
        return Read(code, written=written)
    nothing: Read[str] | None = read_nothing(cell)
    if nothing:
        return nothing
    bare = squeeze(re.sub(r"\([^)]*\)?", " ", written))
    if bare != plain and (code := codes.exact(bare)):
        return Read(code, written=written, extra=True)
    if code := codes.close(plain) or codes.close(bare):
        return Read(code, written=written, sure=False)
    return Read(problem=L("Not in the list", "No está en la lista"), written=written)
