"""The search file: leads, the log of contact attempts, the check of identity."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.case import CasePart
from kindhub.records.fields import code, codes, day, integer, link, long_text, partial, place, text, user, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_reunification.records.base import CASE, MEMBER, ReunificationRecord


class Lead(CasePart, ReunificationRecord, table=True):
    """A telephone, an address, a relative, a church that may lead to the parent."""

    __tablename__ = "reunification_lead"

    case_id: str | None = link(L("Case", "Caso"), CASE)
    kind: str | None = code(L("Kind of lead", "Tipo de pista"), "reunification.lead_kind", index=True)
    value: str | None = text(L("Number, place or name", "Número, lugar o nombre"))
    tail: str | None = text(L("Last digits", "Últimos dígitos"), max_length=20, index=True)
    source: str | None = code(L("Source", "Fuente"), "reunification.lead_source")
    confidence: str | None = code(L("Confidence", "Confianza"), "reunification.confidence")
    found_on: PartialDate | None = partial(L("Found on", "Encontrada el"))
    state: str | None = code(L("How it stands", "Cómo va"), "reunification.lead_state", default="open", index=True)
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class Attempt(CasePart, ReunificationRecord, table=True):
    """One line of the contact log. A `repeated` line says what another says too: it is kept and never counted."""

    __tablename__ = "reunification_attempt"

    case_id: str | None = link(L("Case", "Caso"), CASE)
    attempted_on: PartialDate | None = partial(L("Date", "Fecha"), index=True)
    at: str | None = text(L("Time", "Hora"), max_length=5, help=L("As 14:30", "Como 14:30"))
    by: str | None = text(L("By", "Por"), max_length=120)
    channel: str | None = code(L("Channel", "Canal"), "reunification.channel", index=True)
    target: str | None = text(L("Number or place", "Número o lugar"))
    tail: str | None = text(L("Last digits", "Últimos dígitos"), max_length=20, index=True)
    outcome: str | None = code(L("Outcome", "Resultado"), "reunification.outcome", index=True)
    told: str | None = long_text(L("What was said, and to whom", "Qué se dijo y a quién"), field_class="sensitive")
    next_step: str | None = text(L("Next step", "Siguiente paso"))
    next_due: date | None = day(L("Next step due", "Siguiente paso para el"))
    repeated: bool | None = yes_no(L("Repeats another line", "Repite otra línea"))
    before_case: bool | None = yes_no(L("Dated before the separation", "Fecha anterior a la separación"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class IdentityCheck(ReunificationRecord, table=True):
    """How it was made sure that whoever was found is the parent: questions, papers, likeness with its reasons."""

    __tablename__ = "reunification_identity_check"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Who", "Quién"), MEMBER)
    checked_on: date | None = day(L("Date", "Fecha"), index=True)
    checked_by: str | None = user(L("Who checked", "Quién revisó"))
    found_name: str | None = text(L("Name of whoever was found", "Nombre de la persona hallada"))
    found_birth: PartialDate | None = partial(L("Born, as told", "Nacimiento, según dijo"))
    found_place: str | None = place(L("From, as told", "De dónde es, según dijo"))
    found_phone: str | None = text(L("Telephone", "Teléfono"), max_length=60)
    questions: str | None = long_text(L("Questions and answers", "Preguntas y respuestas"), field_class="sensitive")
    documents: tuple[str, ...] | None = codes(L("Papers seen", "Papeles vistos"), "reunification.seen_document")
    likeness: int | None = integer(L("Likeness", "Parecido"), minimum=0, maximum=100)
    reasons: str | None = long_text(L("Reasons of the likeness", "Motivos del parecido"))
    result: str | None = code(L("Result", "Resultado"), "reunification.identity_result", default="open", index=True)
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")
