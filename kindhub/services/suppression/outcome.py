"""What comes out of suppression: tables that may be given out, in words too, and what to keep of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kindhub.i18n import L
from kindhub.services.suppression.tables import Coordinates, CountTable, Limits

OTHER = "s"
"""The mark of a number that is hidden to protect another."""
Verdict = Literal["", "too small", "withheld"]

TOO_SMALL = L(
    "Too few people for this table: only zeros could be shown. Choose a larger area, a longer time or wider age bands.",
    "Hay muy pocas personas para este cuadro: solo podrían mostrarse ceros. Elija un área más grande, un tiempo más "
    "largo o grupos de edad más amplios.",
)
WITHHELD = L(
    "This table is not given out: together with an earlier report it would show a small number.",
    "Este cuadro no se entrega: junto con un informe anterior dejaría ver una cifra pequeña.",
)
_METHOD = L(
    "Numbers from 1 to {most} are hidden and shown as “<{limit}”{finer}. “s”: hidden as well, so that no hidden number "
    "can be worked out from the others, from the totals or from an earlier report; its size is not told. "
    "Zeros are shown.",
    "Las cifras de 1 a {most} se ocultan y se muestran como «<{limit}»{finer}. «s»: también oculta, para que ninguna "
    "cifra oculta se pueda calcular con las demás, con los totales ni con un informe anterior; no se dice su tamaño. "
    "Los ceros se muestran.",
)
_FINER = L(
    "; 1 to {most} as “<{limit}” in the smallest areas", "; de 1 a {most} como «<{limit}» en las áreas más pequeñas"
)


def small_mark(limit: int) -> str:
    """`<5`."""
    return f"<{limit}"


def method(limits: Limits) -> L:
    """The sentence that is printed under every table, in both languages."""
    highest = max((*limits.by.values(), limits.usual))
    said = {}
    for language in ("en", "es"):
        finer = "" if highest == limits.usual else getattr(_FINER, language).format(most=highest - 1, limit=highest)
        said[language] = getattr(_METHOD, language).format(most=limits.usual - 1, limit=limits.usual, finer=finer)
    return L(said["en"], said["es"])


@dataclass(frozen=True, slots=True)
class SafeTable:
    """A table as it may be given out. `marks` are its hidden cells; `table` has the true numbers and stays inside.

    `too small`: nothing but zeros is left. `withheld`: it cannot be given out at all; then every cell is marked.
    """

    table: CountTable
    marks: Mapping[Coordinates, str]
    verdict: Verdict = ""

    def said(self, place: Coordinates) -> int | str:
        """What is printed in a cell: its number or its mark."""
        return self.marks.get(place) or self.table.cells[place]

    @property
    def advice(self) -> L | None:
        """What to say instead of, or beside, a table of which nothing is left."""
        return {"too small": TOO_SMALL, "withheld": WITHHELD}.get(self.verdict)


@dataclass(frozen=True, slots=True)
class SafeReport:
    """All tables of one report, protected together. Keep `kept()` of it in the program's own file once it is given out.

    It holds the true numbers: the next report needs them to see what follows from both.
    """

    tables: tuple[SafeTable, ...]
    limits: Limits

    @property
    def method(self) -> L:
        """The sentence that is printed under every table."""
        return method(self.limits)

    def __getitem__(self, key: str) -> SafeTable:
        return next(one for one in self.tables if one.table.key == key)

    def kept(self) -> dict[str, Any]:
        """Plain values for an encrypted column; `from_kept` reads them back."""
        return {
            "limits": {"usual": self.limits.usual, "by": dict(self.limits.by)},
            "tables": [_kept(one) for one in self.tables],
        }

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> "SafeReport":
        """A report that was given out earlier."""
        limits = Limits(kept["limits"]["usual"], kept["limits"]["by"])
        return cls(tuple(_read(one) for one in kept["tables"]), limits)


def _kept(safe: SafeTable) -> dict[str, Any]:
    table = safe.table
    return {
        "key": table.key,
        "dimensions": list(table.dimensions),
        "counts": table.counts,
        "at": dict(table.at),
        "parts": {name: {code: list(finer) for code, finer in found.items()} for name, found in table.parts.items()},
        "cells": [[list(place), count, safe.marks.get(place, "")] for place, count in table.cells.items()],
        "verdict": safe.verdict,
    }


def _read(kept: Mapping[str, Any]) -> SafeTable:
    cells = {tuple(place): count for place, count, _ in kept["cells"]}
    marks = {tuple(place): mark for place, _, mark in kept["cells"] if mark}
    parts = {name: {code: tuple(finer) for code, finer in found.items()} for name, found in kept["parts"].items()}
    table = CountTable(kept["key"], tuple(kept["dimensions"]), cells, kept["counts"], kept["at"], parts)
    return SafeTable(table, marks, kept["verdict"])
