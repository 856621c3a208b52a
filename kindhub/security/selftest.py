"""Does the cryptographic library compute what the standards say? Asked at start, before any key is used.

A broken build (a wrong OpenSSL, a processor extension that miscalculates) would otherwise write files that no healthy
machine can open. The expected values are the published test vectors; it takes a few milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.security import boxes

if TYPE_CHECKING:
    from collections.abc import Callable

_BROKEN = L(
    "This installation cannot be trusted to encrypt: {check} gives a wrong result. Nothing was opened. Reinstall the "
    "program, or use another computer.",
    "No se puede confiar en el cifrado de esta instalación: {check} da un resultado incorrecto. No se abrió nada. "
    "Reinstale el programa o use otra computadora.",
)


def check_primitives() -> None:
    """Raise UserError naming the first primitive that does not give its published result."""
    for name, check in CHECKS.items():
        try:
            right = check()
        except (ValueError, UnsupportedAlgorithm, boxes.DoesNotOpen):
            right = False
        if not right:
            raise UserError(_BROKEN, check=name)


def argon2id() -> bool:
    """RFC 9106, section 5.3."""
    kdf = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, secret=b"\x03" * 8, ad=b"\x04" * 12
    )
    return kdf.derive(b"\x01" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def hkdf() -> bool:
    """RFC 5869, test case 3, its first 32 bytes."""
    return boxes.derive(b"\x0b" * 22, b"").hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"


def aes_gcm() -> bool:
    """McGrew and Viega, test case 14; and a changed box does not open."""
    box = bytes.fromhex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")
    opened = boxes.unlock(bytes(32), bytes(12), box, b"")
    return opened == bytes(16) and _refuses(lambda: boxes.unlock(bytes(32), bytes(12), box[:-1] + b"\x18", b""))


def ed25519() -> bool:
    """RFC 8032, section 7.1, test 1; and the signature does not fit another message."""
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    signature = bytes.fromhex(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe"
        "24655141438e7a100b"
    )
    same = boxes.signing_public(seed) == public and boxes.sign(seed, b"") == signature
    return same and boxes.verified(public, signature, b"") and not boxes.verified(public, signature, b"x")


def x25519() -> bool:
    """RFC 7748, section 6.1, Alice."""
    private = bytes.fromhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
    public = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
    return boxes.sealing_public(private).hex() == public


def hpke() -> bool:
    """There and back, and neither with another key nor for another purpose (vectors: see the tests)."""
    private, other = boxes.new_key(), boxes.new_key()
    box = boxes.seal(boxes.sealing_public(private), b"key", b"purpose")
    back = boxes.open_sealed(private, box, b"purpose") == b"key"
    return (
        back
        and _refuses(lambda: boxes.open_sealed(other, box, b"purpose"))
        and _refuses(lambda: boxes.open_sealed(private, box, b"another"))
    )


CHECKS: dict[str, Callable[[], bool]] = {
    "Argon2id": argon2id,
    "HKDF": hkdf,
    "AES-GCM": aes_gcm,
    "Ed25519": ed25519,
    "X25519": x25519,
    "HPKE": hpke,
}


def _refuses(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except boxes.DoesNotOpen:
        return True
    return False
