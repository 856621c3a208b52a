"""Proving who one is, changing one's passphrase and printing recovery sheets anew, each told to the ledger."""

from kindhub.security.access import HUB
from kindhub.security.kdf import KdfParams
from kindhub.security.recovery import RecoverySheet
from kindhub.services.roles import schema_of
from kindhub.storage.hub import Hub

FAILED = "failed passphrase"


def change_my_passphrase(hub: Hub, old: str, new: str, *, kdf: KdfParams | None = None) -> None:
    """Open one's keys with another passphrase from now on. Raises `Refused` when the old one is wrong.

    Copies of the keyring made before, in backups too, still open with the old one.
    """
    hub.keyring.change_passphrase(hub.user.uid, old, new, kdf=kdf)
    with hub.begin("change passphrase") as work:
        work.log("change passphrase", "colleague", hub.user.uid)


def printable_sheets(hub: Hub) -> tuple[str, ...]:
    """What sheets this person may print again: the empty text is the one for all that is not restricted."""
    if not hub.unlocked.may_certify() or not hub.user.can(HUB, "manage_people"):
        return ()
    restricted = [program.key for program in hub.programs if program.info.restricted]
    plain = [key for key in hub.keyring.programs() if not hub.keyring.is_restricted(key)]
    main = ("",) if all(hub.unlocked.is_lead(key) for key in plain) else ()
    return (*main, *(key for key in restricted if hub.unlocked.is_lead(key)))


def print_sheets_again(hub: Hub, program: str = "") -> list[RecoverySheet]:
    """New sheets in place of lost ones; the old paper opens this folder no more, but backups made before still."""
    hub.user.require(HUB, "manage_people")
    sheets = hub.keyring.print_recovery_again(hub.unlocked, program)
    with hub.begin("print recovery sheet") as work:
        work.log("print recovery sheet", "program", program or HUB, schema=schema_of(program or HUB))
    return sheets


def prove_it_is_me(hub: Hub, passphrase: str, schema: str) -> None:
    """Whether the one at the keys is who unlocked the hub. Raises `Refused` when not.

    The ledger of `schema`, what is on screen, is told of each miss: in that of the shared file it would tell everybody
    that there is something restricted.

    It takes as long as unlocking does, by design.
    """
    try:
        hub.keyring.prove(hub.user.uid, passphrase)
    except Exception:
        with hub.begin(FAILED) as work:
            work.log(FAILED, "colleague", hub.user.uid, schema=schema)
        raise
