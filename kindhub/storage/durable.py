"""Files that are there whole after a crash, or not at all; and what the disk's complaints mean to a person.

Everything that passes through here is encrypted already, or holds no record (manifests, keyring).
"""

import contextlib
import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.storage.store_faults import FULL, IO_ERROR, advice_for, code_of

CHUNK = 1 << 20
OWNER_ONLY = 0o600
NO_SPACE = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))

_NO_SPACE = L(
    "There is no space left at {place}. Nothing half-made was left there. Free some space or choose another disk, "
    "and try again.",
    "No queda espacio en {place}. No quedó nada a medias ahí. Libere espacio o elija otro disco, e intente de nuevo.",
)
_CANNOT_WRITE = L(
    "KIND Hub cannot write to {place}: {why}. Check that the disk is connected and that you may write there.",
    "KIND Hub no puede escribir en {place}: {why}. Revise que el disco esté conectado y que tenga permiso de "
    "escritura.",
)


@contextlib.contextmanager
def told_plainly(place: Path) -> Iterator[None]:
    """Turn what the disk at `place` complains of into `UserError`."""
    try:
        yield
    except OSError as fault:
        said = _NO_SPACE if fault.errno in NO_SPACE else _CANNOT_WRITE
        raise UserError(said, place=place, why=fault.strerror or "") from fault
    except sqlcipher.Error as fault:
        advice = UserError(_NO_SPACE, place=place) if code_of(fault) in (FULL, IO_ERROR) else advice_for(fault)
        if advice is None:
            raise
        raise advice from fault


def make_empty(path: Path) -> None:
    """Make an empty file for its owner only, to be filled through a connection. `FileExistsError` if one is there."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY))


def sha256_of(path: Path) -> str:
    """Hex digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_durably(source: Path, target: Path) -> str:
    """Copy under a passing name, fsync, rename; gives the digest of the bytes that were read."""
    digest = hashlib.sha256()
    with source.open("rb") as given, _finished(target) as descriptor:
        while chunk := given.read(CHUNK):
            digest.update(chunk)
            _write_all(descriptor, chunk)
    return digest.hexdigest()


def write_durably(target: Path, content: bytes) -> None:
    """Write under a passing name, fsync, rename."""
    with _finished(target) as descriptor:
        _write_all(descriptor, content)


def sync_folder(folder: Path) -> None:
    """Make names themselves durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _finished(target: Path) -> Iterator[int]:
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY)
    try:
        try:
            yield descriptor
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]
