"""What SQLite says about a file, as advice to a person. Keys and SQL never get into it."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from kindhub.errors import NotClean, UserError
from kindhub.i18n import L

FULL, READ_ONLY, BUSY, LOCKED, CORRUPT, NOT_A_DATABASE, IO_ERROR = 13, 8, 5, 6, 11, 26, 10
"""Primary result codes of sqlite.org/rescode.html."""

MISSING = L(
    "The file {file} is missing from the data folder. Nothing was changed. "
    "Look for it in the wastebasket, or restore a backup.",
    "Falta el archivo {file} en la carpeta de datos. No se cambió nada. "
    "Búsquelo en la papelera o recupere una copia de seguridad.",
)
UNREADABLE = L(
    "The file {file} does not open with your key: it is damaged, or another file was put in its place. "
    "Nothing was changed. Restore a backup, and tell your administrator.",
    "El archivo {file} no se abre con su clave: está dañado o se puso otro archivo en su lugar. "
    "No se cambió nada. Recupere una copia de seguridad y avise a su administrador.",
)
NOT_ENCRYPTED = L(
    "The file {file} is not encrypted, so KIND Hub did not make it. Nothing was changed. "
    "Restore a backup, and tell your administrator.",
    "El archivo {file} no está cifrado, así que no lo hizo KIND Hub. No se cambió nada. "
    "Recupere una copia de seguridad y avise a su administrador.",
)
_DISK_FULL = L(
    "The disk is full. What you were saving was not saved; everything saved before is safe. "
    "Free some space and save again.",
    "El disco está lleno. Lo que estaba guardando no se guardó; todo lo anterior está a salvo. "
    "Libere espacio y guarde de nuevo.",
)
_READ_ONLY_FILE = L(
    "The data folder can only be read. Nothing was saved. Ask your administrator for permission to write there.",
    "La carpeta de datos es de solo lectura. No se guardó nada. Pida a su administrador permiso para escribir ahí.",
)
_BUSY = L(
    "The records are busy with other work. Nothing was saved. Wait a moment and try again.",
    "Los registros están ocupados con otra tarea. No se guardó nada. Espere un momento e intente de nuevo.",
)
_DAMAGED = L(
    "A part of the records cannot be read: a file is damaged. Close KIND Hub and restore a backup.",
    "No se puede leer una parte de los registros: un archivo está dañado. Cierre KIND Hub y recupere una copia de "
    "seguridad.",
)
_DISK_FAULT = L(
    "The disk did not do what was asked. Nothing was saved. Check that it is connected and has space, then try again.",
    "El disco no respondió como debía. No se guardó nada. Revise que esté conectado y tenga espacio, e intente de "
    "nuevo.",
)

ADVICE: dict[int, tuple[type[UserError], L]] = {
    FULL: (UserError, _DISK_FULL),
    READ_ONLY: (UserError, _READ_ONLY_FILE),
    BUSY: (UserError, _BUSY),
    LOCKED: (UserError, _BUSY),
    CORRUPT: (NotClean, _DAMAGED),
    NOT_A_DATABASE: (NotClean, _DAMAGED),
    IO_ERROR: (UserError, _DISK_FAULT),
}


SAID_WITHOUT_CODE = {"database or disk is full": FULL, "disk I/O error": IO_ERROR, "database is locked": BUSY}
"""The driver's backup call gives SQLite's words but not its code."""


def code_of(fault: BaseException) -> int:
    """The primary result code of a driver's exception; 0 when it has none."""
    code = getattr(fault, "sqlite_errorcode", None)
    return int(code) & 0xFF if code else SAID_WITHOUT_CODE.get(str(fault), 0)


def advice_for(fault: BaseException) -> UserError | None:
    """What to tell the person about a driver's exception; None when the fault is ours and not the disk's."""
    found = ADVICE.get(code_of(fault))
    return found[0](found[1]) if found else None


def speak_plainly(engine: Engine) -> None:
    """Turn the faults of disk and file that any statement or commit meets into `UserError`."""

    def handle(context: ExceptionContext) -> None:
        fault = context.original_exception
        advice = advice_for(fault) if isinstance(fault, sqlcipher.Error) else None
        if advice is not None:
            raise advice from fault

    event.listen(engine, "handle_error", handle)


def unreadable(path: Path) -> UserError:
    """Why a file does not open with the key it should have."""
    return NotClean(NOT_ENCRYPTED if is_plain(path) else UNREADABLE, file=path.name)


def is_plain(path: Path) -> bool:
    """Whether the file starts as an unencrypted SQLite file does."""
    with path.open("rb") as file:
        return file.read(16).startswith(b"SQLite format 3")
