"""From passphrase to key: Argon2id with a floor that a changed file cannot lower.

 256 MiB, 3 passes, 4 lanes takes about 0.44 s on a small machine. Stored parameters under 64 MiB / 3 passes are
refused (a downgrade would make guessing cheap) and above 2 GiB too (a file must not be able to stop the machine).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.security.boxes import KEY_BYTES

ALGORITHM = "argon2id"
SALT_BYTES = 16
_CEILING_KIB = 2 * 1024 * 1024
_MOST_PASSES, _MOST_LANES = 16, 16

_WEAK = L(
    "The keyring asks for a weaker protection of the passphrase than this hub allows. It may have been changed by "
    "someone. Put keyring.json back from a backup and tell your administrator.",
    "El llavero pide una protección de la frase de paso más débil que la permitida. Puede que alguien lo haya "
    "cambiado. Recupere keyring.json de un respaldo y avise a su administrador.",
)
_HUGE = L(
    "The keyring asks for more memory than is reasonable. It may be damaged. Put keyring.json back from a backup.",
    "El llavero pide más memoria de lo razonable. Puede estar dañado. Recupere keyring.json de un respaldo.",
)
_NO_MEMORY = L(
    "There is not enough free memory to check the passphrase ({needed} MiB). Close other programs and try again.",
    "No hay suficiente memoria libre para comprobar la frase de paso ({needed} MiB). Cierre otros programas e "
    "intente de nuevo.",
)


@dataclass(frozen=True)
class KdfParams:
    """Cost of one guess: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    @classmethod
    def default(cls) -> KdfParams:
        """What new passphrases are protected with: 256 MiB, 3 passes, 4 lanes."""
        return cls(256 * 1024, 3, 4)

    @classmethod
    def floor(cls) -> KdfParams:
        """The weakest stored parameters that are accepted: 64 MiB, 3 passes."""
        return cls(64 * 1024, 3, 1)

    def check(self, floor: KdfParams) -> None:
        """Refuse parameters below the floor or above the ceiling, before any work is done with them."""
        if self.memory_kib > _CEILING_KIB or self.passes > _MOST_PASSES or self.lanes > _MOST_LANES:
            raise UserError(_HUGE)
        too_small_for_argon2 = self.memory_kib < 8 * self.lanes
        below = self.memory_kib < floor.memory_kib or self.passes < floor.passes or self.lanes < floor.lanes
        if below or too_small_for_argon2:
            raise UserError(_WEAK)


def passphrase_bytes(passphrase: str) -> bytearray:
    """The passphrase as bytes, the same on every keyboard: NFC, because ñ has two spellings in Unicode."""
    return bytearray(unicodedata.normalize("NFC", passphrase).encode("utf-8"))


def passphrase_key(passphrase: str, salt: bytes, params: KdfParams, floor: KdfParams) -> bytearray:
    """Derive the 32-byte key that opens one identity. Checks the floor first; raises UserError."""
    params.check(floor)
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=params.passes, lanes=params.lanes, memory_cost=params.memory_kib
    )
    material, key = passphrase_bytes(passphrase), bytearray(KEY_BYTES)
    try:
        kdf.derive_into(material, key)  # type: ignore[arg-type]
    except MemoryError as full:
        raise UserError(_NO_MEMORY, needed=params.memory_kib // 1024) from full
    finally:
        material[:] = bytes(len(material))
    return key
