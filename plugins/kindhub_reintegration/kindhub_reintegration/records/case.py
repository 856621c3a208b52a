"""The case: one enrolment of one child, from the referral to the closing."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.case import CaseFields
from kindhub.records.fields import code, day, user, yes_no
from kindhub_reintegration.records.base import ReintegrationRecord, counted_by


class Case(CaseFields, ReintegrationRecord, table=True):
    """A child's way home. A later referral of the same child, after a closing, is a case of its own.

    `status` holds a stage or a side status; in a side status `stage_before` tells the stage to go back to.
    `next_contact` is kept from the latest contact, so that lists need not look for it.
    """

    __tablename__ = "reintegration_case"
    __table_args__ = counted_by("reintegration_case", "status", "id", "approved_plan_on")

    status: str = code(L("Status", "Estado"), "reintegration.status", default="referred")
    stage_before: str | None = code(L("Stage before", "Etapa anterior"), "reintegration.status")
    consent_home_on: date | None = day(
        L("Consent in the home country on", "Consentimiento en el país de origen el"),
        help=L("Asked again after the return, by the partner.", "Se pide otra vez después del retorno, por la socia."),
    )
    assent_home: bool | None = yes_no(L("The child agrees too", "La niña o el niño también está de acuerdo"))
    last_contact: date | None = day(L("Last contact", "Último contacto"))
    next_contact: date | None = day(L("Next contact due", "Próximo contacto"), index=True)
    approved_plan_on: date | None = day(L("Plan approved on", "Plan aprobado el"))
    referred_by: str | None = user(L("Opened by", "Abierto por"))
