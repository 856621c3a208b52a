"""The program's records, parents before children: importing this maps them."""

from kindhub.records.base import Record
from kindhub_mexico_training.records.base import SCHEMA, TrainingRecord
from kindhub_mexico_training.records.certificate import Certificate, CertificateSecret
from kindhub_mexico_training.records.directory import Institution, InstitutionsApart, Trainee, TraineesApart
from kindhub_mexico_training.records.enrolment import Enrolment, Presence
from kindhub_mexico_training.records.event import Event, Session

RECORDS: tuple[type[Record], ...] = (
    Event, Session, Institution, Trainee, Enrolment, Presence, InstitutionsApart, TraineesApart, CertificateSecret,
    Certificate,
)  # fmt: skip

__all__ = [
    "RECORDS", "SCHEMA", "Certificate", "CertificateSecret", "Enrolment", "Event", "Institution", "InstitutionsApart",
    "Presence", "Session", "Trainee", "TraineesApart", "TrainingRecord",
]  # fmt: skip
