"""The four sheets of a partner's register and the headings their columns go by."""

from __future__ import annotations

from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ColumnKind, ImportColumn, ImportKind, ImportSheet


def _column(
    key: str, en: str, es: str, *synonyms: str, kind: ColumnKind = "text", codes: str | None = None,
    on: str | None = None, needed: bool = False,
) -> ImportColumn:  # fmt: skip
    return ImportColumn(key, L(en, es), synonyms, needed=needed, kind=kind, codes=codes, on=on)


CODE = _column("code", "Survivor code", "Código de sobreviviente", "Código sobreviviente", "Código", needed=True)
INCIDENT = _column("incident", "Incident", "ID incidente", "Incidente", "Incident id", needed=True)

SURVIVORS = (
    CODE,
    _column("caseworker", "Caseworker code", "Código de gestora", "Gestora"),
    _column("received_on", "Date of intake", "Fecha de ingreso", "Ingreso", kind="day"),
    _column("sex", "Sex", "Sexo", kind="code", codes="sex"),
    _column("birth", "Birth date", "Fecha nac.", "Fecha de nacimiento", kind="birth", on="received_on"),
    _column("age", "Age at intake", "Edad al ingreso", "Edad", kind="birth", on="received_on"),
    _column("marital", "Marital status", "Estado civil", kind="code", codes="gbv.marital"),
    _column("ethnicity", "Ethnicity / language", "Etnia / idioma", "Etnia", kind="code", codes="gbv.ethnicity"),
    _column("country", "Country of origin", "País de origen", "País", kind="code", codes="country"),
    _column("displacement", "Displacement", "Situación de desplazamiento", "Desplazamiento", kind="code",
            codes="gbv.displacement"),
    _column("vulnerability", "Vulnerability", "Vulnerabilidad", kind="code", codes="gbv.vulnerability"),
    _column("municipality", "Municipality", "Municipio"),
    _column("referral_consent", "Consent to referral", "Consent. remisión", "Consentimiento remisión", kind="code",
            codes="gbv.consent"),
    _column("this_computer", "This computer only", "Solo esta computadora", "Solo este equipo", kind="yes_no"),
    _column("remarks", "Remarks", "Observaciones", "Obs."),
)  # fmt: skip

INCIDENTS = (
    INCIDENT,
    CODE,
    _column("reported_on", "Report date", "Fecha de reporte", "Reportado el", kind="day"),
    _column("happened_on", "Incident date", "Fecha del incidente", "Fecha incidente", kind="day"),
    _column("department", "Department", "Departamento", "Depto."),
    _column("municipality", "Municipality", "Municipio"),
    _column("place_type", "Kind of place", "Lugar (tipo)", "Lugar", kind="code", codes="gbv.place_type"),
    _column("time_of_day", "Time of day", "Hora", kind="code", codes="gbv.time_of_day"),
    _column("displacement_stage", "Stage of displacement", "Etapa de desplazamiento", "Etapa", kind="code",
            codes="gbv.displacement_stage"),
    _column("penetration", "Penetration?", "¿Hubo penetración?", "Penetración", kind="yes_no"),
    _column("sexual_contact", "Unwanted sexual contact?", "¿Contacto sexual no deseado?", "Contacto sexual",
            kind="yes_no"),
    _column("physical", "Physical assault?", "¿Agresión física?", kind="yes_no"),
    _column("marriage", "Forced marriage or union?", "¿Matrimonio/unión forzada?", kind="yes_no"),
    _column("denied", "Denial of resources?", "¿Negación de recursos?", kind="yes_no"),
    _column("emotional", "Emotional harm?", "¿Daño emocional?", kind="yes_no"),
    _column("gender_based", "Because of gender?", "¿Por razón de género?", kind="yes_no"),
    _column("type_typed", "Type of GBV", "Tipo de VBG", "Tipo", kind="code", codes="gbv.core_type"),
    _column("how_many", "No. of perpetrators", "No. agresores", "Agresores"),
    _column("perpetrator_sex", "Sex of perpetrator", "Sexo agresor", kind="code", codes="gbv.sex_of_perpetrator"),
    _column("relationship", "Relation", "Relación", kind="code", codes="gbv.relationship"),
    _column("reported_elsewhere", "Reported before?", "¿Reportado antes?", kind="yes_no"),
    _column("legal_wish", "Wants legal action?", "¿Desea acción legal?", kind="code", codes="gbv.legal_wish"),
    _column("statistics_consent", "Consent to statistics", "Consentimiento estadística", "Consent. estadística",
            kind="code", codes="gbv.consent"),
)  # fmt: skip

REFERRALS = (
    CODE,
    _column("incident", "Incident", "ID incidente", "Incidente", "Incident id"),
    _column("sector", "Sector", "Sector", kind="code", codes="gbv.sector", needed=True),
    _column("status", "Status of referral", "Estado de la remisión", "Estado", kind="code",
            codes="gbv.referral_status"),
    _column("provider", "Provider", "Proveedor"),
    _column("referred_on", "Date", "Fecha", kind="day"),
    _column("consented", "Agreed to share", "Consintió compartir", "Consintió", kind="yes_no"),
    _column("note", "Note", "Nota"),
)  # fmt: skip

IDENTITIES = (
    CODE,
    _column("given", "Given names", "Nombres", kind="name", needed=True),
    _column("surnames", "Surnames", "Apellidos", kind="name"),
    _column("document", "Identity document", "Documento", "DPI"),
    _column("phone", "Telephone", "Teléfono", "Tel."),
    _column("safe_how", "Safe contact: how", "Contacto seguro: cómo"),
    _column("safe_when", "Safe contact: when", "Contacto seguro: cuándo"),
    _column("never_if", "Do NOT contact if", "NO contactar si", "No contactar si"),
    _column("caregiver", "Caregiver", "Encargado/a", "Encargada"),
    _column("address", "Address", "Dirección"),
)  # fmt: skip


def _plan(tables: Any, desk: Any) -> Any:
    from kindhub_gbv.exchange.workbook import plan_workbook

    return plan_workbook(tables, desk)


WORKBOOK = ImportKind(
    key="gbv.workbook",
    title=L("A partner's register", "El registro de una organización socia"),
    sheets=(
        ImportSheet("survivors", L("Survivors", "Sobrevivientes"), SURVIVORS, ("Sobrevivientes", "Ingresos")),
        ImportSheet("incidents", L("Incidents", "Incidentes"), INCIDENTS, ("Incidentes",), needed=False),
        ImportSheet("referrals", L("Referrals", "Remisiones"), REFERRALS, ("Remisiones", "Referencias"), needed=False),
        ImportSheet("identities", L("Identity", "Identidad"), IDENTITIES, ("Identidad", "Identidades"), needed=False),
    ),
    plan=_plan,
    help=L(
        "Survivors, incidents, referrals and identities go to their own places, joined by the survivor code alone.",
        "Sobrevivientes, incidentes, remisiones e identidades van cada cual a su lugar, unidos solo por el código.",
    ),
)
"""The register of a partner, as an import kind."""
