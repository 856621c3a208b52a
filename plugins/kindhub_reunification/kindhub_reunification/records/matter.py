"""Registration and humanitarian parole: one matter for one applicant, and the family members it covers."""

from datetime import date
from typing import Any

from kindhub.i18n import L
from kindhub.program.mixins.contact import ContactFields
from kindhub.program.mixins.legal_matter import LegalMatterFields
from kindhub.records.fields import code, day, integer, link, long_text, text, user
from kindhub.records.identifiers import read_identifier
from kindhub_reunification.records.base import CASE, MATTER, MEMBER, ReunificationRecord


class Matter(LegalMatterFields, ReunificationRecord, table=True):
    """From the portal to the arrival. `number` is the one the office's own sheet gives it."""

    __tablename__ = "reunification_matter"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Applicant", "Solicitante"), MEMBER)
    number: int | None = integer(L("No. in the list", "N.º en la lista"), minimum=1, index=True)
    pathway: str | None = code(L("Pathway", "Vía"), "reunification.pathway", index=True)
    representation: str | None = code(L("Representation", "Representación"), "reunification.representation", index=True)
    firm: str | None = text(L("Firm", "Bufete"))
    mentor: str | None = user(L("Mentor", "Mentora o mentor"))
    conflict: str | None = code(L("Conflict check", "Revisión de conflicto"), "reunification.conflict")
    conflict_on: date | None = day(L("Checked on", "Revisado el"))
    portal_ref: str | None = text(L("Reference of the portal", "Referencia del portal"), max_length=60)
    registered_on: date | None = day(L("Registered on", "Registro el"), index=True)
    helped_by: str | None = text(L("Helped by", "Con ayuda de"))
    iom_contact: str | None = text(L("Contact at IOM", "Contacto en la OIM"))
    receipt: str | None = text(L("Receipt of the I-131", "Recibo del I-131"), max_length=40, index=True)
    filed_on: date | None = day(L("I-131 filed on", "I-131 presentado el"), index=True)
    biometrics_on: date | None = day(L("Biometrics on", "Datos biométricos el"))
    rfe_on: date | None = day(L("Request for evidence of", "Solicitud de evidencia del"))
    rfe_due_on: date | None = day(L("To be answered by", "Responder a más tardar el"))
    rfe_answered_on: date | None = day(L("Answered on", "Respondida el"))
    decision: str | None = code(L("Decision", "Decisión"), "reunification.decision", index=True)
    parole_from: date | None = day(L("Parole from", "Parole desde"))
    parole_to: date | None = day(L("Parole until", "Parole hasta"), index=True)
    reparole_filed_on: date | None = day(L("Re-parole filed on", "Re-parole presentado el"))
    travel_booked_on: date | None = day(L("Travel booked on", "Viaje reservado el"))
    arrived_on: date | None = day(L("Arrived on", "Llegada el"), index=True)
    city: str | None = text(L("City", "Ciudad"))
    ead_filed_on: date | None = day(L("Work permit (EAD) filed on", "Permiso de trabajo (EAD) presentado el"))
    asylum_filed_on: date | None = day(L("Asylum (I-589) filed on", "Asilo (I-589) presentado el"))

    def problems(self) -> list[tuple[str, L]]:
        """A parole that ends before it begins."""
        if self.parole_from and self.parole_to and self.parole_to < self.parole_from:
            return [("parole_to", L("The parole ends before it begins.", "El parole termina antes de empezar."))]
        return []

    def advice(self) -> list[tuple[str, Any]]:
        """A receipt of another pattern, a decision before the filing."""
        found: list[tuple[str, Any]] = []
        if self.receipt:
            found += [("receipt", one) for one in read_identifier("uscis_receipt", self.receipt).advice]
        return [*found, *self.early_decision()]


class MatterMember(ReunificationRecord, table=True):
    """A member of the family whom a matter covers besides the applicant."""

    __tablename__ = "reunification_matter_member"

    case_id: str = link(L("Case", "Caso"), CASE)
    matter_id: str = link(L("Matter", "Asunto"), MATTER)
    member_id: str | None = link(L("Who", "Quién"), MEMBER)
    receipt: str | None = text(L("Receipt of her or his own", "Recibo propio"), max_length=40)
    arrived_on: date | None = day(L("Arrived on", "Llegada el"))


class MatterContact(ContactFields, ReunificationRecord, table=True):
    """A contact with the attorney who is mentored, or about the matter."""

    __tablename__ = "reunification_matter_contact"

    case_id: str = link(L("Case", "Caso"), CASE)
    matter_id: str | None = link(L("Matter", "Asunto"), MATTER)
    mode: str | None = code(L("How", "Cómo"), "reunification.matter_contact")
    note: str | None = long_text(L("Note", "Nota"), field_class="privileged")
