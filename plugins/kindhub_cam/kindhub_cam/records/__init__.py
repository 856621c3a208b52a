"""The program's records, parents before children: importing this maps them."""

from kindhub.records.base import Record
from kindhub_cam.records.base import CASE, CamRecord
from kindhub_cam.records.case import Case
from kindhub_cam.records.journey import Arrival, Sponsor, Travel
from kindhub_cam.records.kids import ProtectedNote, Protection, Session
from kindhub_cam.records.member import Expiry, Member
from kindhub_cam.records.papers import CaseDocument, CaseTask, Closure, Note
from kindhub_cam.records.process import Aor, Decision, Dna, Interview
from kindhub_cam.records.screening import RuleSet, ScreenedChild, Screening
from kindhub_cam.value_lists import SCHEMA

RECORDS: tuple[type[Record], ...] = (
    Case, Member, Expiry, Screening, ScreenedChild, RuleSet, Aor, Interview, Dna, Decision, Sponsor, Travel, Arrival,
    Session, ProtectedNote, Protection, CaseDocument, CaseTask, Note, Closure,
)  # fmt: skip

__all__ = [
    "CASE", "RECORDS", "SCHEMA", "Aor", "Arrival", "CamRecord", "Case", "CaseDocument", "CaseTask", "Closure",
    "Decision", "Dna", "Expiry", "Interview", "Member", "Note", "ProtectedNote", "Protection", "RuleSet",
    "ScreenedChild", "Screening", "Session", "Sponsor", "Travel",
]  # fmt: skip
