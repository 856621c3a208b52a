"""The columns of the search workbook: families, leads, contact log, help desk, parole."""

from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ColumnKind, ImportColumn, ImportKind, ImportSheet

NEEDED = frozenset({"family", "called_on", "applicant"})


def _column(
    key: str, en: str, es: str, *synonyms: str, kind: ColumnKind = "text", codes: str | None = None
) -> ImportColumn:
    own = codes if codes in (None, "sex") else f"reunification.{codes}"
    return ImportColumn(key, L(en, es), (en, es, *synonyms), needed=key in NEEDED, kind=kind, codes=own)


FAMILY = _column("family", "Family ID", "N.º de familia", "Family", "Familia")
FAMILIES = (
    FAMILY,
    _column("source_list", "Source list", "Lista de origen", kind="code", codes="list_source"),
    _column("parent", "Parent name", "Nombre de la madre o el padre", "Parent", kind="name"),
    _column("sex", "Sex", "Sexo", kind="code", codes="sex"),
    _column("birth", "Parent DOB", "Nacimiento de la madre o el padre", kind="birth"),
    _column("country", "Country", "País"),
    _column("place", "Municipality, department", "Municipio, departamento", "Municipality", "Municipio"),
    _column("language", "Language", "Idioma"),
    _column("phone", "Phone", "Teléfono"),
    _column("children", "Child(ren)", "Niñas y niños", "Children", "Hijos"),
    _column("children_birth", "Child DOB(s)", "Nacimiento de niñas y niños", "Child DOB"),
    _column("separated_on", "Separation date", "Fecha de separación", kind="day"),
    _column("sector", "Sector", "Sector", kind="code", codes="sector"),
    _column("deported_on", "Deported on", "Deportación", kind="day"),
    _column("class_status", "Class status", "Miembro de la clase", kind="code", codes="class_status"),
    _column("msl_number", "MsL no.", "N.º Ms. L.", "MsL number"),
    _column("location", "Believed to be in", "Se cree que está en", kind="code", codes="location"),
    _column("search_status", "Search status", "Estado de la búsqueda", kind="code", codes="search_status"),
    _column("identity_on", "Identity confirmed on", "Identidad confirmada", kind="day"),
    _column("wish", "Parent's wish", "Deseo de la madre o el padre", kind="code", codes="wish"),
    _column("note", "Notes", "Notas", kind="note"),
)  # fmt: skip
LEADS = (
    FAMILY,
    _column("kind", "Lead type", "Tipo de pista", kind="code", codes="lead_kind"),
    _column("value", "Value", "Valor"),
    _column("source", "Source", "Fuente", kind="code", codes="lead_source"),
    _column("confidence", "Confidence", "Confianza", kind="code", codes="confidence"),
    _column("found_on", "Date", "Fecha", kind="day"),
)  # fmt: skip
ATTEMPTS = (
    FAMILY,
    _column("attempted_on", "Date", "Fecha", kind="day"),
    _column("at", "Time", "Hora"),
    _column("by", "By", "Por"),
    _column("channel", "Channel", "Canal", kind="code", codes="channel"),
    _column("target", "Number / place", "Número o lugar"),
    _column("outcome", "Outcome", "Resultado", kind="code", codes="outcome"),
    _column("next_step", "Next step", "Siguiente paso"),
    _column("note", "Notes", "Notas", kind="note"),
)  # fmt: skip
CALLS = (
    _column("number", "Call", "Llamada", kind="number"),
    _column("called_on", "Date", "Fecha", kind="day"),
    _column("at", "Time", "Hora"),
    _column("way", "In/Out", "Entrante o saliente", kind="code", codes="call_way"),
    _column("minutes", "Min.", "Minutos", kind="minutes"),
    _column("language", "Language", "Idioma"),
    _column("interpreter", "Interpreter", "Intérprete", kind="yes_no"),
    _column("caller", "Caller", "Quién llama"),
    _column("phone", "Phone", "Teléfono"),
    _column("role", "Caller is", "Quien llama es", kind="code", codes="caller_role"),
    _column("topic", "Topic", "Tema", kind="code", codes="topic"),
    _column("info", "Info given", "Información dada", kind="code", codes="info"),
    _column("follow_up_on", "Follow-up due", "Seguimiento para", kind="day"),
    _column("resolved", "Resolved", "Resuelta", kind="yes_no"),
    _column("family_of_call", "Family ID", "N.º de familia"),
)  # fmt: skip
MATTERS = (
    _column("number", "Case", "Caso", kind="number"),
    FAMILY,
    _column("applicant", "Applicant", "Solicitante"),
    _column("relation", "Relation", "Parentesco", kind="code", codes="role"),
    _column("pathway", "Pathway", "Vía", kind="code", codes="pathway"),
    _column("representation", "Representation", "Representación", kind="code", codes="representation"),
    _column("firm", "Firm", "Bufete"),
    _column("attorney", "Attorney", "Abogada o abogado"),
    _column("conflict", "Conflict check", "Revisión de conflicto", kind="code", codes="conflict"),
    _column("registered_on", "Registered (mm/dd/yyyy)", "Registro", "Registered", kind="day"),
    _column("receipt", "I-131 receipt", "Recibo del I-131"),
    _column("filed_on", "Filed (mm/dd/yyyy)", "Presentación", "Filed", kind="day"),
    _column("biometrics_on", "Biometrics", "Datos biométricos", kind="day"),
    _column("decision", "Decision", "Decisión", kind="code", codes="decision"),
    _column("decided_on", "Decided (mm/dd/yyyy)", "Fecha de la decisión", "Decided", kind="day"),
    _column("parole_from", "Parole from", "Parole desde", kind="day"),
    _column("parole_to", "Parole to", "Parole hasta", kind="day"),
    _column("arrived_on", "Arrived (mm/dd/yyyy)", "Llegada", "Arrived", kind="day"),
    _column("city", "City", "Ciudad"),
    _column("ead_filed_on", "EAD filed", "EAD presentado", kind="day"),
    _column("note", "Notes", "Notas", kind="note"),
)  # fmt: skip


def _plan(tables: Any, desk: Any) -> Any:
    from kindhub_reunification.exchange.planning import plan_workbook

    return plan_workbook(tables, desk)


WORKBOOK = ImportKind(
    key="reunification.workbook",
    title=L("The search workbook", "El libro de la búsqueda"),
    sheets=(
        ImportSheet("families", L("Families", "Familias"), FAMILIES, ("Families", "Familias")),
        ImportSheet("leads", L("Leads", "Pistas"), LEADS, ("Leads", "Pistas"), needed=False),
        ImportSheet("attempts", L("Contact log", "Registro de contactos"), ATTEMPTS, ("Contact log", "Contactos"),
                    needed=False),
        ImportSheet("calls", L("Help desk", "Línea de ayuda"), CALLS, ("Help desk", "Línea de ayuda"), needed=False),
        ImportSheet("matters", L("Parole", "Parole"), MATTERS, ("Parole",), needed=False),
    ),
    plan=_plan,
    help=L("Families with their leads, contact attempts, calls to the help desk and parole filings.",
           "Familias con sus pistas, intentos de contacto, llamadas a la línea de ayuda y solicitudes de parole."),
)  # fmt: skip
