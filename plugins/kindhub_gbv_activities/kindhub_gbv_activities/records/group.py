"""The group: whom the sessions of one cohort, school or community are held for."""

from kindhub.i18n import L
from kindhub.program.mixins.case import CaseHead
from kindhub.program.mixins.certificate import CertifiedFields
from kindhub.records.fields import code, link, long_text, place, text
from kindhub_gbv_activities.records.base import CURRICULUM, ActivityRecord


class Group(CaseHead, CertifiedFields, ActivityRecord, table=True):
    """A cohort, opened like a case. It has no shared person; `number` is its name on lists."""

    __tablename__ = "gbv_activities_group"

    number: str | None = text(L("Name of the group", "Nombre del grupo"), max_length=120, index=True)
    status: str = code(L("Status", "Estado"), "gbv_activities.status", index=True, default="planned")
    organisation_written: str | None = text(L("Organisation", "Organización"), index=True)
    place: str | None = place(L("Municipality", "Municipio"))
    community: str | None = text(L("School or community", "Escuela o comunidad"))
    audience: str | None = code(L("For whom", "Para quién"), "gbv_activities.role")
    curriculum_id: str | None = link(L("Curriculum", "Currículo"), CURRICULUM)
    note: str | None = long_text(L("Remarks", "Observaciones"))
