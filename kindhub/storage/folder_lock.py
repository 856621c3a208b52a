"""One instance per data folder: a lock that the operating system holds for the process and drops when it dies."""

import os
import sys
from pathlib import Path

from kindhub.errors import UserError
from kindhub.i18n import L

_TAKEN = L(
    "The data folder {path} is already open in another window of KIND Hub. Use that window, or close it and try again.",
    "La carpeta de datos {path} ya está abierta en otra ventana de KIND Hub. Use esa ventana, o ciérrela e intente "
    "de nuevo.",
)
_READ_ONLY = L(
    "The data folder {path} cannot be opened for writing: {why}. Nothing was changed. "
    "Ask your administrator for permission to write there.",
    "La carpeta de datos {path} no se puede abrir para escribir: {why}. No se cambió nada. "
    "Pida a su administrador permiso para escribir ahí.",
)


class FolderLock:
    """An advisory lock on a file that stays behind and means nothing by itself.

    The lock belongs to the open file, not to its presence or content, so that a process that was killed or a computer
    that lost power never leaves a folder shut.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._descriptor is not None

    def take(self) -> None:
        """Take the lock; does nothing when this object holds it. Raises `UserError` when it cannot be had."""
        if self.held:
            return
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as fault:
            raise UserError(_READ_ONLY, path=self._path.parent, why=fault.strerror) from fault
        try:
            _lock(descriptor)
        except OSError as taken:
            os.close(descriptor)
            raise UserError(_TAKEN, path=self._path.parent) from taken
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back. Does nothing when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # flock and not lockf: a lockf lock is lost as soon as anything in the process closes the file
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
