"""The base of the program's records: its own registry, its own encrypted file."""

from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy.orm import registry

from kindhub.records.base import Record, metadata
from kindhub.records.codes import add_folder

SCHEMA = "gbv_activities"
GROUP = "gbv_activities.gbv_activities_group"
CURRICULUM = "gbv_activities.gbv_activities_curriculum"
SESSION = "gbv_activities.gbv_activities_session"
PARTICIPANT = "gbv_activities.gbv_activities_participant"
ATTENDANCE = "gbv_activities.gbv_activities_attendance"
QUESTION = "gbv_activities.gbv_activities_question"

add_folder(SCHEMA, Path(__file__).parents[1] / "reference")


class ActivityRecord(Record, registry=registry(metadata=metadata)):
    """Every record of the program; a broken mapper of another program does not touch these."""

    __table_args__: ClassVar[Any] = {"schema": SCHEMA}
