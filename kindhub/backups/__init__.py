"""Backups: making them, trying them out, going back to one, and holding the ledgers against them."""

from kindhub.backups.anchors import held_against_backups
from kindhub.backups.making import back_up, find_backup, practise_open
from kindhub.backups.putting_back import practise, put_back

__all__ = ["back_up", "find_backup", "held_against_backups", "practise", "practise_open", "put_back"]
