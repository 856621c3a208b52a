"""Psychosocial sessions, referrals, the case file, and the registers of clocks and of conditions."""

from kindhub.i18n import L
from kindhub.program.case_forms import closing_form, documents_form, notes_form, session_notes_form, tasks_form
from kindhub.program.clock_register import clock_register
from kindhub.program.conditions import Is
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form
from kindhub_mexico import records as r
from kindhub_mexico.access import MANAGE_CLOCKS, VIEW_SESSIONS
from kindhub_mexico.clocks import shipped_clocks

SESSIONS = Form(
    "sessions", L("Psychosocial sessions", "Sesiones psicosociales"), r.Session,
    (section("Session", "Sesión", must("kind"), must("held_on"), "minutes", "therapist", Field("goal", width=2),
             "risk"),),
    many=True, order_by="-held_on",
)  # fmt: skip
SESSION_NOTES = session_notes_form(r.SessionNote, VIEW_SESSIONS)
REFERRALS = Form(
    "referrals", L("Referrals", "Referencias"), r.Referral,
    (
        section("To whom", "A quién", must("referred_on"), must("to_kind"), "organisation_id",
                Field("to_words", width=2), "urgent", wide("reason")),
        section("What came of it", "Qué resultó", "state", "answered_on",
                Field("served_on", when=Is("state", "served")), wide("note")),
    ),
    many=True, order_by="-referred_on",
)  # fmt: skip
DOCUMENTS = documents_form(r.CaseDocument)
TASKS = tasks_form(r.CaseTask)
NOTES = notes_form(r.Note)
CLOSURE = closing_form(r.Closure)
OBSERVATIONS = Form(
    "observations", L("Observation log", "Registro de observación"), r.Observation,
    (
        section("Where and when", "Dónde y cuándo", must("seen_on"), "site", "place", Field("venue", width=2), "by"),
        section("What", "Qué", Field("topics", needed="create", width=2), "children",
                Field("words", needed="create", width=3)),
        section("What came of it", "Qué resultó", "told_to", "told_on", "follow_up_on"),
    ),
    many=True, parent="office", order_by="-seen_on", in_side_list=False, register="mexico.office",
)  # fmt: skip
CLOCKS = clock_register(r.ClockChange, shipped_clocks, MANAGE_CLOCKS)
