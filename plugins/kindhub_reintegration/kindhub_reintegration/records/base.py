"""The base of the program's records: its own registry, its own encrypted file."""

from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import registry

from kindhub.records.base import Record, metadata
from kindhub.records.codes import add_folder

SCHEMA = "reintegration"
CASE = "reintegration.reintegration_case"

add_folder(SCHEMA, Path(__file__).parents[1] / "reference")


def counted_by(table: str, *columns: str) -> tuple[Any, ...]:
    """Table arguments with an index that holds all that the figures need of the table.

    Counting then reads a few pages of the encrypted file instead of every record in it.
    """
    return Index(f"ix_{table}_counted", *columns), {"schema": SCHEMA}


class ReintegrationRecord(Record, registry=registry(metadata=metadata)):
    """Every record of the program; a broken mapper of another program does not touch these."""

    __table_args__: ClassVar[Any] = {"schema": SCHEMA}
