"""What the program tells on the timeline of a parent: dates and words of lists, never what was said."""

from kindhub.i18n import L
from kindhub.program.timeline import EventSource
from kindhub_reunification import records as r

EVENTS: tuple[EventSource, ...] = (
    EventSource("separated", L("separation", "separación"), r.Case, "separated_on", "event", "case", parent="id",
                detail="sector"),
    EventSource("stay", L("stay", "estancia"), r.Whereabouts, "since", "journey", "whereabouts", until="until",
                detail="kind"),
    EventSource("deported", L("deportation", "deportación"), r.Case, "deported_on", "journey", "case", parent="id"),
    EventSource("attempt", L("contact attempt", "intento de contacto"), r.Attempt, "attempted_on", "contact",
                "attempts", detail="outcome"),
    EventSource("identity", L("identity check", "comprobación de identidad"), r.IdentityCheck, "checked_on",
                "decision", "identity", detail="result"),
    EventSource("wish", L("wish", "deseo"), r.Wish, "said_on", "decision", "wishes", detail="wish"),
    EventSource("registered", L("registration", "registro"), r.Matter, "registered_on", "document", "matters",
                detail="pathway"),
    EventSource("filed", L("I-131 filed", "I-131 presentado"), r.Matter, "filed_on", "document", "matters"),
    EventSource("biometrics", L("biometrics", "datos biométricos"), r.Matter, "biometrics_on", "contact", "matters"),
    EventSource("evidence", L("request for evidence", "solicitud de evidencia"), r.Matter, "rfe_on", "document",
                "matters"),
    EventSource("decided", L("decision", "decisión"), r.Matter, "decided_on", "decision", "matters",
                detail="decision"),
    EventSource("parole", L("parole", "parole"), r.Matter, "parole_from", "journey", "matters", until="parole_to"),
    EventSource("arrived", L("arrival", "llegada"), r.Matter, "arrived_on", "journey", "matters"),
    EventSource("reunified", L("reunification", "reunificación"), r.Case, "reunified_on", "journey", "case",
                parent="id"),
    EventSource("call", L("call to the help desk", "llamada a la línea de ayuda"), r.Call, "called_on", "contact",
                "calls", detail="role"),
    EventSource("service", L("service", "servicio"), r.Service, "started_on", "event", "services", until="ended_on",
                detail="kind"),
    EventSource("closed", L("closing", "cierre"), r.Closure, "closed_on", "decision", "closure", detail="reason"),
)  # fmt: skip
"""In the order of a case's life."""
