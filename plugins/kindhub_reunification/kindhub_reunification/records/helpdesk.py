"""The help desk: who calls, and every call. A caller is known only here until somebody joins her to a family."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, codes, day, integer, link, long_text, partial, person, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_reunification.records.base import CALL, CALLER, CASE, ReunificationRecord


class Caller(ReunificationRecord, table=True):
    """One human being who calls, known by a name or by a telephone; two may share a telephone."""

    __tablename__ = "reunification_caller"

    name: str | None = text(L("Name", "Nombre"), index=True)
    also_written: str | None = text(L("Also written", "También escrito"), max_length=1_000)
    phone: str | None = text(L("Telephone", "Teléfono"), max_length=60)
    tail: str | None = text(L("Last digits", "Últimos dígitos"), max_length=20, index=True)
    language: str | None = code(L("Language", "Idioma"), "language")
    interpreter: bool | None = yes_no(L("Needs an interpreter", "Necesita intérprete"))
    role: str | None = code(L("Is", "Es"), "reunification.caller_role")
    case_id: str | None = link(L("Family", "Familia"), CASE)
    person_id: str | None = person(L("Also a person of the hub", "También es una persona del hub"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")

    def display(self) -> str:
        """The name, else the telephone."""
        return self.name or self.phone or ""

    def spellings(self) -> tuple[str, ...]:
        """The other ways the name is written."""
        return tuple(one for part in (self.also_written or "").split(";") if (one := part.strip()))


class Call(ReunificationRecord, table=True):
    """One call, in or out. Without `caller_id` it is anonymous and joined to nobody."""

    __tablename__ = "reunification_call"

    caller_id: str | None = link(L("Caller", "Quién llama"), CALLER)
    case_id: str | None = link(L("Family", "Familia"), CASE)
    case_written: str | None = text(L("Family as written", "Familia como está escrita"), max_length=120)
    number: int | None = integer(L("Call no.", "Llamada n.º"), minimum=1, index=True)
    called_on: PartialDate | None = partial(L("Date", "Fecha"), index=True)
    at: str | None = text(L("Time", "Hora"), max_length=5, help=L("As 14:30", "Como 14:30"))
    minutes: int | None = integer(L("Minutes", "Minutos"), minimum=0, maximum=1_440)
    way: str | None = code(L("In or out", "Entrante o saliente"), "reunification.call_way", default="in", index=True)
    language: str | None = code(L("Language", "Idioma"), "language", index=True)
    interpreter: bool | None = yes_no(L("With an interpreter", "Con intérprete"))
    role: str | None = code(L("Caller is", "Quien llama es"), "reunification.caller_role", index=True)
    topics: tuple[str, ...] | None = codes(L("Topics", "Temas"), "reunification.topic")
    info: str | None = code(L("Information given", "Información dada"), "reunification.info")
    said: str | None = long_text(L("What was said", "Qué se dijo"), field_class="sensitive")
    resolved: bool | None = yes_no(L("Resolved", "Resuelta"))
    follow_up_on: date | None = day(L("Follow-up due", "Seguimiento para el"), index=True)
    followed_up_on: date | None = day(L("Followed up on", "Seguimiento hecho el"))
    overlaps: bool | None = yes_no(L("At the same time as another call", "Al mismo tiempo que otra llamada"))
    name: str | None = text(L("Name as told", "Nombre como lo dijo"))
    phone: str | None = text(L("Telephone", "Teléfono"), max_length=60)
    tail: str | None = text(L("Last digits", "Últimos dígitos"), max_length=20, index=True)
    returns_id: str | None = link(L("Calls back", "Devuelve la llamada"), CALL)

    def display(self) -> str:
        """The name as told, or the telephone, with the day; of an anonymous call only the day."""
        on = self.called_on.show() if self.called_on else ""
        return " · ".join(part for part in (self.name or self.phone, on, self.at) if part)
