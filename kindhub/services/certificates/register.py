"""The register of an event: how everybody stands, what she was issued, and what was withdrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.certificates import Certificates, CertifiedEvent, Standing
from kindhub.program.forms import Form
from kindhub.program.mixins.certificate import CertificateFields
from kindhub.records.base import table_of
from kindhub.services.certificates.entitlement import why_not


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """A line of the register as plain values."""

    record_id: str
    number: str
    code: str
    issued_on: date
    given_to: str
    event: str
    dates: str
    hours: float
    replaces: str = ""
    withdrawn_on: date | None = None
    withdrawn_why: str = ""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the event: how she stands, why she is not entitled (empty: she is), and the certificate that holds.

    `withdrawn` are those that do not hold any more, the latest last.
    """

    standing: Standing
    why_not: str
    holds: IssuedLine | None = None
    withdrawn: tuple[IssuedLine, ...] = ()

    @property
    def is_due(self) -> bool:
        """Whether a certificate is to be issued to her when those of the event are. One withdrawn is not made good."""
        return not self.why_not and self.holds is None and not self.withdrawn

    def differs(self, event: CertifiedEvent) -> bool:
        """Whether the certificate she holds says something else than would be written now."""
        one = self.holds
        return one is not None and says(one) != (
            self.standing.name, event.title, event.dates, self.standing.hours,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventRegister:
    """An event with its people, in their order. `gone` are lines of people who are not on its list any more."""

    event: CertifiedEvent
    people: tuple[PersonLine, ...]
    gone: tuple[IssuedLine, ...] = field(default=())

    def person(self, person: str) -> PersonLine | None:
        """The line of one person."""
        return next((one for one in self.people if one.standing.person == person), None)


def says(line: IssuedLine) -> tuple[str, str, str, float]:
    """What a certificate says of a person."""
    return line.given_to, line.event, line.dates, line.hours


def plan_of(form: Form) -> Certificates:
    """How the certificates of a form are made. Raises `ValueError` for a form that has none: a bug."""
    if form.certificates is None:
        raise ValueError(f"{form.key} has no certificates")
    return form.certificates


def record_of(form: Form) -> type[CertificateFields]:
    """The record of the register's lines. Raises `TypeError` for one that is no certificate: a bug."""
    if not issubclass(form.record, CertificateFields):
        raise TypeError(f"{form.record.__name__} is no certificate")
    return form.record


def read_register(session: Session, form: Form, event_id: str) -> EventRegister:
    """How the event stands, as far as this person may see it."""
    plan = plan_of(form)
    event = plan.read(session, event_id)
    issued = _issued(session, form, event_id, plan.person)
    people = tuple(_line(event, one, issued.get(one.person, ())) for one in event.people)
    here = {one.person for one in event.people}
    gone = tuple(line for person, lines in issued.items() if person not in here for line in lines)
    return EventRegister(event, people, gone)


def _line(event: CertifiedEvent, one: Standing, lines: Sequence[IssuedLine]) -> PersonLine:
    holds = next((line for line in lines if line.withdrawn_on is None), None)
    withdrawn = tuple(line for line in lines if line.withdrawn_on is not None)
    return PersonLine(one, why_not(event, one), holds, withdrawn)


def _issued(session: Session, form: Form, event_id: str, person: str) -> Mapping[str, list[IssuedLine]]:
    record = record_of(form)
    wanted = select(record).where(table_of(record).c[form.parent] == event_id).order_by(table_of(record).c.number)
    found: dict[str, list[IssuedLine]] = {}
    for one in session.scalars(wanted):
        found.setdefault(str(getattr(one, person)), []).append(line_of(one))
    return found


def line_of(one: Any) -> IssuedLine:
    """A record of the register as plain values."""
    kept = cast("CertificateFields", one)
    return IssuedLine(
        kept.id, kept.number, kept.code, kept.issued_on, kept.given_to, kept.event, kept.dates, kept.hours,
        kept.replaces or "", kept.withdrawn_on, kept.withdrawn_why or "",
    )  # fmt: skip
