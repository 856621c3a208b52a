"""The program's records, parents before children: importing this maps them."""

from kindhub.records.base import Record
from kindhub_gbv.records.base import CASE, SCHEMA, GbvRecord
from kindhub_gbv.records.care import (
    CaseDocument,
    CaseTask,
    Closure,
    Contact,
    Feedback,
    Goal,
    MandatoryReport,
    Note,
    Referral,
    Safety,
    SafetyPlan,
)
from kindhub_gbv.records.case import Case, Consent, GroupPlace, Intake, Release
from kindhub_gbv.records.identity import Identity
from kindhub_gbv.records.incident import Incident, Perpetrator
from kindhub_gbv.records.legal_rule import LegalRule
from kindhub_gbv.records.therapy import TherapyAttendance, TherapyGroup, TherapySession

RECORDS: tuple[type[Record], ...] = (
    Case, Identity, Intake, Consent, Release, Incident, Perpetrator, Safety, SafetyPlan, Goal, Referral,
    MandatoryReport, GroupPlace, Contact, Feedback, Closure, CaseDocument, CaseTask, Note,
    LegalRule, TherapyGroup, TherapySession, TherapyAttendance,
)  # fmt: skip

__all__ = [
    "CASE", "RECORDS", "SCHEMA", "Case", "CaseDocument", "CaseTask", "Closure", "Consent", "Contact", "Feedback",
    "GbvRecord", "Goal", "GroupPlace", "Identity", "Incident", "Intake", "LegalRule", "MandatoryReport", "Note",
    "Perpetrator", "Referral", "Release", "Safety", "SafetyPlan", "TherapyAttendance", "TherapyGroup",
    "TherapySession",
]  # fmt: skip
