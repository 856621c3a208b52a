"""The family case: the parent or guardian in the US who files, and the family that may follow."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.case import CaseHead
from kindhub.records.fields import code, day, person, text, yes_no
from kindhub_cam.records.base import CamRecord


class Case(CaseHead, CamRecord, table=True):
    """One family. Each member has a track of its own; `status` says how far the family as a whole is.

    `outcome` and `rules` are those of the latest screening; `outcome_now` is what the rules of today give of the same
    facts, so that a list can show whom a new set, a birthday or a lapsed status touches. `children_now` are the numbers
    of the children for whom the answer is another one.
    """

    __tablename__ = "cam_case"

    person_id: str = person(L("Parent or guardian in the US", "Madre, padre o tutor en EE. UU."))
    status: str = code(L("Stage", "Etapa"), "cam.stage", index=True, default="inquiry")
    stage_before: str | None = code(L("Stage before", "Etapa anterior"), "cam.stage")
    inquired_on: date | None = day(L("Inquiry on", "Consulta el"))
    conflict_checked_on: date | None = day(L("Conflict check on", "Revisión de conflicto el"))
    consent_on: date | None = day(L("Consent on", "Consentimiento el"))
    safe_contact: str | None = text(L("Safe way to reach", "Contacto seguro"), field_class="sensitive")
    outcome: str | None = code(L("Latest screening", "Última evaluación"), "cam.outcome", index=True)
    rules: str | None = text(L("Screened under", "Evaluada con"), max_length=60, field_class="public")
    screened_on: date | None = day(L("Screened on", "Evaluada el"))
    outcome_now: str | None = code(L("Under the rules of today", "Con las reglas de hoy"), "cam.outcome", index=True)
    children_now: str | None = text(L("Children it touches", "Niñas y niños a quienes toca"), max_length=200)
    other_parent_now: bool | None = yes_no(L("It touches the parent in the country", "Toca a la persona en el país"))
    rules_now: str | None = text(L("Rules of today", "Reglas de hoy"), max_length=60, field_class="public")
    rescreened_on: date | None = day(L("Looked at again on", "Revisada otra vez el"))
    last_news: date | None = day(L("Last news", "Última noticia"))
    status_expires: date | None = day(L("A status expires on", "Un estatus vence el"))
    turns_21: date | None = day(L("The first child turns 21 on", "La primera niña o niño cumple 21 el"), index=True)
