"""The end of a case, and the call half a year later."""

from datetime import date
from typing import Any

from kindhub.i18n import L
from kindhub.program.mixins.case import CasePart
from kindhub.records.fields import code, day, integer, link, long_text, partial, text
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.records.base import CASE, ReintegrationRecord

MORE_THAN_ALL = L("More goals met than there were.", "Hay más metas cumplidas que metas.")


class Closure(CasePart, ReintegrationRecord, table=True):
    """Why and how the case ended. Of two different closings of a case the later one counts."""

    __tablename__ = "reintegration_closure"

    case_id: str | None = link(L("Case", "Caso"), CASE)
    closed_on: PartialDate | None = partial(L("Date of closing", "Fecha de cierre"), index=True)
    reason: str | None = code(L("Reason", "Motivo de cierre"), "reintegration.closure_reason")
    residence: str | None = code(L("Where the child lives", "Residencia al cierre"), "reintegration.residence")
    goals_met: int | None = integer(L("Goals met", "Metas cumplidas"), minimum=0, maximum=100)
    goals_total: int | None = integer(L("Goals in all", "Metas en total"), minimum=0, maximum=100)
    opinion: str | None = code(L("The child's opinion", "Opinión de la niña o del niño"), "reintegration.opinion")
    opinion_words: str | None = long_text(L("In the child's words", "En sus palabras"))
    interview_on: date | None = day(L("Closing interview on", "Entrevista de cierre el"))
    approval: str | None = code(L("Approval", "Aprobación"), "approval", default="pending")
    approved_on: date | None = day(L("Approved on", "Aprobado el"))
    approved_by: str | None = text(L("Approved by", "Aprobado por"))
    follow_up_on: date | None = day(L("Follow-up call on", "Llamada de seguimiento el"))
    follow_up_residence: str | None = code(
        L("Where the child lives then", "Dónde vive entonces"), "reintegration.residence"
    )
    note: str | None = long_text(L("Remarks", "Observaciones"))

    def problems(self) -> list[tuple[str, Any]]:
        """Goals that do not add up."""
        if self.goals_met is not None and self.goals_total is not None and self.goals_met > self.goals_total:
            return [("goals_met", MORE_THAN_ALL)]
        return []
