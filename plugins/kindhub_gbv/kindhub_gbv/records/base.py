"""The base of the program's records: its own registry, its own encrypted file, ids that tell no time."""

from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy.orm import registry
from typing_extensions import override

from kindhub.records.base import Record, metadata, new_secret_id
from kindhub.records.codes import add_folder

SCHEMA = "gbv"
CASE = "gbv.gbv_case"

add_folder(SCHEMA, Path(__file__).parents[1] / "reference")


class GbvRecord(Record, registry=registry(metadata=metadata)):
    """Every record of the program. When a survivor came is itself a secret, so its ids are random."""

    __table_args__: ClassVar[Any] = {"schema": SCHEMA}

    @override
    @classmethod
    def make_id(cls) -> str:
        return new_secret_id()
