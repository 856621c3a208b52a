"""Names that stand where none may stand: an incident is told by code, so a name in it goes into the vault instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kindhub.records.names import fold

_NAMING = ("nombre", "apellido", "name", "surname", "telefono", "celular", "direccion", "dpi", "cui", "documento")
"""Headings of columns that say who somebody is, whatever stands in them."""
_WORD = re.compile(r"[^\W\d_][\w'’ʼ]+")
SHORTEST = 3


class KnownNames:
    """The names of the vault and of the file at hand: pairs of a given name and a surname that belong together."""

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        self._pairs: list[tuple[frozenset[str], frozenset[str]]] = []
        for given, surnames in people:
            pair = (_words(given), _words(surnames))
            if all(pair):
                self._pairs.append(pair)

    def in_text(self, text: str) -> bool:
        """Whether a given name and a surname of one person both stand in a text."""
        said = _words(text)
        return len(said) > 1 and any(given & said and surnames & said for given, surnames in self._pairs)


def names_somebody(heading: str) -> bool:
    """Whether a column by this heading says who somebody is."""
    plain = fold(heading)
    return any(word in plain for word in _NAMING)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for one in _WORD.findall(text) if len(word := fold(one)) >= SHORTEST)


def set_aside(other: Mapping[str, str], known: KnownNames) -> tuple[dict[str, str], dict[str, str]]:
    """Columns nobody asked for, parted into what may stay with the incident and what names somebody."""
    stays: dict[str, str] = {}
    named: dict[str, str] = {}
    for heading, text in other.items():
        (named if names_somebody(heading) or known.in_text(text) else stays)[heading] = text
    return stays, named
