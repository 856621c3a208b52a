"""A matter before an authority: filed, heard, decided, appealed. Law and authority are the program's own."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import day, long_text, text

EARLY = L("The decision is dated before the filing.", "La decisión tiene fecha anterior a la presentación.")


class FilingFields(Record):
    """What any filing has; a program gives `filed_on` the name of its own form where it has several."""

    filed_on: date | None = day(L("Filed on", "Presentado el"), index=True)
    decided_on: date | None = day(L("Decided on", "Decidido el"), index=True)

    def early_decision(self) -> list[tuple[str, L]]:
        """Advice where the decision is dated before the filing."""
        if self.filed_on and self.decided_on and self.decided_on < self.filed_on:
            return [("decided_on", EARLY)]
        return []


class LegalMatterFields(FilingFields):
    """A filing that somebody stands up for."""

    attorney: str | None = text(L("Attorney", "Abogada o abogado"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class AppealFields(Record):
    """What may follow a decision: until when one may appeal, and what came of it."""

    appeal_due_on: date | None = day(L("Appeal by", "Impugnar a más tardar el"))
    appeal_filed_on: date | None = day(L("Appeal filed on", "Impugnación presentada el"))
    appeal_decided_on: date | None = day(L("Appeal decided on", "Impugnación resuelta el"))


class HearingFields(Record):
    """A hearing or interview one is called to, and whether somebody went along. A program adds its kinds."""

    called_for: date | None = day(L("Called for", "Citada para el"), index=True)
    held_on: date | None = day(L("Held on", "Hecha el"))
    place: str | None = text(L("Place", "Lugar"))
    result: str | None = text(L("What came of it", "Qué resultó"))
