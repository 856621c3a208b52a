"""Signatures of rule sets: whoever leads a program says with her key that a file is the one that is meant.

Decision. *Question*: what does a signature of a rule set prove, and with which key? *Options*: a key pair of the
office kept beside the hub (minisign), the keys the hub has. *Choice*: those it has. Everybody's signing key is
certified by the organisation and opens with her passphrase; who leads a program is certified too. So there is no
further secret to keep, and a lead that is no lead any more signs nothing that counts.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.security.canonical import canonical, from_text, to_text
from kindhub.security.unlocked import signature_verified

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.program.rule_sets import RuleBook
    from kindhub.storage.hub import Hub

ENDING = ".sig"
"""A signature lies beside its file, under its name with this ending."""
LONGEST = 2_000
NOT_PROVEN = L("The signature does not fit this file, or is not of anybody who leads the program here.",
               "La firma no corresponde a este archivo, o no es de quien dirige el programa aquí.")  # fmt: skip
NOT_LEAD = L("A rule set is signed by whoever leads the program.",
             "Un conjunto de reglas lo firma quien dirige el programa.")  # fmt: skip


def sign_set(hub: Hub, program: LoadedProgram, book: RuleBook, text: str) -> str:
    """The signature of the person at work, as its file holds it. Raises `Refused` unless she leads the program."""
    if not hub.unlocked.is_lead(program.key):
        raise Refused(NOT_LEAD)
    signature = to_text(hub.unlocked.sign(_statement(hub, program, book, text)))
    return json.dumps({"who": hub.unlocked.uid, "signature": signature}) + "\n"


def signer_of(hub: Hub, program: LoadedProgram, book: RuleBook, text: str, signature: str) -> str:
    """Who signed this text. Raises `Refused` where nobody did who leads the program now, or it was another text."""
    who, signed = _read(signature)
    known = hub.keyring.signing_keys()
    if who not in known or who not in hub.keyring.leads(program.key):
        raise Refused(NOT_PROVEN)
    if not signature_verified(known[who], _statement(hub, program, book, text), signed):
        raise Refused(NOT_PROVEN)
    return who


def _statement(hub: Hub, program: LoadedProgram, book: RuleBook, text: str) -> bytes:
    return canonical("rule-set", hub.keyring.organisation, program.key, book.key, text.encode())


def _read(signature: str) -> tuple[str, bytes]:
    if len(signature) > LONGEST:
        raise Refused(NOT_PROVEN)
    try:
        said = json.loads(signature)
        who, signed = said["who"], from_text(said["signature"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refused(NOT_PROVEN) from None
    if not isinstance(who, str):
        raise Refused(NOT_PROVEN)
    return who, signed
