"""The secret behind the pseudonymous keys: made once per data folder, kept in the program's encrypted file alone."""

from kindhub.i18n import L
from kindhub.records.fields import text
from kindhub_gbv_activities.records.base import ActivityRecord


class ReachSecret(ActivityRecord, table=True):
    """One row. Two organisations have two secrets, so that their keys cannot be laid beside each other."""

    __tablename__ = "gbv_activities_reach_secret"

    secret: str = text(L("Secret", "Secreto"), max_length=64, secret=True, field_class="restricted")
