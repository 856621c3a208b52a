"""The base of the program's records: its own registry, its own encrypted file."""

from typing import Any, ClassVar

from sqlalchemy.orm import registry

from kindhub.records.base import Record, metadata
from kindhub_reunification.value_lists import SCHEMA

CASE, MEMBER, MATTER, CALLER, CALL = (
    f"{SCHEMA}.{SCHEMA}_{name}" for name in ("case", "member", "matter", "caller", "call")
)  # fmt: skip


class ReunificationRecord(Record, registry=registry(metadata=metadata)):
    """Every record of the program; a broken mapper of another program does not touch these."""

    __table_args__: ClassVar[Any] = {"schema": SCHEMA}
