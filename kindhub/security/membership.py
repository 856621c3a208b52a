"""What people may change in a keyring: each step takes a document and gives a new one that verifies.

A person is certified by someone who holds the organisation root; a program is granted and withdrawn by its leads. One
cannot do the other's part: the root can name leads but holds no program key by that, and a lead cannot make people.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.security.boxes import new_key, seal, sealing_public
from kindhub.security.certificates import (
    Certificate,
    ProgramEntry,
    RecoveryKey,
    RootShare,
    root_share_info,
    root_signed,
)
from kindhub.security.grants import ProgramKey, make_grant, next_epoch
from kindhub.security.identity import lock_identity
from kindhub.security.verification import NESTED, certificate_of, program_of, recipient_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kindhub.security.boxes import Secret
    from kindhub.security.identity import IdentityKeys
    from kindhub.security.kdf import KdfParams
    from kindhub.security.keyring_file import KeyringDocument
    from kindhub.security.unlocked import Unlocked

HUB = "hub"
"""The program name under which the key of the shared records (`hub.db`) is kept."""

RECOVERY_FOR_ALL = "@all"
CUSTODIANS = 3

_NOT_LEAD = L(
    "Only a lead of the program “{program}” may do this.",
    "Esto solo lo puede hacer quien dirige el programa “{program}”.",
)
_NOT_ROOT = L(
    "Only a person who may add users can do this. Ask your administrator.",
    "Esto solo lo puede hacer una persona autorizada para agregar usuarios. Consulte a su administrador.",
)
_UNKNOWN_PROGRAM = L(
    "There is no program “{program}” in this hub.", "No hay un programa “{program}” en esta instalación."
)
UNKNOWN_PERSON = L("There is no user “{uid}” here.", "No existe aquí el usuario “{uid}”.")
_LAST_LEAD = L(
    "“{uid}” is the only lead of “{program}”. Name another lead first.",
    "“{uid}” es la única persona que dirige “{program}”. Nombre antes a otra.",
)
_SIGNS_FOR_OTHERS = L(
    "“{uid}” gave other people the program “{program}”. Another lead of it must first take over these permissions.",
    "“{uid}” dio el programa “{program}” a otras personas. Antes, otra persona que lo dirija debe asumir esos "
    "permisos.",
)
_SIGNS_SOMEWHERE = L(
    "“{uid}” gave other people a permission that only others can take over. Ask her to have it taken over first.",
    "“{uid}” dio a otras personas un permiso que solo otras pueden asumir. Pídale que antes lo asuma otra persona.",
)
"""Of a restricted program not even that it is the one."""
_NOT_HELD = L("“{uid}” does not have the program “{program}”.", "“{uid}” no tiene el programa “{program}”.")
_NOT_ONESELF = L(
    "You cannot withdraw a program from yourself. Ask another lead.",
    "Usted no puede retirar un programa de su propio usuario. Pídalo a otra persona que lo dirija.",
)
_WITHDRAWN = L(
    "From now on {name} receives nothing new of “{program}”. What {name} has already seen or copied cannot be taken "
    "back.",
    "De ahora en adelante {name} no recibe nada nuevo de “{program}”. Lo que {name} ya vio o copió no se puede "
    "recuperar.",
)


@dataclass(frozen=True)
class Rekey:
    """A program whose file on every laptop must be re-keyed from `old` to `new` at its next unlock."""

    program: str
    name: str
    old: ProgramKey
    new: ProgramKey

    def notice(self) -> str:
        """What to tell the lead: it holds "from now on", for a key once held cannot be taken back."""
        return _WITHDRAWN.say(name=self.name, program=self.program)


def root_key(by: Unlocked) -> bytearray:
    """The organisation's private key of someone who may certify; Refused for everyone else."""
    if by.root is None:
        raise Refused(_NOT_ROOT)
    return by.root


def require_program(document: KeyringDocument, program: str) -> ProgramEntry:
    """The program's entry, or UserError."""
    entry = program_of(document, program)
    if entry is None:
        raise UserError(_UNKNOWN_PROGRAM, program=program)
    return entry


def require_person(document: KeyringDocument, uid: str) -> Certificate:
    """The person's certificate, or UserError."""
    cert = certificate_of(document, uid)
    if cert is None:
        raise UserError(UNKNOWN_PERSON, uid=uid)
    return cert


def require_lead(document: KeyringDocument, by: Unlocked, program: str) -> ProgramEntry:
    """The program's entry if `by` leads it and holds its key; Refused otherwise."""
    entry = require_program(document, program)
    if by.uid not in entry.leads or not by.epochs(program):
        raise Refused(_NOT_LEAD, program=program)
    return entry


def recipients(document: KeyringDocument, program: str) -> frozenset[str]:
    """Everyone and every printed key with a grant of the program."""
    return frozenset(grant.to for grant in document.grants if grant.prog == program)


def with_person(
    document: KeyringDocument, root: Secret, uid: str, name: str, keys: IdentityKeys, passphrase: str, kdf: KdfParams,
    floor: KdfParams,
) -> KeyringDocument:  # fmt: skip
    """The document with a person certified by the root, replacing what it held of her; she has no program yet."""
    identity = lock_identity(document.org, uid, keys, passphrase, kdf, floor)
    cert = root_signed(Certificate(uid, name, identity.xpub, identity.epub), document.org, root)
    cleared = without_person(document, uid)
    return replace(cleared, identities=(*cleared.identities, identity), certs=(*cleared.certs, cert))


def without_person(document: KeyringDocument, uid: str) -> KeyringDocument:
    """The document without a person, her grants and her share of the root."""
    return replace(
        document,
        identities=tuple(entry for entry in document.identities if entry.uid != uid),
        certs=tuple(cert for cert in document.certs if cert.uid != uid),
        root_shares=tuple(share for share in document.root_shares if share.to != uid),
        grants=tuple(grant for grant in document.grants if grant.to != uid),
    )


def with_root_share(document: KeyringDocument, root: Secret, to: str, xpub: bytes) -> KeyringDocument:
    """The document with the root's private half sealed to a person or a printed key."""
    box = seal(xpub, root, root_share_info(document.org, to))
    share = root_signed(RootShare(to, box), document.org, root)
    others = tuple(share for share in document.root_shares if share.to != to)
    return replace(document, root_shares=(*others, share))


def with_program_entry(
    document: KeyringDocument, root: Secret, program: str, leads: Iterable[str], *, restricted: bool
) -> KeyringDocument:
    """The document with a program's leads as the root names them."""
    entry = root_signed(ProgramEntry(program, restricted, tuple(sorted(set(leads)))), document.org, root)
    others = tuple(entry for entry in document.programs if entry.prog != program)
    return replace(document, programs=(*others, entry))


def with_recovery_key(document: KeyringDocument, root: Secret, key_id: str, program: str) -> tuple[
    KeyringDocument, bytearray
]:  # fmt: skip
    """The document with a new printed key in place of any of that name, and its private half for the paper."""
    private = new_key()
    key = root_signed(RecoveryKey(key_id, program, sealing_public(private)), document.org, root)
    others = tuple(other for other in document.recovery if other.id != key_id)
    return replace(document, recovery=(*others, key)), private


def recovery_recipients(document: KeyringDocument, program: str) -> tuple[str, ...]:
    """The names under which printed keys hold a program: one, or each pair of three when it is restricted."""
    own = [key.id for key in document.recovery if key.prog == program]
    return tuple(NESTED.join(pair) for pair in combinations(own, 2)) if own else (RECOVERY_FOR_ALL,)


def resealed(
    document: KeyringDocument, uid: str, signing: Secret, keys: Iterable[ProgramKey], to: Iterable[str]
) -> KeyringDocument:
    """The document with these keys sealed to these recipients in the name of lead `uid`, replacing earlier boxes."""
    grants = {(grant.prog, grant.epoch, grant.to): grant for grant in document.grants}
    for key in keys:
        for name in sorted(to):
            recipient = recipient_of(document, name, key.program)
            if recipient is None:
                raise UserError(UNKNOWN_PERSON, uid=name)
            grants[key.program, key.epoch, name] = make_grant(document.org, key, recipient, uid, signing)
    return replace(document, grants=tuple(grants[place] for place in sorted(grants)))


def held_keys(by: Unlocked, program: str) -> list[ProgramKey]:
    """All epochs a person holds of a program: old backups and a file not yet re-keyed need the older ones."""
    return [by.program_key(program, epoch) for epoch in by.epochs(program)]


def granted(document: KeyringDocument, by: Unlocked, program: str, uid: str) -> KeyringDocument:
    """The document with a program granted to a person by a lead."""
    require_lead(document, by, program)
    require_person(document, uid)
    return resealed(document, by.uid, by.keys.signing, held_keys(by, program), [uid])


def taken_over(document: KeyringDocument, by: Unlocked, program: str) -> KeyringDocument:
    """The document with every grant of a program signed anew by this lead, so that an earlier lead may go."""
    require_lead(document, by, program)
    to = recipients(document, program)
    return resealed(document, by.uid, by.keys.signing, held_keys(by, program), to)


def led_by(document: KeyringDocument, by: Unlocked, program: str, leads: Iterable[str]) -> KeyringDocument:
    """The document with another set of leads; the root names them, and nobody leaves whose grants still count."""
    entry = require_program(document, program)
    named = frozenset(leads)
    for uid in named:
        require_person(document, uid)
    for gone in frozenset(entry.leads) - named:
        if not named:
            raise UserError(_LAST_LEAD, uid=gone, program=program)
        refuse_if_signing(document, gone, (program,), own_too=True)
    return with_program_entry(document, root_key(by), program, named, restricted=entry.restricted)


def refuse_if_signing(document: KeyringDocument, uid: str, programs: Iterable[str], *, own_too: bool = False) -> None:
    """UserError when others' grants in these programs (or her own too) rest on this person's signature."""
    for program in programs:
        signed = [grant for grant in document.grants if grant.by == uid and grant.prog == program]
        if any(own_too or grant.to != uid for grant in signed):
            entry = program_of(document, program)
            told = _SIGNS_SOMEWHERE if entry is not None and entry.restricted else _SIGNS_FOR_OTHERS
            raise UserError(told, uid=uid, program=program)


def rotated(document: KeyringDocument, by: Unlocked, program: str) -> tuple[KeyringDocument, ProgramKey]:
    """The document with a new epoch of a program, sealed with all older ones to everyone who holds it now."""
    require_lead(document, by, program)
    new = next_epoch(document.org, by.program_key(program))
    keys = [new, *held_keys(by, program)]
    return resealed(document, by.uid, by.keys.signing, keys, recipients(document, program)), new


def withdrawn(document: KeyringDocument, by: Unlocked, program: str, uid: str) -> tuple[KeyringDocument, Rekey]:
    """The document with a new epoch sealed to everyone but this person, and the two keys between which to re-key."""
    entry = require_lead(document, by, program)
    name = require_person(document, uid).name
    if uid == by.uid:
        raise UserError(_NOT_ONESELF)
    if uid not in recipients(document, program):
        raise UserError(_NOT_HELD, uid=uid, program=program)
    old = by.program_key(program)
    kept = tuple(grant for grant in document.grants if (grant.prog, grant.to) != (program, uid))
    after, new = rotated(replace(document, grants=kept), by, program)
    if uid in entry.leads:
        after = led_by(after, by, program, [lead for lead in entry.leads if lead != uid])
    return after, Rekey(program, name, old, new)
