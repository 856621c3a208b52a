"""The six steps of the guidelines, what each needs before it may begin, and how a file is found by those who may."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.conditions import AtMost, Filled, Is, Not
from kindhub.program.workflow import CaseMark, Need, Workflow, beside_of, stages_of
from kindhub.records.codes import code_list
from kindhub.records.names import fold
from kindhub_gbv.facts import facts_of, facts_of_many
from kindhub_gbv.records import Case, Identity

LIMITS = Need("limits_told", L("Limits told", "Límites explicados"), "consent", Is("limits_told", True),
              "limits_told_on")  # fmt: skip
CONSENT = Need("consented", L("Consent to services", "Consentimiento a los servicios"), "consent",
               Is("consented", True), "services")  # fmt: skip
REFUSED = Need("refused", L("No consent, or taken back", "No consintió, o lo retiró"), "consent", Is("refused", True),
               "services")  # fmt: skip
INCIDENT = Need("incident", L("An incident", "Un incidente"), "incidents", Not(AtMost("incidents", 0)))
DECIDED = Need("classified", L("Every incident classified", "Todos los incidentes clasificados"), "incidents",
               AtMost("undecided", 0))  # fmt: skip
SAFETY = Need("safety_assessed", L("Safety assessed", "Seguridad evaluada"), "safety", Is("safety_assessed", True),
              "plan_needed")  # fmt: skip
SAFE = Need("safe", L("Safety plan", "Plan de seguridad"), "safety_plan", Is("safe", True), "made_on")
GOAL = Need("goal", L("A goal agreed with her", "Una meta acordada con ella"), "goals", Not(AtMost("goals", 0)))
REFERRED = Need("referrals_settled", L("Referrals decided, sector by sector", "Remisiones decididas, por sector"),
                "referrals", Not(AtMost("referrals_settled", 0)))  # fmt: skip
CLOSURE = Need("closure_complete", L("Closing form", "Formulario de cierre"), "closure", Is("closure_complete", True),
               "reason")  # fmt: skip
APPROVED = Need("closure_approved", L("Closing approved", "Cierre aprobado"), "closure", Is("closure_approved", True),
                "approval")  # fmt: skip
INTRODUCED = Need("introduced", L("Introduction", "Presentación"), "consent", Filled("introduced_on"), "introduced_on")

STATUS = code_list("gbv.status").codes
NEEDS: dict[str, tuple[Need, ...]] = {
    "introduction": (),
    "assessment": (INTRODUCED, LIMITS, CONSENT),
    "planning": (CONSENT, INCIDENT, DECIDED, SAFETY),
    "implementation": (CONSENT, SAFE, GOAL),
    "follow_up": (CONSENT, REFERRED),
    "closed": (CLOSURE, APPROVED),
}
SIDE: dict[str, tuple[tuple[str, ...], bool, tuple[Need, ...]]] = {
    "declined": (tuple(NEEDS)[:-1], False, (REFUSED,)),
    "lost_contact": ((*tuple(NEEDS)[:-1], "reopened"), True, ()),
    "reopened": (("closed", "declined", "lost_contact"), True, ()),
}
REACHED = {"introduction": "opened_on", "closed": "closed_on"}


def find(session: Session, words: str) -> Sequence[str]:
    """Files by the name in the vault; who may not look into it finds nothing, for its rows are not hers to read."""
    asked = fold(words).split()
    if sum(map(len, asked)) < 3:
        return ()
    codes = [
        one.code
        for one in session.scalars(select(Identity).where(col(Identity.code).is_not(None)))
        if all(any(part.startswith(word) for part in _parts(one)) for word in asked)
    ]
    if not codes:
        return ()
    return session.scalars(select(col(Case.id)).where(or_(*(col(Case.number) == one for one in codes)))).all()


def _parts(one: Identity) -> list[str]:
    return fold(f"{one.given or ''} {one.surnames or ''}").split()


WORKFLOW = Workflow(
    record=Case,
    stages=stages_of(STATUS, NEEDS, REACHED, approvals={"closed": "approve_closure"}),
    side=beside_of(STATUS, SIDE),
    facts=facts_of,
    facts_many=facts_of_many,
    person=None,
    find=find,
    stays="this_computer_only",
    joined={Identity: "code"},
    marks=(CaseMark(L("This computer only", "Este equipo solamente"), Is("this_computer_only", True), "laptop"),),
)
