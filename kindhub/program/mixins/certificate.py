"""Certificates: what an event asks of those who get one, and what stands in the register of those that were issued."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import day, decimal, integer, text

ATTENDANCE_ASKED = 80
"""Percent of the meetings somebody must have come to, where nobody set another share."""


class CertifiedFields(Record):
    """What an event asks for a certificate, beside the pass mark of its test where it has one."""

    attendance_asked: int | None = integer(
        L("Attendance for a certificate (%)", "Asistencia para la constancia (%)"), minimum=1, maximum=100,
        help=L("Of the sessions. Empty: {n} %.", "De las sesiones. Vacío: {n} %.").filled(n=ATTENDANCE_ASKED),
    )  # fmt: skip


class CertificateFields(Record):
    """One line of the register. A line is never taken out: what does not hold any more is withdrawn.

    `number` is made of `office`, `year`, `book` and `serial`. The name, the event, its dates and the hours stand here
    as they stand on the paper, and `code` was made of them (see `kindhub.services.certificates`). `replaces` is the
    number this one was issued in the place of.
    """

    number: str = text(L("Number", "Número"), max_length=60, unique=True)
    office: str = text(L("Office", "Oficina"), max_length=16)
    year: int = integer(L("Year", "Año"), minimum=1900, maximum=9999)
    book: str = text(L("Book", "Libro"), max_length=8)
    serial: int = integer(L("No. in the book", "No. en el libro"), minimum=1)
    issued_on: date = day(L("Issued on", "Emitida el"), index=True)
    given_to: str = text(L("Issued to", "Emitida a"))
    event: str = text(L("Of what", "De qué"))
    dates: str = text(L("Held on", "Fechas"))
    hours: float = decimal(L("Hours", "Horas"), minimum=0, maximum=10_000)
    code: str = text(L("Verification code", "Código de verificación"), max_length=20, field_class="restricted")
    replaces: str | None = text(L("In the place of", "En lugar de"), max_length=60)
    withdrawn_on: date | None = day(L("Withdrawn on", "Retirada el"))
    withdrawn_why: str | None = text(L("Why it was withdrawn", "Por qué se retiró"))
