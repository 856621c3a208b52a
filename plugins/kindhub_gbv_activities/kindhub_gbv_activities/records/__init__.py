"""The program's records, parents before children: importing this maps them."""

from kindhub.records.base import Record
from kindhub_gbv_activities.records.base import SCHEMA, ActivityRecord
from kindhub_gbv_activities.records.certificate import Certificate
from kindhub_gbv_activities.records.curriculum import Answer, Curriculum, Question, Topic
from kindhub_gbv_activities.records.group import Group
from kindhub_gbv_activities.records.outcome import ItemResult, LaterReferral
from kindhub_gbv_activities.records.participant import Participant, ParticipantsApart
from kindhub_gbv_activities.records.secret import CertificateSecret, ReachSecret
from kindhub_gbv_activities.records.session import Attendance, Session
from kindhub_gbv_activities.records.tally import CELLS, Media, Tally

RECORDS: tuple[type[Record], ...] = (
    Curriculum, Topic, Question, Group, Session, Participant, Attendance, Answer, Tally, Media, ReachSecret,
    ItemResult, LaterReferral, ParticipantsApart, CertificateSecret, Certificate,
)  # fmt: skip

__all__ = [
    "CELLS", "RECORDS", "SCHEMA", "ActivityRecord", "Answer", "Attendance", "Certificate",
    "CertificateSecret", "Curriculum", "Group",
    "ItemResult", "LaterReferral", "Media",
    "Participant", "ParticipantsApart", "Question", "ReachSecret", "Session", "Tally", "Topic",
]  # fmt: skip
