"""`keyring.json`: its contents as one frozen value, read strictly, written whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kindhub.errors import NotClean, UserError
from kindhub.i18n import L
from kindhub.security import strict_json
from kindhub.security.boxes import SUITE
from kindhub.security.certificates import Certificate, ProgramEntry, RecoveryKey, RootShare
from kindhub.security.grants import Grant
from kindhub.security.identity import Identity

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 1
LARGEST_BYTES = 16 * 1024 * 1024

_MISSING = L(
    "There is no keyring at {path}. Without it nobody can open this folder. Put keyring.json back from a backup.",
    "No hay llavero en {path}. Sin él nadie puede abrir esta carpeta. Recupere keyring.json de un respaldo.",
)
_NEWER = L(
    "This keyring was made by a newer version of the hub. Update the hub and try again.",
    "Este llavero fue hecho con una versión más nueva del programa. Actualice el programa e intente de nuevo.",
)
DAMAGED = L(
    "The keyring was refused: {what}. It is damaged or someone changed it. Put keyring.json back from a backup and "
    "tell your administrator.",
    "El llavero fue rechazado: {what}. Está dañado o alguien lo cambió. Recupere keyring.json de un respaldo y avise "
    "a su administrador.",
)
_UNREADABLE = L("its contents cannot be read", "su contenido no se puede leer")
_CANNOT_READ = L("The keyring at {path} cannot be read: {why}.", "No se puede leer el llavero en {path}: {why}.")
_CANNOT_WRITE = L(
    "The keyring at {path} could not be saved: {why}. Nothing was changed.",
    "No se pudo guardar el llavero en {path}: {why}. No se cambió nada.",
)


@dataclass(frozen=True)
class KeyringDocument:
    """All that the file holds; every part is signed by the root, by its owner or by a lead."""

    v: int
    org: str
    suite: str
    root_pub: bytes
    identities: tuple[Identity, ...]
    certs: tuple[Certificate, ...]
    programs: tuple[ProgramEntry, ...]
    recovery: tuple[RecoveryKey, ...]
    root_shares: tuple[RootShare, ...]
    grants: tuple[Grant, ...]

    @classmethod
    def empty(cls, org: str, root_pub: bytes) -> KeyringDocument:
        """A keyring of an organisation without people."""
        return cls(VERSION, org, SUITE, root_pub, (), (), (), (), (), ())


def damaged(what: L) -> NotClean:
    """The refusal of a keyring, naming what is wrong with it."""
    return NotClean(DAMAGED, what=what)


def read_bytes(path: Path) -> bytes:
    """The file's bytes; UserError when it is missing, unreadable or absurdly large."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError as missing:
        raise UserError(_MISSING, path=path) from missing
    except OSError as bad:
        raise UserError(_CANNOT_READ, path=path, why=bad.strerror) from bad
    if len(data) > LARGEST_BYTES:
        raise damaged(_UNREADABLE)
    return data


def parse(data: bytes) -> KeyringDocument:
    """The document in these bytes; refuses newer versions, other suites and anything not written by us."""
    try:
        plain = strict_json.parse(data)
        version = plain.get("v") if isinstance(plain, dict) else None
        if type(version) is int and version > VERSION:
            raise UserError(_NEWER)
        document = strict_json.from_plain(KeyringDocument, plain)
    except ValueError as bad:
        raise damaged(_UNREADABLE) from bad
    if document.v != VERSION or document.suite != SUITE:
        raise damaged(_UNREADABLE)
    return document


def serialise(document: KeyringDocument) -> bytes:
    """The bytes of a document, one entry per line group so that a change can be seen in a comparison."""
    return json.dumps(strict_json.to_plain(document), ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def digest(data: bytes) -> bytes:
    """Tells whether the file is still the one that was read."""
    return hashlib.sha256(data).digest()


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file so that after a crash either the old or the new one is there, readable by its owner only."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        _sweep(path)
        binary = getattr(os, "O_BINARY", 0)  # Windows would write line ends of its own
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _sync_folder(path.parent)
    except OSError as bad:
        raise UserError(_CANNOT_WRITE, path=path, why=bad.strerror) from bad
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove drafts that a killed process left; one process at a time holds the folder."""
    for stale in path.parent.glob(f".{path.name}.*.tmp"):
        stale.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
