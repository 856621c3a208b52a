"""What is done for her: safety, plan, referrals, reports the law asks for, contacts, and her word on it all."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.closing import ClosingFields
from kindhub.program.mixins.contact import ContactFields
from kindhub.records.document import DocumentFields
from kindhub.records.fields import code, day, link, long_text, partial, text, user, yes_no
from kindhub.records.note import NoteFields
from kindhub.records.partial_date import PartialDate
from kindhub.records.task import TaskFields
from kindhub_gbv.records.base import CASE, GbvRecord


class Safety(GbvRecord, table=True):
    """How safe she is now."""

    __tablename__ = "gbv_safety"

    case_id: str = link(L("Case", "Caso"), CASE)
    assessed_on: date | None = day(L("Assessed on", "Evaluada el"))
    lives_with: bool | None = yes_no(L("Lives with the perpetrator", "Vive con quien la agredió"))
    has_access: bool | None = yes_no(L("He can reach her", "Puede llegar a ella"))
    weapons: bool | None = yes_no(L("Weapons", "Armas"))
    threats: bool | None = yes_no(L("Threats", "Amenazas"))
    other_children: bool | None = yes_no(L("Other children at risk", "Otras niñas o niños en riesgo"))
    self_harm: bool | None = yes_no(L("Thinks of harming herself", "Piensa en hacerse daño"))
    health_urgent: bool | None = yes_no(L("Needs health care now", "Necesita atención de salud ya"))
    supports: str | None = long_text(L("Whom she trusts", "En quién confía"), field_class="sensitive")
    plan_needed: bool | None = yes_no(L("Needs a safety plan", "Necesita plan de seguridad"))
    health_on: date | None = day(L("Health care received on", "Recibió atención de salud el"))


class SafetyPlan(GbvRecord, table=True):
    """What she will do when it is not safe."""

    __tablename__ = "gbv_safety_plan"

    case_id: str = link(L("Case", "Caso"), CASE)
    made_on: date | None = day(L("Made on", "Hecho el"))
    risks: str | None = long_text(L("Risks", "Riesgos"), field_class="sensitive")
    warning_signs: str | None = long_text(L("Warning signs", "Señales de alerta"), field_class="sensitive")
    safe_places: str | None = long_text(
        L("Safe people and places", "Personas y lugares seguros"), field_class="sensitive"
    )
    coded_word: str | None = text(L("Coded word", "Palabra clave"), field_class="sensitive")
    to_take: str | None = long_text(L("What to take", "Qué llevar"), field_class="sensitive")
    reviewed_on: date | None = day(L("Reviewed on", "Revisado el"))


class Goal(GbvRecord, table=True):
    """One goal of the action plan."""

    __tablename__ = "gbv_goal"

    case_id: str = link(L("Case", "Caso"), CASE)
    area: str | None = code(L("Area", "Área"), "gbv.goal_area")
    words: str | None = long_text(L("Goal", "Meta"), field_class="sensitive")
    agreed_on: date | None = day(L("Agreed on", "Acordada el"))
    due_on: date | None = day(L("Until", "Para el"))
    status: str | None = code(L("How it stands", "Cómo va"), "gbv.goal_status", default="in_progress")


class Referral(GbvRecord, table=True):
    """One sector of the referral grid. No consent for the sector: no referral, unless a lead approves with a reason.

    `from_sheet` marks what a workbook says was done long ago; it is kept as it was, and listed where consent is
    missing.
    """

    __tablename__ = "gbv_referral"

    case_id: str | None = link(L("Case", "Caso"), CASE)
    case_written: str | None = text(L("Code as written", "Código como está escrito"), max_length=120)
    incident: str | None = text(L("Incident", "Incidente"), max_length=60)
    sector: str | None = code(L("Sector", "Sector"), "gbv.sector")
    status: str | None = code(L("Status", "Estado"), "gbv.referral_status")
    provider: str | None = text(L("Provider", "Proveedor"))
    referred_on: PartialDate | None = partial(L("Date", "Fecha"))
    consented: bool | None = yes_no(L("Agreed to share", "Consintió compartir"))
    override_reason: str | None = long_text(
        L("Reason without consent", "Motivo sin consentimiento"), field_class="sensitive"
    )
    override_by: str | None = user(L("Approved by", "Aprobado por"))
    override_on: date | None = day(L("Approved on", "Aprobado el"))
    from_sheet: bool | None = yes_no(L("From a workbook", "Viene de un libro"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class MandatoryReport(GbvRecord, table=True):
    """Where the law asks that it be told: what was told to her first, to whom it went, and what risk that brings."""

    __tablename__ = "gbv_mandatory_report"

    case_id: str = link(L("Case", "Caso"), CASE)
    rule: str | None = code(L("Rule", "Norma"), "gbv.report_rule")
    applies: bool | None = yes_no(L("The duty applies", "La obligación aplica"))
    told_on: date | None = day(L("Told to her on", "Se le explicó el"))
    reported_to: str | None = code(L("Reported to", "Se informó a"), "gbv.report_to")
    reported_on: date | None = day(L("Reported on", "Se informó el"))
    reference: str | None = text(L("Reference", "Número o referencia"))
    not_reported_why: str | None = long_text(L("Why not reported", "Por qué no se informó"), field_class="sensitive")
    risk: str | None = long_text(L("Risk of reporting", "Riesgo de informar"), field_class="sensitive")


class Contact(ContactFields, GbvRecord, table=True):
    """A follow-up, as safe as she asked for."""

    __tablename__ = "gbv_contact"

    case_id: str = link(L("Case", "Caso"), CASE)
    mode: str | None = code(L("How", "Cómo"), "gbv.contact_mode")
    safer: bool | None = yes_no(L("She feels safer", "Se siente más segura"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class Feedback(GbvRecord, table=True):
    """What she says of the care, in faces; it can be answered without a word."""

    __tablename__ = "gbv_feedback"

    case_id: str = link(L("Case", "Caso"), CASE)
    given_on: date | None = day(L("Given on", "Dada el"))
    comfortable: str | None = code(L("I felt comfortable", "Me sentí cómoda"), "gbv.face")
    hours: str | None = code(L("The hours suited me", "El horario me sirvió"), "gbv.face")
    informed: str | None = code(L("They told me my options", "Me explicaron mis opciones"), "gbv.face")
    own_decision: str | None = code(L("I decided myself", "Yo decidí"), "gbv.face")
    confidential: str | None = code(L("They keep it to themselves", "Guardan lo que les cuento"), "gbv.face")
    friendly: str | None = code(L("They were kind", "Fueron amables"), "gbv.face")
    understood: str | None = code(L("They understood me", "Me entendieron"), "gbv.face")
    better: str | None = code(L("I feel better", "Me siento mejor"), "gbv.face")
    recommend: str | None = code(L("I would tell a friend to come", "Le diría a una amiga que venga"), "gbv.face")
    words: str | None = long_text(L("In her words", "En sus palabras"), field_class="sensitive")


class Closure(ClosingFields, GbvRecord, table=True):
    """Why and when the file is closed."""

    __tablename__ = "gbv_closure"

    case_id: str = link(L("Case", "Caso"), CASE)
    reason: str | None = code(L("Reason", "Motivo"), "gbv.closure_reason")
    safe_attempts: str | None = text(L("Safe attempts", "Intentos seguros"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class CaseDocument(DocumentFields, GbvRecord, table=True):
    """A document of the file."""

    __tablename__ = "gbv_document"

    case_id: str = link(L("Case", "Caso"), CASE)


class CaseTask(TaskFields, GbvRecord, table=True):
    """A task of the file; it lies in the program's own file and nowhere else."""

    __tablename__ = "gbv_task"

    case_id: str = link(L("Case", "Caso"), CASE)


class Note(NoteFields, GbvRecord, table=True):
    """Something worth keeping that has no field."""

    __tablename__ = "gbv_note"

    case_id: str = link(L("Case", "Caso"), CASE)
