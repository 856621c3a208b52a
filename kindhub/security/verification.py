"""Every check on a keyring that needs no passphrase: run at each load and before each save.

Decision. *Question*: refuse the whole file, or only the entry that is wrong? *Options*: opening what verifies keeps
people at work when one entry is damaged; refusing all shows the attack at once. *Choice*: refuse, naming the entry. A
file that is right in most places was still changed by someone, a colleague's missing program would go unnoticed, and
every backup holds the keyring. An own box that only its passphrase opens cannot be checked here, so each entry also
carries its owner's signature.
"""

from __future__ import annotations

import hmac
from collections import Counter
from typing import TYPE_CHECKING

from kindhub.i18n import L
from kindhub.security.boxes import verified
from kindhub.security.certificates import root_verified
from kindhub.security.grants import Recipient
from kindhub.security.kdf import ALGORITHM
from kindhub.security.keyring_file import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kindhub.security.certificates import Certificate, ProgramEntry, RootStatement
    from kindhub.security.grants import Grant
    from kindhub.security.kdf import KdfParams
    from kindhub.security.keyring_file import KeyringDocument

RECOVERY_MARK = "@"
NESTED = "+"

OTHER_ROOT = L(
    "it belongs to another organisation key than the one this hub was set up with",
    "pertenece a una clave de organización distinta de la que usó esta instalación",
)
BROKEN_EPOCHS = L(
    "a program's key was replaced by someone who did not have the one before it",
    "la clave de un programa fue cambiada por alguien que no tenía la anterior",
)


def verify_document(document: KeyringDocument, floor: KdfParams, pinned_root: bytes | None) -> None:
    """Refuse a document with anything unsigned, unknown, doubled or weaker than the floor (NotClean, UserError)."""
    if pinned_root is not None and not hmac.compare_digest(pinned_root, document.root_pub):
        raise damaged(OTHER_ROOT)
    _check_root_statements(document)
    _check_people(document, floor)
    _check_programs(document)
    _check_grants(document)


def certificate_of(document: KeyringDocument, uid: str) -> Certificate | None:
    """The certificate of a person, if the keyring knows her."""
    return next((cert for cert in document.certs if cert.uid == uid), None)


def program_of(document: KeyringDocument, program: str) -> ProgramEntry | None:
    """The entry of a program, if the keyring knows it."""
    return next((entry for entry in document.programs if entry.prog == program), None)


def recipient_of(document: KeyringDocument, to: str, program: str) -> Recipient | None:
    """The public keys a grant is sealed to: a person's, the printed key's, or two of a restricted program's three.

    The printed key for everything never gets a restricted program: one sheet of paper must not open it.
    """
    if not to.startswith(RECOVERY_MARK):
        cert = certificate_of(document, to)
        return Recipient(to, (cert.xpub,)) if cert else None
    entry = program_of(document, program)
    known = {key.id: key for key in document.recovery}
    keys = [known.get(name) for name in to.split(NESTED)]
    wanted = (program, 2) if entry and entry.restricted else ("", 1)
    if len(set(to.split(NESTED))) != wanted[1] or any(key is None or key.prog != wanted[0] for key in keys):
        return None
    return Recipient(to, tuple(key.xpub for key in keys if key))


def _check_root_statements(document: KeyringDocument) -> None:
    statements: list[tuple[str, RootStatement]] = [
        *((cert.uid, cert) for cert in document.certs),
        *((program.prog, program) for program in document.programs),
        *((key.id, key) for key in document.recovery),
        *((share.to, share) for share in document.root_shares),
    ]
    for name, statement in statements:
        if not root_verified(statement, document.org, document.root_pub):
            what = L("the entry of “{name}” is not signed by the organisation",
                     "la entrada de “{name}” no está firmada por la organización")  # fmt: skip
            raise damaged(_named(what, name=name))


def _check_people(document: KeyringDocument, floor: KdfParams) -> None:
    _check_once(cert.uid for cert in document.certs)
    _check_once(identity.uid for identity in document.identities)
    if {cert.uid for cert in document.certs} != {identity.uid for identity in document.identities}:
        raise damaged(L("a person is incomplete in it", "los datos de una persona están incompletos"))
    for identity in document.identities:
        identity.kdf.params().check(floor)
        cert = certificate_of(document, identity.uid)
        same = cert is not None and (cert.xpub, cert.epub) == (identity.xpub, identity.epub)
        signed = verified(identity.epub, identity.sig, identity.statement(document.org))
        if not same or not signed or identity.kdf.alg != ALGORITHM:
            what = L("the keys of “{name}” do not fit together", "las claves de “{name}” no corresponden entre sí")
            raise damaged(_named(what, name=identity.uid))


def _check_programs(document: KeyringDocument) -> None:
    _check_once(entry.prog for entry in document.programs)
    _check_once(key.id for key in document.recovery)
    _check_once(share.to for share in document.root_shares)


def _check_grants(document: KeyringDocument) -> None:
    _check_once(f"{grant.prog}/{grant.epoch}/{grant.to}" for grant in document.grants)
    announced: dict[tuple[str, int], tuple[bytes, bytes]] = {}
    for grant in document.grants:
        key = (grant.kcv, grant.link)
        same_key = announced.setdefault((grant.prog, grant.epoch), key) == key
        if grant.org != document.org or grant.epoch < 1 or not same_key or not grant_accepted(document, grant):
            raise damaged(_not_given(document, grant))


def _not_given(document: KeyringDocument, grant: Grant) -> L:
    """Whoever unlocks reads it, so a restricted program is not named."""
    entry = program_of(document, grant.prog)
    if entry is not None and entry.restricted:
        return L("a permission was not given by a lead of its program",
                 "un permiso no fue dado por quien dirige su programa")  # fmt: skip
    what = L("the permission of “{name}” for “{program}” was not given by a lead of that program",
             "el permiso de “{name}” para “{program}” no fue dado por quien dirige ese programa")  # fmt: skip
    return _named(what, name=grant.to, program=grant.prog)


def grant_accepted(document: KeyringDocument, grant: Grant) -> bool:
    """Whether a lead of the program, by the root's word, signed this grant for exactly these recipient keys."""
    entry, giver = program_of(document, grant.prog), certificate_of(document, grant.by)
    recipient = recipient_of(document, grant.to, grant.prog)
    if entry is None or giver is None or recipient is None or grant.by not in entry.leads:
        return False
    return grant.verified(recipient, giver.epub)


def _check_once(names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise damaged(_named(L("“{name}” appears twice in it", "“{name}” aparece dos veces"), name=name))


def _named(what: L, **values: str) -> L:
    """Fill placeholders in both languages; braces in names are kept from being taken for placeholders later."""
    return what.filled(**values)
