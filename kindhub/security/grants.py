"""A program key sealed to one person (or printed key) and signed by a lead of that program.

 A grant counts only if its giver leads the program by the root's word, her certificate and the grant's signature
verify, the box opens for this program, epoch and person, and the key inside has the announced check value. So an
administrator who can write the file can neither give himself a program nor slip in a key he knows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kindhub.security.boxes import DoesNotOpen, Secret, open_sealed, seal, sign, verified
from kindhub.security.canonical import canonical
from kindhub.security.derived_keys import check_value


@dataclass(frozen=True)
class ProgramKey:
    """The key of a program in one epoch. A new epoch begins whenever someone loses the program."""

    program: str
    epoch: int
    key: bytearray = field(repr=False, compare=False)


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
    sig: bytes = b""

    def info(self) -> bytes:
        """What the box is bound to: relabelled for another program, epoch or person it does not open."""
        return canonical("grant-box", self.org, self.prog, self.epoch, self.to)

    def statement(self, recipient: Recipient) -> bytes:
        """What the lead signs, including the recipient's keys: a person certified anew must be granted anew."""
        return canonical(
            "grant", self.org, self.prog, self.epoch, self.to, self.by, self.box, self.kcv, *recipient.public_keys
        )

    def verified(self, recipient: Recipient, lead_epub: bytes) -> bool:
        """Whether the holder of `lead_epub` signed this."""
        return verified(lead_epub, self.sig, self.statement(recipient))


def make_grant(org: str, key: ProgramKey, recipient: Recipient, by: str, signing: Secret) -> Grant:
    """Seal a program key to a recipient; several public keys are nested, so that all their holders are needed."""
    kcv = check_value(key.key, org, key.program, key.epoch)
    draft = Grant(org, key.program, key.epoch, recipient.to, by, b"", kcv)
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
    return ProgramKey(grant.prog, grant.epoch, key)
