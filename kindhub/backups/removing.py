"""A program leaves this computer for good, and what was written with it too: exported, proved, then deleted.

As before a journey (`travelling`): a verified backup at another place holds everything, nobody here holds a key to the
program any more, and its file, attachments and copies are gone. Only the program itself goes as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.backups.travelling import leave_behind
from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.services.program_packs import removable, take_out
from kindhub.storage.watcher import UNWATCHED, Watcher

if TYPE_CHECKING:
    from pathlib import Path

    from kindhub.packs.house import House
    from kindhub.storage.backup_set import BackupSet
    from kindhub.storage.hub import Hub

_LEADS_ONLY = L(
    "Only who leads “{program}” and has it open may delete what was written with it. Remove it without deleting, or "
    "ask one of them.",
    "Solo quien dirige «{program}» y lo tiene abierto puede borrar lo que se escribió con él. Quítelo sin borrar, o "
    "pídalo a una de esas personas.",
)
_TYPE_IT = L(
    "To delete what was written with it, write its name: {name}. Nothing was changed.",
    "Para borrar lo que se escribió con él, escriba su nombre: {name}. No se cambió nada.",
)


def may_delete(hub: Hub, key: str) -> bool:
    """Whether this person may delete what a program holds: she leads it and has it open."""
    return key in hub.programs.loaded and hub.unlocked.is_lead(key)


def require_typed(hub: Hub, key: str, typed: str) -> None:
    """Raise `UserError` unless the program's name, or its key, was typed."""
    info = hub.programs[key].info
    names = {key, info.neutral_name.en, info.neutral_name.es}
    if typed.strip().casefold() not in {name.casefold() for name in names}:
        raise UserError(_TYPE_IT, name=info.neutral_name.say())


def remove_with_data(
    hub: Hub, key: str, target: Path, typed: str, place: House | None = None, *, watcher: Watcher = UNWATCHED
) -> BackupSet:
    """Export everything to `target`, delete what the program holds, and remove the program. Closes the hub.

    `typed` is the program's name, as the person wrote it. Needs the rights to change programs and to back up, and to
    lead the program. Raises `UserError`, `Refused` or `NotClean` before anything is deleted.
    """
    here = removable(hub, key, place)
    if not may_delete(hub, key):
        raise Refused(_LEADS_ONLY, program=key)
    require_typed(hub, key, typed)
    made = leave_behind(hub, [key], target, why="export and delete", watcher=watcher)
    take_out(key, here)
    return made
