"""The three sheets of a partner's workbook and the headings their columns go by."""

from __future__ import annotations

from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ColumnKind, ImportColumn, ImportKind, ImportSheet


def _column(
    key: str,
    en: str,
    es: str,
    *synonyms: str,
    kind: ColumnKind = "text",
    codes: str | None = None,
    on: str | None = None,
) -> ImportColumn:
    return ImportColumn(key, L(en, es), synonyms, needed=key == "number", kind=kind, codes=codes, on=on)


NUMBER = _column(
    "number", "Case number", "No. de caso", "No. caso", "Caso", "Número de caso", "Case no.", "Case", "Expediente"
)

REFERRALS = (
    _column("list_no", "No.", "No.", "#", "Correlativo", kind="counter"),
    NUMBER,
    _column("received_on", "Date of referral", "Fecha de referencia", "Referral date", "Fecha ref.", kind="day"),
    _column("given", "Given names", "Nombres", "Nombre(s)", "First name", "Nombre", kind="name"),
    _column("surnames", "Surnames", "Apellidos", "Apellido(s)", "Last name", "Surname", kind="name"),
    _column("sex", "Sex", "Sexo", "Género", "Gender", kind="code", codes="sex"),
    _column(
        "birth", "Date of birth / age", "Fecha de nacimiento / edad", "Fecha de nacimiento", "Fecha nac.", "Edad",
        "DOB", "Date of birth", "Age", kind="birth", on="received_on",
    ),
    _column("cui", "CUI", "CUI", "DPI", "CUI / DPI", kind="identifier", codes="cui"),
    _column("old_register", "Old register", "Reg. viejo", "Registro viejo", kind="identifier", codes="old_register"),
    _column("municipality", "Municipality", "Municipio", "Municipality of return"),
    _column("department", "Department", "Departamento", "Depto.", "Depto"),
    _column("community", "Village", "Comunidad / aldea", "Comunidad", "Aldea", "Community", "Village / community"),
    _column("languages", "Languages", "Idioma(s)", "Idiomas", "Idioma", "Language(s)", "Language"),
    _column("phone", "Telephone", "Teléfono", "Tel.", "Celular", "Phone", kind="phones"),
    _column("phone_2", "Telephone (2)", "Teléfono (2)", "Otro teléfono", "Teléfono 2", "Phone (2)", kind="phones"),
    _column("caregiver", "Caregiver", "Encargado/a", "Encargado", "Encargada", "Cuidador/a", "Responsable"),
    _column("kinship", "Kinship", "Parentesco", "Relationship", kind="code", codes="kinship"),
    _column("referred_by", "Referred by", "Referido por", kind="code", codes="reintegration.referrer_role"),
    _column("attorney_email", "Attorney's e-mail", "Correo abogado/a", "Correo abogado", "Attorney email"),
    _column("a_number", "A-number", "No. A", "Número A", "A#", "A number", kind="identifier", codes="a_number"),
    _column("return_type", "Type of return", "Tipo de retorno", kind="code", codes="reintegration.return_type"),
    _column("returned_on", "Date of return", "Fecha de retorno", "Return date", kind="day"),
    _column(
        "arrival_point", "Point of arrival", "Lugar de llegada", "Punto de llegada",
        kind="code", codes="reintegration.arrival_point",
    ),
    _column("decision", "Decision", "Decisión", kind="code", codes="reintegration.decision"),
    _column("decided_on", "Answered on", "Fecha respuesta", "Fecha de respuesta", "Answer date", kind="day"),
    _column("note", "Remarks", "Observaciones", "Obs.", "Notes", kind="note"),
)  # fmt: skip

FOLLOW_UPS = (
    NUMBER,
    _column("name", "Name", "Nombre", "Nombre completo", kind="name"),
    _column("held_on", "Date", "Fecha", kind="day"),
    _column("mode", "How", "Tipo de contacto", "Contacto", kind="code", codes="reintegration.contact_mode"),
    _column("staff", "Staff", "Técnica/o", "Técnico", "Técnica"),
    _column("wellbeing", "Well-being (1-5)", "Bienestar (1-5)", "Bienestar", kind="score"),
    _column("in_school", "In school?", "¿En escuela?", "Escuela", kind="yes_no"),
    _column("working", "Working?", "¿Trabaja?", "Trabaja", kind="yes_no"),
    _column("residence", "Residence", "Residencia", kind="code", codes="reintegration.residence"),
    _column(
        "intention", "Means to migrate?", "¿Intención de migrar?", "Intención de migrar",
        kind="code", codes="reintegration.intention",
    ),
    _column("service", "Service", "Servicio", kind="code", codes="reintegration.service_type"),
    _column("provider", "Provider", "Proveedor"),
    _column("cost", "Cost (Q)", "Costo (Q)", "Costo", "Cost", kind="money", codes="GTQ"),
    _column("minutes", "Minutes", "Duración (min)", "Duración", kind="minutes"),
    _column("next_due", "Next contact", "Próximo contacto", kind="day"),
    _column("note", "Remarks", "Observaciones", "Obs.", kind="note"),
)  # fmt: skip

CLOSINGS = (
    NUMBER,
    _column("name", "Name", "Nombre", "Nombre completo", kind="name"),
    _column("closed_on", "Date of closing", "Fecha de cierre", "Closing date", kind="day"),
    _column("reason", "Reason", "Motivo de cierre", "Motivo", kind="code", codes="reintegration.closure_reason"),
    _column(
        "residence", "Residence", "Residencia al cierre", "Residencia", kind="code", codes="reintegration.residence"
    ),
    _column("goals", "Goals met", "Metas cumplidas", "Metas", kind="score"),
    _column("opinion", "The child's opinion", "Opinión del NNA", "Opinión", kind="code", codes="reintegration.opinion"),
    _column("approved_by", "Approved by", "Aprobado por", "Aprobación"),
    _column("note", "Remarks", "Observaciones", "Obs.", kind="note"),
)


def _plan(tables: Any, desk: Any) -> Any:
    from kindhub_reintegration.exchange.workbook import plan_workbook

    return plan_workbook(tables, desk)


WORKBOOK = ImportKind(
    key="reintegration.workbook",
    title=L("A partner's workbook", "El libro de una organización socia"),
    sheets=(
        ImportSheet("referrals", L("Referrals", "Referencias"), REFERRALS, ("Referencias", "Referrals", "Casos")),
        ImportSheet(
            "follow_ups",
            L("Follow-up", "Seguimiento"),
            FOLLOW_UPS,
            ("Seguimiento", "Follow-up", "Visitas"),
            needed=False,
        ),
        ImportSheet("closings", L("Closings", "Cierres"), CLOSINGS, ("Cierres", "Closures", "Closings"), needed=False),
    ),
    plan=_plan,
    help=L(
        "Referrals, follow-up and closings of one organisation. Rows of one child are brought together.",
        "Referencias, seguimiento y cierres de una organización. Las filas de una misma niña o niño se juntan.",
    ),
)
"""The workbook of a community partner, as an import kind."""
