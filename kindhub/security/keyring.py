"""`keyring.json`: several people on one laptop, each with her own passphrase and her own programs.

 The file holds no secret in clear, so it may be copied, backed up and carried about. Whoever can write it can lock
people out, never in: see `verification` for what is checked at each load, `membership` for who may change what.

    keyring, sheet = Keyring.create(path, "KIND", "ana", "Ana López", passphrase, ["cases"])
    ana = keyring.unlock("ana", passphrase)
    key = storage_key(ana.program_keys()["hub"].key, "file:hub.db")
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.security import membership, os_unlock
from kindhub.security.boxes import new_key, sealing_public, signing_public, wipe
from kindhub.security.grants import ProgramKey
from kindhub.security.identity import Identity, IdentityKeys, lock_identity
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring_file import (
    KeyringDocument,
    write_atomically,
)
from kindhub.security.membership import CUSTODIANS, HUB, RECOVERY_FOR_ALL, Rekey
from kindhub.security.passphrase import check_passphrase
from kindhub.security.recovering import NewPassphrase, recovered, shown_name
from kindhub.security.recovery import RecoverySheet, make_sheet
from kindhub.security.stored_keyring import PIN_FILE, StoredKeyring
from kindhub.security.travelling import brought_back, left_behind
from kindhub.security.unlocked import Unlocked
from kindhub.security.verification import program_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kindhub.security.os_unlock import OsUnlockPolicy, SecretStore

_UID = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_PROGRAM = re.compile(r"[a-z][a-z0-9_]{0,39}")

_EXISTS = L("There is already a keyring at {path}.", "Ya hay un llavero en {path}.")
_PERSON_EXISTS = L("There is already a user “{uid}”.", "Ya existe el usuario “{uid}”.")
_BAD_UID = L(
    "A user name has 1 to 40 small letters without accents, digits, dots or dashes; “{uid}” does not.",
    "Un nombre de usuario lleva de 1 a 40 letras minúsculas sin tilde, números, puntos o guiones; “{uid}” no cumple.",
)
_BAD_PROGRAM = L("“{program}” cannot be the name of a program.", "“{program}” no puede ser el nombre de un programa.")
_PROGRAM_EXISTS = L("The program “{program}” already has its key.", "El programa “{program}” ya tiene su clave.")
_STILL_HOLDS = L(
    "“{uid}” still has the program “{program}”, which you do not lead. A lead of it must withdraw it first.",
    "“{uid}” aún tiene el programa “{program}”, que usted no dirige. Antes debe retirarlo quien lo dirige.",
)
_STILL_HOLDS_ELSEWHERE = L(
    "“{uid}” still has access that only others can withdraw. Ask whoever leads her work to withdraw it first.",
    "“{uid}” aún tiene un acceso que solo otras personas pueden retirar. Pida antes que lo retire quien dirige su "
    "trabajo.",
)
"""Of a restricted program not even that it is the one."""


class Keyring(StoredKeyring):
    """The keyring of one data folder. Every change is verified and saved before it counts.

    `kdf_floor` is the weakest protection of a passphrase that is accepted; production never passes it.
    """

    # -- making and opening ------------------------------------------------------------------------------------------

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
        root = new_key()
        keys = IdentityKeys.fresh(signing_public(root))
        document = KeyringDocument.empty(organisation, keys.root_pub)
        document = membership.with_person(
            document, root, uid, name, keys, passphrase, kdf or KdfParams.default(), floor
        )
        document = membership.with_root_share(document, root, uid, sealing_public(keys.sealing))
        document, (sheet,) = _with_sheets(document, root, "")
        keyring = cls(path, document, floor)
        creator = Unlocked(uid, name, organisation, keys, root)
        for program in dict.fromkeys((HUB, *programs)):
            document, _ = _with_program(document, creator, program, restricted=False)
        keyring._save(document)
        write_atomically(path.with_name(PIN_FILE), f"{keys.root_pub.hex()}\n".encode())
        creator.wipe()
        return keyring, sheet

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

    def prove(self, uid: str, passphrase: str) -> None:
        """Nothing, where the passphrase opens this person's keys. Raises `Refused` where it does not."""
        keys = self._keys(uid, passphrase)
        wipe(keys.sealing)
        wipe(keys.signing)

    # -- people and programs -----------------------------------------------------------------------------------------

    def add_person(
        self, by: Unlocked, uid: str, name: str, passphrase: str, *, kdf: KdfParams | None = None
    ) -> None:  # fmt: skip
        """Certify a new person; she gets the shared records at once if `by` leads them, and no program."""
        if any(person.uid == uid for person in self.people()):
            raise UserError(_PERSON_EXISTS, uid=uid)
        document = self._with_new_identity(self._document, by, uid, name, passphrase, kdf)
        if by.uid in self.leads(HUB):
            document = membership.granted(document, by, HUB, uid)
        self._save(document)

    def renew_person(self, by: Unlocked, uid: str, passphrase: str, *, kdf: KdfParams | None = None) -> None:
        """Give someone who forgot her passphrase a new identity; programs that `by` leads are granted to her again.

        Her other programs, and all restricted ones, must be granted again by their leads, who compare `key_words` with
        her by telephone.
        """
        name = membership.require_person(self._document, uid).name
        document = self._document
        held = [program for program in self._programs_of(uid) if by.uid in self.leads(program)]
        for program in held:
            document = membership.taken_over(document, by, program)
        membership.refuse_if_signing(document, uid, self.programs())
        document = self._with_new_identity(document, by, uid, name, passphrase, kdf)
        for program in held:
            if not self.is_restricted(program):
                document = membership.granted(document, by, program, uid)
        self._save(document)

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

    def rotate(self, by: Unlocked, program: str) -> tuple[ProgramKey, ProgramKey]:
        """Begin a new epoch without taking the program from anyone (a lost laptop or sheet); gives old and new key."""
        old = by.program_key(program)
        document, new = membership.rotated(self._document, by, program)
        self._save(document)
        by.learn(new)
        return old, new

    def remove_person(self, by: Unlocked, uid: str) -> list[Rekey]:
        """Withdraw everything from a person and forget her; Refused if she holds a program that `by` does not lead.

        If she held a share of the organisation root she may still know it: that cannot be taken back.
        """
        membership.root_key(by)
        document, rekeys = self._document, []
        for program in self._programs_of(uid):
            if by.uid not in self.leads(program):
                told = _STILL_HOLDS_ELSEWHERE if self.is_restricted(program) else _STILL_HOLDS
                raise Refused(told, uid=uid, program=program)
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
        document, sheets = _with_program(self._document, by, program, restricted=restricted)
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

    def leave_behind(self, programs: Sequence[str]) -> None:
        """Take programs out of this keyring, for everybody; a backup's keyring holds them (see `travelling`)."""
        document = self._document
        for program in programs:
            document = left_behind(document, program)
        self._save(document)

    def bring_back(self, then: Keyring, programs: Sequence[str]) -> None:
        """Put programs back as the keyring of a backup holds them; the people stay those of today."""
        document = self._document
        for program in programs:
            document = brought_back(document, then._document, program)
        self._save(document)

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

    def print_recovery_again(self, by: Unlocked, program: str = "") -> list[RecoverySheet]:
        """New sheets in place of lost ones: the main sheet, or the three of a restricted program.

        The old paper opens this keyring no more, but old copies of it still: where it may be in wrong hands, `rotate`
        too. Needs the root and leadership of every program the sheets open.
        """
        opens = [program] if program else [name for name in self.programs() if not self.is_restricted(name)]
        document, sheets = _with_sheets(self._document, membership.root_key(by), program)
        for name in opens:
            membership.require_lead(document, by, name)
            to = membership.recovery_recipients(document, name)
            document = membership.resealed(document, by.uid, by.keys.signing, membership.held_keys(by, name), to)
        self._save(document)
        return sheets

    # -- inside ------------------------------------------------------------------------------------------------------

    def _with_identity(self, entry: Identity) -> KeyringDocument:
        others = tuple(other for other in self._document.identities if other.uid != entry.uid)
        return replace(self._document, identities=(*others, entry))

    def _with_new_identity(
        self, document: KeyringDocument, by: Unlocked, uid: str, name: str, passphrase: str, kdf: KdfParams | None
    ) -> KeyringDocument:
        root = membership.root_key(by)
        _check_uid(uid)
        check_passphrase(passphrase, uid, name)
        keys = IdentityKeys.fresh(self.root_public)
        cost = kdf or KdfParams.default()
        return membership.with_person(document, root, uid, name, keys, passphrase, cost, self.kdf_floor)


def _check_uid(uid: str) -> None:
    if not _UID.fullmatch(uid):
        raise UserError(_BAD_UID, uid=uid)


def _with_program(
    document: KeyringDocument, by: Unlocked, program: str, *, restricted: bool
) -> tuple[KeyringDocument, list[RecoverySheet]]:
    if not _PROGRAM.fullmatch(program):
        raise UserError(_BAD_PROGRAM, program=program)
    if program_of(document, program) is not None:
        raise UserError(_PROGRAM_EXISTS, program=program)
    root = membership.root_key(by)
    sheets: list[RecoverySheet] = []
    document = membership.with_program_entry(document, root, program, [by.uid], restricted=restricted)
    if restricted:
        document, sheets = _with_sheets(document, root, program)
    key = ProgramKey(program, 1, new_key())
    to = (by.uid, *membership.recovery_recipients(document, program))
    document = membership.resealed(document, by.uid, by.keys.signing, [key], to)
    wipe(key.key)
    return document, sheets


def _with_sheets(
    document: KeyringDocument, root: bytearray, program: str
) -> tuple[KeyringDocument, list[RecoverySheet]]:
    """New printed keys: the main one, which holds the root too, or three for a restricted program."""
    labels = [f"@{program}.{number}" for number in range(1, CUSTODIANS + 1)] if program else [RECOVERY_FOR_ALL]
    sheets = []
    for label in labels:
        document, private = membership.with_recovery_key(document, root, label, program)
        if label == RECOVERY_FOR_ALL:
            document = membership.with_root_share(document, root, label, sealing_public(private))
        sheets.append(make_sheet(document.org, label, program, private))
        wipe(private)
    return document, sheets
