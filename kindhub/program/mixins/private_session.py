"""A session with one person, and what was said in it: two records, because the second has a right of its own."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import day, integer, long_text, text, user


class PrivateSessionFields(Record):
    """That a session was held; no account of it here."""

    held_on: date | None = day(L("Date", "Fecha"), index=True)
    minutes: int | None = integer(L("Minutes", "Minutos"), minimum=0, maximum=1_440)
    therapist: str | None = text(L("Therapist", "Terapeuta"))


class SessionNoteFields(Record):
    """What was said in a session. Read by those with the right to it; in no list, paper or figure."""

    written_on: date | None = day(L("Date", "Fecha"), field_class="restricted")
    author: str | None = user(L("Who wrote it", "Quién escribió"), field_class="restricted")
    words: str | None = long_text(L("Note", "Nota"), field_class="restricted")
