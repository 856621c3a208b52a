"""A session with a list of who came, and the tests before and after it: what workshops have in every program."""

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import codes, decimal, integer, long_text, partial, place, text, yes_no
from kindhub.records.partial_date import PartialDate

MOST_POINTS = 1_000


class SessionFields(Record):
    """One meeting of a group. `venue` is where it was held, in words; `place` its municipality.

    `test_maximum` is what both tests are counted against; a score above it is no score.
    """

    held_on: PartialDate | None = partial(L("Date", "Fecha"), index=True)
    topic: str | None = text(L("Topic", "Tema"))
    minutes: int | None = integer(L("Minutes", "Minutos"), minimum=0, maximum=10_000)
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
    test_maximum: int | None = integer(
        L("Highest score of the tests", "Puntaje máximo"), minimum=1, maximum=MOST_POINTS
    )
    note: str | None = long_text(L("Remarks", "Observaciones"))


class AttendanceFields(Record):
    """That one person came to one session: as old as she was that day, with the scores of her tests.

    Where only a band is written ("13-17"), `age_from` and `age_to` are its ends; an age is both.
    """

    age_from: int | None = integer(L("Age", "Edad"), minimum=0, maximum=120)
    age_to: int | None = integer(L("Age at most", "Edad, a lo más"), minimum=0, maximum=120)
    pre: float | None = decimal(L("Test before", "Prueba inicial"), minimum=0, maximum=MOST_POINTS)
    post: float | None = decimal(L("Test after", "Prueba final"), minimum=0, maximum=MOST_POINTS)
