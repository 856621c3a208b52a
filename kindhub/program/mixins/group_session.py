"""A meeting of a group and who came to it: workshops, orientations, therapy groups and courses have it in common."""

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import codes, integer, long_text, partial, place, text, yes_no
from kindhub.records.partial_date import PartialDate


class MeetingFields(Record):
    """One meeting: when, on what, how long."""

    held_on: PartialDate | None = partial(L("Date", "Fecha"), index=True)
    topic: str | None = text(L("Topic", "Tema"))
    minutes: int | None = integer(L("Minutes", "Minutos"), minimum=0, maximum=10_000)


class SessionFields(MeetingFields):
    """A meeting held somewhere by somebody. `venue` is where, in words; `place` its municipality."""

    facilitators: str | None = text(L("Facilitated by", "Facilita"))
    place: str | None = place(L("Municipality", "Municipio"), index=True)
    venue: str | None = text(L("Where", "Lugar"))
    languages: tuple[str, ...] | None = codes(L("Languages", "Idiomas"), "language")
    safeguarding_note: str | None = long_text(
        L("Safeguarding note", "Nota de salvaguarda"),
        help=L("What was done so that nobody came to harm. No names.",
               "Qué se hizo para que nadie corriera riesgo. Sin nombres."),
    )  # fmt: skip
    photo_consent: bool | None = yes_no(L("Consent to photographs", "Consentimiento para fotos"))
    note: str | None = long_text(L("Remarks", "Observaciones"))


class PresenceFields(Record):
    """Whether one person of a list came. A line nobody answered is no attendance."""

    present: bool | None = yes_no(L("Came", "Asistió"))


class AttendanceFields(PresenceFields):
    """That one person came to one session, as old as she was that day.

    Where only a band is written ("13-17"), `age_from` and `age_to` are its ends; an age is both.
    """

    age_from: int | None = integer(L("Age", "Edad"), minimum=0, maximum=120)
    age_to: int | None = integer(L("Age at most", "Edad, a lo más"), minimum=0, maximum=120)
