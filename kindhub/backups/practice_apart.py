"""Practice and the real records never meet, not even by way of a backup.

The manifest says that a backup was made in practice, so that the refusal comes before any passphrase. As anybody can
write there, the mark inside the encrypted file is looked at too, as soon as it can be opened.
"""

from pathlib import Path

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring import Keyring
from kindhub.services.practice import MARK, is_marked
from kindhub.storage.backup_set import BackupSet
from kindhub.storage.folder import HUB_FILE, DataFolder, usual_place
from kindhub.storage.keys import StoreKeys
from kindhub.storage.sealed_connection import connect_file

INVENTED = L(
    "This backup was made in practice: nobody in it exists. It never goes into a folder of real records. Nothing was "
    "changed.",
    "Esta copia se hizo en la práctica: nadie en ella existe. Nunca entra en una carpeta de registros reales. No se "
    "cambió nada.",
)
REAL = L(
    "This backup holds real records. They never go into the practice folder. Nothing was changed.",
    "Esta copia tiene registros reales. Nunca entran en la carpeta de práctica. No se cambió nada.",
)


def keep_apart(
    backup: BackupSet, into: Path, keys: StoreKeys | None = None, *, kdf_floor: KdfParams | None = None
) -> None:
    """Raise `UserError` where practice and real records would meet; the same folder's own backup is always welcome."""
    if _same_organisation(backup, into, kdf_floor):
        return
    invented = backup.practice or (keys is not None and _is_marked_inside(backup, keys))
    if invented and (_holds_records(into) or into.resolve() == usual_place().resolve()):
        raise UserError(INVENTED)
    if not invented and (into / MARK).exists():
        raise UserError(REAL)


def _same_organisation(backup: BackupSet, into: Path, kdf_floor: KdfParams | None) -> bool:
    """A practice folder has a keyring of its own, so no real folder shares one with it."""
    try:
        here, then = (Keyring.load(DataFolder(place).keyring, kdf_floor=kdf_floor) for place in (into, backup.path))
    except UserError:
        return False
    return here.root_public == then.root_public


def _holds_records(into: Path) -> bool:
    folder = DataFolder(into)
    return folder.hub.exists() or folder.keyring.exists()


def _is_marked_inside(backup: BackupSet, keys: StoreKeys) -> bool:
    connection = connect_file(backup.path / HUB_FILE, keys.main, read_only=True)
    try:
        return is_marked(connection)
    finally:
        connection.close()
