"""The office's workbook of trainings: a sheet of events, and one of everybody who was on their lists."""

from __future__ import annotations

from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ColumnKind, ImportColumn, ImportKind, ImportSheet

MARKS = 12
"""So many sessions have a column of their own."""


def _column(
    key: str,
    en: str,
    es: str,
    *synonyms: str,
    kind: ColumnKind = "text",
    codes: str | None = None,
    needed: bool = False,
) -> ImportColumn:
    return ImportColumn(key, L(en, es), synonyms, needed=needed, kind=kind, codes=codes)


EVENTS = (
    _column("number", "Key", "Clave", "Evento", "Clave del evento", needed=True),
    _column("title", "Title", "Título", "Nombre del evento", needed=True),
    _column("kind", "Kind", "Tipo", kind="code", codes="mexico_training.event_kind"),
    _column("dates", "Date(s)", "Fecha(s)", "Fecha", "Fechas", kind="day"),
    _column("sessions", "Sessions", "Sesiones", "No. de sesiones", kind="number"),
    _column("hours_per_session", "Hours per session", "Horas por sesión", kind="number"),
    _column("hours", "Hours in all", "Horas totales", kind="number"),
    _column("modality", "Modality", "Modalidad", kind="code", codes="mexico_training.modality"),
    _column("venue", "Venue", "Sede", "Lugar"),
    _column("topics", "Topics", "Temas", "Tema"),
    _column("registered", "Registered", "Inscritos", "Inscritas", kind="number"),
    _column("attended", "Attended", "Asistentes", kind="number"),
    _column("note", "Remarks", "Observaciones", "Obs.", kind="note"),
)
ROSTER = (
    _column("event", "Event", "Evento", "Clave", needed=True),
    _column("name", "Full name", "Nombre completo", "Nombre", kind="name", needed=True),
    _column("sex", "Sex", "Sexo", "Género", kind="code", codes="sex"),
    _column("institution", "Institution", "Institución", "Dependencia", "Organización"),
    _column("kind", "Kind", "Tipo", "Tipo de institución", kind="code", codes="mexico_training.institution_kind"),
    _column("position", "Post", "Cargo", "Puesto", kind="code", codes="mexico_training.position"),
    _column("state", "State", "Estado", "Entidad"),
    _column("email", "E-mail", "Correo", "Correo electrónico"),
    *(_column(f"s{one}", f"S{one}", f"S{one}", f"Sesión {one}", f"Ses. {one}") for one in range(1, MARKS + 1)),
    _column("pre", "Test before", "Pre", "Prueba inicial", "Pre-test", kind="score"),
    _column("post", "Test after", "Post", "Prueba final", "Post-test", kind="score"),
    _column("certificate", "Certificate", "Constancia", "No. de constancia"),
    _column("mailing", "Agrees to e-mails", "Acepta correos", kind="yes_no"),
    _column("note", "Remarks", "Obs.", "Observaciones", kind="note"),
)  # fmt: skip


def _plan(tables: Any, desk: Any) -> Any:
    from kindhub_mexico_training.exchange.roster import plan_roster

    return plan_roster(tables, desk)


WORKBOOK = ImportKind(
    key="mexico_training.roster",
    title=L("Training: events and attendance", "Capacitación: eventos y asistencia"),
    sheets=(
        ImportSheet("events", L("Events", "Eventos"), EVENTS, ("Eventos",), needed=False),
        ImportSheet("roster", L("Attendance", "Asistencia"), ROSTER, ("Asistencia", "Lista"), needed=False),
    ),
    plan=_plan,
    help=L(
        "A line per event, and a line per person and event. Lines of one person are brought together over all events, "
        "and the spellings of one institution. Only marked sessions count.",
        "Una línea por evento, y una por persona y evento. Se juntan las líneas de una misma persona entre todos los "
        "eventos, y las formas de escribir una institución. Solo cuentan las sesiones marcadas.",
    ),
)  # fmt: skip
"""The workbook of trainings, as an import kind."""
