"""`keyring.json`: several people on one laptop, each with her own passphrase and her own programs.

 The file holds no secret in clear, so it may be copied, backed up and carried about. Whoever can write it can lock
people out, never in: see `verification` for what is checked at each load, `membership` for who may change what.

    keyring, sheet = Keyring.create(path, "KIND", "ana", "Ana López", passphrase, ["reintegration"])
    ana = keyring.unlock("ana", passphrase)
    key = storage_key(ana.program_keys()["hub"].key, "file:hub.db")
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.security import membership, os_unlock
from kindhub.security.boxes import DoesNotOpen, open_sealed, sealing_public, signing_public, wipe
from kindhub.security.boxes import new_key as new_root_key
from kindhub.security.certificates import root_share_info
from kindhub.security.grants import ProgramKey, open_grant
from kindhub.security.identity import Identity, IdentityKeys, lock_identity, open_identity
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring_file import (
    KeyringDocument,
    damaged,
    digest,
    parse,
    read_bytes,
    serialise,
    write_atomically,
)
from kindhub.security.membership import CUSTODIANS, HUB, RECOVERY_FOR_ALL, Rekey
from kindhub.security.passphrase import check_passphrase
from kindhub.security.recovering import NewPassphrase, recovered, shown_name
from kindhub.security.recovery import RecoverySheet, make_sheet
from kindhub.security.unlocked import Unlocked
from kindhub.security.verification import OTHER_ROOT, program_of, verify_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kindhub.security.os_unlock import OsUnlockPolicy, SecretStore

PIN_FILE = "root.pub"
_UID = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_PROGRAM = re.compile(r"[a-z][a-z0-9_]{0,39}")

WRONG_PASSPHRASE = L(
    "That is not the passphrase of “{uid}”. Check capitals and spaces and try again.",
    "Esa no es la frase de paso de “{uid}”. Revise mayúsculas y espacios e intente de nuevo.",
)
_EXISTS = L("There is already a keyring at {path}.", "Ya hay un llavero en {path}.")
_PERSON_EXISTS = L("There is already a user “{uid}”.", "Ya existe el usuario “{uid}”.")
_BAD_UID = L(
    "A user name has 1 to 40 small letters without accents, digits, dots or dashes; “{uid}” does not.",
    "Un nombre de usuario lleva de 1 a 40 letras minúsculas sin tilde, números, puntos o guiones; “{uid}” no cumple.",
)
_BAD_PROGRAM = L("“{program}” cannot be the name of a program.", "“{program}” no puede ser el nombre de un programa.")
_PROGRAM_EXISTS = L("The program “{program}” already has its key.", "El programa “{program}” ya tiene su clave.")
_CHANGED_MEANWHILE = L(
    "Someone else changed the keyring meanwhile. Nothing was saved; lock, unlock and try again.",
    "Otra persona cambió el llavero mientras tanto. No se guardó nada; bloquee, abra de nuevo e intente otra vez.",
)
_STILL_HOLDS = L(
    "“{uid}” still has the program “{program}”, which you do not lead. A lead of it must withdraw it first.",
    "“{uid}” aún tiene el programa “{program}”, que usted no dirige. Antes debe retirarlo quien lo dirige.",
)


@dataclass(frozen=True)
class PersonEntry:
    """A person as the unlock page lists her."""

    uid: str
    display_name: str


class Keyring:
    """The keyring of one data folder. Every change is verified and saved before it counts.

    `kdf_floor` is the weakest protection of a passphrase that is accepted; production never passes it.
    """

    def __init__(self, path: Path, document: KeyringDocument, kdf_floor: KdfParams) -> None:
        self.path = path
        self.kdf_floor = kdf_floor
        self._document = document
        self._digest: bytes | None = None

    # -- making and loading ------------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls, path: Path, organisation: str, uid: str, name: str, passphrase: str, programs: Sequence[str], *,
        kdf: KdfParams | None = None, kdf_floor: KdfParams | None = None,
    ) -> tuple[Keyring, RecoverySheet]:  # fmt: skip
        """Make a new keyring whose first person leads the shared records and all `programs`, none of them restricted.

        Gives the printed recovery key, which exists nowhere else: show it, and `confirm_typed_back` it. The pinned
        root is written beside the file as `root.pub`. UserError when there is a keyring already.
        """
        if path.exists():
            raise UserError(_EXISTS, path=path)
        _check_uid(uid)
        check_passphrase(passphrase, uid, name)
        floor = kdf_floor or KdfParams.floor()
        root = new_root_key()
        keys = IdentityKeys.fresh(signing_public(root))
        document = KeyringDocument.empty(organisation, keys.root_pub)
        document = membership.with_person(
            document, root, uid, name, keys, passphrase, kdf or KdfParams.default(), floor
        )
        document, private = membership.with_recovery_key(document, root, RECOVERY_FOR_ALL, "")
        document = membership.with_root_share(document, root, uid, sealing_public(keys.sealing))
        document = membership.with_root_share(document, root, RECOVERY_FOR_ALL, sealing_public(private))
        keyring = cls(path, document, floor)
        creator = Unlocked(uid, name, organisation, keys, root)
        for program in dict.fromkeys((HUB, *programs)):
            keyring._document, _ = keyring._with_program(creator, program, restricted=False)
        keyring._save(keyring._document)
        write_atomically(path.with_name(PIN_FILE), f"{keys.root_pub.hex()}\n".encode())
        sheet = make_sheet(organisation, RECOVERY_FOR_ALL, "", private)
        creator.wipe()
        wipe(private)
        return keyring, sheet

    @classmethod
    def load(
        cls, path: Path, *, pinned_root: bytes | None = None, kdf_floor: KdfParams | None = None
    ) -> Keyring:  # fmt: skip
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
        raise UserError(membership._UNKNOWN_PERSON, uid=typed)

    def programs(self) -> list[str]:
        """Programs that have a key here, the shared records included."""
        return sorted(entry.prog for entry in self._document.programs)

    def is_restricted(self, program: str) -> bool:
        """Whether survivors' safety depends on this program being closed (printed key two of three, no OS unlock)."""
        return membership.require_program(self._document, program).restricted

    def members(self, program: str) -> list[PersonEntry]:
        """Who holds the program's newest key."""
        held = membership.recipients(self._document, program)
        return [person for person in self.people() if person.uid in held]

    def leads(self, program: str) -> list[str]:
        """User names of those who may grant and withdraw the program."""
        return list(membership.require_program(self._document, program).leads)

    # -- unlocking ---------------------------------------------------------------------------------------------------

    def unlock(self, uid: str, passphrase: str) -> Unlocked:
        """Open one person's keys. Refused when the passphrase is wrong; takes about half a second by design."""
        return self._opened(uid, self._keys(uid, passphrase))

    def unlock_with_system(self, uid: str, policy: OsUnlockPolicy, store: SecretStore | None = None) -> Unlocked:
        """Open one person's keys with the secret kept by the operating system; Refused wherever 2.6 forbids it."""
        held, rules = self._programs_of(uid), self._with_restricted(policy)
        keys = os_unlock.open_with_system(self.organisation, self._identity(uid), held, rules, store)
        return self._opened(uid, keys)

    def enable_system_unlock(
        self, uid: str, passphrase: str, policy: OsUnlockPolicy, store: SecretStore | None = None
    ) -> None:
        """Let the operating system keep a secret that opens this identity too, beside the passphrase."""
        keys, held, rules = self._keys(uid, passphrase), self._programs_of(uid), self._with_restricted(policy)
        entry = os_unlock.enable(self.organisation, self._identity(uid), keys, held, rules, store)
        self._save(self._with_identity(entry))

    def disable_system_unlock(self, uid: str, passphrase: str, store: SecretStore | None = None) -> None:
        """Forget the secret kept by the operating system."""
        keys = self._keys(uid, passphrase)
        os_unlock.forget(self.organisation, uid, store)
        entry = replace(self._identity(uid), system=None).signed(self.organisation, keys)
        self._save(self._with_identity(entry))

    def change_passphrase(self, uid: str, old: str, new: str, *, kdf: KdfParams | None = None) -> None:
        """Lock one person's keys by a new passphrase. Old copies of the file still open with the old one."""
        keys = self._keys(uid, old)
        check_passphrase(new, uid, membership.require_person(self._document, uid).name)
        entry = lock_identity(self.organisation, uid, keys, new, kdf or KdfParams.default(), self.kdf_floor)
        self._save(self._with_identity(entry))

    # -- people and programs -----------------------------------------------------------------------------------------

    def add_person(
        self, by: Unlocked, uid: str, name: str, passphrase: str, *, kdf: KdfParams | None = None
    ) -> None:  # fmt: skip
        """Certify a new person; she gets the shared records at once if `by` leads them, and no program."""
        if any(person.uid == uid for person in self.people()):
            raise UserError(_PERSON_EXISTS, uid=uid)
        self._save(self._with_new_identity(by, uid, name, passphrase, kdf))

    def renew_person(self, by: Unlocked, uid: str, passphrase: str, *, kdf: KdfParams | None = None) -> None:
        """Give someone who forgot her passphrase a new identity; programs that `by` leads are granted to her again.

        Her other programs must be granted again by their leads, who should compare `key_words` with her by telephone.
        """
        name = membership.require_person(self._document, uid).name
        before = self._document
        held = [program for program in self._programs_of(uid) if by.uid in self.leads(program)]
        for program in held:
            self._document = membership.taken_over(self._document, by, program)
        try:
            membership.refuse_if_signing(self._document, uid, self.programs())
            renewed = self._with_new_identity(by, uid, name, passphrase, kdf)
            for program in held:
                renewed = membership.granted(renewed, by, program, uid)
        finally:
            self._document = before
        self._save(renewed)

    def grant(self, by: Unlocked, program: str, to_uid: str) -> None:
        """Give a person a program; Refused unless `by` leads it."""
        self._save(membership.granted(self._document, by, program, to_uid))

    def withdraw(self, by: Unlocked, program: str, uid: str) -> Rekey:
        """Take a program from a person from now on: a new epoch, sealed to everyone else.

        The caller re-keys the program's file from `Rekey.old` to `Rekey.new` and shows `Rekey.notice()`.
        """
        after, rekey = membership.withdrawn(self._document, by, program, uid)
        self._save(after)
        by.learn(rekey.new)
        return rekey

    def remove_person(self, by: Unlocked, uid: str) -> list[Rekey]:
        """Withdraw everything from a person and forget her; Refused if she holds a program that `by` does not lead.

        If she held a share of the organisation root she may still know it: that cannot be taken back.
        """
        membership.root_key(by)
        document, rekeys = self._document, []
        for program in self._programs_of(uid):
            if by.uid not in self.leads(program):
                raise Refused(_STILL_HOLDS, uid=uid, program=program)
            document, rekey = membership.withdrawn(document, by, program, uid)
            rekeys.append(rekey)
        self._save(membership.without_person(document, uid))
        by.learn(*(rekey.new for rekey in rekeys))
        return rekeys

    def add_program(self, by: Unlocked, program: str, *, restricted: bool = False) -> list[RecoverySheet]:
        """Make the key of a program installed later; `by` becomes its lead.

        A restricted program gets three printed keys of which any two open it, returned here and kept nowhere; any
        other is opened by the keyring's one sheet, and the list is empty.
        """
        document, sheets = self._with_program(by, program, restricted=restricted)
        self._save(document)
        by.learn(*self._open_grants(by.uid, by.keys), leads=self._leads_of(by.uid))
        return sheets

    def name_lead(self, by: Unlocked, program: str, uid: str) -> None:
        """Let a person grant and withdraw a program, once a lead has granted it to her; needs the root."""
        leads = (*self.leads(program), uid)
        self._save(membership.led_by(self._document, by, program, leads))

    def remove_lead(self, by: Unlocked, program: str, uid: str) -> None:
        """End a person's leadership; another lead must have taken over her signatures (`take_over`)."""
        leads = [lead for lead in self.leads(program) if lead != uid]
        self._save(membership.led_by(self._document, by, program, leads))

    def take_over(self, by: Unlocked, program: str) -> None:
        """Sign all grants of a program anew, so that they no longer rest on an earlier lead."""
        self._save(membership.taken_over(self._document, by, program))

    def share_root(self, by: Unlocked, uid: str) -> None:
        """Let a person certify others as well. It cannot be taken back."""
        cert = membership.require_person(self._document, uid)
        self._save(membership.with_root_share(self._document, membership.root_key(by), uid, cert.xpub))

    # -- recovery ----------------------------------------------------------------------------------------------------

    def recover(
        self, sheets: str | Sequence[str], uid: str, new_passphrase: str, *, name: str | None = None,
        kdf: KdfParams | None = None,
    ) -> None:  # fmt: skip
        """Let a person (known or new) back in with the printed key, under a new passphrase, as lead of what it opens.

        `sheets` is the main sheet's text, or several: the main one and two of three of each restricted program.
        """
        _check_uid(uid)
        shown = shown_name(self._document, uid, name)
        check_passphrase(new_passphrase, uid, shown)
        who = NewPassphrase(uid, shown, new_passphrase, kdf or KdfParams.default(), self.kdf_floor)
        self._save(recovered(self._document, [sheets] if isinstance(sheets, str) else sheets, who))

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
            return [open_grant(grant, (keys.sealing,)) for grant in self._document.grants if grant.to == uid]
        except DoesNotOpen as bad:
            what = L("a permission of “{uid}” does not open", "un permiso de “{uid}” no se abre")
            raise damaged(L(what.en.format(uid=uid), what.es.format(uid=uid))) from bad

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

    def _with_identity(self, entry: Identity) -> KeyringDocument:
        others = tuple(other for other in self._document.identities if other.uid != entry.uid)
        return replace(self._document, identities=(*others, entry))

    def _with_new_identity(
        self, by: Unlocked, uid: str, name: str, passphrase: str, kdf: KdfParams | None
    ) -> KeyringDocument:
        root = membership.root_key(by)
        _check_uid(uid)
        check_passphrase(passphrase, uid, name)
        keys = IdentityKeys.fresh(self.root_public)
        cost = kdf or KdfParams.default()
        document = membership.with_person(self._document, root, uid, name, keys, passphrase, cost, self.kdf_floor)
        if by.uid in self.leads(HUB):
            document = membership.granted(document, by, HUB, uid)
        return document

    def _with_program(
        self, by: Unlocked, program: str, *, restricted: bool
    ) -> tuple[KeyringDocument, list[RecoverySheet]]:
        if not _PROGRAM.fullmatch(program):
            raise UserError(_BAD_PROGRAM, program=program)
        if program_of(self._document, program) is not None:
            raise UserError(_PROGRAM_EXISTS, program=program)
        root, sheets = membership.root_key(by), []
        document = membership.with_program_entry(self._document, root, program, [by.uid], restricted=restricted)
        for number in range(1, CUSTODIANS + 1) if restricted else ():
            label = f"@{program}.{number}"
            document, private = membership.with_recovery_key(document, root, label, program)
            sheets.append(make_sheet(self.organisation, label, program, private))
        key = ProgramKey(program, 1, new_root_key())
        to = (by.uid, *membership.recovery_recipients(document, program))
        return membership.resealed(document, by.uid, by.keys.signing, [key], to), sheets

    def _save(self, document: KeyringDocument) -> None:
        """Verify, write, and only then take the document as ours; refuses if the file changed since it was read."""
        verify_document(document, self.kdf_floor, self.root_public)
        if self._digest is not None and digest(read_bytes(self.path)) != self._digest:
            raise UserError(_CHANGED_MEANWHILE)
        data = serialise(document)
        write_atomically(self.path, data)
        self._document, self._digest = document, digest(data)


def _check_uid(uid: str) -> None:
    if not _UID.fullmatch(uid):
        raise UserError(_BAD_UID, uid=uid)


def _pin_beside(path: Path) -> bytes | None:
    """The root in `root.pub` beside the keyring, if that file is there."""
    pin = path.with_name(PIN_FILE)
    if not pin.exists():
        return None
    try:
        return bytes.fromhex(read_bytes(pin).decode("ascii").strip())
    except ValueError as bad:
        raise damaged(OTHER_ROOT) from bad
