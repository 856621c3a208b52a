"""A person who has unlocked the hub: what she holds in memory until the process ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.security import boxes
from kindhub.security.canonical import canonical

if TYPE_CHECKING:
    from kindhub.security.grants import ProgramKey
    from kindhub.security.identity import IdentityKeys

_NO_KEY = L(
    "You do not have the key of the program “{program}”. Ask a lead of that program to give it to you.",
    "Usted no tiene la clave del programa “{program}”. Pida a quien dirige ese programa que se la dé.",
)


@dataclass
class Unlocked:
    """One person's opened keys. Its repr shows no secret; `wipe` overwrites them.

    `root` is the organisation's private key and is there only for people who may certify others.
    """

    uid: str
    name: str
    organisation: str
    keys: IdentityKeys = field(repr=False)
    root: bytearray | None = field(repr=False)
    _programs: dict[str, dict[int, ProgramKey]] = field(default_factory=dict, repr=False)
    _leads: frozenset[str] = field(default=frozenset(), repr=False)

    def program_keys(self) -> dict[str, ProgramKey]:
        """The newest key of every program this person holds, shared records ("hub") included."""
        return {program: epochs[max(epochs)] for program, epochs in self._programs.items()}

    def program_key(self, program: str, epoch: int | None = None) -> ProgramKey:
        """The key of one program, of an older epoch for old backups and packages; Refused without it."""
        epochs = self._programs.get(program, {})
        wanted = max(epochs, default=0) if epoch is None else epoch
        if wanted not in epochs:
            raise Refused(_NO_KEY, program=program)
        return epochs[wanted]

    def epochs(self, program: str) -> tuple[int, ...]:
        """The epochs held of a program, newest first: a file may still be under an older one until it is re-keyed."""
        return tuple(sorted(self._programs.get(program, ()), reverse=True))

    def sign(self, message: bytes) -> bytes:
        """Her Ed25519 signature over a message of the application, e.g. a ledger checkpoint.

        The message is wrapped first, so that no caller can get a grant or another statement of the keyring signed.
        """
        return boxes.sign(self.keys.signing, canonical("application-message", message))

    @property
    def public_key(self) -> bytes:
        """Her Ed25519 public key, to keep beside what she signs."""
        return boxes.signing_public(self.keys.signing)

    def is_lead(self, program: str) -> bool:
        """Whether the organisation named her a lead of the program, as far as known at unlock."""
        return program in self._leads

    def may_certify(self) -> bool:
        """Whether she may add people: she holds a share of the organisation root."""
        return self.root is not None

    def wipe(self) -> None:
        """Overwrite all keys held. Not enough for a lock, which replaces the process."""
        boxes.wipe(self.keys.sealing, self.keys.signing, self.root)
        for epochs in self._programs.values():
            boxes.wipe(*(held.key for held in epochs.values()))
        self._programs.clear()

    def learn(self, *new: ProgramKey, leads: frozenset[str] | None = None) -> None:
        """Take in keys and leadership that came up after unlock (a new program or epoch)."""
        for key in new:
            self._programs.setdefault(key.program, {})[key.epoch] = key
        self._leads = self._leads if leads is None else leads


def signature_verified(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of `public_key` made this signature with `Unlocked.sign`."""
    return boxes.verified(public_key, signature, canonical("application-message", message))
