"""Put a finished file in its place: whole or not at all, with a clear word when the disk says no."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.storage.stopping import keep_going

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY}


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` beside the target under a `.part` name and rename it, so a file of that name is always whole.

    The part is written into the person's own folder: an export is readable by her will, but no copy of it may stay in
    a temporary folder. On failure the part is removed, an older file of that name stays, and `UserError` is raised.
    """
    keep_going()
    part = path.with_name(f"{path.name}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "folder", str(path))
        with part.open("wb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        part.replace(path)
    except OSError as failure:
        with suppress(OSError):
            part.unlink()
        raise _advice(path, failure) from None


def _advice(path: Path, failure: OSError) -> UserError:
    if failure.errno in _NO_ROOM:
        return UserError(
            L(
                "There is no room on the disk for “{name}”. Nothing was written. Make room or choose another folder.",
                "No hay espacio en el disco para «{name}». No se escribió nada. Libere espacio o elija otra carpeta.",
            ),
            name=path.name,
        )
    if failure.errno in _NO_RIGHT:
        return UserError(
            L(
                "“{name}” cannot be written. If it is open in the spreadsheet program, close it there; otherwise "
                "choose another folder. Nothing was written.",
                "No se puede escribir «{name}». Si está abierto en el programa de hojas de cálculo, ciérrelo; si no, "
                "elija otra carpeta. No se escribió nada.",
            ),
            name=path.name,
        )
    return UserError(
        L(
            "“{name}” could not be written in “{folder}”. Check that the folder exists, or choose another. Nothing "
            "was written.",
            "No se pudo escribir «{name}» en «{folder}». Revise que la carpeta exista o elija otra. No se escribió "
            "nada.",
        ),
        name=path.name,
        folder=str(path.parent),
    )
