"""A document of a checklist: asked for before it is here."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.document import DocumentFields
from kindhub.records.fields import day


class ExpectedPaperFields(DocumentFields):
    """A document with the day on which it was asked for; whose it is and which line it fills a program adds."""

    asked_on: date | None = day(L("Asked for on", "Pedido el"))
