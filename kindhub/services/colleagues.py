"""People who work with the hub: adding one, giving and withdrawing a program, each told to the ledger.

The key in the keyring decides what a person can open; the role decides what she may do there. Both change together.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.organisation import UserAccount
from kindhub.security.access import EVERYTHING, HUB, HUB_ROLES
from kindhub.security.kdf import KdfParams
from kindhub.security.membership import Rekey
from kindhub.services.admitting import let_in
from kindhub.services.roles import give_role, roles_in, schema_of, take_role
from kindhub.storage.hub import Hub

_NOT_YOURSELF = L(
    "You cannot do this to yourself. Ask another person who may.",
    "No puede hacerlo con su propio usuario. Pídalo a otra persona que pueda.",
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone who works with the hub; `programs` maps the programs she holds to her role there (empty: none).

    `leads` are those of them that she may give to others.
    """

    uid: str
    name: str
    programs: dict[str, str]
    leads: frozenset[str] = frozenset()


def colleagues(hub: Hub) -> tuple[Colleague, ...]:
    """Everybody in the keyring; of restricted programs only those this person holds are told."""
    with hub.read() as session:
        open_here = {HUB, *hub.programs.loaded}
        roles = {program: roles_in(session, program) for program in open_here}
    members = {key: {one.uid for one in hub.keyring.members(key)} for key in hub.keyring.programs() if key in open_here}
    return tuple(
        Colleague(
            person.uid,
            person.display_name,
            {
                program: roles[program].get(person.uid, "")
                for program, held_by in members.items()
                if person.uid in held_by
            },
            frozenset(program for program in members if person.uid in hub.keyring.leads(program)),
        )
        for person in hub.keyring.people()
    )


def who_gives_rights(hub: Hub, program: str) -> tuple[str, ...]:
    """The uids of those besides oneself who may give others a right in the program."""
    return tuple(uid for uid in hub.keyring.leads(program) if uid != hub.user.uid)


def add_colleague(hub: Hub, uid: str, name: str, passphrase: str, *, kdf: KdfParams | None = None) -> None:
    """Let somebody open the shared records with a passphrase of her own. Programs are granted one by one."""
    hub.user.require(HUB, "manage_people")
    hub.keyring.add_person(hub.unlocked, uid, name, passphrase, kdf=kdf)
    with hub.begin("add colleague") as work:
        work.add(UserAccount(uid=uid, name=name))
        give_role(work, HUB, uid, "staff")


def grant(hub: Hub, uid: str, program: str, role: str, *, compared: bool = False) -> bool:
    """Give somebody a program in a role. Raises `UserError` naming the roles there are, `Refused` without the right.

    Of a restricted program the lead says that she `compared` the key words, and False is given where a second lead
    must say so too (`kindhub.services.admitting`).
    """
    known = role_keys(hub, program)
    if role not in known:
        raise UserError(
            L("There is no role “{role}” there. There are: {known}.", "Ahí no hay un rol «{role}». Hay: {known}."),
            role=role,
            known=", ".join(known),
        )
    hub.user.require(program, "grant")
    if uid not in {one.uid for one in hub.keyring.members(program)}:
        if hub.keyring.is_restricted(program) and not let_in(hub, program, uid, role, compared=compared):
            return False
        hub.keyring.grant(hub.unlocked, program, uid)
    with hub.begin(f"grant {program}") as work:
        give_role(work, program, uid, role)
    return True


def withdraw(hub: Hub, uid: str, program: str) -> Rekey:
    """Take a program from somebody from now on. The program's file is put under a new key at the next unlock.

    What she saw she has seen; `Rekey.notice()` says it to the lead.
    """
    hub.user.require(program, "grant")
    rekey = hub.keyring.withdraw(hub.unlocked, program, uid)
    with hub.begin(f"withdraw {program}") as work:
        take_role(work, program, uid)
        work.log("withdraw", "program", uid, schema=schema_of(program))
    return rekey


def remove_colleague(hub: Hub, uid: str) -> list[Rekey]:
    """Take every program from somebody from now on and forget her keys. What she wrote stays hers in the history.

    Raises `Refused` when she holds a program this person does not lead, `UserError` when others' access rests on her.
    """
    hub.user.require(HUB, "manage_people")
    if uid == hub.user.uid:
        raise UserError(_NOT_YOURSELF)
    rekeys = hub.keyring.remove_person(hub.unlocked, uid)
    with hub.begin("remove colleague") as work:
        for program in (HUB, *hub.programs.loaded):
            take_role(work, program, uid)
        for account in work.session.scalars(select(UserAccount).where(col(UserAccount.uid) == uid)):
            account.active = False
        work.log("remove", "colleague", uid)
        for rekey in rekeys:
            if rekey.program != HUB:
                work.log("withdraw", "program", uid, schema=rekey.program)
    return rekeys


def renew_colleague(hub: Hub, uid: str, passphrase: str, *, kdf: KdfParams | None = None) -> None:
    """Give somebody who forgot her passphrase new keys under a first one; nothing she wrote is lost.

    Programs this person leads are hers again at once, the others when their leads grant them. Compare her key words
    by telephone before: whoever asks may not be she.
    """
    hub.user.require(HUB, "manage_people")
    if uid == hub.user.uid:
        raise UserError(_NOT_YOURSELF)
    hub.keyring.renew_person(hub.unlocked, uid, passphrase, kdf=kdf)
    with hub.begin("renew colleague") as work:
        work.log("renew", "colleague", uid)


def name_lead(hub: Hub, program: str, uid: str) -> None:
    """Let somebody who holds a program give it to others and withdraw it.

    Who leads a restricted program may name its other leads herself, so that no administrator is needed for it.
    """
    hub.user.require(program, "grant")
    hub.keyring.name_lead(hub.unlocked, program, uid)
    if hub.keyring.is_restricted(program):
        hub.keyring.share_root(hub.unlocked, uid)
    with hub.begin(f"name lead {program}") as work:
        work.log("name lead", "program", uid, schema=schema_of(program))


def end_lead(hub: Hub, program: str, uid: str) -> None:
    """Somebody no longer gives a program; this lead signs anew what rested on her, and she keeps her own access."""
    hub.user.require(program, "grant")
    if uid == hub.user.uid:
        raise UserError(_NOT_YOURSELF)
    hub.keyring.take_over(hub.unlocked, program)
    hub.keyring.remove_lead(hub.unlocked, program, uid)
    with hub.begin(f"end lead {program}") as work:
        work.log("end lead", "program", uid, schema=schema_of(program))


def role_keys(hub: Hub, program: str) -> tuple[str, ...]:
    """The roles of a program that is open, or of the shared records."""
    if program == HUB:
        return tuple(role.key for role in HUB_ROLES)
    if program not in hub.programs.loaded:
        raise UserError(L("There is no program “{key}” here.", "Aquí no hay un programa «{key}»."), key=program)
    return tuple(role.key for role in (EVERYTHING, *hub.programs[program].roles))
