"""The few cryptographic steps everything else is made of, each a thin call into `cryptography`.

`lock`/`unlock`: AES-256-GCM under a key we hold. `seal`/`open_sealed`: HPKE (RFC 9180: X25519, HKDF-SHA256,
AES-256-GCM) to a public key. `sign`/`verified`: Ed25519. `derive`: HKDF-SHA256. Keys are bytearrays where the library
takes them, so that they can be overwritten; the library's own copies go when the process ends (lock = new process).
"""

import os

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUITE = "hpke-x25519-sha256-aes256gcm"
"""Name of the cipher suite, stored in the file so that a later suite can be told apart."""

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16

Secret = bytes | bytearray
"""Key material; bytearray where we can overwrite it."""
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class DoesNotOpen(Exception):
    """A box was made for another key or another purpose, or was changed. Callers say what that means to a person."""


def new_key() -> bytearray:
    """A random 256-bit key, or the seed of a private key."""
    return bytearray(os.urandom(KEY_BYTES))


def lock(key: Secret, plain: Secret, bound: bytes) -> tuple[bytes, bytes]:
    """Encrypt `plain` so that it opens only with `key` and the same `bound` context; gives (nonce, box)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce, AESGCM(key).encrypt(nonce, plain, bound)


def unlock(key: Secret, nonce: bytes, box: bytes, bound: bytes) -> bytearray:
    """Open what `lock` made, or raise DoesNotOpen."""
    plain = bytearray(max(len(box) - TAG_BYTES, 0))
    try:
        AESGCM(key).decrypt_into(nonce, box, bound, plain)
    except (InvalidTag, ValueError) as bad:
        raise DoesNotOpen from bad
    return plain


def seal(public: bytes, plain: Secret, info: bytes) -> bytes:
    """Encrypt `plain` to the holder of the X25519 key `public`, bound to `info`."""
    return bytes(_HPKE.encrypt(plain, X25519PublicKey.from_public_bytes(public), info=info))


def open_sealed(private: Secret, box: bytes, info: bytes) -> bytearray:
    """Open what `seal` made, or raise DoesNotOpen."""
    try:
        return bytearray(_HPKE.decrypt(box, X25519PrivateKey.from_private_bytes(private), info=info))
    except (InvalidTag, ValueError) as bad:
        raise DoesNotOpen from bad


def sealing_public(private: Secret) -> bytes:
    """X25519 public key of a private one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def signing_public(private: Secret) -> bytes:
    """Ed25519 public key of a private one."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(private: Secret, statement: bytes) -> bytes:
    """Ed25519 signature (64 bytes) over a canonical statement."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(statement)


def verified(public: bytes, signature: bytes, statement: bytes) -> bool:
    """Whether the signature over the statement was made by the holder of `public`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def derive(key: Secret, label: bytes) -> bytearray:
    """A 32-byte key for one purpose out of another key; the label keeps purposes apart."""
    derived = bytearray(KEY_BYTES)
    HKDF(SHA256(), KEY_BYTES, salt=None, info=label).derive_into(key, derived)
    return derived


def wipe(*secrets: bytearray | None) -> None:
    """Overwrite secrets in place. Best effort: only ending the process frees the library's copies."""
    for secret in secrets:
        if secret is not None:
            secret[:] = bytes(len(secret))
