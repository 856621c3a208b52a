"""What the organisation root says and signs: who is who, who leads a program, who may recover.

Nobody can read these statements into something else: each has its own tag, and all name the organisation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from kindhub.security.boxes import Secret, sign, verified
from kindhub.security.canonical import canonical


class RootStatement(Protocol):
    """Anything the root signs."""

    @property
    def sig(self) -> bytes:
        """Ed25519 signature of the organisation root."""

    def statement(self, org: str) -> bytes:
        """The bytes that are signed."""


S = TypeVar("S", "Certificate", "ProgramEntry", "RecoveryKey", "RootShare")


@dataclass(frozen=True)
class Certificate:
    """These two public keys belong to this person, who is shown under this name."""

    uid: str
    name: str
    xpub: bytes
    epub: bytes
    sig: bytes = b""

    def statement(self, org: str) -> bytes:
        """What the root signs."""
        return canonical("certificate", org, self.uid, self.name, self.xpub, self.epub)


@dataclass(frozen=True)
class ProgramEntry:
    """A program, whether it is restricted (somebody's safety depends on it), and the people who may grant it."""

    prog: str
    restricted: bool
    leads: tuple[str, ...]
    sig: bytes = b""

    def statement(self, org: str) -> bytes:
        """What the root signs."""
        return canonical("program", org, self.prog, int(self.restricted), *self.leads)


@dataclass(frozen=True)
class RecoveryKey:
    """Public half of a printed key: for everything (`prog` empty) or one of three for a restricted program."""

    id: str
    prog: str
    xpub: bytes
    sig: bytes = b""

    def statement(self, org: str) -> bytes:
        """What the root signs."""
        return canonical("recovery-key", org, self.id, self.prog, self.xpub)


@dataclass(frozen=True)
class RootShare:
    """The root's private half, sealed to someone who may certify people, or to the printed recovery key."""

    to: str
    box: bytes
    sig: bytes = b""

    def statement(self, org: str) -> bytes:
        """What the root signs."""
        return canonical("root-share", org, self.to, self.box)


def root_signed(statement: S, org: str, root: Secret) -> S:
    """The statement with the organisation root's signature."""
    return replace(statement, sig=sign(root, statement.statement(org)))


def root_verified(statement: RootStatement, org: str, root_pub: bytes) -> bool:
    """Whether the organisation root signed this."""
    return verified(root_pub, statement.sig, statement.statement(org))


def root_share_info(org: str, to: str) -> bytes:
    """What a sealed root key is bound to."""
    return canonical("root-share-box", org, to)
