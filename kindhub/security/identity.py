"""One person's key pairs, locked by her passphrase.

 The box holds three things: the X25519 key others seal to, the Ed25519 key she signs with, and the public key of the
organisation root she joined. The last one is her own pin: whoever replaces the root in the file, with all
certificates made anew, still cannot put the new root into a box that only her passphrase makes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace

from kindhub.security.boxes import (
    KEY_BYTES,
    NONCE_BYTES,
    Secret,
    lock,
    sealing_public,
    sign,
    signing_public,
    unlock,
    wipe,
)
from kindhub.security.boxes import new_key as new_private_key
from kindhub.security.canonical import canonical
from kindhub.security.kdf import ALGORITHM, SALT_BYTES, KdfParams, passphrase_key


@dataclass(frozen=True)
class StoredKdf:
    """How the passphrase becomes a key: algorithm, memory in KiB, passes, lanes, salt."""

    alg: str
    m: int
    t: int
    p: int
    salt: bytes

    @classmethod
    def fresh(cls, params: KdfParams) -> StoredKdf:
        """The parameters with a new salt."""
        return cls(ALGORITHM, params.memory_kib, params.passes, params.lanes, os.urandom(SALT_BYTES))

    def key(self, passphrase: str, floor: KdfParams) -> bytearray:
        """The key a passphrase gives; refuses parameters outside floor and ceiling."""
        return passphrase_key(passphrase, self.salt, self.params(), floor)

    def params(self) -> KdfParams:
        """The cost alone."""
        return KdfParams(self.m, self.t, self.p)


@dataclass(frozen=True)
class SystemBox:
    """The same identity under a random secret kept by the operating system (`kindhub.security.os_unlock`)."""

    nonce: bytes
    box: bytes


@dataclass(frozen=True)
class Identity:
    """A person's locked key pairs as `keyring.json` holds them; `sig` is her own, over the whole entry."""

    uid: str
    kdf: StoredKdf
    nonce: bytes
    box: bytes
    xpub: bytes
    epub: bytes
    system: SystemBox | None
    sig: bytes

    def statement(self, org: str) -> bytes:
        """What she signs: every other field, so that a change is found before the passphrase is asked."""
        k, system = self.kdf, self.system or SystemBox(b"", b"")
        return canonical(
            "identity-entry", org, self.uid, k.alg, k.m, k.t, k.p, k.salt, self.nonce, self.box, self.xpub, self.epub,
            system.nonce, system.box,
        )  # fmt: skip

    def bound(self, org: str, purpose: str = "passphrase") -> bytes:
        """What a box is bound to: it opens for this person, these costs and this purpose only."""
        k = self.kdf
        costs = (k.alg, k.m, k.t, k.p, k.salt) if purpose == "passphrase" else ()
        return canonical("identity-box", org, purpose, self.uid, *costs, self.xpub, self.epub)

    def signed(self, org: str, secrets: IdentityKeys) -> Identity:
        """The entry with its owner's signature."""
        return replace(self, sig=sign(secrets.signing, self.statement(org)))


@dataclass
class IdentityKeys:
    """An opened identity: two private keys and the pinned root. Never printed, wiped after use."""

    sealing: bytearray = field(repr=False)
    signing: bytearray = field(repr=False)
    root_pub: bytes

    @classmethod
    def fresh(cls, root_pub: bytes) -> IdentityKeys:
        """New key pairs of a person who joins the organisation of `root_pub`."""
        return cls(new_private_key(), new_private_key(), root_pub)

    @classmethod
    def unpack(cls, plain: bytearray) -> IdentityKeys:
        """From the inside of a box, which is overwritten."""
        keys = cls(plain[:KEY_BYTES], plain[KEY_BYTES : 2 * KEY_BYTES], bytes(plain[2 * KEY_BYTES :]))
        wipe(plain)
        return keys

    def pack(self) -> bytearray:
        """The inside of a box."""
        return self.sealing + self.signing + self.root_pub

    def fits(self, identity: Identity) -> bool:
        """Whether these are the private halves of the entry's public keys."""
        return sealing_public(self.sealing) == identity.xpub and signing_public(self.signing) == identity.epub


def lock_identity(
    org: str, uid: str, keys: IdentityKeys, passphrase: str, kdf: KdfParams, floor: KdfParams
) -> Identity:
    """The entry of a person whose keys are locked by a (new) passphrase; an unlock by the system is dropped."""
    xpub, epub = sealing_public(keys.sealing), signing_public(keys.signing)
    entry = Identity(uid, StoredKdf.fresh(kdf), bytes(NONCE_BYTES), b"", xpub, epub, None, b"")
    plain, key = keys.pack(), entry.kdf.key(passphrase, floor)
    nonce, box = lock(key, plain, entry.bound(org))
    wipe(plain, key)
    return replace(entry, nonce=nonce, box=box).signed(org, keys)


def open_identity(org: str, identity: Identity, key: Secret) -> IdentityKeys:
    """Open the passphrase box; raises DoesNotOpen when the key is not the right one."""
    return IdentityKeys.unpack(unlock(key, identity.nonce, identity.box, identity.bound(org)))
