"""The kinds of field a record can have: one call declares column, label, check, widget and export at once.

A record says `flight_no: str | None = text(L("Flight number", "Número de vuelo"))`; everything else (form, list,
search, import template, history, data dictionary) reads the `FieldSpec` that this leaves on the column.
"""

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

from sqlalchemy import Boolean, Date, Float, Integer, Text
from sqlmodel import Field

from kindhub.i18n import L
from kindhub.records.base import HOUSEKEEPING, Record, table_of
from kindhub.records.columns import JsonList, PartialDateColumn, UtcDateTime

Kind = Literal[
    "text", "long_text", "integer", "decimal", "money", "yes_no", "day", "moment", "partial", "code", "codes",
    "person", "organisation", "place", "link", "user", "program",
]  # fmt: skip
FieldClass = Literal["public", "personal", "sensitive", "restricted", "privileged"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What the hub knows of one field. A `secret` one (the key of a file) is kept in the record and nowhere else."""

    label: L
    kind: Kind
    name: str = ""
    help: L | None = None
    codes: str | None = None
    field_class: FieldClass = "personal"
    max_length: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: L | None = None
    target: str | None = None
    synonyms: tuple[str, ...] = field(default=())
    secret: bool = False


def _column(spec: FieldSpec, sa_type: Any, *, index: bool = False, default: Any = None, **kwargs: Any) -> Any:
    # SQLModel would give the column the default too, and SQLAlchemy then writes it where a record says None, so that
    # the file holds what the ledger never heard of
    return Field(
        default=default,
        sa_type=sa_type,
        sa_column_kwargs={"info": {"field": spec}, "default": None},
        index=index,
        **kwargs,
    )


def text(
    label: L, *, max_length: int = 300, index: bool = False, unique: bool = False, default: str | None = None,
    **spec: Any,
) -> Any:  # fmt: skip
    """One line of text, at most `max_length` characters; `unique`: the file takes no two rows with the same."""
    kept = FieldSpec(label, "text", max_length=max_length, **spec)
    return _column(kept, Text, index=index, default=default, unique=unique)


def long_text(label: L, *, max_length: int = 20_000, **spec: Any) -> Any:
    """Text of several lines."""
    return _column(FieldSpec(label, "long_text", max_length=max_length, **spec), Text)


def integer(label: L, *, index: bool = False, **spec: Any) -> Any:
    """A whole number, optionally between `minimum` and `maximum`."""
    return _column(FieldSpec(label, "integer", **spec), Integer, index=index)


def decimal(label: L, **spec: Any) -> Any:
    """A number with decimals that is measured, never money."""
    return _column(FieldSpec(label, "decimal", **spec), Float)


def money(label: L, **spec: Any) -> Any:
    """An amount in hundredths of the currency in the record's `currency` field, so that sums are exact."""
    return _column(FieldSpec(label, "money", **spec), Integer)


def yes_no(label: L, *, default: bool | None = None, **spec: Any) -> Any:
    """Yes or no; `None` with its reason in `absent`."""
    return _column(FieldSpec(label, "yes_no", **spec), Boolean, default=default)


def day(label: L, *, index: bool = False, **spec: Any) -> Any:
    """A calendar day that is known exactly. For anything people remember, use `partial`."""
    return _column(FieldSpec(label, "day", **spec), Date, index=index)


def moment(label: L, **spec: Any) -> Any:
    """A point in time, stored in UTC."""
    return _column(FieldSpec(label, "moment", **spec), UtcDateTime)


def partial(label: L, *, index: bool = False, **spec: Any) -> Any:
    """A date as people know it: a day, a month, a year, an age, a range, or what was written."""
    return _column(FieldSpec(label, "partial", **spec), PartialDateColumn, index=index)


def code(label: L, codes: str, *, index: bool = False, default: str | None = None, **spec: Any) -> Any:
    """One value of the code list `codes`."""
    return _column(FieldSpec(label, "code", codes=codes, **spec), Text, index=index, default=default)


def codes(label: L, codes: str, **spec: Any) -> Any:
    """Several values of the code list `codes`, kept in the order they were given."""
    return _column(FieldSpec(label, "codes", codes=codes, **spec), JsonList)


def place(label: L, *, index: bool = False, **spec: Any) -> Any:
    """The code of a country, department, municipality or district."""
    return _column(FieldSpec(label, "place", **spec), Text, index=index)


def person(label: L, *, index: bool = True, **spec: Any) -> Any:
    """A shared person. From a program's file this is checked by the guard, SQLite keeps no key across files."""
    return _column(FieldSpec(label, "person", target="person", **spec), Text, index=index)


def organisation(label: L, *, index: bool = True, **spec: Any) -> Any:
    """A shared organisation."""
    return _column(FieldSpec(label, "organisation", target="organisation", **spec), Text, index=index)


def user(label: L, *, index: bool = True, **spec: Any) -> Any:
    """A person who works with the hub, by her user id in the keyring."""
    return _column(FieldSpec(label, "user", **spec), Text, index=index)


def program(label: L, **spec: Any) -> Any:
    """A program of KIND that takes referrals, by its key: what it is called may change, and differs by language."""
    return _column(FieldSpec(label, "program", **spec), Text)


def link(label: L, target: str, *, index: bool = True, **spec: Any) -> Any:
    """A record of the same file: `target` is `schema.table` or `table`, as SQLAlchemy names foreign keys."""
    return _column(FieldSpec(label, "link", target=target, **spec), Text, index=index, foreign_key=f"{target}.id")


@cache
def fields_of(record_type: type[Record]) -> dict[str, FieldSpec]:
    """The fields of a record that people see, in the order they were declared."""
    found = {}
    for column in table_of(record_type).columns:
        spec = column.info.get("field")
        if spec is not None and column.name not in HOUSEKEEPING:
            found[column.name] = replace(spec, name=column.name)
    return found
