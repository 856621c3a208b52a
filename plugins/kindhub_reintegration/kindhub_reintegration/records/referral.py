"""The referral and the check whether the program can take the child in."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, day, link, long_text, organisation, partial, place, text, user, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.records.base import CASE, ReintegrationRecord, counted_by


class Referral(ReintegrationRecord, table=True):
    """Someone asks the program to receive a child. The child's A-number and languages stand with the person.

    `place_ambiguous`: the municipality's name exists in two departments and no department was written for the child;
    then `place` is empty and the figures show the child apart.
    """

    __tablename__ = "reintegration_referral"
    __table_args__ = counted_by(
        "reintegration_referral",
        "received_on",
        "case_id",
        "decided_on",
        "return_type",
        "place",
        "place_ambiguous",
        "decision",
    )

    case_id: str = link(L("Case", "Caso"), CASE)
    received_on: PartialDate | None = partial(L("Received on", "Recibida el"))
    channel: str | None = code(L("How it came", "Por qué medio llegó"), "reintegration.channel")
    referrer_name: str | None = text(L("Who refers", "Quién refiere"))
    referrer_role: str | None = code(L("Referred by", "Referido por"), "reintegration.referrer_role")
    referrer_organisation_id: str | None = organisation(L("Organisation", "Organización"))
    referrer_phone: str | None = text(L("Telephone", "Teléfono"), max_length=120)
    referrer_email: str | None = text(L("E-mail", "Correo electrónico"))
    custody: str | None = code(L("In custody of", "Bajo custodia de"), "reintegration.custody")
    facility: str | None = text(L("Facility", "Centro"))
    attorney: str | None = text(L("Attorney", "Abogada o abogado"))
    attorney_email: str | None = text(L("Attorney's e-mail", "Correo de la abogada o el abogado"))
    return_type: str | None = code(L("Type of return", "Tipo de retorno"), "reintegration.return_type", index=True)
    order_date: PartialDate | None = partial(L("Date of the order", "Fecha de la orden"))
    depart_by: date | None = day(L("Must depart by", "Debe salir antes del"))
    next_hearing: date | None = day(L("Next hearing", "Próxima audiencia"))
    place: str | None = place(L("Municipality of return", "Municipio de retorno"), index=True)
    place_ambiguous: bool | None = yes_no(L("Municipality name in two departments", "Municipio en dos departamentos"))
    community: str | None = text(L("Village or neighbourhood", "Comunidad, aldea o colonia"), max_length=1_000)
    special_needs: str | None = long_text(L("Special needs", "Necesidades especiales"), field_class="sensitive")
    safety_concerns: str | None = long_text(L("Safety concerns", "Riesgos de seguridad"), field_class="sensitive")
    consent_signed: bool | None = yes_no(L("Consent form signed", "Consentimiento firmado"))
    consent_signed_on: date | None = day(L("Consent signed on", "Consentimiento firmado el"))
    decision: str | None = code(L("Decision", "Decisión"), "reintegration.decision", index=True)
    decided_on: PartialDate | None = partial(L("Answered on", "Fecha de respuesta"))
    reason: str | None = long_text(L("Reason", "Motivo"))
    referred_to: str | None = text(L("Referred elsewhere to", "Se refirió a"))
    note: str | None = long_text(L("Remarks", "Observaciones"))


class Eligibility(ReintegrationRecord, table=True):
    """The five questions that decide, each answered apart so that a refusal can say why."""

    __tablename__ = "reintegration_eligibility"

    case_id: str = link(L("Case", "Caso"), CASE)
    nationality_ok: bool | None = yes_no(L("From Guatemala or Honduras", "Es de Guatemala u Honduras"))
    area_ok: bool | None = yes_no(L("Returns to an area we reach", "Vuelve a un área que atendemos"))
    age_ok: bool | None = yes_no(L("Entered as a child, aged 18 or under", "Entró siendo niña o niño, con 18 o menos"))
    return_ok: bool | None = yes_no(L("Type of return fits", "El tipo de retorno corresponde"))
    consent_ok: bool | None = yes_no(L("Consent is signed", "El consentimiento está firmado"))
    checked_on: date | None = day(L("Checked on", "Revisado el"))
    checked_by: str | None = user(L("Checked by", "Revisado por"))
    result: str | None = code(L("Result", "Resultado"), "reintegration.decision")
    reason: str | None = long_text(L("Reason", "Motivo"))
    referred_to: str | None = text(L("Referred elsewhere to", "Se refirió a"))
