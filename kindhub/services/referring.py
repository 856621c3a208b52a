"""Referring a child to another program on this computer: refused without a consent, and never more than it names.

All in one unit of work: the new case and what the other program makes of the referral, what the own program keeps of
it, and what the ledgers of both and the consent itself are told. One *undo* takes it back.

Decision. *Question*: the child has an open case in the other program already, out of sight of whoever refers.
*Options*: refuse, as where it is in sight; or refer. *Choice*: refer. A refusal would tell that the case is there, and
in the other program whoever may see both cases of the child knows what to do with the second.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.program.referring import GROUPS, Addressee, Handed
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.records.consent import Consent
from kindhub.services.aliases import every_id_of
from kindhub.services.cases import begin_case
from kindhub.services.consents import SHARED, state_on
from kindhub.services.stages import owner_of
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

REFERRED, RECEIVED = "refer", "receive referral"
SHORTEST = 10
NO_CONSENT = L(
    "There is no consent to share data with {program}. Ask for it first, and write it down under Consents for that "
    "program.",
    "No hay consentimiento para compartir datos con {program}. Primero pídalo y anótelo en Consentimientos para ese "
    "programa.",
)
NOT_HERE = L("{program} is not open on this computer, or takes no referrals.",
             "{program} no está abierto en este equipo, o no recibe referencias.")  # fmt: skip
SAY_WHY = L("Write why, and what is asked for: {program} reads it.",
            "Escriba por qué y qué se pide: {program} lo lee.")  # fmt: skip
THERE_ALREADY = L("This child has an open case in {program} already.",
                  "Esta niña o este niño ya tiene un caso abierto en {program}.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Receiver:
    """A program a case may be referred to. `allowed` are the groups a consent names; without one `consent` is empty."""

    key: str
    name: L
    consent: str = ""
    allowed: tuple[str, ...] = ()


def may_refer(hub: Hub, program: LoadedProgram, case: Any) -> bool:
    """Whether this person may refer this case, and there is a program to refer it to."""
    flow = program.workflows[0]
    reach = hub.user.rights_in(program.key).reaches("refer", hub.user.distance(owner_of(flow, case)))
    return flow.refers is not None and reach and any(_others(hub, program))


def receivers(session: Session, hub: Hub, program: LoadedProgram, case: Any, today: date) -> tuple[Receiver, ...]:
    """The programs that take referrals, each with what the consent allows today."""
    person_id = getattr(case, str(program.workflows[0].person))
    found = [(one, consent_for(session, person_id, one.key, today)) for one in _others(hub, program)]
    return tuple(
        Receiver(one.key, one.info.name, consent.id if consent else "", _groups(consent) if consent else ())
        for one, consent in found
    )


def receiving(hub: Hub) -> Mapping[str, L]:
    """The programs open on this computer that take referrals: key and name."""
    return {one.key: one.info.name for one in hub.programs if one.workflows and one.workflows[0].receives}


def _others(hub: Hub, program: LoadedProgram) -> Sequence[LoadedProgram]:
    return [hub.programs.loaded[key] for key in receiving(hub) if key != program.key]


def consent_for(session: Session, person_id: str, program: str, today: date) -> Consent | None:
    """The newest answer about sharing data with the program of that key, if it is a yes that holds today."""
    table = table_of(Consent).c
    whose = table.person_id.in_(every_id_of(session, person_id))
    asked = select(Consent).where(whose, table.purpose == "share", table.program == program)
    newest = session.scalars(asked.order_by(table.given_on.desc(), table.id.desc()).limit(1)).first()
    return newest if newest is not None and state_on(newest, today) == "granted" else None


def _groups(consent: Consent) -> tuple[str, ...]:
    return tuple(group for group in GROUPS if group in (consent.facts or ()))


def allowed_of(facts: Mapping[str, Any], groups: Sequence[str]) -> dict[str, Any]:
    """What of these facts may go along: the agreed keys of these groups that have a value, and no other."""
    keys = [key for group in groups for key in GROUPS[group]]
    return {key: facts[key] for key in keys if facts.get(key) not in (None, "", ())}


def refer(hub: Hub, program: LoadedProgram, case_id: str, to: str, reason: str, today: date) -> str:
    """Refer a case to another program; gives the unit that did it.

    Raises `Refused` without the right or without a consent, `UserError` without a reason, for a program that takes no
    referrals here, and where the child has an open case there that is in sight. Then nothing changes.
    """
    flow, receiver = program.workflows[0], hub.programs.loaded.get(to)
    if flow.refers is None:
        raise LookupError(program.key)
    if receiver is None or receiver not in _others(hub, program):
        raise UserError(NOT_HERE, program=receiver.info.name if receiver else to)
    if len(reason.strip()) < SHORTEST:
        raise UserError(SAY_WHY, program=receiver.info.name)
    with hub.begin(REFERRED) as work:
        case: Any = work.get(flow.record, case_id)
        hub.user.require(program.key, "refer", owner_of(flow, case))
        person_id = getattr(case, str(flow.person))
        consent = consent_for(work.session, person_id, receiver.key, today)
        if consent is None:
            raise Refused(NO_CONSENT, program=receiver.info.name)
        _not_there_yet(work, receiver, person_id)
        values = allowed_of(flow.refers.facts(work.session, case), _groups(consent))
        handed = Handed(program.info.name, hub.user.name, today, reason.strip(), values)
        received = _receive(work, receiver, person_id, handed)
        addressee = Addressee(receiver.key, receiver.info.name)
        work.add(flow.refers.record(case, addressee, reason.strip(), today))
        work.flush()
        _tell(work, program, case_id, receiver, received, consent, values)
    return work.id


def _not_there_yet(work: UnitOfWork, receiver: LoadedProgram, person_id: str) -> None:
    flow = receiver.workflows[0]
    case = table_of(flow.record).c
    mine = case[str(flow.person)].in_(every_id_of(work.session, person_id))
    if work.session.scalars(select(flow.record).where(mine, case[flow.status].in_(flow.open_statuses))).first():
        raise UserError(THERE_ALREADY, program=receiver.info.name)


def _receive(work: UnitOfWork, receiver: LoadedProgram, person_id: str, handed: Handed) -> Any:
    """A case in the first stage that nobody answers for yet, with what the program makes of the referral."""
    flow = receiver.workflows[0]
    case = begin_case(work, receiver, person_id, None, opened=handed.on)
    work.flush()
    assert flow.receives is not None
    flow.receives(work, case, handed)
    work.flush()
    return case


def _tell(
    work: UnitOfWork, program: LoadedProgram, case_id: str, receiver: LoadedProgram, received: Any, consent: Consent,
    values: Mapping[str, Any],
) -> None:  # fmt: skip
    """The ledgers are told who, to whom, under which consent and which kinds of facts; never the facts themselves."""
    sent = sorted(values)
    mine, theirs = (table_of(one.workflows[0].record).name for one in (program, receiver))
    about = {"facts": sent, "consent": consent.id}
    work.log(REFERRED, mine, case_id, schema=program.key, about={**about, "program": receiver.key})
    work.log(RECEIVED, theirs, received.id, schema=receiver.key, about={**about, "program": program.key})
    what = L("Referred to {program}: {facts}", "Se refirió a {program}: {facts}")
    words = what.say(program=receiver.info.name.say(), facts=", ".join(sent) or "–")
    work.log(SHARED, table_of(Consent).name, consent.id,
             about={"purpose": consent.purpose, "person": consent.person_id}, reason=words)  # fmt: skip
