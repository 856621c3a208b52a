"""Opening the hub with the sign-in of the computer beside one's passphrase: only where the office allows it.

It guards against a stolen disk and other accounts of the computer, not against what runs in one's own; so it is off
unless whoever manages people allows it, and never for somebody who holds a restricted program (security design 2.6).
"""

from dataclasses import dataclass

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.security.os_unlock import TRUSTED_BACKENDS, OsUnlockPolicy, SecretStore, require_allowed, safe_store
from kindhub.services.settings import setting_in_force
from kindhub.storage.hub import Hub

ALLOWED = "office.system_unlock"

_NO_LONGER = L(
    "The office no longer allows opening the hub with the computer's sign-in. Use your passphrase.",
    "La oficina ya no permite abrir el hub con la sesión del equipo. Use su frase de acceso.",
)


@dataclass(frozen=True, slots=True)
class SystemStore:
    """The key store of the computer; `store` and `trusted` are for tests, which bring their own."""

    store: SecretStore | None = None
    trusted: frozenset[str] = TRUSTED_BACKENDS


THIS_COMPUTER = SystemStore()


def policy_of(hub: Hub, where: SystemStore = THIS_COMPUTER) -> OsUnlockPolicy:
    """What the office allows, and the programs that forbid it."""
    with hub.read() as session:
        allowed = setting_in_force(session, hub.user.uid, ALLOWED).value is True
    restricted = frozenset(program.key for program in hub.programs if program.info.restricted)
    return OsUnlockPolicy(allowed, restricted, where.trusted)


def is_on(hub: Hub) -> bool:
    """Whether the computer's sign-in opens this person's keys."""
    return hub.keyring.opens_with_system(hub.user.uid)


def require_possible(hub: Hub, where: SystemStore = THIS_COMPUTER) -> None:
    """Raise `Refused` or `UserError` with the reason why it cannot be turned on here."""
    policy = policy_of(hub, where)
    require_allowed(hub.unlocked.program_keys(), policy)
    safe_store(policy, where.store)


def turn_on(hub: Hub, passphrase: str, where: SystemStore = THIS_COMPUTER) -> None:
    """Let the computer keep a secret that opens one's keys too. `Refused` where it is not allowed."""
    hub.keyring.enable_system_unlock(hub.user.uid, passphrase, policy_of(hub, where), where.store)
    _tell(hub, "system unlock on")


def turn_off(hub: Hub, passphrase: str, where: SystemStore = THIS_COMPUTER) -> None:
    """Forget the secret; from now on only the passphrase opens."""
    hub.keyring.disable_system_unlock(hub.user.uid, passphrase, where.store)
    _tell(hub, "system unlock off")


def require_still_allowed(hub: Hub) -> None:
    """Raise `Refused` when the office took it back since: a hub opened so must be closed again."""
    if not policy_of(hub).allowed:
        raise Refused(_NO_LONGER)


def _tell(hub: Hub, action: str) -> None:
    with hub.begin(action) as work:
        work.log(action, "colleague", hub.user.uid)
