"""Psychosocial sessions, documents of stay, referrals to other services."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.private_session import PrivateSessionFields, SessionNoteFields
from kindhub.records.fields import code, day, link, long_text, organisation, text, yes_no
from kindhub_mexico.records.base import CASE, MexicoRecord


class Session(PrivateSessionFields, MexicoRecord, table=True):
    """That a session was held; no account of it here."""

    __tablename__ = "mexico_session"

    case_id: str = link(L("Case", "Caso"), CASE)
    kind: str | None = code(L("Session", "Sesión"), "mexico.session_kind", index=True)
    goal: str | None = text(L("Goal", "Objetivo"), field_class="sensitive")
    risk: str | None = code(L("Risk", "Riesgo"), "risk", field_class="sensitive")


class SessionNote(SessionNoteFields, MexicoRecord, table=True):
    """What was said in a session of the child."""

    __tablename__ = "mexico_session_note"

    case_id: str = link(L("Case", "Caso"), CASE)


class StayDocument(MexicoRecord, table=True):
    """A paper that lets the child stay, or a CURP that runs out with it."""

    __tablename__ = "mexico_stay_document"

    case_id: str = link(L("Case", "Caso"), CASE)
    kind: str | None = code(L("Document", "Documento"), "mexico.stay_document_kind", index=True)
    number: str | None = text(L("Number", "Número"), max_length=120, index=True)
    requested_on: date | None = day(L("Asked for on", "Solicitado el"))
    issued_on: date | None = day(L("Issued on", "Emitido el"))
    expires_on: date | None = day(L("Expires on", "Vence el"), index=True)
    renewed_on: date | None = day(L("Renewal asked for on", "Renovación solicitada el"))
    note: str | None = text(L("Note", "Nota"))

    def problems(self) -> list[tuple[str, L]]:
        """It runs out before it was issued."""
        if self.issued_on and self.expires_on and self.expires_on < self.issued_on:
            return [("expires_on", L("It expires before it was issued.", "Vence antes de haberse emitido."))]
        return []


class Referral(MexicoRecord, table=True):
    """A referral to another service, or to another program of KIND (`program`, by its key)."""

    __tablename__ = "mexico_referral"

    case_id: str = link(L("Case", "Caso"), CASE)
    referred_on: date | None = day(L("Referred on", "Fecha de la referencia"), index=True)
    to_kind: str | None = code(L("To what", "A qué servicio"), "mexico.referred_to", index=True)
    organisation_id: str | None = organisation(L("Organisation", "Organización"))
    to_words: str | None = text(L("To whom", "A quién"))
    program: str | None = text(L("Program of KIND", "Programa de KIND"), max_length=40, index=True)
    reason: str | None = long_text(L("Why, and what is asked for", "Por qué y qué se pide"), field_class="sensitive")
    urgent: bool | None = yes_no(L("Urgent", "Urgente"))
    state: str | None = code(L("How it stands", "Cómo va"), "mexico.referral_state", default="sent", index=True)
    answered_on: date | None = day(L("Answered on", "Respondida el"))
    served_on: date | None = day(L("Service given on", "Servicio recibido el"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")
