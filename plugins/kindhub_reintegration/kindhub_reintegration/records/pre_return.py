"""Before the return: talking with child and family, is it safe, which partner, and the plan for the journey."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, codes, day, link, long_text, organisation, partial, text, user, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.records.base import CASE, ReintegrationRecord


class PreReturnContact(ReintegrationRecord, table=True):
    """A call with the child in custody, or with the family that waits."""

    __tablename__ = "reintegration_pre_return_contact"

    case_id: str = link(L("Case", "Caso"), CASE)
    held_on: date | None = day(L("Date", "Fecha"))
    spoke_with: str | None = code(L("With", "Con"), "reintegration.spoke_with")
    mode: str | None = code(L("How", "Por qué medio"), "reintegration.contact_mode")
    interpreter: bool | None = yes_no(L("With an interpreter", "Con intérprete"))
    wishes: str | None = long_text(L("What the child wants", "Qué quiere la niña o el niño"))
    summary: str | None = long_text(L("What was said", "Qué se habló"))
    held_by: str | None = user(L("Who called", "Quién llamó"))


class RiskScreen(ReintegrationRecord, table=True):
    """Is return safe? A red flag goes to the attorney before anything else."""

    __tablename__ = "reintegration_risk_screen"

    case_id: str = link(L("Case", "Caso"), CASE)
    screened_on: date | None = day(L("Screened on", "Revisado el"))
    safe_return: str | None = code(
        L("Is return safe?", "¿Es seguro volver?"), "reintegration.safe_return", field_class="sensitive"
    )
    concerns: tuple[str, ...] | None = codes(L("Concerns", "Riesgos"), "reintegration.concern", field_class="sensitive")
    details: str | None = long_text(L("Details", "Detalles"), field_class="sensitive")
    attorney_told_on: date | None = day(L("Attorney told on", "Se avisó a la abogada o al abogado el"))
    attorney_answer: str | None = long_text(L("Attorney's answer", "Respuesta legal"), field_class="privileged")
    screened_by: str | None = user(L("Screened by", "Revisado por"))


class PartnerAssignment(ReintegrationRecord, table=True):
    """A partner is asked to receive the child; it says yes or no, and if no the next one is asked."""

    __tablename__ = "reintegration_partner_assignment"

    case_id: str = link(L("Case", "Caso"), CASE)
    organisation_id: str | None = organisation(L("Partner", "Organización socia"))
    assigned_on: date | None = day(L("Asked on", "Se le pidió el"))
    package_sent_on: date | None = day(L("Referral package sent on", "Expediente enviado el"))
    answer: str | None = code(L("Answer", "Respuesta"), "reintegration.partner_answer")
    answered_on: date | None = day(L("Answered on", "Respondió el"))
    reason: str | None = long_text(L("Reason", "Motivo"))
    worker: str | None = text(L("Who receives the child", "Quién recibe"))


class PreDeparturePlan(ReintegrationRecord, table=True):
    """What must be settled before a child travels: who meets, where to sleep, the first 72 hours."""

    __tablename__ = "reintegration_pre_departure_plan"

    case_id: str = link(L("Case", "Caso"), CASE)
    departure_planned: PartialDate | None = partial(L("Planned departure", "Salida prevista"))
    flight_no: str | None = text(L("Flight", "Vuelo"), max_length=60)
    escort: str | None = code(L("Escort", "Acompañante de viaje"), "reintegration.escort")
    travel_document: str | None = text(L("Travel document", "Documento de viaje"))
    who_meets: str | None = text(L("Who meets the child", "Quién recibe a la niña o al niño"))
    sleeps_at: str | None = text(L("Where to sleep the first night", "Dónde duerme la primera noche"))
    first_72_hours: str | None = long_text(L("The first 72 hours", "Las primeras 72 horas"))
    medicines: str | None = long_text(L("Medicines", "Medicinas"), field_class="sensitive")
    school_papers: str | None = text(L("School papers", "Papeles de la escuela"))
    ready_on: date | None = day(L("Plan ready on", "Plan listo el"))
