"""Travel mode: a program leaves the laptop for a backup that stays behind, and comes back from it.

For a border, a bad road or a repair shop: the program's file, its attachments, its copies in the laptop's own backups
and everybody's permission to open it are gone from the laptop, not only hidden (security design 4, threat of a forced
unlock). What stays is the shared records and the other programs.
"""

from collections.abc import Sequence
from pathlib import Path

from kindhub import app
from kindhub.backups.making import back_up, practise_open
from kindhub.backups.putting_back import keyring_of
from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.registry import Programs
from kindhub.security.access import HUB
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring import Keyring
from kindhub.services.file_sweep import attachments_of
from kindhub.storage.backup_set import BackupSet
from kindhub.storage.folder import DataFolder
from kindhub.storage.hub import Hub
from kindhub.storage.restore import TAILS, restore
from kindhub.storage.retention import forget
from kindhub.storage.watcher import UNWATCHED, Watcher

_INSIDE = L(
    "The backup must stay behind: choose a place outside the data folder, on a disk that does not travel.",
    "La copia debe quedarse: elija un lugar fuera de la carpeta de datos, en un disco que no viaje.",
)
_NOT_OPEN = L("You do not have the program “{program}” open.", "Usted no tiene abierto el programa «{program}».")
_NOT_YOURS = L(
    "With this backup nothing would come back to you: what it holds is for other people. Ask one of them.",
    "Con esta copia no volvería nada para usted: lo que contiene es de otras personas. Pídalo a una de ellas.",
)


def leave_behind(
    hub: Hub, programs: Sequence[str], target: Path, *, why: str = "leave behind", watcher: Watcher = UNWATCHED
) -> BackupSet:
    """Back everything up to `target`, prove that it can be brought back, then take the programs off this laptop.

    The hub is closed by it. Needs the right `backup` and each program open. Raises `UserError` or `NotClean` before
    anything is taken away. What is deleted was encrypted, and the last thing that opens it goes first, so a cut in
    between leaves bytes that nobody here can read. The ledger that stays names no restricted program; `why` is what
    it calls the act.
    """
    hub.user.require(HUB, "backup")
    for program in programs:
        if program not in hub.programs.loaded:
            raise UserError(_NOT_OPEN, program=program)
    if hub.folder.holds(target):
        raise UserError(_INSIDE)
    made = back_up(hub, target, watcher=watcher)
    practise_open(hub, made, watcher=watcher)
    attachments = [name for program in programs for name in attachments_of(hub, program)]
    told = [program for program in programs if not hub.programs[program].info.restricted]
    with hub.begin("travel") as work:
        work.log(why, "folder", made.id, about={"programs": told})
    hub.close()
    hub.keyring.leave_behind(programs)
    _take_away(hub.folder, programs, attachments)
    return made


def bring_back(
    backup: BackupSet, into: Path, uid: str, passphrase: str, programs: Sequence[str] = (),
    installed: Programs | None = None, *, kdf_floor: KdfParams | None = None, watcher: Watcher = UNWATCHED,
) -> Hub:  # fmt: skip
    """Bring programs back from the backup they stayed in, and open the folder. The rest of the folder stays as it is.

    Without `programs` all of hers that the backup holds and the laptop does not. Only a member can do it; nobody else
    is told what the backup holds.
    """
    folder, then = DataFolder(into), keyring_of(backup, kdf_floor)
    here = Keyring.load(folder.keyring, kdf_floor=kdf_floor)
    held = {file.schema for file in backup.databases} - {"main"}
    me = here.unlock(here.find_person(uid).uid, passphrase).uid
    hers = {program for program in held & set(then.programs()) if me in {one.uid for one in then.members(program)}}
    wanted = list(programs) or sorted(hers - set(here.programs()))
    if not wanted or not hers.issuperset(wanted):
        raise UserError(_NOT_YOURS)
    restore(backup, into, only=wanted, set_aside=True, watcher=watcher)
    here.bring_back(then, wanted)
    hub = app.open_hub(into, uid, passphrase, installed, kdf_floor=kdf_floor)
    with hub.begin("travel") as work:
        for program in wanted:
            work.log("bring back", "folder", backup.id, schema=program)
    return hub


def _take_away(folder: DataFolder, programs: Sequence[str], attachments: Sequence[str]) -> None:
    """Delete what belongs to the programs, on the laptop and in the backups that travel with it."""
    for program in programs:
        forget(folder.backups, program)
        for aside in (folder.path, *folder.path.glob("set-aside-*")):
            file = aside / folder.program(program).name
            for path in (file, *(file.with_name(f"{file.name}{tail}") for tail in TAILS)):
                path.unlink(missing_ok=True)
    for name in attachments:
        (folder.files / name).unlink(missing_ok=True)
