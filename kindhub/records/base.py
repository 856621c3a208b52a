"""What every record has: an id, a version, and a place for what is missing or could not be read.

One MetaData for the whole hub, one registry per package: foreign keys and relations to the shared records work from
every program, equal class names in two programs do not clash, and a broken program's mappers stop nobody else.
"""

import uuid
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

import uuid_utils
from sqlalchemy import MetaData, Text
from sqlalchemy.orm import LoaderCallableStatus, registry
from sqlalchemy.orm.attributes import instance_state
from sqlmodel import Field, SQLModel

from kindhub.records.columns import FrozenMap, JsonMap

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def new_id() -> str:
    """An id that sorts by creation time, so that indexes grow at one end: 32 hex digits of a UUIDv7."""
    return uuid_utils.uuid7().hex


def new_secret_id() -> str:
    """An id that tells nothing of when it was made, for records whose very date is sensitive: a UUIDv4."""
    return uuid.uuid4().hex


class Record(SQLModel, registry=registry(metadata=metadata)):
    """The base of every record of the shell.

    `version` counts saves, so that a save over someone else's newer save is seen. `absent` says of a field without
    a value whether it is not known, was not asked or was refused. `as_written` keeps, beside a field, what a
    spreadsheet or a person wrote there and the hub could not read. `invented` marks demonstration people.
    """

    entity: ClassVar[str]

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32, sa_type=Text)
    version: int = Field(default=1)
    absent: Mapping[str, str] = Field(default_factory=FrozenMap, sa_type=JsonMap, nullable=True)
    as_written: Mapping[str, str] = Field(default_factory=FrozenMap, sa_type=JsonMap, nullable=True)
    invented: bool = Field(default=False)

    model_config = {"arbitrary_types_allowed": True}

    def __init__(self, **values: Any) -> None:
        defaults, names = _shape(type(self))
        held = {**defaults, **values, "id": values.get("id") or type(self).make_id()}
        if names and names.issuperset(values):
            _fill(self, held)
        else:
            super().__init__(**held)

    def __getattr__(self, name: str) -> Any:
        if name == "_sa_instance_state":  # SQLAlchemy asks every new record for it, and pydantic is slow to say no
            raise AttributeError(name)
        return super().__getattr__(name)  # type: ignore[misc]

    @classmethod
    def make_id(cls) -> str:
        """An id for a new record. Where the very time of its making is sensitive, give `new_secret_id` instead."""
        return new_id()

    @classmethod
    def schema_key(cls) -> str:
        """The attached schema the record lies in: `main` for shared records, else the program's key."""
        return str(table_of(cls).schema or "main")

    def problems(self) -> "list[tuple[str, Any]]":
        """Rules that look at more than one field: pairs of field name and advice (`L`). Empty when all is well."""
        return []

    def advice(self) -> "list[tuple[str, Any]]":
        """What deserves a second look and never blocks (a check digit): pairs of field name and what can `say()` it."""
        return []


@cache
def _shape(record_type: type[Record]) -> tuple[dict[str, Any], frozenset[str]]:
    """The plain defaults of a record class without those that must be given; and its fields, if it has nothing else."""
    fields = record_type.model_fields
    defaults = {
        name: field.get_default(call_default_factory=True)
        for name, field in fields.items()
        if name != "id" and not field.is_required()
    }
    return defaults, frozenset(fields) if _has_fields_only(record_type) else frozenset()


def _fill(record: Record, held: dict[str, Any]) -> None:
    """What SQLModel's constructor does to a table record, without its call per field: an import makes many thousands.

    Nothing is checked here, as nothing is there; the guard does. SQLAlchemy sees every field as newly set.
    """
    state = instance_state(record)
    record.__dict__.update(held)
    state.committed_state.update(dict.fromkeys(held, LoaderCallableStatus.NO_VALUE))
    state.modified = True
    object.__setattr__(record, "__pydantic_fields_set__", set(held))


def _has_fields_only(record_type: type[Record]) -> bool:
    """Whether a class is a table of plain fields: no relations, aliases or steps of its own once it is made."""
    fields = record_type.model_fields.values()
    return (
        bool(record_type.model_config.get("table"))
        and not record_type.__sqlmodel_relationships__
        and not record_type.__pydantic_post_init__
        and not any(field.alias for field in fields)
    )


def table_of(record_type: type[Any]) -> Any:
    """The SQLAlchemy table behind a record class (SQLModel types it loosely)."""
    return record_type.__table__


HOUSEKEEPING = ("id", "version", "absent", "as_written", "invented")
"""Columns every record has; forms, lists and exports leave them out."""
