"""The program's records, parents before children: importing this maps them."""

from kindhub.records.base import Record
from kindhub_reintegration.records.assessment import Assessment, DomainScore
from kindhub_reintegration.records.base import SCHEMA, ReintegrationRecord
from kindhub_reintegration.records.case import Case
from kindhub_reintegration.records.closure import Closure
from kindhub_reintegration.records.follow_up import Contact, Remigration, Service
from kindhub_reintegration.records.papers import CaseDocument, CaseTask, Note
from kindhub_reintegration.records.plan import Goal, Plan, PlanReview, Step
from kindhub_reintegration.records.pre_return import PartnerAssignment, PreDeparturePlan, PreReturnContact, RiskScreen
from kindhub_reintegration.records.reception import Return
from kindhub_reintegration.records.referral import Eligibility, Referral

RECORDS: tuple[type[Record], ...] = (
    Case, Referral, Eligibility, PreReturnContact, RiskScreen, PartnerAssignment, PreDeparturePlan, Return,
    Assessment, DomainScore, Plan, Goal, Step, PlanReview, Service, Contact, Remigration, Closure,
    CaseDocument, CaseTask, Note,
)  # fmt: skip

__all__ = [
    "RECORDS", "SCHEMA", "Assessment", "Case", "CaseDocument", "CaseTask", "Closure", "Contact", "DomainScore",
    "Eligibility", "Goal", "Note", "PartnerAssignment", "Plan", "PlanReview", "PreDeparturePlan", "PreReturnContact",
    "Referral", "ReintegrationRecord", "Remigration", "Return", "RiskScreen", "Service", "Step",
]  # fmt: skip
