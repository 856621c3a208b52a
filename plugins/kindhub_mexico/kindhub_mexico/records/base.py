"""The base of the program's records: its own registry, its own encrypted file."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy.orm import registry

from kindhub.records.base import Record, metadata
from kindhub.records.codes import code_list
from kindhub.records.date_show import show
from kindhub.records.partial_date import PartialDate
from kindhub_mexico.value_lists import SCHEMA

CASE, VISIT, DOCUMENT, BEST_INTEREST, CLAIM, MATTER = (
    f"{SCHEMA}.{SCHEMA}_{name}" for name in ("case", "visit", "document", "best_interest", "claim", "matter")
)  # fmt: skip


class MexicoRecord(Record, registry=registry(metadata=metadata)):
    """Every record of the program; a broken mapper of another program does not touch these."""

    __table_args__: ClassVar[Any] = {"schema": SCHEMA}


def labelled(key: str, code: str | None) -> str:
    """The word of a code; nothing where there is none."""
    return code_list(key).label(code) if code else ""


def headed(words: str, day: date | None) -> str:
    """How a record is called where another one names it: what it is, and its day."""
    return " · ".join(filter(None, (words, show(PartialDate.of(day)) if day else "")))
