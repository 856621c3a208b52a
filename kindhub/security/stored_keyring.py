"""The keyring as it lies on disk: who is in it, and opening one person's keys. `keyring` adds what may change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.security import membership, os_unlock
from kindhub.security.boxes import DoesNotOpen, open_sealed, signing_public, wipe
from kindhub.security.certificates import root_share_info
from kindhub.security.grants import ProgramKey, chained, open_grant
from kindhub.security.identity import Identity, IdentityKeys, open_identity
from kindhub.security.kdf import KdfParams
from kindhub.security.key_words import key_words
from kindhub.security.keyring_file import (
    KeyringDocument,
    damaged,
    digest,
    parse,
    read_bytes,
    serialise,
    write_atomically,
)
from kindhub.security.unlocked import Unlocked
from kindhub.security.verification import BROKEN_EPOCHS, OTHER_ROOT, verify_document

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from kindhub.security.os_unlock import OsUnlockPolicy, SecretStore

PIN_FILE = "root.pub"

WRONG_PASSPHRASE = L(
    "That is not the passphrase of “{uid}”. Check capitals and spaces and try again.",
    "Esa no es la frase de paso de “{uid}”. Revise mayúsculas y espacios e intente de nuevo.",
)
_CHANGED_MEANWHILE = L(
    "Someone else changed the keyring meanwhile. Nothing was saved; lock, unlock and try again.",
    "Otra persona cambió el llavero mientras tanto. No se guardó nada; bloquee, abra de nuevo e intente otra vez.",
)


@dataclass(frozen=True)
class PersonEntry:
    """A person as the unlock page lists her."""

    uid: str
    display_name: str


class StoredKeyring:
    """The keyring of one data folder, read and checked.

    `kdf_floor` is the weakest protection of a passphrase that is accepted; production never passes it.
    """

    def __init__(self, path: Path, document: KeyringDocument, kdf_floor: KdfParams) -> None:
        self.path = path
        self.kdf_floor = kdf_floor
        self._document = document
        self._digest: bytes | None = None

    @classmethod
    def load(
        cls, path: Path, *, pinned_root: bytes | None = None, kdf_floor: KdfParams | None = None
    ) -> Self:  # fmt: skip
        """Read and check a keyring; UserError or NotClean says what is wrong with it.

        `pinned_root` is the organisation's public key as the installation or the encrypted hub knows it. Without it
        `root.pub` beside the file is used, which guards against accidents; against an attacker each person's own pin
        does, inside the box that her passphrase opens.
        """
        data = read_bytes(path)
        keyring = cls(path, parse(data), kdf_floor or KdfParams.floor())
        verify_document(keyring._document, keyring.kdf_floor, pinned_root or _pin_beside(path))
        keyring._digest = digest(data)
        return keyring

    # -- looking -----------------------------------------------------------------------------------------------------

    @property
    def organisation(self) -> str:
        """Name of the organisation, part of everything that is signed."""
        return self._document.org

    @property
    def root_public(self) -> bytes:
        """The organisation's public key, to be kept inside the encrypted hub and given as `pinned_root` later."""
        return self._document.root_pub

    def people(self) -> list[PersonEntry]:
        """Everyone who can unlock here, by display name."""
        entries = [PersonEntry(cert.uid, cert.name) for cert in self._document.certs]
        return sorted(entries, key=lambda person: (person.display_name.casefold(), person.uid))

    def find_person(self, typed: str) -> PersonEntry:
        """The person with this user name or display name, in any case; UserError when there is none."""
        wanted = typed.strip().casefold()
        for person in self.people():
            if wanted in (person.uid, person.display_name.casefold()):
                return person
        raise UserError(membership.UNKNOWN_PERSON, uid=typed)

    def programs(self) -> list[str]:
        """Programs that have a key here, the shared records included."""
        return sorted(entry.prog for entry in self._document.programs)

    def is_restricted(self, program: str) -> bool:
        """Whether somebody's safety depends on this program being closed (printed key two of three, no OS unlock)."""
        return membership.require_program(self._document, program).restricted

    def members(self, program: str) -> list[PersonEntry]:
        """Who holds the program's newest key."""
        held = membership.recipients(self._document, program)
        return [person for person in self.people() if person.uid in held]

    def leads(self, program: str) -> list[str]:
        """User names of those who may grant and withdraw the program."""
        return list(membership.require_program(self._document, program).leads)

    def key_words(self, uid: str) -> str:
        """Six words that stand for this person's keys, to compare by telephone before granting her anything anew."""
        return key_words(membership.require_person(self._document, uid))

    def signing_keys(self) -> dict[str, bytes]:
        """The certified Ed25519 public key of everyone here, to check what they signed."""
        return {cert.uid: cert.epub for cert in self._document.certs}

    # -- unlocking ---------------------------------------------------------------------------------------------------

    def unlock(self, uid: str, passphrase: str) -> Unlocked:
        """Open one person's keys. Refused when the passphrase is wrong; takes about half a second by design."""
        return self._opened(uid, self._keys(uid, passphrase))

    def unlock_with_system(self, uid: str, policy: OsUnlockPolicy, store: SecretStore | None = None) -> Unlocked:
        """Open one person's keys with the secret kept by the operating system; Refused wherever 2.6 forbids it."""
        held, rules = self._programs_of(uid), self._with_restricted(policy)
        keys = os_unlock.open_with_system(self.organisation, self._identity(uid), held, rules, store)
        return self._opened(uid, keys)

    def opens_with_system(self, uid: str) -> bool:
        """Whether a box for the operating system's secret stands beside this person's passphrase."""
        return self._identity(uid).system is not None

    # -- inside ------------------------------------------------------------------------------------------------------

    def _identity(self, uid: str) -> Identity:
        membership.require_person(self._document, uid)
        return next(entry for entry in self._document.identities if entry.uid == uid)

    def _keys(self, uid: str, passphrase: str) -> IdentityKeys:
        identity = self._identity(uid)
        key = identity.kdf.key(passphrase, self.kdf_floor)
        try:
            return open_identity(self.organisation, identity, key)
        except DoesNotOpen as wrong:
            raise Refused(WRONG_PASSPHRASE, uid=uid) from wrong
        finally:
            wipe(key)

    def _opened(self, uid: str, keys: IdentityKeys) -> Unlocked:
        if keys.root_pub != self.root_public or not keys.fits(self._identity(uid)):
            raise damaged(OTHER_ROOT)
        name = membership.require_person(self._document, uid).name
        opened = Unlocked(uid, name, self.organisation, keys, self._open_root(uid, keys))
        opened.learn(*self._open_grants(uid, keys), leads=self._leads_of(uid))
        return opened

    def _open_grants(self, uid: str, keys: IdentityKeys) -> list[ProgramKey]:
        try:
            held = [open_grant(grant, (keys.sealing,)) for grant in self._document.grants if grant.to == uid]
        except DoesNotOpen as bad:
            what = L("a permission of “{uid}” does not open", "un permiso de “{uid}” no se abre")
            raise damaged(what.filled(uid=uid)) from bad
        if not chained(self.organisation, held):
            raise damaged(BROKEN_EPOCHS)
        return held

    def _open_root(self, uid: str, keys: IdentityKeys) -> bytearray | None:
        share = next((share for share in self._document.root_shares if share.to == uid), None)
        if share is None:
            return None
        root = open_sealed(keys.sealing, share.box, root_share_info(self.organisation, uid))
        if signing_public(root) != self.root_public:
            raise damaged(OTHER_ROOT)
        return root

    def _leads_of(self, uid: str) -> frozenset[str]:
        return frozenset(entry.prog for entry in self._document.programs if uid in entry.leads)

    def _programs_of(self, uid: str) -> list[str]:
        return sorted({grant.prog for grant in self._document.grants if grant.to == uid})

    def _with_restricted(self, policy: OsUnlockPolicy) -> OsUnlockPolicy:
        """The policy with what this keyring itself marks as restricted."""
        own = {entry.prog for entry in self._document.programs if entry.restricted}
        return replace(policy, restricted=policy.restricted | own)

    def _save(self, document: KeyringDocument) -> None:
        """Verify, write, and only then take the document as ours; refuses if the file changed since it was read."""
        verify_document(document, self.kdf_floor, self.root_public)
        if self._digest is not None and digest(read_bytes(self.path)) != self._digest:
            raise UserError(_CHANGED_MEANWHILE)
        data = serialise(document)
        write_atomically(self.path, data)
        self._document, self._digest = document, digest(data)


def _pin_beside(path: Path) -> bytes | None:
    """The root in `root.pub` beside the keyring, if that file is there."""
    pin = path.with_name(PIN_FILE)
    if not pin.exists():
        return None
    try:
        return bytes.fromhex(read_bytes(pin).decode("ascii").strip())
    except ValueError as bad:
        raise damaged(OTHER_ROOT) from bad
