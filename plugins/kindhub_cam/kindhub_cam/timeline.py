"""What the program tells on the timeline of the parent or guardian: dates and words of lists, never what was told."""

from kindhub.i18n import L
from kindhub.program.timeline import EventSource
from kindhub_cam import records as r

EVENTS: tuple[EventSource, ...] = (
    EventSource("inquired", L("inquiry", "consulta"), r.Case, "inquired_on", "contact", "case", parent="id"),
    EventSource("screened", L("screening", "evaluación"), r.Screening, "screened_on", "decision", "screenings",
                detail="outcome"),
    EventSource("signed", L("AOR signed", "AOR firmada"), r.Aor, "signed_on", "document", "aor"),
    EventSource("filed", L("AOR filed", "AOR presentada"), r.Aor, "filed_on", "document", "aor"),
    EventSource("interview", L("interview", "entrevista"), r.Interview, "held_on", "contact", "interviews",
                detail="kind"),
    EventSource("decided", L("decision", "decisión"), r.Decision, "decided_on", "decision", "decisions",
                detail="decision"),
    EventSource("session", L("session with the child", "sesión con la niña o el niño"), r.Session, "held_on",
                "contact", "sessions", detail="kind"),
    EventSource("medical", L("medical examination", "examen médico"), r.Travel, "medical_on", "event", "travel"),
    EventSource("departs", L("departure", "salida"), r.Travel, "departs_on", "journey", "travel"),
    EventSource("arrived", L("arrival", "llegada"), r.Arrival, "arrived_on", "journey", "arrivals",
                detail="arrived_as"),
    EventSource("expires", L("status expires", "vence un estatus"), r.Expiry, "valid_to", "event", "expiries",
                detail="kind"),
    EventSource("closed", L("closing", "cierre"), r.Closure, "closed_on", "decision", "closure", detail="reason"),
)  # fmt: skip
"""In the order of a case's life."""
