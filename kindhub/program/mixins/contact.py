"""The contact log: when somebody was spoken to, with whom, for how long, and when the next time is due."""

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import integer, partial, text, yes_no
from kindhub.records.partial_date import PartialDate


class ContactFields(Record):
    """One contact, or the attempt at one. A program adds how it was made, with its own value list, and its note.

    Who reads the note differs from program to program; a contact that reached nobody says nothing of the child.
    """

    held_on: PartialDate | None = partial(L("Date", "Fecha"))
    reached: bool | None = yes_no(L("Somebody was reached", "Se habló con alguien"), default=True)
    who: str | None = text(L("With whom", "Con quién"))
    minutes: int | None = integer(L("Minutes", "Minutos"), minimum=0, maximum=1_440)
    next_due: PartialDate | None = partial(L("Next contact", "Próximo contacto"))
