"""A program's part of a keyring that leaves a laptop and comes back: entry, grants and printed keys.

Nothing is made anew on the way: what comes back was signed by the root and by leads before it left, and is checked
like any keyring. So whoever finds the laptop meanwhile, with every passphrase there is, holds no box of that program.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.security.membership import HUB, require_program
from kindhub.security.verification import certificate_of, grant_accepted, program_of

if TYPE_CHECKING:
    from kindhub.security.keyring_file import KeyringDocument

_SHARED = L(
    "The shared records cannot be left behind: nothing opens without them.",
    "Los registros comunes no se pueden dejar: sin ellos no se abre nada.",
)
_HERE = L("The program “{program}” is on this computer already.", "El programa «{program}» ya está en este equipo.")
_OTHER = L(
    "That backup belongs to another organisation. Nothing was changed.",
    "Esa copia de seguridad es de otra organización. No se cambió nada.",
)
_NO_LEAD_LEFT = L(
    "The leads of “{program}” have changed since that backup. Ask one of them for an invitation.",
    "Quienes dirigen «{program}» cambiaron desde esa copia. Pida a una de esas personas una invitación.",
)


def left_behind(document: KeyringDocument, program: str) -> KeyringDocument:
    """The document without a program: nobody who opens it can open the program's file."""
    if program == HUB:
        raise UserError(_SHARED)
    require_program(document, program)
    return replace(
        document,
        programs=tuple(entry for entry in document.programs if entry.prog != program),
        recovery=tuple(key for key in document.recovery if key.prog != program),
        grants=tuple(grant for grant in document.grants if grant.prog != program),
    )


def brought_back(document: KeyringDocument, then: KeyringDocument, program: str) -> KeyringDocument:
    """The document with a program as `then` holds it, for those who are still here with the same keys."""
    if document.root_pub != then.root_pub:
        raise UserError(_OTHER)
    if program_of(document, program) is not None:
        raise UserError(_HERE, program=program)
    entry = require_program(then, program)
    if not any(certificate_of(document, lead) == certificate_of(then, lead) for lead in entry.leads):
        raise UserError(_NO_LEAD_LEFT, program=program)
    bare = replace(
        document,
        programs=(*document.programs, entry),
        recovery=(*document.recovery, *(key for key in then.recovery if key.prog == program)),
    )
    back = (grant for grant in then.grants if grant.prog == program and grant_accepted(bare, grant))
    return replace(bare, grants=(*bare.grants, *back))
