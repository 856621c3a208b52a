"""The way of a family from a name on a list to the closing, what each stage needs, and the statuses beside it."""

from kindhub.i18n import L
from kindhub.program.conditions import AtMost, Filled, Is, Not, OneOf
from kindhub.program.workflow import CaseMark, Need, Workflow, beside_of, stages_of
from kindhub.records.codes import code_list
from kindhub_reunification.facts import SETTLED, facts_of, facts_of_many
from kindhub_reunification.people import FAMILY
from kindhub_reunification.records import Case, ClockChange
from kindhub_reunification.where_when import WHEREABOUTS


def _dated(fact: str, en: str, es: str, form: str, field: str | None = None) -> Need:
    return Need(fact, L(en, es), form, Filled(fact), field or fact)


def _some(fact: str, en: str, es: str, form: str) -> Need:
    return Need(fact, L(en, es), form, Not(AtMost(fact, 0)))


TRIED = _dated("first_attempt_on", "A contact attempt", "Un intento de contacto", "attempts", "attempted_on")
LOCATED = Need("located", L("Spoke with the parent, or identity confirmed",
                            "Habló con la madre o el padre, o identidad confirmada"), "attempts",
               Is("located", True), "outcome")  # fmt: skip
IDENTITY = _dated("identity_confirmed_on", "Identity confirmed", "Identidad confirmada", "case")
INFORMED = _dated("informed_on", "Options explained", "Opciones explicadas", "case")
WISH = _some("wishes", "The wish of the parent", "El deseo de la madre o el padre", "wishes")
CONFLICT = Need("conflict", L("Conflict check", "Revisión de conflicto"), "matters", Filled("conflict"), "conflict")
REGISTERED = _dated("registered_on", "Registration", "Registro", "matters")
FILED = _dated("filed_on", "I-131 filed", "I-131 presentado", "matters")
APPROVED = Need("decision", L("Approval", "Aprobación"), "matters", Is("decision", "approved"), "decision")
DENIED = Need("decision", L("Denial", "Negativa"), "matters", Is("decision", "denied"), "decision")
BOOKED = _dated("travel_booked_on", "Travel booked", "Viaje reservado", "matters")
TOGETHER = _dated("reunified_on", "Date of reunification", "Fecha de reunificación", "case")
SERVICE = _some("services", "A service", "Un servicio", "services")
EXHAUSTED = Need("exhausted_on", L("Search exhausted", "Búsqueda agotada"), "attempts", Filled("exhausted_on"))
OUTSIDE = Need("class_status", L("Excluded or not of the class", "Excluida o fuera de la clase"), "case",
               OneOf("class_status", ("excluded", "unknown")), "class_status")  # fmt: skip
CLOSURE = Need("closure_complete", L("Closing form", "Formulario de cierre"), "closure", Is("closure_complete", True),
               "reason")  # fmt: skip
CLOSING_OK = Need("closure_approved", L("Closing approved", "Cierre aprobado"), "closure",
                  Is("closure_approved", True), "approval")  # fmt: skip

STATUS = code_list("reunification.stage").codes
NEEDS: dict[str, tuple[Need, ...]] = {
    "identified": (),
    "searching": (),
    "contacted": (TRIED, LOCATED),
    "counselled": (IDENTITY, INFORMED),
    "registered": (WISH, CONFLICT, REGISTERED),
    "filed": (FILED,),
    "approved": (APPROVED,),
    "travelling": (BOOKED,),
    "reunified": (TOGETHER,),
    "supported": (SERVICE,),
    "closed": (CLOSURE, CLOSING_OK),
}
OPTIONAL = ("filed", "approved", "travelling", "supported")
REACHED = {
    "searching": "first_attempt_on", "contacted": "contacted_on", "counselled": "informed_on",
    "registered": "registered_on", "filed": "filed_on", "approved": "decided_on", "travelling": "travel_booked_on",
    "reunified": "reunified_on", "supported": "service_started_on", "closed": "closed_on",
}  # fmt: skip
"""Stage → the fact that dates it. The others have the day on which the case was moved there."""
UNDER_WAY = tuple(NEEDS)[:-1]
BEFORE_TRAVEL = UNDER_WAY[: UNDER_WAY.index("travelling")]
SIDE: dict[str, tuple[tuple[str, ...], bool, tuple[Need, ...]]] = {
    "denied": (("filed", "approved"), True, (DENIED,)),
    "unreachable": (("identified", "searching", "contacted"), False, (EXHAUSTED,)),
    "declined": (BEFORE_TRAVEL, False, ()),
    "deceased": (UNDER_WAY, False, ()),
    "reunified_elsewhere": (BEFORE_TRAVEL, False, ()),
    "not_class": (BEFORE_TRAVEL, False, (OUTSIDE,)),
}

WORKFLOW = Workflow(
    record=Case,
    stages=stages_of(STATUS, NEEDS, REACHED, optional=OPTIONAL, approvals={"closed": "approve_closure"}),
    side=beside_of(STATUS, SIDE),
    facts=facts_of,
    facts_many=facts_of_many,
    marks=(CaseMark(L("The place is not certain", "El lugar no es seguro"), Is("place_ambiguous", True), "map-pin"),),
    people=FAMILY,
    whereabouts=WHEREABOUTS,
    moved_by=(ClockChange,),
)  # fmt: skip

__all__ = ["SETTLED", "WORKFLOW"]
