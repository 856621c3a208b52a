"""Turns the read cells of a row into values of a form's record; what cannot be one stays in words beside the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.exchange.cell_reading import codes_of
from kindhub.exchange.readers import Money, read_code
from kindhub.i18n import L
from kindhub.program.imports import CellRead, ColumnProblem, SourceRow, SourceTable
from kindhub.records.fields import FieldSpec
from kindhub.records.names import fold
from kindhub.records.organisation import Organisation, UserAccount
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places

CASE_NUMBER = "case.number"
"""The key of the column that says whose row it is; no field of a record can be called so."""
WHOLE = L("It takes a whole number", "Debe ser un número entero")
WHOLE_DAY = L("It takes a day, month and year", "Hacen falta día, mes y año")
NO_MOMENT = L("Not a day with a time, such as 2026-03-04 15:30", "No es un día con hora, como 2026-03-04 15:30")
NOT_LISTED = L("Not in the list of values", "No está en la lista de valores")
NO_PLACE = L("Not a place of the list, or more than one is called so", "No es un lugar de la lista, o hay varios así")
NOBODY = L("Nobody, or more than one, is called so in the hub", "En el hub nadie se llama así, o hay más de uno")
MOMENTS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S")


@dataclass(slots=True)
class RowRead:
    """What a row says of one record."""

    values: dict[str, Any] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    as_written: dict[str, str] = field(default_factory=dict)
    problems: list[ColumnProblem] = field(default_factory=list)

    def keep(self, name: str, words: str) -> None:
        """Keep words beside a field, under those that are there."""
        if words and words not in self.as_written.get(name, "").split("\n"):
            self.as_written[name] = "\n".join(filter(None, (self.as_written.get(name), words)))

    def put_aside(self, name: str, heading: str, advice: L, written: str) -> None:
        """Take a value out again and keep its words, with what is wrong with it."""
        self.values.pop(name, None)
        self.keep(name, written)
        self.problems.append(ColumnProblem(heading, advice, written))

    @property
    def is_empty(self) -> bool:
        """Whether the row says nothing at all."""
        return not (self.values or self.absent or self.as_written)


class FormReader:
    """Reads the rows of one table; `specs` are the fields its columns stand for."""

    def __init__(self, session: Session, specs: list[FieldSpec], table: SourceTable) -> None:
        self._specs = {spec.name: spec for spec in specs}
        self._headings = table.columns
        kinds = {spec.kind for spec in specs}
        self._named: dict[str, Mapping[str, str | None]] = {}
        if "organisation" in kinds:
            self._named["organisation"] = _by_name(session, col(Organisation.id), col(Organisation.name))
        if "user" in kinds:
            self._named["user"] = _by_name(session, col(UserAccount.uid), col(UserAccount.name))

    def read(self, row: SourceRow) -> RowRead:
        """The values of a row by field name."""
        said = RowRead()
        for name, spec in self._specs.items():
            if name in row.cells:
                self._take(said, spec, row.cells[name])
        for heading, words in row.other.items():
            said.keep(heading, words)
        return said

    def heading(self, name: str) -> str:
        """The heading of a field's column, as the sheet writes it."""
        return self._headings.get(name, str(self._specs[name].label) if name in self._specs else name)

    def _take(self, said: RowRead, spec: FieldSpec, cell: CellRead) -> None:
        value, advice = (None, None) if cell.value is None else self._value(spec, cell)
        if isinstance(cell.value, Money) and "currency" in self._specs:
            said.values.setdefault("currency", cell.value.currency)
        if value is not None:
            said.values[spec.name] = value
        elif cell.absence:
            said.absent[spec.name] = cell.absence
        advice = cell.problem or advice
        if advice is not None:
            said.problems.append(ColumnProblem(self.heading(spec.name), advice, cell.written))
        said.keep(spec.name, cell.written if advice is not None else cell.beside)

    def _value(self, spec: FieldSpec, cell: CellRead) -> tuple[Any, L | None]:
        """The value for a field of this kind, or advice; both where only a part of a cell was understood."""
        if spec.kind in self._named:
            known = self._named[spec.kind].get(fold(cell.written))
            return known, None if known else NOBODY
        convert = _CONVERT.get(spec.kind)
        return convert(spec, cell.value) if convert else (cell.value, None)


def _by_name(session: Session, key: Any, name: Any) -> dict[str, str | None]:
    """Folded name → id, None where two are called the same; an id stands for itself."""
    found: dict[str, str | None] = {}
    for one, words in session.execute(select(key, name)).all():
        found[fold(words)] = one if fold(words) not in found else None
        found[fold(one)] = one
    return found


def _integer(_spec: FieldSpec, value: Any) -> tuple[Any, L | None]:
    return (int(value), None) if float(value).is_integer() else (None, WHOLE)


def _money(_spec: FieldSpec, value: Money) -> tuple[Any, L | None]:
    return int((value.amount * 100).to_integral_value()), None


def _decimal(_spec: FieldSpec, value: float | Decimal) -> tuple[Any, L | None]:
    return float(value), None


def _day(_spec: FieldSpec, value: PartialDate) -> tuple[Any, L | None]:
    return (value.earliest, None) if value.is_exact else (None, WHOLE_DAY)


def _moment(_spec: FieldSpec, value: str) -> tuple[Any, L | None]:
    """A point in time of the place where the computer stands, as the form takes it."""
    for pattern in MOMENTS:
        try:
            return datetime.strptime(value.strip(), pattern).astimezone(), None
        except ValueError:
            continue
    return None, NO_MOMENT


def _codes(spec: FieldSpec, value: str) -> tuple[Any, L | None]:
    parts = [part.strip() for part in value.replace(";", ",").replace("\n", ",").split(",") if part.strip()]
    found = [read_code(part, codes_of(spec.codes or "")).value for part in parts]
    known = tuple(dict.fromkeys(code for code in found if code))
    return known or None, NOT_LISTED if None in found else None


def _place(_spec: FieldSpec, value: str) -> tuple[Any, L | None]:
    if value.strip() in places():
        return value.strip(), None
    name, *above = [part.strip() for part in value.split(",") if part.strip()] or [""]
    country = above.pop() if len(above) > 1 else None
    found = places().find(name, above[-1] if above else None, country).code
    return found, None if found else NO_PLACE


_CONVERT: Mapping[str, Callable[[FieldSpec, Any], tuple[Any, L | None]]] = {
    "integer": _integer,
    "decimal": _decimal,
    "money": _money,
    "day": _day,
    "moment": _moment,
    "codes": _codes,
    "place": _place,
}
