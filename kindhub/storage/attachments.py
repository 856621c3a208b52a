"""Attachments: one encrypted file each, under a random name, with a key of its own that lives in the encrypted row.

Whoever erases the row erases the file everywhere, in every old copy of the folder too, for the key is gone. A file is
written before the row that names it is committed: a crash in between leaves an orphan, which a sweep takes away, and
never a row without its file.
"""

import contextlib
import re
import secrets
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from kindhub.errors import NotClean, UserError
from kindhub.i18n import L
from kindhub.security.boxes import NONCE_BYTES, DoesNotOpen, lock, new_key, unlock
from kindhub.security.canonical import canonical
from kindhub.storage.durable import told_plainly, write_durably
from kindhub.storage.folder import DataFolder

LARGEST_BYTES = 50 * 1024 * 1024
"""One-shot encryption holds the file in memory twice; larger scans are better split."""

MARK = b"KHA1"
YOUNG_SECONDS = 3_600
NAME = re.compile(r"[0-9a-f]{32}")
_DRAFT = re.compile(r"\.[0-9a-f]{32}\..*\.tmp")

_TOO_LARGE = L(
    "The file {file} has {size} MB; an attachment may have up to {most} MB. Scan it in black and white or in parts, "
    "or make the photo smaller, and attach it again.",
    "El archivo {file} tiene {size} MB; un adjunto puede tener hasta {most} MB. Escanéelo en blanco y negro o por "
    "partes, o reduzca la foto, y adjúntelo de nuevo.",
)
_EMPTY = L(
    "The file {file} is empty. Check that it was saved, and attach it again.",
    "El archivo {file} está vacío. Revise que se haya guardado y adjúntelo de nuevo.",
)
_UNREADABLE = L(
    "The file {file} cannot be read: {why}. Close it in other programs and try again.",
    "No se puede leer el archivo {file}: {why}. Ciérrelo en otros programas e intente de nuevo.",
)
_GONE = L(
    "The attachment is not in the data folder any more. Restore a backup to see it again.",
    "El adjunto ya no está en la carpeta de datos. Recupere una copia de seguridad para verlo de nuevo.",
)
_DAMAGED = L(
    "The attachment is damaged or was exchanged for another, and is not shown. Restore a backup.",
    "El adjunto está dañado o se cambió por otro, y no se muestra. Recupere una copia de seguridad.",
)


@dataclass(frozen=True, slots=True)
class StoredAttachment:
    """What the encrypted row keeps of an attachment: its file's name, the file's own key, and its size in clear."""

    name: str
    key: str = field(repr=False)
    size: int


def read_for_attaching(path: Path) -> bytes:
    """A file the person chose. Raises `UserError` when it is too large, empty or unreadable; too large is not read."""
    try:
        size = path.stat().st_size
        require_size(size, path.name)
        content = path.read_bytes()
    except OSError as fault:
        raise UserError(_UNREADABLE, file=path.name, why=fault.strerror or "") from fault
    require_size(len(content), path.name)
    return content


def require_size(size: int, name: str = "") -> None:
    """Raise `UserError` unless an attachment of `size` bytes may be kept."""
    if size == 0:
        raise UserError(_EMPTY, file=name)
    if size > LARGEST_BYTES:
        megabytes = 1024 * 1024
        raise UserError(_TOO_LARGE, file=name, size=-(-size // megabytes), most=LARGEST_BYTES // megabytes)


def store_attachment(folder: DataFolder, program: str, attachment_id: str, content: bytes) -> StoredAttachment:
    """Encrypt and keep a file, for the row `attachment_id` of a program. Call it before the row is committed.

    The file opens only for this program and this row: nobody can make one child's paper show up with another child.
    """
    require_size(len(content))
    name, key = secrets.token_hex(16), new_key()
    nonce, box = lock(key, content, MARK + _bound(program, attachment_id))
    with told_plainly(folder.files):
        folder.files.mkdir(mode=0o700, exist_ok=True)
        write_durably(folder.files / name, MARK + nonce + box)
    return StoredAttachment(name, key.hex(), len(content))


def open_attachment(folder: DataFolder, program: str, attachment_id: str, name: str, key: str) -> bytes:
    """The attachment's content, in memory only. Raises `UserError` when it is gone, `NotClean` when it was changed."""
    if not NAME.fullmatch(name):
        raise NotClean(_DAMAGED)
    try:
        stored = (folder.files / name).read_bytes()
    except OSError as missing:
        raise UserError(_GONE) from missing
    start = len(MARK) + NONCE_BYTES
    mark, nonce, box = stored[: len(MARK)], stored[len(MARK) : start], stored[start:]
    try:
        plain = unlock(bytes.fromhex(key), nonce, box, mark + _bound(program, attachment_id))
    except (DoesNotOpen, ValueError) as bad:
        raise NotClean(_DAMAGED) from bad
    return bytes(plain)


def erase_attachment(folder: DataFolder, name: str) -> None:
    """Take the file away after the row with its key is gone. The key's loss is what erases; this frees the room."""
    if NAME.fullmatch(name):
        with contextlib.suppress(OSError):
            (folder.files / name).unlink(missing_ok=True)


def sweep_orphans(
    folder: DataFolder, opened: Collection[str], known: Collection[str], *, now: float | None = None
) -> list[str]:
    """Delete files that no row names: what a crash between file and commit left. Gives their names.

    `known` are the names that rows and drafts of the `opened` schemas hold. Names do not tell whose file it is, so
    nothing is deleted while any program's file is closed, and never a file younger than an hour.
    """
    if set(folder.schemas()) != set(opened):
        return []
    oldest = (time.time() if now is None else now) - YOUNG_SECONDS
    swept = []
    for path in folder.files.glob("*"):
        orphan = NAME.fullmatch(path.name) and path.name not in known
        if (orphan or _DRAFT.fullmatch(path.name)) and path.stat().st_mtime < oldest:
            with contextlib.suppress(OSError):
                path.unlink()
                swept.append(path.name)
    return sorted(swept)


def _bound(program: str, attachment_id: str) -> bytes:
    return canonical("attachment", program, attachment_id)
