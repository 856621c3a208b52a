"""Notes: something worth keeping that has no field of its own."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import day, long_text, user


class NoteFields(Record):
    """What every note has. A program whose case file holds notes keeps a hand-over there, for the next to read."""

    written_on: date | None = day(L("Date", "Fecha"))
    author: str | None = user(L("Who", "Quién"))
    words: str | None = long_text(L("Note", "Nota"), field_class="sensitive")
