"""Certificates of an event by the hundred: the program says how each person stands, the shell does the rest.

Who is entitled, numbers, verification codes, papers and the register are the shell's, see
`kindhub.services.certificates`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kindhub.i18n import L
from kindhub.program.letters import Letter, Word
from kindhub.program.mixins.folder_secret import FolderSecretFields


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person of an event stands: meetings she came to, hours of those, percent of her last test if any.

    `person` is the id of the record her certificate hangs on. `beside` tells two of one name apart. `mail` is her
    address where she agreed to be written to, else empty: whoever did not agree is on no list that leaves the hub.
    """

    person: str
    name: str
    attended: int
    hours: float
    score: float | None = None
    beside: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class CertifiedEvent:
    """An event as its certificates say it, in the language in force, and what it asks for one.

    `meetings` were held; `share` is the percent of them somebody must have come to, `mark` the percent a test is passed
    from, None where no test is asked for. `office` is the sign of the office in the numbers (TIJ), empty: the program's
    letters. `ended` is its last day.
    """

    title: str
    dates: str
    place: str
    meetings: int
    share: int
    mark: float | None
    people: tuple[Standing, ...]
    office: str = ""
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Certificates:
    """How the certificates of an event are made, where its form's record is built on `CertificateFields`.

    `person` names the field of the record that says whose it is. `letter` is the template, with `CERTIFICATE_WORDS`;
    `secret` keeps the secret of the folder the codes are made with. `read(session, event_id)` gives the event.
    """

    person: str
    letter: Letter
    secret: type[FolderSecretFields]
    read: Callable[[Any, str], CertifiedEvent]


CERTIFICATE_WORDS = (
    Word("name", L("whom it is issued to", "a quién se emite"), "Ana Ejemplo Inventado"),
    Word("event", L("what it is of", "de qué es"), "Curso inventado"),
    Word("dates", L("when it was held", "cuándo fue"), "3 a 5 mar 2026"),
    Word("place", L("where it was held", "dónde fue"), "Tapachula"),
    Word("hours", L("hours attended", "horas asistidas"), "12"),
    Word("number", L("its number", "su número"), "TIJ-2026-7KQ-0001"),
    Word("code", L("its verification code", "su código de verificación"), "ABCDE-FGHJK"),
    Word("issued", L("day of issue", "día de emisión"), "26 nov 2026"),
)
"""What a template of certificates may say, the same in every program."""


def certificate_letter(key: str, title: L) -> Letter:
    """The template of a program's certificates: its words are those of a certificate, and of no case."""
    return Letter(key, title, CERTIFICATE_WORDS, about_case=False)
