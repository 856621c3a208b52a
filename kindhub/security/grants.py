"""A program key sealed to one person (or printed key) and signed by a lead of that program.

 A grant counts only if its giver leads the program by the root's word, her certificate and the grant's signature
verify, the box opens for this program, epoch and person, and the key inside has the announced check value. So an
administrator who can write the file can neither give himself a program nor slip in a key he knows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kindhub.security.boxes import DoesNotOpen, Secret, derive, new_key, open_sealed, seal, sign, verified
from kindhub.security.canonical import canonical
from kindhub.security.derived_keys import check_value

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class ProgramKey:
    """The key of a program in one epoch. A new epoch begins whenever someone loses the program.

    `link` proves that whoever began the epoch held the key before it; the first epoch has none.
    """

    program: str
    epoch: int
    key: bytearray = field(repr=False, compare=False)
    link: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Recipient:
    """Whom a box is for: a name in the file and the public keys it is sealed to, outermost first."""

    to: str
    public_keys: tuple[bytes, ...]


@dataclass(frozen=True)
class Grant:
    """One sealed program key as `keyring.json` holds it."""

    org: str
    prog: str
    epoch: int
    to: str
    by: str
    box: bytes
    kcv: bytes
    link: bytes
    sig: bytes = b""

    def info(self) -> bytes:
        """What the box is bound to: relabelled for another program, epoch or person it does not open."""
        return canonical("grant-box", self.org, self.prog, self.epoch, self.to)

    def statement(self, recipient: Recipient) -> bytes:
        """What the lead signs, including the recipient's keys: a person certified anew must be granted anew."""
        about = (self.org, self.prog, self.epoch, self.to, self.by)
        return canonical("grant", *about, self.box, self.kcv, self.link, *recipient.public_keys)

    def verified(self, recipient: Recipient, lead_epub: bytes) -> bool:
        """Whether the holder of `lead_epub` signed this."""
        return verified(lead_epub, self.sig, self.statement(recipient))


def make_grant(org: str, key: ProgramKey, recipient: Recipient, by: str, signing: Secret) -> Grant:
    """Seal a program key to a recipient; several public keys are nested, so that all their holders are needed."""
    kcv = check_value(key.key, org, key.program, key.epoch)
    draft = Grant(org, key.program, key.epoch, recipient.to, by, b"", kcv, key.link)
    box: Secret = key.key
    for public in reversed(recipient.public_keys):
        box = seal(public, box, draft.info())
    sealed = replace(draft, box=bytes(box))
    return replace(sealed, sig=sign(signing, sealed.statement(recipient)))


def open_grant(grant: Grant, privates: tuple[Secret, ...]) -> ProgramKey:
    """Open with the private keys, outermost first. DoesNotOpen also for a key other than the announced one."""
    inside: Secret = grant.box
    for private in privates:
        inside = open_sealed(private, bytes(inside), grant.info())
    key = bytearray(inside)
    if check_value(key, grant.org, grant.prog, grant.epoch) != grant.kcv:
        raise DoesNotOpen
    return ProgramKey(grant.prog, grant.epoch, key, grant.link)


def next_epoch(org: str, old: ProgramKey) -> ProgramKey:
    """A new random key of the same program, linked to the one before it."""
    key = new_key()
    return ProgramKey(old.program, old.epoch + 1, key, _link(org, old, key))


def chained(org: str, keys: Iterable[ProgramKey]) -> bool:
    """Whether the epochs of each program follow each other from the first, each begun by someone who held the last.

    Without this, whoever holds the organisation root could name himself a lead and begin an epoch whose key he knows;
    every laptop would then re-key its file to it.
    """
    before: dict[str, ProgramKey] = {}
    for key in sorted(keys, key=lambda key: key.epoch):
        last = before.get(key.program)
        expected = b"" if last is None else _link(org, last, key.key)
        if key.epoch != (last.epoch if last else 0) + 1 or key.link != expected:
            return False
        before[key.program] = key
    return True


def _link(org: str, old: ProgramKey, new: Secret) -> bytes:
    announced = check_value(new, org, old.program, old.epoch + 1)
    return bytes(derive(old.key, canonical("epoch-link", org, old.program, old.epoch + 1, announced))[:16])
