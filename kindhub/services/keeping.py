"""Where this data folder's backups go, when the last was made and when one was last tried out.

It is kept in the encrypted file, for everybody at this computer: a folder's name may tell whose USB stick it is.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.security.access import HUB
from kindhub.services.preferences import EVERYBODY, preference, put_preference
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

STALE_AFTER = timedelta(hours=12)
"""A backup older than this is followed by another at lock and exit (security design 5)."""

REHEARSE_AFTER = timedelta(days=90)
"""A backup nobody has tried to bring back is a hope (security design 5)."""

LATE_AFTER = timedelta(days=7)
"""From here on the mark in the window warns."""

_FOLDER, _LAST, _PRACTISED = "backup.folder", "backup.last", "backup.practised"

_NO_FOLDER = L(
    "The folder {place} is not there or cannot be written to. Connect the disk, or choose another folder.",
    "La carpeta {place} no está o no se puede escribir en ella. Conecte el disco o elija otra carpeta.",
)
_INSIDE = L(
    "The folder {place} lies inside the data folder: whoever loses one loses both. Choose a folder on another disk.",
    "La carpeta {place} está dentro de la carpeta de datos: quien pierde una, pierde las dos. Elija una en otro disco.",
)


@dataclass(frozen=True, slots=True)
class Keeping:
    """How the data folder is kept safe. `folder` is None until somebody chose one; moments are in UTC."""

    folder: Path | None = None
    last: datetime | None = None
    practised: datetime | None = None

    @property
    def reachable(self) -> bool:
        """Whether a folder was chosen and can be written to now: a USB stick may be at home."""
        return self.folder is not None and _writable(self.folder)

    def is_stale(self, now: datetime) -> bool:
        """Whether the next backup is due."""
        return self.last is None or now - self.last > STALE_AFTER

    def is_late(self, now: datetime) -> bool:
        """Whether so much would be lost that the window warns."""
        return self.last is None or now - self.last > LATE_AFTER

    def wants_practice(self, now: datetime) -> bool:
        """Whether bringing a backup back should be tried out again; not before there is one."""
        return self.last is not None and (self.practised is None or now - self.practised > REHEARSE_AFTER)


def read_keeping(session: Session) -> Keeping:
    """What is kept about backups."""
    folder = preference(session, "main", EVERYBODY, _FOLDER)
    return Keeping(Path(folder) if folder else None, _moment(session, _LAST), _moment(session, _PRACTISED))


def choose_folder(hub: Hub, place: Path) -> None:
    """Keep backups in this folder from now on. Raises `UserError` for one that cannot be used, `Refused` by right."""
    hub.user.require(HUB, "backup")
    if hub.folder.holds(place):
        raise UserError(_INSIDE, place=place)
    if not _writable(place):
        raise UserError(_NO_FOLDER, place=place)
    with hub.begin("backup folder") as work:
        put_preference(work.session, "main", EVERYBODY, _FOLDER, str(place.resolve()))


def remember_backup(work: UnitOfWork, made_at: datetime) -> None:
    """A verified backup was made at that moment."""
    put_preference(work.session, "main", EVERYBODY, _LAST, made_at.isoformat())


def remember_practice(work: UnitOfWork, at: datetime | None = None) -> None:
    """Bringing a backup back was tried out, and worked."""
    put_preference(work.session, "main", EVERYBODY, _PRACTISED, (at or datetime.now(UTC)).isoformat())


def _moment(session: Session, key: str) -> datetime | None:
    kept = preference(session, "main", EVERYBODY, key)
    return datetime.fromisoformat(kept) if kept else None


def _writable(place: Path) -> bool:
    return place.is_dir() and os.access(place, os.W_OK | os.X_OK)
