"""After reunification: services with the days they may be had, sessions, and what was said in them."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.private_session import PrivateSessionFields, SessionNoteFields
from kindhub.records.fields import code, day, link, long_text, text
from kindhub_reunification.records.base import CASE, MEMBER, ReunificationRecord


class Service(ReunificationRecord, table=True):
    """A service one member gets; `eligible_to` is kept from the rule of its kind where nobody wrote another."""

    __tablename__ = "reunification_service"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Who", "Quién"), MEMBER)
    kind: str | None = code(L("Service", "Servicio"), "reunification.service_kind", index=True)
    provider: str | None = text(L("Provider", "Proveedora o proveedor"))
    state: str | None = code(
        L("How it stands", "Cómo va"), "reunification.service_state", default="offered", index=True
    )
    eligible_from: date | None = day(L("May be had from", "Se puede recibir desde"))
    eligible_to: date | None = day(L("May be had until", "Se puede recibir hasta"), index=True)
    started_on: date | None = day(L("Began on", "Empezó el"))
    ended_on: date | None = day(L("Ended on", "Terminó el"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class Session(PrivateSessionFields, ReunificationRecord, table=True):
    """That a session was held; no account of it here."""

    __tablename__ = "reunification_session"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Who", "Quién"), MEMBER)
    kind: str | None = code(L("Session", "Sesión"), "reunification.session_kind")


class SessionNote(SessionNoteFields, ReunificationRecord, table=True):
    """What was said in a session of the family."""

    __tablename__ = "reunification_session_note"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Who", "Quién"), MEMBER, field_class="restricted")
