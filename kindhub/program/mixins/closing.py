"""The closing of a case that somebody else approves."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import code, day, user


class ApprovalFields(Record):
    """Whether what was proposed is approved, by whom and since when."""

    approval: str | None = code(L("Approval", "Aprobación"), "approval", default="pending")
    approved_on: date | None = day(L("Approved on", "Aprobado el"))
    approved_by: str | None = user(L("Approved by", "Aprobado por"))


class ClosingFields(ApprovalFields):
    """Why and when a case is closed. A program adds `reason` with its own value list, and its note."""

    closed_on: date | None = day(L("Closed on", "Cerrado el"))
