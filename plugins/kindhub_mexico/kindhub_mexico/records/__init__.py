"""The program's records, parents before children: importing this maps them."""

from kindhub.records.base import Record
from kindhub_mexico.records.authority import AuthorityAction, BestInterest, Measure
from kindhub_mexico.records.base import CASE, MexicoRecord
from kindhub_mexico.records.case import Case
from kindhub_mexico.records.claim import AsylumClaim, Hearing, LegalMatter, Signature
from kindhub_mexico.records.encounter import CELLS, Encounter, Screening, Visit
from kindhub_mexico.records.papers import CaseDocument, CaseTask, ClockChange, Closure, Note, Observation
from kindhub_mexico.records.services import Referral, Session, SessionNote, StayDocument
from kindhub_mexico.value_lists import SCHEMA

RECORDS: tuple[type[Record], ...] = (
    Case, Visit, Encounter, Screening, CaseDocument, AuthorityAction, BestInterest, Measure, AsylumClaim, Signature,
    LegalMatter, Hearing, Session, SessionNote, StayDocument, Referral, CaseTask, Note, Closure, ClockChange,
    Observation,
)  # fmt: skip

__all__ = [
    "CASE", "CELLS", "RECORDS", "SCHEMA", "AsylumClaim", "AuthorityAction", "BestInterest", "Case", "CaseDocument",
    "CaseTask", "ClockChange", "Closure", "Encounter", "Hearing", "LegalMatter", "Measure", "MexicoRecord", "Note",
    "Observation", "Record", "Referral", "Screening", "Session", "SessionNote", "Signature", "StayDocument", "Visit",
]  # fmt: skip
