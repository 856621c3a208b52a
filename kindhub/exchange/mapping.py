"""Find the header of a sheet and which of its columns means which field, in Spanish or English.

A mapping is a proposal with a certainty per column. The person corrects it, and the correction is remembered under
the `fingerprint` of the header row, so next month's file of the same partner needs no hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import token_sort_ratio

from kindhub.errors import UserError
from kindhub.exchange.headings import fingerprint, heading_key, unique_headings
from kindhub.exchange.sheets.model import Row, Sheet
from kindhub.i18n import L
from kindhub.program.exchange import ImportColumn

__all__ = [
    "Certainty",
    "ColumnMapping",
    "HeaderRow",
    "MappedColumn",
    "find_header",
    "find_sheet",
    "fingerprint",
    "heading_key",
    "propose_mapping",
    "unique_headings",
]

Certainty = Literal["remembered", "exact", "synonym", "close", "none"]

_SCORES: Mapping[Certainty, float] = {"remembered": 2.0, "exact": 1.0, "synonym": 0.95, "close": 0.6, "none": 0.0}
_CLOSE_FROM = 86
"""Likeness (0-100, rapidfuzz token_sort_ratio) from which two headings are a proposal; a judgement."""
_SHORTEST_CLOSE = 5
_ROWS_LOOKED_AT = 60
_LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of the sheet: its place from 0, its heading made unique, and the field it is taken for, if any."""

    index: int
    heading: str
    key: str | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Every column of a sheet in its order, and the needed fields that no column was found for."""

    columns: tuple[MappedColumn, ...]
    missing: tuple[ImportColumn, ...]

    @property
    def by_key(self) -> dict[str, int]:
        """Field key → place of its column."""
        return {column.key: column.index for column in self.columns if column.key}

    @property
    def unmapped(self) -> tuple[MappedColumn, ...]:
        """Columns nobody asked for; the import keeps their words beside the record."""
        return tuple(column for column in self.columns if column.key is None)

    @property
    def fingerprint(self) -> str:
        """The name under which a correction of this header row is remembered."""
        return fingerprint([column.heading for column in self.columns])

    def to_remember(self) -> dict[str, str]:
        """Heading key → field key ("" for "leave it"), as `propose_mapping` takes it back."""
        return {heading_key(column.heading): column.key or "" for column in self.columns}

    def changed(self, index: int, key: str | None, specs: Sequence[ImportColumn]) -> ColumnMapping:
        """The mapping after the person gave the column at `index` another field; a field has one column only."""
        columns = tuple(
            MappedColumn(column.index, column.heading, key, "remembered" if key else "none")
            if column.index == index
            else (MappedColumn(column.index, column.heading, None, "none") if key and column.key == key else column)
            for column in self.columns
        )
        return ColumnMapping(columns, _missing(columns, specs))

    def require_complete(self, sheet: str) -> None:
        """Raise `UserError` naming every needed column that is missing on this sheet."""
        if self.missing:
            raise UserError(
                L(
                    "On sheet “{sheet}” these columns were not found: {columns}. Say which column holds them.",
                    "En la hoja «{sheet}» no se encontraron estas columnas: {columns}. Indique cuál las contiene.",
                ),
                sheet=sheet,
                columns=", ".join(str(spec.label) for spec in self.missing),
            )


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """Where the header stands, its headings made unique, and how many columns were recognised, weighted (`score`)."""

    number: int
    headings: tuple[str, ...]
    score: float


def propose_mapping(
    headings: Sequence[str], specs: Sequence[ImportColumn], remembered: Mapping[str, str] | None = None
) -> ColumnMapping:
    """For every heading the field it most likely means. Each field is used once; the surest match takes it.

    `remembered` (from `ColumnMapping.to_remember`) goes before everything else; headings it does not know are matched
    as usual, so a new column in a known file is still found.
    """
    names = unique_headings(headings)
    known = dict(remembered or {})
    settled = {index for index, name in enumerate(names) if heading_key(name) in known}
    chosen: dict[int, tuple[str, Certainty]] = {}
    keys = {spec.key for spec in specs}
    for index in sorted(settled):
        key = known[heading_key(names[index])]
        if key in keys and key not in {taken for taken, _ in chosen.values()}:
            chosen[index] = key, "remembered"
    for _, index, key, certainty in _candidates(names, specs):
        if index not in chosen and index not in settled and key not in {taken for taken, _ in chosen.values()}:
            chosen[index] = key, certainty
    columns = tuple(MappedColumn(index, name, *chosen.get(index, (None, "none"))) for index, name in enumerate(names))
    return ColumnMapping(columns, _missing(columns, specs))


@dataclass(frozen=True, slots=True)
class _Known:
    """The headings one field is known by, as keys."""

    key: str
    labels: frozenset[str]
    synonyms: frozenset[str]


@lru_cache(maxsize=64)
def _known(specs: tuple[ImportColumn, ...]) -> tuple[_Known, ...]:
    return tuple(
        _Known(
            spec.key,
            frozenset(heading_key(text) for text in (spec.label.en, spec.label.es, spec.key)),
            frozenset(heading_key(text) for text in spec.synonyms),
        )
        for spec in specs
    )


def _candidates(names: Sequence[str], specs: Sequence[ImportColumn]) -> list[tuple[float, int, str, Certainty]]:
    """Every possible match, surest first, then in the order of the sheet."""
    found = []
    for index, name in enumerate(names):
        heading = heading_key(name)
        for known in _known(tuple(specs)):
            certainty, likeness = _match(heading, known)
            if certainty != "none":
                found.append((_SCORES[certainty] + likeness / 1_000, index, known.key, certainty))
    return sorted(found, key=lambda match: (-match[0], match[1]))


@lru_cache(maxsize=32_768)
def _match(heading: str, known: _Known) -> tuple[Certainty, float]:
    """How sure a heading means a field, and how alike they are (0-100)."""
    if not heading:
        return "none", 0
    if heading in known.labels:
        return "exact", 100
    if heading in known.synonyms:
        return "synonym", 100
    likeness = max((_likeness(heading, text) for text in known.labels | known.synonyms), default=0.0)
    return ("close", likeness) if likeness >= _CLOSE_FROM else ("none", 0)


def _likeness(heading: str, known: str) -> float:
    """Alike but for a slip of the hand or the order of words; short words and other numbers are never alike."""
    if min(len(heading), len(known)) < _SHORTEST_CLOSE:
        return 0
    if {word for word in heading.split() if word.isdecimal()} != {word for word in known.split() if word.isdecimal()}:
        return 0
    slips = DamerauLevenshtein.distance(heading, known, score_cutoff=2)
    if slips == 1 and len(known) >= 2 * _SHORTEST_CLOSE - 2:
        return 95
    return token_sort_ratio(heading, known)


def _missing(columns: Iterable[MappedColumn], specs: Sequence[ImportColumn]) -> tuple[ImportColumn, ...]:
    found = {column.key for column in columns}
    return tuple(spec for spec in specs if spec.needed and spec.key not in found)


def find_header(rows: Sequence[Row], specs: Sequence[ImportColumn]) -> HeaderRow | None:
    """The row among the first ones whose cells name most of the fields; None if no row names at least two.

    Of equal rows the first wins, for a header may be repeated further down.
    """
    texts = {row.number: _heading_texts(row) for row in rows[:_ROWS_LOOKED_AT]}
    exact = {text for known in _known(tuple(specs)) for text in known.labels | known.synonyms}
    hits = {number: sum(heading_key(text) in exact for text in found) for number, found in texts.items()}
    most = max(hits.values(), default=0)
    likely = [number for number, n in hits.items() if n and 2 * n >= most]
    best: HeaderRow | None = None
    needed = min(2.0, 0.9 * len(specs)) * _SCORES["synonym"]
    for number in likely or texts:
        score = sum(_SCORES[column.certainty] for column in propose_mapping(texts[number], specs).columns)
        if score >= needed and (best is None or score > best.score):
            best = HeaderRow(number, unique_headings(texts[number]), score)
    return best


def _heading_texts(row: Row) -> tuple[str, ...]:
    """The texts of a row as headings; numbers, dates and long texts are none."""
    return tuple(
        " ".join(cell.written.split()) if cell.kind == "text" and len(cell.written) <= _LONGEST_HEADING else ""
        for cell in row.cells
    )


def find_sheet(sheets: Sequence[Sheet], names: Sequence[str], specs: Sequence[ImportColumn]) -> Sheet | None:
    """The sheet known by one of `names`, else the one whose header names most of the fields; hidden ones last."""
    wanted = {heading_key(name) for name in names}
    for sheet in sheets:
        if heading_key(sheet.name) in wanted:
            return sheet
    scored = [(header.score, sheet) for sheet in sheets if (header := find_header(sheet.rows, specs))]
    best = max(scored, key=lambda pair: (not pair[1].hidden, pair[0]), default=None)
    return best[1] if best else None
