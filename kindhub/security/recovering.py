"""Back in with the paper: the printed key opens what it holds, and a person gets it under a new passphrase.

Everything she had signed for others is signed anew with her new key, so that nobody else loses access by it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.security.boxes import DoesNotOpen, open_sealed, sealing_public
from kindhub.security.certificates import root_share_info
from kindhub.security.grants import ProgramKey, chained, open_grant
from kindhub.security.identity import IdentityKeys
from kindhub.security.keyring_file import damaged
from kindhub.security.membership import (
    RECOVERY_FOR_ALL,
    recipients,
    refuse_if_signing,
    require_program,
    resealed,
    with_person,
    with_program_entry,
    with_root_share,
)
from kindhub.security.recovery import read_sheet
from kindhub.security.verification import BROKEN_EPOCHS, NESTED, RECOVERY_MARK, certificate_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.security.kdf import KdfParams
    from kindhub.security.keyring_file import KeyringDocument

_OTHER_KEYRING = L(
    "This recovery key belongs to another keyring. Look for the sheet of “{organisation}”.",
    "Esta clave de recuperación es de otro llavero. Busque la hoja de “{organisation}”.",
)
_NEEDS_MAIN = L(
    "The main recovery sheet is needed: the sheets of a restricted program open only that program.",
    "Hace falta la hoja principal de recuperación: las hojas de un programa restringido solo abren ese programa.",
)


@dataclass(frozen=True)
class NewPassphrase:
    """Who comes back in, the name she is shown under, and how her new passphrase is protected."""

    uid: str
    name: str
    passphrase: str = field(repr=False)
    kdf: KdfParams
    floor: KdfParams


def recovered(document: KeyringDocument, sheets: Sequence[str], who: NewPassphrase) -> KeyringDocument:
    """The document in which `who` is certified anew and leads every program these sheets open.

    `sheets` are typed or scanned texts: the main sheet, and two of three for each restricted program to be opened.
    """
    privates = _known_privates(document, sheets)
    root = _open_root(document, privates)
    opened = _open_programs(document, privates)
    signed_elsewhere = {grant.prog for grant in document.grants if grant.by == who.uid} - set(opened)
    refuse_if_signing(document, who.uid, sorted(signed_elsewhere))
    keys = IdentityKeys.fresh(document.root_pub)
    before = {program: recipients(document, program) for program in opened}
    after = with_person(document, root, who.uid, who.name, keys, who.passphrase, who.kdf, who.floor)
    after = with_root_share(after, root, who.uid, sealing_public(keys.sealing))
    for program, program_keys in opened.items():
        entry = require_program(after, program)
        after = with_program_entry(after, root, program, (*entry.leads, who.uid), restricted=entry.restricted)
        after = resealed(after, who.uid, keys.signing, program_keys, before[program] | {who.uid})
    return after


def shown_name(document: KeyringDocument, uid: str, name: str | None) -> str:
    """The name to certify: the one given, else the one she had, else her user name."""
    cert = certificate_of(document, uid)
    return name or (cert.name if cert else uid)


def _known_privates(document: KeyringDocument, sheets: Sequence[str]) -> dict[str, bytearray]:
    by_public = {key.xpub: key.id for key in document.recovery}
    privates: dict[str, bytearray] = {}
    for sheet in sheets:
        private = read_sheet(sheet)
        key_id = by_public.get(sealing_public(private))
        if key_id is None:
            raise UserError(_OTHER_KEYRING, organisation=document.org)
        privates[key_id] = private
    return privates


def _open_root(document: KeyringDocument, privates: dict[str, bytearray]) -> bytearray:
    share = next((share for share in document.root_shares if share.to == RECOVERY_FOR_ALL), None)
    if RECOVERY_FOR_ALL not in privates or share is None:
        raise UserError(_NEEDS_MAIN)
    try:
        return open_sealed(privates[share.to], share.box, root_share_info(document.org, share.to))
    except DoesNotOpen as bad:
        raise UserError(_OTHER_KEYRING, organisation=document.org) from bad


def _open_programs(document: KeyringDocument, privates: dict[str, bytearray]) -> dict[str, list[ProgramKey]]:
    opened: dict[str, dict[int, ProgramKey]] = {}
    for grant in document.grants:
        names = grant.to.split(NESTED)
        if grant.to.startswith(RECOVERY_MARK) and all(name in privates for name in names):
            key = open_grant(grant, tuple(privates[name] for name in names))
            opened.setdefault(grant.prog, {})[grant.epoch] = key
    if not chained(document.org, (key for epochs in opened.values() for key in epochs.values())):
        raise damaged(BROKEN_EPOCHS)
    return {program: list(epochs.values()) for program, epochs in opened.items()}
