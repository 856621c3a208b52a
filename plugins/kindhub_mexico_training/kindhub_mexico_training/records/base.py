"""The base of the program's records: its own registry, its own encrypted file."""

from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy.orm import registry

from kindhub.records.base import Record, metadata
from kindhub.records.codes import add_folder

SCHEMA = "mexico_training"
EVENT = "mexico_training.mexico_training_event"
SESSION = "mexico_training.mexico_training_session"
INSTITUTION = "mexico_training.mexico_training_institution"
TRAINEE = "mexico_training.mexico_training_trainee"
ENROLMENT = "mexico_training.mexico_training_enrolment"

add_folder(SCHEMA, Path(__file__).parents[1] / "reference")


class TrainingRecord(Record, registry=registry(metadata=metadata)):
    """Every record of the program; a broken mapper of another program does not touch these."""

    __table_args__: ClassVar[Any] = {"schema": SCHEMA}
