"""The invitation of a hub's first person: a signed file that only six words, told to her by telephone, open.

Decision. *Question*: how does a partner's first person come in, so that neither a stranger who finds the disk nor a
helper who copies it sets up a hub in her name? *Options*: her keys made by the administrator (he could open her hub
for ever); a signed file in clear (it tells a stranger who works with children, and he may use it); a file signed by the
organisation and locked by words that travel another way. *Choice*: the last. Her keys and her passphrase are made on
her own computer and nobody else has them. What stays: a clock set back makes an invitation that ran out count again,
and without a line nobody knows of a second use; both need the words.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from json import dumps
from typing import TYPE_CHECKING

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.packs.signature import signature_of, signed_by
from kindhub.security.boxes import DoesNotOpen, lock, unlock, wipe
from kindhub.security.canonical import canonical
from kindhub.security.identity import StoredKdf
from kindhub.security.kdf import ALGORITHM, KdfParams
from kindhub.security.passphrase import PROPOSED_WORDS, propose_passphrase
from kindhub.security.strict_json import from_plain, parse, to_plain

if TYPE_CHECKING:
    from pathlib import Path

    from kindhub.packs.policy import Policy

VERSION = 1
LARGEST_BYTES = 64 * 1024
NO_INVITATION = L(
    "“{file}” is no invitation to this hub. Choose the file “invitacion.json” of the folder you were given.",
    "«{file}» no es una invitación a este hub. Elija el archivo «invitacion.json» de la carpeta que le entregaron.",
)
WRONG_WORDS = L(
    "Those are not the words of this invitation. They are {count}; ask for them again by telephone.",
    "Esas no son las palabras de esta invitación. Son {count}; pídalas otra vez por teléfono.",
)
OTHER_PARTNER = L(
    "This invitation is for another organisation than the one this hub was installed for. Ask for the right one.",
    "Esta invitación es para otra organización, no para la de este hub. Pida la que corresponde.",
)
RAN_OUT = L(
    "This invitation was good until {day}. Ask for a new one.",
    "Esta invitación servía hasta el {day}. Pida una nueva.",
)
NOT_USED_HERE = L(
    "This invitation names a program that your organisation does not use here. Ask for a new one.",
    "Esta invitación nombra un programa que su organización no usa aquí. Pida una nueva.",
)


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is invited: the first person of an organisation's hub, the programs that begin with her, the last day."""

    organisation: str
    uid: str
    name: str
    programs: tuple[str, ...]
    until: str
    """A day as `2026-12-31`."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The file: nothing in it tells of whom or of what it is."""

    v: int
    number: str
    kdf: StoredKdf
    nonce: bytes
    box: bytes = field(repr=False)

    def bound(self) -> bytes:
        """What the box is bound to."""
        k = self.kdf
        return canonical("invitation", self.v, self.number, k.alg, k.m, k.t, k.p, k.salt)


def write_invitation(file: Path, guest: Guest, kdf: KdfParams | None = None) -> str:
    """Write an invitation, which the organisation's root must sign, and give the words that open it: tell them once."""
    words = propose_passphrase()
    cost = kdf or KdfParams.default()
    draft = Invitation(VERSION, secrets.token_hex(8), StoredKdf.fresh(cost), b"", b"")
    key = draft.kdf.key(words, cost)
    nonce, box = lock(key, dumps(to_plain(guest)).encode("utf-8"), draft.bound())
    wipe(key)
    made = Invitation(draft.v, draft.number, draft.kdf, nonce, box)
    file.write_text(dumps(to_plain(made), indent=1) + "\n", encoding="ascii", newline="\n")
    return words


def read_invitation(file: Path, root: str) -> Invitation:
    """The invitation in a file, if the organisation's `root` key signed it. Raises `Refused` with what to do."""
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_BYTES)
    except OSError:
        raise Refused(NO_INVITATION, file=file.name) from None
    signed_by(data, signature_of(file), (root,), file.name)
    try:
        read = from_plain(Invitation, parse(data))
    except (ValueError, TypeError):
        raise Refused(NO_INVITATION, file=file.name) from None
    if read.v != VERSION or read.kdf.alg != ALGORITHM:
        raise Refused(NO_INVITATION, file=file.name)
    return read


def accepted(invitation: Invitation, words: str, policy: Policy, today: date, floor: KdfParams | None = None) -> Guest:
    """Who is invited, once the words open it and it is for this hub. Takes about half a second. Raises `UserError`."""
    key = invitation.kdf.key(_plain(words), floor or KdfParams.floor())
    try:
        guest = from_plain(Guest, parse(bytes(unlock(key, invitation.nonce, invitation.box, invitation.bound()))))
    except (DoesNotOpen, ValueError):
        raise Refused(WRONG_WORDS, count=PROPOSED_WORDS) from None
    finally:
        wipe(key)
    if guest.organisation != policy.organisation:
        raise Refused(OTHER_PARTNER)
    if date.fromisoformat(guest.until) < today:
        raise Refused(RAN_OUT, day=guest.until)
    if not set(guest.programs) <= set(policy.programs):
        raise Refused(NOT_USED_HERE)
    return guest


def _plain(words: str) -> str:
    """Words as they stand in the list, however they were heard and typed: small, without accents, one space between."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())
