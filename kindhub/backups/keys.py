"""Under which keys the files of a backup are: those of the day it was made."""

from kindhub.errors import UserError
from kindhub.security.unlocked import Unlocked
from kindhub.storage.backup_set import BackupSet
from kindhub.storage.epochs import keys_of
from kindhub.storage.keys import StoreKeys


def keys_then(unlocked: Unlocked, backup: BackupSet) -> StoreKeys:
    """The keys the files of a backup are under. Raises `NotClean` when this person holds none that opens them."""
    try:
        return keys_of(unlocked, {file.schema: backup.path / file.name for file in backup.databases})
    except UserError as unfit:
        raise backup.damaged("keys") from unfit
