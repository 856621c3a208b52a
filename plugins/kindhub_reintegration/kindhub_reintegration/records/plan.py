"""The reintegration plan: goals in the child's words, the steps to them, and its reviews."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, day, link, long_text, money, partial, text, user, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.records.base import CASE, ReintegrationRecord


class Plan(ReintegrationRecord, table=True):
    """What child, family and partner agreed on. KIND approves it; a new plan follows when life changes."""

    __tablename__ = "reintegration_plan"

    case_id: str = link(L("Case", "Caso"), CASE)
    made_on: PartialDate | None = partial(L("Plan made on", "Plan hecho el"))
    child_agrees: bool | None = yes_no(L("The child agrees", "La niña o el niño está de acuerdo"))
    caregiver_agrees: bool | None = yes_no(L("The caregiver agrees", "La persona cuidadora está de acuerdo"))
    signed_how: str | None = code(L("Agreed by", "Cómo lo aceptaron"), "consent_means")
    approved_on: date | None = day(L("Approved on", "Aprobado el"))
    approved_by: str | None = user(L("Approved by", "Aprobado por"))
    note: str | None = long_text(L("Note", "Nota"))


class Goal(ReintegrationRecord, table=True):
    """One goal, as the child says it."""

    __tablename__ = "reintegration_goal"

    plan_id: str = link(L("Plan", "Plan"), "reintegration.reintegration_plan")
    domain: str | None = code(L("Domain", "Tema"), "reintegration.domain")
    words: str | None = long_text(L("Goal in the child's words", "Meta en palabras de la niña o del niño"))
    status: str | None = code(L("How it stands", "Cómo va"), "reintegration.goal_status", default="open")
    decided_on: date | None = day(L("Met or dropped on", "Cumplida o dejada el"))


class Step(ReintegrationRecord, table=True):
    """Something to do for a goal, by whom, until when, at what cost."""

    __tablename__ = "reintegration_step"

    goal_id: str = link(L("Goal", "Meta"), "reintegration.reintegration_goal")
    service_type: str | None = code(L("Service", "Servicio"), "reintegration.service_type")
    provider: str | None = text(L("Provider", "Proveedor"))
    starts_on: date | None = day(L("Starts", "Empieza"))
    due_on: date | None = day(L("Due", "Para el"))
    cost: int | None = money(L("Cost or stipend", "Costo o beca"), minimum=0)
    currency: str | None = code(L("Currency", "Moneda"), "currency", default="GTQ")
    status: str | None = code(L("Status", "Estado"), "reintegration.step_status", default="planned")
    result: str | None = long_text(L("Result", "Resultado"))


class PlanReview(ReintegrationRecord, table=True):
    """The plan was looked at again with child and family; at least every three months."""

    __tablename__ = "reintegration_plan_review"

    case_id: str = link(L("Case", "Caso"), CASE)
    reviewed_on: date | None = day(L("Reviewed on", "Revisado el"))
    reviewed_by: str | None = user(L("Reviewed by", "Revisado por"))
    changes: str | None = long_text(L("What changes", "Qué cambia"))
