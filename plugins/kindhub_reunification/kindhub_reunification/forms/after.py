"""After reunification, the help desk, the papers of the case, and the registers of rules."""

from kindhub.program.conditions import Is, Not
from kindhub_reunification import records as r
from kindhub_reunification.access import MANAGE_CLOCKS, VIEW_SESSIONS
from kindhub_reunification.forms.parts import Field, Form, L, must, section, wide
from kindhub_reunification.rules_shown import shipped_clocks, shipped_search_rule

SERVICES = Form(
    "services", L("Services", "Servicios"), r.Service,
    (section("Service", "Servicio", must("kind"), "member_id", Field("provider"), "state", "eligible_from",
             "eligible_to", "started_on", "ended_on", wide("note")),),
    many=True, order_by="eligible_to",
)  # fmt: skip
SESSIONS = Form(
    "sessions", L("Sessions", "Sesiones"), r.Session,
    (section("Session", "Sesión", must("kind"), must("held_on"), "member_id", "minutes", "therapist"),),
    many=True, order_by="-held_on",
)  # fmt: skip
SESSION_NOTES = Form(
    "session_notes", L("Session notes", "Notas de sesión"), r.SessionNote,
    (section("What was said", "Lo que se habló", must("written_on"), "author", "member_id",
             Field("words", needed="create", width=3, folded=True)),),
    many=True, order_by="-written_on", right=VIEW_SESSIONS,
    apart=L("They are between the person and the therapist. You do not see them from here.",
            "Son entre la persona y su terapeuta. Usted no las ve desde aquí."),
)  # fmt: skip
CALLS = Form(
    "calls", L("Help desk calls", "Llamadas a la línea de ayuda"), r.Call,
    (
        section("Call", "Llamada", must("called_on"), "at", "minutes", "way", "language", "interpreter"),
        section("Who", "Quién", "phone", Field("name", width=2), "role", "caller_id", "case_id"),
        section("What for", "Para qué", Field("topics", needed="create", width=2), "info", wide("said"), "resolved",
                Field("follow_up_on", when=Not(Is("resolved", True))), "followed_up_on", "overlaps"),
    ),
    many=True, order_by="-called_on",
)  # fmt: skip
CALLERS = Form(
    "callers", L("Callers", "Personas que llaman"), r.Caller,
    (section("Caller", "Quién llama", Field("name", width=2), "role", "phone", "language", "interpreter",
             Field("also_written", width=2), "case_id", "person_id", wide("note")),),
    many=True, order_by="name", in_side_list=False,
)  # fmt: skip
DOCUMENTS = Form(
    "documents", L("Documents", "Documentos"), r.CaseDocument,
    (section("Document", "Documento", must("title"), "kind", "member_id", "issued_on", "expires", "asked_on",
             "received_on", "seen"),),
    many=True, order_by="received_on",
)  # fmt: skip
TASKS = Form(
    "tasks", L("Tasks", "Tareas"), r.CaseTask,
    (section("Task", "Tarea", Field("title", needed="create", width=2), "due_on", "assigned_to", "done_on",
             wide("note")),),
    many=True, order_by="due_on", in_side_list=False,
)  # fmt: skip
NOTES = Form(
    "notes", L("Notes", "Notas"), r.Note,
    (section("Note", "Nota", must("written_on"), "author", Field("words", needed="create", width=3)),),
    many=True, order_by="written_on",
)  # fmt: skip
CLOSURE = Form(
    "closure", L("Closing", "Cierre"), r.Closure,
    (section("Closing", "Cierre", Field("closed_on", needed="create"), must("reason"), "approval", "approved_on",
             "approved_by", wide("note")),),
)  # fmt: skip
CLOCKS = Form(
    "clocks", L("Clocks", "Plazos"), r.ClockChange,
    (section("Change", "Cambio", must("clock"), "stopped", Field("amount", when=Not(Is("stopped", True))),
             Field("unit", when=Not(Is("stopped", True))), "valid_from", "valid_to",
             Field("source", needed="create", width=3)),),
    many=True, parent="state", order_by="valid_from", in_side_list=False, register="rule_state",
    shipped=shipped_clocks, writes=MANAGE_CLOCKS,
)  # fmt: skip
SEARCH_RULES = Form(
    "search_rules", L("Search rule", "Regla de búsqueda"), r.SearchRule,
    (section("Rule", "Regla", must("attempts"), must("channels"), must("visits"), must("valid_from"),
             Field("source", width=2)),),
    many=True, parent="state", order_by="valid_from", in_side_list=False, register="rule_state",
    shipped=shipped_search_rule, writes=MANAGE_CLOCKS,
)  # fmt: skip
