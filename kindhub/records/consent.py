"""Consent: for one purpose and one recipient, who gave it, how, in which language, on which text, until when."""

from datetime import date

from typing_extensions import override

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import code, codes, day, link, long_text, program, text

FOR_WHOM = L("Say to whom.", "Diga a quién.")


class Consent(Record, table=True):
    """One cell of the consent matrix at one time. A withdrawal is a date on it and stops future sharing (DP2).

    Its recipient is a program of KIND by its key, or whoever it was written down for in words.
    """

    __tablename__ = "consent"

    person_id: str = link(L("Person", "Persona"), "person")
    purpose: str = code(L("For what", "Para qué"), "consent_purpose")
    program: str | None = program(L("Program of KIND", "Programa de KIND"))
    recipient: str | None = text(L("To whom", "A quién"))
    answer: str = code(L("Answer", "Respuesta"), "consent_answer")
    given_on: date = day(L("On", "Fecha"))
    given_by: str | None = text(L("Given by", "Quién lo dio"))
    given_as: str | None = code(L("As", "Como"), "consent_giver")
    means: str | None = code(L("Means", "Medio"), "consent_means")
    language: str | None = code(L("Language", "Idioma"), "language")
    text_version: str | None = text(L("Version of the text read", "Versión del texto leído"))
    facts: tuple[str, ...] | None = codes(
        L("What may be shared", "Qué se puede compartir"), "shared_fact",
        help=L("What was not named is not shared.", "Lo que no se nombró no se comparte."),
    )  # fmt: skip
    until: date | None = day(L("Until", "Hasta"))
    withdrawn_on: date | None = day(L("Withdrawn on", "Retirado el"))
    note: str | None = long_text(L("Note", "Nota"))

    @override
    def problems(self) -> list[tuple[str, L]]:
        """A consent is for somebody."""
        return [] if self.program or (self.recipient or "").strip() else [("recipient", FOR_WHOM)]
