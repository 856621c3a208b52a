"""Puts a file under a new key: a copy is written with it, verified, and takes the old file's place in one step.

Used when a program is withdrawn from somebody. The old file stays until the new one is proved good (security design
2.4), so a cut of power leaves one whole file under one of the two keys, and `key_of` tells under which.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.storage.durable import make_empty
from kindhub.storage.sealed_connection import connect_file


def opens(path: Path, key: bytes) -> bool:
    """Whether the file opens with this key."""
    try:
        connect_file(path, key, read_only=True).close()
    except UserError:
        return False
    return True


def key_of(path: Path, keys: Sequence[bytes]) -> bytes:
    """Which of the keys, the newest first, the file is under. Raises `UserError` when it is none of them."""
    for key in keys:
        if opens(path, key):
            return key
    raise UserError(
        L(
            "The file {file} does not open with your key. It was swapped or damaged. Nothing was changed; "
            "restore it from a backup.",
            "El archivo {file} no abre con su clave. Lo cambiaron o se dañó. No se modificó nada; "
            "recupérelo de una copia de seguridad.",
        ),
        file=path.name,
    )


def rekey(path: Path, old: bytes, new: bytes) -> None:
    """Put the file under the new key. Nobody may have it open. Raises `UserError` and leaves it as it was."""
    copy = path.with_suffix(".rekey")
    copy.unlink(missing_ok=True)
    source = connect_file(path, old)
    try:
        make_empty(copy)
        sound = _copied(source, copy, new)
    finally:
        source.close()
    if not sound or not opens(copy, new) or opens(copy, old):
        copy.unlink(missing_ok=True)
        raise UserError(
            L("The file {file} could not be put under a new key; it is as before.",
              "No se pudo poner {file} bajo una clave nueva; está como antes."), file=path.name)  # fmt: skip
    with copy.open("rb") as written:
        os.fsync(written.fileno())
    copy.replace(path)


def _copied(source: Any, copy: Path, key: bytes) -> bool:
    """Write the source into the empty `copy` under its own key; says whether each page of it is good."""
    target = connect_file(copy, key)
    try:
        source.backup(target)
        sound = target.execute("PRAGMA cipher_integrity_check").fetchall() == []
        return bool(sound and target.execute("PRAGMA quick_check").fetchone() == ("ok",))
    finally:
        target.close()
        copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)
