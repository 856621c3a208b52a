"""Issuing, withdrawing and issuing anew: each in one commit with its lines of the register and of the ledger."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.certificates import CertifiedEvent, Standing
from kindhub.program.forms import Form
from kindhub.program.mixins.certificate import CertificateFields
from kindhub.program.mixins.folder_secret import folder_secret
from kindhub.services.certificates.codes import verification_code
from kindhub.services.certificates.numbering import book_of, last_serial, number_of, office_sign
from kindhub.services.certificates.register import PersonLine, plan_of, read_register, record_of
from kindhub.services.giving_out import SHORTEST_REASON
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

NOBODY = L("Nobody is to be issued a certificate now.", "Ahora no hay a quién emitirle una constancia.")
NOT_HELD = L("This certificate does not hold any more, or was never issued.",
             "Esta constancia ya no vale o nunca se emitió.")  # fmt: skip
NOT_ENTITLED = L("It cannot be issued anew: {why}", "No se puede emitir de nuevo: {why}")
WHY = L("Write why; it is kept in the register.", "Escriba por qué; queda en el registro.")


@dataclass(frozen=True, slots=True)
class Issued:
    """How many were issued; `unit` names the ledger rows they came with."""

    count: int
    unit: str


def issue_due(hub: Hub, form: Form, event_id: str, today: date, only: Collection[str] | None = None) -> Issued:
    """Issue a certificate to everybody who is entitled and holds none; with `only`, to those of them.

    Raises `Refused` without the right, `UserError` when there is nobody.
    """
    hub.user.require(form.record.schema_key(), "create")
    with hub.begin(f"certificates {form.key}") as work:
        register = read_register(work.session, form, event_id)
        due = [one for one in register.people if one.is_due and (only is None or one.standing.person in only)]
        if not due:
            raise UserError(NOBODY)
        pen = _Pen(work, form, event_id, register.event, today)
        for one in due:
            pen.issue(one.standing)
    return Issued(len(due), work.id)


def withdraw(hub: Hub, form: Form, event_id: str, person: str, why: str, today: date) -> str:
    """Withdraw the certificate a person holds; its number stays taken. Gives the unit.

    Raises `Refused` without the right, `UserError` without a reason or a certificate.
    """
    reason = _reason(hub, form, why)
    with hub.begin(f"certificates {form.key}") as work:
        _withdraw(work, form, _held(work, form, event_id, person), reason, today)
    return work.id


def issue_anew(hub: Hub, form: Form, event_id: str, person: str, why: str, today: date) -> str:
    """Withdraw what she holds, or take what was withdrawn, and issue one with a number of its own in its place.

    Raises as `withdraw` does, and `UserError` for somebody who is not entitled as things stand.
    """
    reason = _reason(hub, form, why)
    hub.user.require(form.record.schema_key(), "create")
    with hub.begin(f"certificates {form.key}") as work:
        register = read_register(work.session, form, event_id)
        line = register.person(person)
        if line is None or (line.holds is None and not line.withdrawn):
            raise UserError(NOT_HELD)
        if line.why_not:
            raise UserError(NOT_ENTITLED, why=line.why_not)
        if line.holds is not None:
            _withdraw(work, form, line, reason, today)
        before = line.holds or line.withdrawn[-1]
        _Pen(work, form, event_id, register.event, today).issue(line.standing, replaces=before.number)
    return work.id


def _reason(hub: Hub, form: Form, why: str) -> str:
    hub.user.require(form.record.schema_key(), "edit")
    reason = why.strip()
    if len(reason) < SHORTEST_REASON:
        raise UserError(WHY)
    return reason


def _held(work: UnitOfWork, form: Form, event_id: str, person: str) -> PersonLine:
    register = read_register(work.session, form, event_id)
    line = register.person(person)
    if line is None or line.holds is None:
        raise UserError(NOT_HELD)
    return line


def _withdraw(work: UnitOfWork, form: Form, line: PersonLine, reason: str, today: date) -> None:
    if line.holds is None:
        raise UserError(NOT_HELD)
    record = work.get(record_of(form), line.holds.record_id)
    record.withdrawn_on, record.withdrawn_why = today, reason


class _Pen:
    """Writes lines into the register, one number after the other."""

    def __init__(self, work: UnitOfWork, form: Form, event_id: str, event: CertifiedEvent, today: date) -> None:
        self._work, self._form, self._event_id, self._event, self._today = work, form, event_id, event, today
        letters = work.programs[form.record.schema_key()].info.letters
        self._office, self._book = office_sign(event.office, letters), book_of(work.actor.device)
        self._secret = folder_secret(work, plan_of(form).secret)
        self._serial = last_serial(work.session, record_of(form), self._office, today.year, self._book)

    def issue(self, one: Standing, replaces: str | None = None) -> CertificateFields:
        self._serial += 1
        whose: dict[str, Any] = {self._form.parent: self._event_id, plan_of(self._form).person: one.person}
        line = record_of(self._form)(
            **whose,
            number=number_of(self._office, self._today.year, self._book, self._serial),
            office=self._office,
            year=self._today.year,
            book=self._book,
            serial=self._serial,
            issued_on=self._today,
            given_to=one.name,
            event=self._event.title,
            dates=self._event.dates,
            hours=one.hours,
            code="",
            replaces=replaces,
        )
        line.code = verification_code(self._secret, line)
        self._work.add(line)
        return line
