"""Forms from the assessment to the closing."""

from collections.abc import Mapping
from typing import Any

from kindhub.i18n import L
from kindhub.program.conditions import AtMost, Filled, Is, OneOf, Some
from kindhub.program.forms import Field, Form, Grid, Lock, Section
from kindhub_reintegration import records as r
from kindhub_reintegration.facts import DOMAINS

REACHED = Is("reached", True)
LOW = 2
"""From here down a domain needs a goal (the guide to the assessment: critical and not met)."""
CLOSABLE = Some((OneOf("status", ("active", "monitoring", "reopened", "lost_contact", "closed")), Filled("closed_on")))


def _domains(facts: Mapping[str, Any]) -> tuple[int, int] | None:
    return (int(facts["scored"]), DOMAINS) if facts.get("scored") else None


def _goals(facts: Mapping[str, Any]) -> tuple[int, int] | None:
    return (int(facts["goals_met"]), int(facts["goals"])) if facts.get("goals") else None


DOMAIN_SCORES = Form(
    "domain_scores",
    L("Domains", "Temas"),
    r.DomainScore,
    (
        Section(
            L("Domain", "Tema"),
            (
                Field("domain", needed="create"),
                Field("score", needed="create"),
                Field("urgent"),
                Field("goal", needed=AtMost("score", LOW), width=3),
                Field("note", width=3),
            ),
        ),
    ),
    many=True,
    parent="assessment_id",
    order_by="domain",
    in_side_list=False,
)
ASSESSMENT = Form(
    "assessment",
    L("Assessment", "Evaluación"),
    r.Assessment,
    (
        Section(
            L("Round", "Momento"),
            (
                Field("round", needed="create"),
                Field("assessed_on", needed="create"),
                Field("assessed_by"),
                Field("interpreter"),
            ),
        ),
        Section(L("In short", "En resumen"), (Field("summary", width=3),)),
    ),
    many=True,
    order_by="assessed_on",
    tally=_domains,
    grids=(
        Grid(
            DOMAIN_SCORES,
            item="domain",
            score="score",
            steps=(
                L("critical", "crítico"),
                L("not met", "sin cubrir"),
                L("partly met", "en parte"),
                L("met", "cubierto"),
            ),
            counted=L("{n} of {all} domains", "{n} de {all} temas"),
        ),
    ),
)
PLAN = Form(
    "plan",
    L("Reintegration plan", "Plan de reintegración"),
    r.Plan,
    (
        Section(
            L("Agreement", "Acuerdo"),
            (
                Field("made_on", needed="create"),
                Field("child_agrees", needed="create"),
                Field("caregiver_agrees"),
                Field("signed_how"),
            ),
        ),
        Section(L("Approval", "Aprobación"), (Field("approved_on"), Field("approved_by"), Field("note", width=3))),
    ),
    tally=_goals,
)
GOALS = Form(
    "goals",
    L("Goals", "Metas"),
    r.Goal,
    (
        Section(
            L("Goal", "Meta"),
            (
                Field("domain", needed="create"),
                Field("words", needed="create", width=2),
                Field("status"),
                Field("decided_on", when=OneOf("status", ("met", "dropped"))),
            ),
        ),
    ),
    many=True,
    parent="plan_id",
    in_side_list=False,
)
STEPS = Form(
    "steps",
    L("Steps", "Pasos"),
    r.Step,
    (
        Section(
            L("Step", "Paso"),
            (
                Field("service_type", needed="create"),
                Field("provider"),
                Field("starts_on"),
                Field("due_on"),
                Field("cost"),
                Field("currency", needed=Filled("cost"), when=Filled("cost")),
                Field("status"),
                Field("result", width=3),
            ),
        ),
    ),
    many=True,
    parent="goal_id",
    order_by="due_on",
    in_side_list=False,
)
REVIEWS = Form(
    "reviews",
    L("Reviews of the plan", "Revisiones del plan"),
    r.PlanReview,
    (
        Section(
            L("Review", "Revisión"),
            (Field("reviewed_on", needed="create"), Field("reviewed_by"), Field("changes", width=3)),
        ),
    ),
    many=True,
    order_by="reviewed_on",
)
SERVICES = Form(
    "services",
    L("Services", "Servicios"),
    r.Service,
    (
        Section(
            L("Service", "Servicio"),
            (
                Field("delivered_on", needed="create"),
                Field("type", needed="create"),
                Field("modality"),
                Field("minutes"),
                Field("provider"),
                Field("amount"),
                Field("currency", needed=Filled("amount"), when=Filled("amount")),
                Field("participants"),
                Field("staff"),
                Field("note", width=3),
            ),
        ),
    ),
    many=True,
    order_by="delivered_on",
)
CONTACTS = Form(
    "contacts",
    L("Contacts and visits", "Contactos y visitas"),
    r.Contact,
    (
        Section(
            L("Contact", "Contacto"),
            (
                Field("held_on", needed="create"),
                Field("mode", needed="create"),
                Field("reached", needed="create"),
                Field("who", when=REACHED),
                Field("staff"),
                Field("place"),
            ),
        ),
        Section(
            L("How the child is", "Cómo está la niña o el niño"),
            (
                Field("residence", needed=REACHED),
                Field("intention"),
                Field("wellbeing"),
                Field("in_school"),
                Field("working"),
                Field("safety_change", width=3),
            ),
            when=REACHED,
        ),
        Section(L("Next", "Próximo"), (Field("next_due", needed="create"), Field("note", width=3))),
    ),
    many=True,
    order_by="held_on",
)
REMIGRATION = Form(
    "remigration",
    L("Remigration watch", "Vigilancia"),
    r.Remigration,
    (
        Section(
            L("What is known", "Qué se sabe"),
            (
                Field("happened_on", needed="create"),
                Field("source"),
                Field("to_country"),
                Field("alone"),
                Field("reasons", width=2),
                Field("outcome", width=3),
            ),
        ),
    ),
    many=True,
    order_by="happened_on",
)
CLOSURE = Form(
    "closure",
    L("Closing", "Cierre"),
    r.Closure,
    (
        Section(
            L("Closing", "Cierre"),
            (
                Field("closed_on", needed="close"),
                Field("reason", needed="close"),
                Field("residence", needed="close"),
                Field("goals_met"),
                Field("goals_total"),
                Field("interview_on"),
                Field("opinion"),
                Field("opinion_words", width=3),
            ),
        ),
        Section(
            L("Approval", "Aprobación"),
            (
                Field("approval", needed="close"),
                Field("approved_on", needed=Is("approval", "approved")),
                Field("approved_by"),
                Field("note", width=3),
            ),
        ),
        Section(
            L("Half a year later", "Medio año después"),
            (Field("follow_up_on"), Field("follow_up_residence")),
            when=Filled("closed_on"),
        ),
    ),
    lock=Lock(CLOSABLE, L("It is filled when the case closes.", "Se llena cuando el caso se cierra.")),
)

AFTER: tuple[Form, ...] = (
    ASSESSMENT, DOMAIN_SCORES, PLAN, GOALS, STEPS, REVIEWS, SERVICES, CONTACTS, REMIGRATION, CLOSURE,
)  # fmt: skip
