"""Backups: making them, trying them out, going back to one, holding the ledgers against them, travelling light."""

from kindhub.backups.anchors import held_against_backups
from kindhub.backups.making import back_up, find_backup, practise_open
from kindhub.backups.putting_back import practise, put_back
from kindhub.backups.removing import may_delete, remove_with_data, require_typed
from kindhub.backups.travelling import bring_back, leave_behind

__all__ = [
    "back_up",
    "bring_back",
    "find_backup",
    "held_against_backups",
    "leave_behind",
    "may_delete",
    "practise",
    "practise_open",
    "put_back",
    "remove_with_data",
    "require_typed",
]
