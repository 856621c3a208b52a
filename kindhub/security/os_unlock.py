"""Unlocking through the operating system's key store: off by default, never alone, never for restricted programs.

 The system keeps a random secret; the secret opens a second box with the same identity. It guards against a stolen
disk, not against anything that runs as the same user, so it is refused to whoever holds a restricted program, and a
store that keeps secrets in plain text (or none at all) is refused instead of falling back to it.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.security.boxes import DoesNotOpen, lock, new_key, unlock, wipe
from kindhub.security.identity import Identity, IdentityKeys, SystemBox

if TYPE_CHECKING:
    from collections.abc import Collection

PURPOSE = "system"
_CHAIN = "keyring.backends.chainer.ChainerBackend"
_WINDOWS = "keyring.backends.Windows.WinVaultKeyring"

TRUSTED_BACKENDS = frozenset(
    {
        _WINDOWS,
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }
)
"""Stores that encrypt what they keep. Anything else, known to be plain or not known at all, is refused."""

_NOT_ALLOWED = L(
    "Opening the hub with the system's sign-in is not allowed here. Use your passphrase.",
    "Aquí no está permitido abrir el programa con la sesión del sistema. Use su frase de paso.",
)
_RESTRICTED = L(
    "You have the restricted program “{program}”, so the hub opens only with your passphrase.",
    "Usted tiene el programa restringido “{program}”; por eso solo se abre con su frase de paso.",
)
_NO_SAFE_STORE = L(
    "This computer has no safe place for the key (found: {backend}). Use your passphrase.",
    "Esta computadora no tiene un lugar seguro para la clave (encontrado: {backend}). Use su frase de paso.",
)
_NOT_SET_UP = L(
    "Opening with the system's sign-in is not set up for you. Use your passphrase.",
    "La apertura con la sesión del sistema no está activada para usted. Use su frase de paso.",
)
_LOST = L(
    "The system no longer has the right key for you. Use your passphrase, then set it up again if you wish.",
    "El sistema ya no tiene la clave correcta. Use su frase de paso y, si lo desea, actívelo de nuevo.",
)


class SecretStore(Protocol):
    """What we need of a backend of the `keyring` library."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret kept under these names."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret under these names."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget the secret under these names."""


@dataclass(frozen=True)
class OsUnlockPolicy:
    """What the organisation allows: nothing, unless it says so; `restricted` are programs that forbid it."""

    allowed: bool = False
    restricted: frozenset[str] = frozenset()
    trusted_backends: frozenset[str] = TRUSTED_BACKENDS


def enable(
    org: str, identity: Identity, keys: IdentityKeys, held: Collection[str], policy: OsUnlockPolicy,
    store: SecretStore | None = None,
) -> Identity:  # fmt: skip
    """The entry with a second box, whose secret the system now keeps; Refused where it is not allowed."""
    require_allowed(held, policy)
    safe = safe_store(policy, store)
    secret, plain = new_key(), keys.pack()
    nonce, box = lock(secret, plain, identity.bound(org, PURPOSE))
    safe.set_password(_service(org, identity.uid), identity.uid, base64.b64encode(secret).decode("ascii"))
    wipe(secret, plain)
    return replace(identity, system=SystemBox(nonce, box)).signed(org, keys)


def open_with_system(
    org: str, identity: Identity, held: Collection[str], policy: OsUnlockPolicy, store: SecretStore | None = None
) -> IdentityKeys:
    """The identity opened with the system's secret; Refused where it is not allowed, not set up or lost."""
    require_allowed(held, policy)
    if identity.system is None:
        raise Refused(_NOT_SET_UP)
    kept = safe_store(policy, store).get_password(_service(org, identity.uid), identity.uid)
    try:
        secret = bytearray(base64.b64decode(kept or "", validate=True))
        plain = unlock(secret, identity.system.nonce, identity.system.box, identity.bound(org, PURPOSE))
    except (DoesNotOpen, binascii.Error, ValueError) as bad:
        raise Refused(_LOST) from bad
    wipe(secret)
    return IdentityKeys.unpack(plain)


def forget(org: str, uid: str, store: SecretStore | None = None) -> None:
    """Delete the secret; a store that is gone or empty has forgotten already."""
    from keyring import get_keyring
    from keyring.errors import KeyringError

    try:
        (store or get_keyring()).delete_password(_service(org, uid), uid)
    except (KeyringError, NotImplementedError):
        return


def require_allowed(held: Collection[str], policy: OsUnlockPolicy) -> None:
    """Refused unless policy allows it and the person holds no restricted program."""
    if not policy.allowed:
        raise Refused(_NOT_ALLOWED)
    for program in sorted(policy.restricted & frozenset(held)):
        raise Refused(_RESTRICTED, program=program)


def safe_store(policy: OsUnlockPolicy, store: SecretStore | None = None) -> SecretStore:
    """The system's store if it is one we trust; UserError instead of falling back to a plain one."""
    if store is None:
        from keyring import get_keyring

        store = get_keyring()
    chosen = next((kept for kept in _chained(store) if _name(kept) in policy.trusted_backends), None)
    if chosen is None:
        raise UserError(_NO_SAFE_STORE, backend=_name(store))
    if _name(chosen) == _WINDOWS:
        chosen.persist = "local machine"  # type: ignore[attr-defined]
    return chosen


def _chained(store: SecretStore) -> list[SecretStore]:
    """The stores behind `keyring`'s chain, which it uses when it finds several; else the store itself."""
    return list(getattr(store, "backends", ())) if _name(store) == _CHAIN else [store]


def _name(store: SecretStore) -> str:
    return f"{type(store).__module__}.{type(store).__qualname__}"


def _service(org: str, uid: str) -> str:
    """One service name per person: the Windows backend shuffles entries that share one."""
    return f"KIND Hub {org} {uid}"
