"""People who work with the hub: adding one, giving and withdrawing a program, each told to the ledger.

The key in the keyring decides what a person can open; the role decides what she may do there. Both change together.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.organisation import UserAccount, UserRole
from kindhub.security.access import EVERYTHING, HUB, HUB_ROLES
from kindhub.security.kdf import KdfParams
from kindhub.security.membership import Rekey
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone who works with the hub; `programs` maps the programs she holds to her role there (empty: none)."""

    uid: str
    name: str
    programs: dict[str, str]


def colleagues(hub: Hub) -> tuple[Colleague, ...]:
    """Everybody in the keyring; of restricted programs only those this person holds are told."""
    with hub.read() as session:
        roles = {(role.uid, role.program): role.role for role in session.scalars(select(UserRole))}
    open_here = {HUB, *hub.programs.loaded}
    members = {key: {one.uid for one in hub.keyring.members(key)} for key in hub.keyring.programs() if key in open_here}
    return tuple(
        Colleague(
            person.uid,
            person.display_name,
            {
                program: roles.get((person.uid, program), "")
                for program, held_by in members.items()
                if person.uid in held_by
            },
        )
        for person in hub.keyring.people()
    )


def add_colleague(hub: Hub, uid: str, name: str, passphrase: str, *, kdf: KdfParams | None = None) -> None:
    """Let somebody open the shared records with a passphrase of her own. Programs are granted one by one."""
    hub.user.require(HUB, "manage_people")
    hub.keyring.add_person(hub.unlocked, uid, name, passphrase, kdf=kdf)
    with hub.begin("add colleague") as work:
        work.add_all((UserAccount(uid=uid, name=name), UserRole(uid=uid, program=HUB, role="staff")))


def grant(hub: Hub, uid: str, program: str, role: str) -> None:
    """Give somebody a program in a role. Raises `UserError` naming the roles there are, `Refused` without the right."""
    known = role_keys(hub, program)
    if role not in known:
        raise UserError(
            L("There is no role “{role}” there. There are: {known}.", "Ahí no hay un rol «{role}». Hay: {known}."),
            role=role,
            known=", ".join(known),
        )
    hub.user.require(program, "grant")
    if uid not in {one.uid for one in hub.keyring.members(program)}:
        hub.keyring.grant(hub.unlocked, program, uid)
    with hub.begin(f"grant {program}") as work:
        _forget_roles(work, uid, program)
        work.add(UserRole(uid=uid, program=program, role=role))


def withdraw(hub: Hub, uid: str, program: str) -> Rekey:
    """Take a program from somebody from now on. The program's file is put under a new key at the next unlock.

    What she saw she has seen; `Rekey.notice()` says it to the lead.
    """
    hub.user.require(program, "grant")
    rekey = hub.keyring.withdraw(hub.unlocked, program, uid)
    with hub.begin(f"withdraw {program}") as work:
        _forget_roles(work, uid, program)
        work.log("withdraw", "program", uid, schema=program if program != HUB else "main")
    return rekey


def role_keys(hub: Hub, program: str) -> tuple[str, ...]:
    """The roles of a program that is open, or of the shared records."""
    if program == HUB:
        return tuple(role.key for role in HUB_ROLES)
    if program not in hub.programs.loaded:
        raise UserError(L("There is no program “{key}” here.", "Aquí no hay un programa «{key}»."), key=program)
    return tuple(role.key for role in (EVERYTHING, *hub.programs[program].roles))


def _forget_roles(work: UnitOfWork, uid: str, program: str) -> None:
    held = work.session.scalars(
        select(UserRole).where(col(UserRole.uid) == uid, col(UserRole.program) == program)
    ).all()
    for role in held:
        work.delete(role)
    work.flush()
