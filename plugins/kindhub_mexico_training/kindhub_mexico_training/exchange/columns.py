"""The office's workbook of trainings: a sheet of events, and one of everybody who was on their lists."""

from __future__ import annotations

from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ImportKind, ImportSheet, column

MARKS = 12
"""So many sessions have a column of their own."""


EVENTS = (
    column("number", "Key", "Clave", "Evento", "Clave del evento", needed=True),
    column("title", "Title", "Título", "Nombre del evento", needed=True),
    column("kind", "Kind", "Tipo", kind="code", codes="mexico_training.event_kind"),
    column("dates", "Date(s)", "Fecha(s)", "Fecha", "Fechas", kind="day"),
    column("sessions", "Sessions", "Sesiones", "No. de sesiones", kind="number"),
    column("hours_per_session", "Hours per session", "Horas por sesión", kind="number"),
    column("hours", "Hours in all", "Horas totales", kind="number"),
    column("modality", "Modality", "Modalidad", kind="code", codes="mexico_training.modality"),
    column("venue", "Venue", "Sede", "Lugar"),
    column("topics", "Topics", "Temas", "Tema"),
    column("registered", "Registered", "Inscritos", "Inscritas", kind="number"),
    column("attended", "Attended", "Asistentes", kind="number"),
    column("note", "Remarks", "Observaciones", "Obs.", kind="note"),
)
ROSTER = (
    column("event", "Event", "Evento", "Clave", needed=True),
    column("name", "Full name", "Nombre completo", "Nombre", kind="name", needed=True),
    column("sex", "Sex", "Sexo", "Género", kind="code", codes="sex"),
    column("institution", "Institution", "Institución", "Dependencia", "Organización"),
    column("kind", "Kind", "Tipo", "Tipo de institución", kind="code", codes="mexico_training.institution_kind"),
    column("position", "Post", "Cargo", "Puesto", kind="code", codes="mexico_training.position"),
    column("state", "State", "Estado", "Entidad"),
    column("email", "E-mail", "Correo", "Correo electrónico"),
    *(column(f"s{one}", f"S{one}", f"S{one}", f"Sesión {one}", f"Ses. {one}") for one in range(1, MARKS + 1)),
    column("pre", "Test before", "Pre", "Prueba inicial", "Pre-test", kind="score"),
    column("post", "Test after", "Post", "Prueba final", "Post-test", kind="score"),
    column("certificate", "Certificate", "Constancia", "No. de constancia"),
    column("mailing", "Agrees to e-mails", "Acepta correos", kind="yes_no"),
    column("note", "Remarks", "Obs.", "Observaciones", kind="note"),
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
