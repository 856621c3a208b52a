"""The register of certificates of trainings."""

from kindhub.i18n import L
from kindhub.program.mixins.certificate import CertificateFields
from kindhub.program.mixins.folder_secret import FolderSecretFields
from kindhub.records.fields import link
from kindhub_mexico_training.records.base import ENROLMENT, EVENT, TrainingRecord


class CertificateSecret(FolderSecretFields, TrainingRecord, table=True):
    """What the codes of certificates are made with."""

    __tablename__ = "mexico_training_certificate_secret"


class Certificate(CertificateFields, TrainingRecord, table=True):
    """That one person of the list of an event was issued a certificate of it."""

    __tablename__ = "mexico_training_certificate"

    event_id: str = link(L("Event", "Evento"), EVENT)
    enrolment_id: str = link(L("On the list", "En la lista"), ENROLMENT)
