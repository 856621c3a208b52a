"""After reunification, the help desk, the papers of the case, and the registers of rules."""

from kindhub.i18n import L
from kindhub.program.case_forms import closing_form, documents_form, notes_form, session_notes_form, tasks_form
from kindhub.program.clock_register import clock_register
from kindhub.program.conditions import Is, Not
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form
from kindhub_reunification import records as r
from kindhub_reunification.access import MANAGE_CLOCKS, VIEW_SESSIONS
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
SESSION_NOTES = session_notes_form(r.SessionNote, VIEW_SESSIONS, "member_id")
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
DOCUMENTS = documents_form(r.CaseDocument, "member_id", "asked_on")
TASKS = tasks_form(r.CaseTask)
NOTES = notes_form(r.Note)
CLOSURE = closing_form(r.Closure)
CLOCKS = clock_register(r.ClockChange, shipped_clocks, MANAGE_CLOCKS)
SEARCH_RULES = Form(
    "search_rules", L("Search rule", "Regla de búsqueda"), r.SearchRule,
    (section("Rule", "Regla", must("attempts"), must("channels"), must("visits"), must("valid_from"),
             Field("source", width=2)),),
    many=True, parent="state", order_by="valid_from", in_side_list=False, register="rule_state",
    shipped=shipped_search_rule, writes=MANAGE_CLOCKS,
)  # fmt: skip
