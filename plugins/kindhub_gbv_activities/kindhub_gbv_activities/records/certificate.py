"""The register of certificates of workshops."""

from kindhub.i18n import L
from kindhub.program.mixins.certificate import CertificateFields
from kindhub.records.fields import link
from kindhub_gbv_activities.records.base import GROUP, PARTICIPANT, ActivityRecord


class Certificate(CertificateFields, ActivityRecord, table=True):
    """That one participant was issued a certificate of what her group did."""

    __tablename__ = "gbv_activities_certificate"

    group_id: str = link(L("Group", "Grupo"), GROUP)
    participant_id: str = link(L("Participant", "Participante"), PARTICIPANT)
