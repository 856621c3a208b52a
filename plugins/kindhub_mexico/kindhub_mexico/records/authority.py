"""What was asked of authorities and what they answered, the best-interest determination and its measures."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, codes, day, link, long_text, place, text, yes_no
from kindhub_mexico.records.base import BEST_INTEREST, CASE, DOCUMENT, MexicoRecord, headed, labelled


class AuthorityAction(MexicoRecord, table=True):
    """One notice, request, complaint or meeting. `body` is the authority as it was written."""

    __tablename__ = "mexico_authority_action"

    case_id: str = link(L("Case", "Caso"), CASE)
    authority: str | None = code(L("Authority", "Autoridad"), "mexico.authority", index=True)
    state: str | None = place(L("State", "Estado"), index=True)
    country: str | None = code(L("Country of the consulate", "País del consulado"), "country")
    body: str | None = text(L("Full name of the body", "Nombre completo de la institución"))
    kind: str | None = code(L("Action", "Acción"), "mexico.action", index=True)
    reference: str | None = text(L("Reference", "N.º de oficio"), max_length=120, index=True)
    asked: str | None = long_text(L("What is asked for", "Qué se pide"), field_class="sensitive")
    sent_on: date | None = day(L("Sent on", "Enviado el"), index=True)
    due_on: date | None = day(L("Answer due on", "Respuesta para el"))
    answered_on: date | None = day(L("Answered on", "Respondido el"), index=True)
    result: str | None = code(L("Answer", "Respuesta"), "mexico.action_result")
    result_words: str | None = long_text(L("What was answered", "Qué se respondió"), field_class="sensitive")
    by: str | None = text(L("By", "Quién lo hizo"), max_length=120)
    document_id: str | None = link(L("File", "Archivo"), DOCUMENT)

    def advice(self) -> list[tuple[str, L]]:
        """An answer dated before the letter it answers."""
        if self.sent_on and self.answered_on and self.answered_on < self.sent_on:
            return [("answered_on", L("It was answered before it was sent.", "Se respondió antes de enviarse."))]
        return []


class BestInterest(MexicoRecord, table=True):
    """A best-interest determination by a protection authority, and its plan de restitución."""

    __tablename__ = "mexico_best_interest"

    case_id: str = link(L("Case", "Caso"), CASE)
    authority: str | None = code(L("Authority", "Autoridad"), "mexico.authority", default="ppnna_federal")
    state: str | None = place(L("State", "Estado"))
    reference: str | None = text(L("Reference", "N.º de expediente"), max_length=120, index=True)
    requested_on: date | None = day(L("Requested on", "Solicitada el"), index=True)
    heard: bool | None = yes_no(L("The child was heard", "Se escuchó a la niña o el niño"))
    heard_on: date | None = day(L("Heard on", "La escucha fue el"))
    representation: str | None = code(L("Representation", "Representación"), "mexico.representation")
    diagnosed_on: date | None = day(L("Diagnosis of", "Diagnóstico del"))
    rights: tuple[str, ...] | None = codes(L("Rights affected", "Derechos vulnerados"), "mexico.right",
                                           field_class="sensitive")  # fmt: skip
    determined_on: date | None = day(L("Determined on", "Determinado el"), index=True)
    recommendation: str | None = code(L("Recommendation", "Recomendación"), "mexico.recommendation", index=True)
    plan_on: date | None = day(L("Plan received on", "Plan recibido el"), index=True)
    reviewed_on: date | None = day(L("Last reviewed on", "Última revisión el"))
    review_due_on: date | None = day(L("Next review", "Próxima revisión"))
    ended_on: date | None = day(L("Ended on", "Terminó el"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")

    def display(self) -> str:
        """Its number, and since when it is asked for."""
        return headed(self.reference or labelled("mexico.authority", self.authority), self.requested_on)

    def advice(self) -> list[tuple[str, L]]:
        """Determined before it was asked for."""
        if self.requested_on and self.determined_on and self.determined_on < self.requested_on:
            return [("determined_on", L("It was determined before it was requested.",
                                        "Se determinó antes de solicitarse."))]  # fmt: skip
        return []


class Measure(MexicoRecord, table=True):
    """One measure of a plan: which institution does what by when."""

    __tablename__ = "mexico_measure"

    case_id: str = link(L("Case", "Caso"), CASE)
    best_interest_id: str | None = link(L("Plan", "Plan"), BEST_INTEREST)
    institution: str | None = code(L("Institution", "Institución"), "mexico.authority", index=True)
    body: str | None = text(L("Full name of the body", "Nombre completo de la institución"))
    right: str | None = code(L("Right", "Derecho"), "mexico.right", field_class="sensitive")
    action: str | None = text(L("What is to be done", "Qué se debe hacer"), field_class="sensitive")
    due_on: date | None = day(L("Due on", "Para el"), index=True)
    state: str | None = code(L("How it stands", "Cómo va"), "mexico.measure_state", default="open", index=True)
    done_on: date | None = day(L("Done on", "Cumplida el"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")
