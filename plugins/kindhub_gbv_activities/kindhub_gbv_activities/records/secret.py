"""The secrets of the data folder: behind the pseudonymous keys, and behind the codes of certificates."""

from kindhub.program.mixins.folder_secret import FolderSecretFields
from kindhub_gbv_activities.records.base import ActivityRecord


class ReachSecret(FolderSecretFields, ActivityRecord, table=True):
    """Two organisations have two, so that their keys cannot be laid beside each other."""

    __tablename__ = "gbv_activities_reach_secret"


class CertificateSecret(FolderSecretFields, ActivityRecord, table=True):
    """Another than that of the keys: one is not to tell of the other."""

    __tablename__ = "gbv_activities_certificate_secret"
