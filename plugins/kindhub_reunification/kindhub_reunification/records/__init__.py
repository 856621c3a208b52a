"""The program's records, parents before children: importing this maps them."""

from kindhub.records.base import Record
from kindhub_reunification.records.after import Service, Session, SessionNote
from kindhub_reunification.records.base import CASE, MEMBER, ReunificationRecord
from kindhub_reunification.records.case import Case
from kindhub_reunification.records.family import Member, Whereabouts, Wish
from kindhub_reunification.records.helpdesk import Call, Caller
from kindhub_reunification.records.matter import Matter, MatterContact, MatterMember
from kindhub_reunification.records.papers import CaseDocument, CaseTask, ClockChange, Closure, Note, SearchRule
from kindhub_reunification.records.search import Attempt, IdentityCheck, Lead
from kindhub_reunification.value_lists import SCHEMA

RECORDS: tuple[type[Record], ...] = (
    Case, Member, Whereabouts, Wish, Lead, Attempt, IdentityCheck, Matter, MatterMember, MatterContact, Service,
    Session, SessionNote, Caller, Call, CaseDocument, CaseTask, Note, Closure, ClockChange,
    SearchRule,
)  # fmt: skip

__all__ = [
    "CASE", "MEMBER", "RECORDS", "SCHEMA", "Attempt", "Call", "Caller", "Case", "CaseDocument", "CaseTask",
    "ClockChange", "Closure", "IdentityCheck", "Lead", "Matter", "MatterContact", "MatterMember", "Member", "Note",
    "Record", "ReunificationRecord", "SearchRule", "Service", "Session", "SessionNote", "Whereabouts", "Wish",
]  # fmt: skip
