"""Therapeutic groups: a group, its sessions, and who came, by survivor code and nothing else."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.group_session import MeetingFields, PresenceFields
from kindhub.records.fields import code, day, integer, link, text
from kindhub_gbv.records.base import GbvRecord


class TherapyGroup(GbvRecord, table=True):
    """A group, known by a code as those in it are."""

    __tablename__ = "gbv_therapy_group"

    number: str | None = text(L("Group code", "Código del grupo"), max_length=40, index=True)
    status: str | None = code(L("How it stands", "Cómo va"), "gbv.group_status", index=True, default="running")
    opened: date | None = day(L("Begins on", "Empieza el"))
    closed: date | None = day(L("Ended on", "Terminó el"))
    most: int | None = integer(L("Places", "Cupos"), minimum=1)
    facilitator_code: str | None = text(L("Facilitator's code", "Código de quien facilita"), max_length=20)


class TherapySession(MeetingFields, GbvRecord, table=True):
    """One meeting of a group."""

    __tablename__ = "gbv_therapy_session"

    group_id: str = link(L("Group", "Grupo"), "gbv.gbv_therapy_group")


class TherapyAttendance(PresenceFields, GbvRecord, table=True):
    """Whether she came, by her code: no line of it leads to a file except through the code."""

    __tablename__ = "gbv_therapy_attendance"

    session_id: str = link(L("Session", "Sesión"), "gbv.gbv_therapy_session")
    code: str | None = text(L("Survivor code", "Código de sobreviviente"), max_length=60, index=True)
