"""The base of the program's records: its own registry, its own encrypted file."""

from typing import Any, ClassVar

from sqlalchemy.orm import registry

from kindhub.records.base import Record, metadata
from kindhub_mexico.value_lists import SCHEMA

CASE, VISIT, DOCUMENT, BEST_INTEREST, CLAIM, MATTER = (
    f"{SCHEMA}.{SCHEMA}_{name}" for name in ("case", "visit", "document", "best_interest", "claim", "matter")
)  # fmt: skip


class MexicoRecord(Record, registry=registry(metadata=metadata)):
    """Every record of the program; a broken mapper of another program does not touch these."""

    __table_args__: ClassVar[Any] = {"schema": SCHEMA}
