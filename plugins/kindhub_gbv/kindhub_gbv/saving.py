"""Fields that follow from others, and what may not be saved: a referral without consent, a name without the right."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import inspect, select
from sqlmodel import col

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.program.mixins.case import date_status
from kindhub.records.base import Record
from kindhub.records.partial_date import first_day
from kindhub_gbv.access import VIEW_IDENTITY
from kindhub_gbv.classification import QUESTIONS, classify, contexts_of, contradicts
from kindhub_gbv.codes import free_code
from kindhub_gbv.facts import MADE
from kindhub_gbv.group_keeping import call_members, check_code, count_sessions
from kindhub_gbv.guided import BOTH
from kindhub_gbv.laws import LAWS, all_laws, contradiction
from kindhub_gbv.records import (
    SCHEMA,
    Case,
    Closure,
    Consent,
    Contact,
    Identity,
    Incident,
    Intake,
    Perpetrator,
    Referral,
    Release,
    TherapyAttendance,
    TherapySession,
)
from kindhub_gbv.survivor_age import age_range
from kindhub_gbv.workflow import NEEDS

SHORTEST_REASON = 10
NO_CONSENT = L(
    "She has not agreed to share with this sector. Without her consent there is no referral; in serious danger write "
    "the reason and ask the lead to approve it.",
    "No ha consentido que se comparta con este sector. Sin su consentimiento no hay remisión; si hay peligro grave, "
    "escriba el motivo y pida la aprobación de la supervisora.",
)
NOT_LEAD = L("Only a lead approves a referral without consent.",
             "Solo una supervisora aprueba una remisión sin consentimiento.")  # fmt: skip
NO_NAMES = L("Names and contact are kept by those with the right to them.",
             "Los nombres y el contacto los guarda quien tiene permiso para verlos.")  # fmt: skip


def before(work: Any, record: Record) -> None:
    """See the hook `record_will_save`."""
    if isinstance(record, Case):
        _code(work, record)
        date_status(record, NEEDS, ("closed", "declined"))
    elif isinstance(record, Incident):
        _classified(work, record)
    elif isinstance(record, Consent):
        _consent_stands(work, record)
    elif isinstance(record, Referral):
        _with_consent(work, record)
    elif isinstance(record, TherapyAttendance):
        check_code(work, record)
    elif isinstance(record, Identity) and not work.user.can(SCHEMA, VIEW_IDENTITY):
        raise Refused(NO_NAMES)


def after(work: Any, record: Record) -> None:
    """See the hook `record_did_save`."""
    keep = KEEPERS.get(type(record))
    if keep is not None:
        keep(work, record)


def _code(work: Any, case: Case) -> None:
    """A new file gets a code that tells neither when nor in which order she came."""
    if not case.number:
        with work.session.no_autoflush:
            taken = set(work.session.scalars(select(col(Case.number))))
        case.number = free_code(taken)


def _classified(work: Any, one: Incident) -> None:
    """The answers decide; a type typed elsewhere stays beside them, and a contradiction waits for somebody to look."""
    if one.penetration is True and one.sexual_contact is False and one.gender_based is not False and not one.from_sheet:
        raise UserError(BOTH)
    outcome = classify({name: getattr(one, name) for name in QUESTIONS})
    one.core_type = outcome.core_type
    one.to_review = contradicts(outcome, one.type_typed) or None
    with work.session.no_autoflush:
        known = work.session.scalars(select(Perpetrator).where(col(Perpetrator.incident_id) == one.id)).all()
        intake = work.session.scalars(select(Intake).where(col(Intake.case_id) == one.case_id)).first()
    fresh = [other for other in work.session.new if isinstance(other, Perpetrator) and other.incident_id == one.id]
    one.contexts = (
        contexts_of(
            one.core_type,
            age_range(intake.birth if intake else None, one.happened_on),
            [other.relationship for other in (*known, *fresh)],
            goods_exchanged=one.goods_exchanged,
            abduction=one.abduction,
            harmful_practice=one.harmful_practice,
        )
        or None
    )


def _consent_stands(work: Any, one: Consent) -> None:
    """Nobody consents whom the rule of her age does not let, and nobody over the child's no."""
    with work.session.no_autoflush:
        laws = all_laws(work.session)
    wrong = contradiction({**values_of(one), LAWS: laws})
    if wrong is not None:
        raise UserError(wrong)


def values_of(one: Consent) -> dict[str, Any]:
    """What the rules look at."""
    return {name: getattr(one, name) for name in ("country", "introduced_on", "age_band", "services", "given_by",
                                                  "assent")}  # fmt: skip


def _with_consent(work: Any, one: Referral) -> None:
    """Before a referral is made she has agreed, or a lead has, with the reason in writing."""
    state: Any = inspect(one)
    approved = state.attrs.override_on.history.has_changes() or state.attrs.override_by.history.has_changes()
    if approved and (one.override_on or one.override_by) and not work.user.can(SCHEMA, "consent_override"):
        raise Refused(NOT_LEAD)
    if one.status not in MADE or one.from_sheet or one.consented is True or _released(work, one):
        return
    if len((one.override_reason or "").strip()) >= SHORTEST_REASON and one.override_on is not None and one.override_by:
        return
    raise UserError(NO_CONSENT)


def _released(work: Any, one: Referral) -> bool:
    if one.consented is False:
        return False
    with work.session.no_autoflush:
        asked = select(Release).where(col(Release.case_id) == one.case_id, col(Release.sector) == one.sector)
        answers = work.session.scalars(asked).all()
    return any(release.answer == "granted" and release.withdrawn_on is None for release in answers)


def _override_told(work: Any, one: Any) -> None:
    """A row of the ledger of its own, so that sharing without consent is found without searching for it."""
    if one.override_on is not None and one.status in MADE and one.consented is not True:
        about = {"sector": one.sector, "approved_by": one.override_by}
        work.log(
            "consent_override", "gbv_referral", one.id, schema=SCHEMA, reason=one.override_reason or "", about=about
        )


def _contact(work: Any, one: Any) -> None:
    case, held = work.session.get(Case, one.case_id), first_day(one.held_on)
    if case is not None and held is not None and held >= (case.last_contact or held):
        case.last_contact, case.next_contact = held, first_day(one.next_due)


def _closure(work: Any, one: Any) -> None:
    case = work.session.get(Case, one.case_id)
    if case is not None and case.status == "closed" and one.closed_on is not None:
        case.closed = one.closed_on


def _perpetrator(work: Any, one: Any) -> None:
    """Who did it may be context: the incident is looked at again."""
    incident = work.session.get(Incident, one.incident_id)
    if incident is not None and incident not in work.session.new:
        _classified(work, incident)


KEEPERS: dict[type[Record], Callable[[Any, Any], None]] = {
    Referral: _override_told, Contact: _contact, Closure: _closure, Perpetrator: _perpetrator,
    TherapySession: call_members, TherapyAttendance: count_sessions,
}  # fmt: skip
