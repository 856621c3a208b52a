"""Consents as a matrix: for each purpose and recipient what stands today, who said so, and what was already shared.

What was shared is told in the ledger, so that nobody can take it out again: a consent that is withdrawn stops what
would follow, and those who were given something must still be known (DP2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.base import table_of
from kindhub.records.consent import Consent
from kindhub.security.access import HUB
from kindhub.services.documents import SHORTEST_REASON
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub

State = Literal["granted", "refused", "pending", "withdrawn", "ended"]
SHARED = "share"

_WHAT = L("Write what was shared: it goes into the history.", "Escriba qué se compartió: queda en el historial.")
_NOT_NOW = L(
    "This consent does not hold today, so nothing may be shared. Ask again first.",
    "Este consentimiento no vale hoy, así que no se puede compartir nada. Primero pregunte de nuevo.",
)
_BEFORE = L("It cannot be withdrawn before it was given.", "No se puede retirar antes de haberlo dado.")


ANOTHER_PROGRAM = L("another program of KIND", "otro programa de KIND")
"""How a program is called before those who do not know of it."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Something that was given to a recipient under a consent, as it was told on that day."""

    on: date
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class ConsentCell:
    """One purpose and one recipient: the newest answer decides, `earlier` are those before it, newest first.

    `recipient` is said in the language in force.
    """

    purpose: str
    recipient: str
    state: State
    consent: Consent
    earlier: tuple[Consent, ...] = ()
    shared: tuple[Sharing, ...] = ()


def state_on(consent: Consent, day: date) -> State:
    """How a consent stands on a day; a withdrawal counts from its day on, an end from the day after."""
    if consent.withdrawn_on is not None and consent.withdrawn_on <= day:
        return "withdrawn"
    if consent.answer == "refused":
        return "refused"
    if consent.answer != "granted":
        return "pending"
    return "ended" if consent.until is not None and consent.until < day else "granted"


def matrix_of(
    session: Session, consents: Sequence[Consent], today: date, programs: Mapping[str, str]
) -> tuple[ConsentCell, ...]:
    """The cells of the matrix, in the order in which purposes and recipients were first asked.

    `programs` are the names, by key, of those whoever looks knows of.
    """
    by_cell: dict[tuple[str, str], list[Consent]] = {}
    for one in sorted(consents, key=lambda one: (one.given_on, one.id)):
        said = programs.get(one.program, ANOTHER_PROGRAM.say()) if one.program else (one.recipient or "").strip()
        by_cell.setdefault((one.purpose, said), []).append(one)
    shared = _shared(session, [one.id for one in consents])
    return tuple(
        ConsentCell(
            purpose,
            recipient,
            state_on(ones[-1], today),
            ones[-1],
            tuple(reversed(ones[:-1])),
            tuple(sharing for one in ones for sharing in shared.get(one.id, ())),
        )
        for (purpose, recipient), ones in by_cell.items()
    )


def _shared(session: Session, ids: Sequence[str]) -> Mapping[str, list[Sharing]]:
    ledger = house_of("main").ledger
    rows = session.execute(
        select(ledger.c.at, ledger.c.record_id, ledger.c.reason, ledger.c.who)
        .where(ledger.c.record_id.in_(ids), ledger.c.action == SHARED)
        .order_by(ledger.c.n)
    )
    found: dict[str, list[Sharing]] = {}
    for row in rows:
        found.setdefault(row.record_id, []).append(Sharing(date.fromisoformat(row.at[:10]), row.reason, row.who))
    return found


def withdraw(hub: Hub, consent_id: str, version: int, day: date) -> str:
    """Withdraw a consent from that day on; gives the id of the unit of work.

    Raises `Refused` without the right, `Conflict` when somebody saved it since, `UserError` for a day before it.
    """
    hub.user.require(HUB, "edit")
    with hub.begin("withdraw consent") as work:
        consent = work.get(Consent, consent_id, version=version)
        if day < consent.given_on:
            raise UserError(_BEFORE)
        consent.withdrawn_on = day
    return work.id


def tell_sharing(hub: Hub, consent_id: str, what: str, today: date) -> None:
    """Write down that something was shared under a consent.

    Raises `Refused` without the right, `UserError` when the consent does not hold today or nothing is said.
    """
    hub.user.require(HUB, "edit")
    if len(what.strip()) < SHORTEST_REASON:
        raise UserError(_WHAT)
    with hub.begin() as work:
        consent = work.get(Consent, consent_id)
        if state_on(consent, today) != "granted":
            raise UserError(_NOT_NOW)
        about = {"purpose": consent.purpose, "person": consent.person_id}
        work.log(SHARED, table_of(Consent).name, consent_id, about=about, reason=what.strip())
