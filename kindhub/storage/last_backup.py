"""The moment of the last backup, beside the backups, for the page that asks for the passphrase.

It tells no more than the age of a file does. Where the backup lies stays inside the encrypted file: the name of a
folder may tell whose USB stick it is. Nobody decides anything by it; what is in force is kept inside.
"""

from contextlib import suppress
from datetime import datetime

from kindhub.errors import UserError
from kindhub.storage.folder import DataFolder

_NAME = "last.txt"


def tell_moment(folder: DataFolder, made_at: datetime) -> None:
    """Leave the moment of a verified backup; a disk that refuses it does not spoil the backup."""
    from kindhub.storage.durable import write_durably

    with suppress(OSError, UserError):
        folder.backups.mkdir(mode=0o700, exist_ok=True)
        write_durably(folder.backups / _NAME, made_at.isoformat().encode("ascii"))


def told_moment(folder: DataFolder) -> datetime | None:
    """When the last backup was made, as far as is told; None when nothing is, or nothing that can be read."""
    with suppress(OSError, ValueError):
        moment = datetime.fromisoformat((folder.backups / _NAME).read_text("ascii").strip())
        return moment if moment.tzinfo is not None else None
    return None
