"""The data folder: what lies where, who has it open, and where it may not be."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.storage.folder_lock import FolderLock
from kindhub.storage.synced_folders import sync_service_of

_MISSING_FOLDER = L(
    "There is no data folder at {path}. Check that the disk is connected, or choose another folder.",
    "No hay una carpeta de datos en {path}. Revise que el disco esté conectado o elija otra carpeta.",
)
_MISSING_HUB = L(
    "The folder {path} has no file hub.db, where the shared records are. Nothing was changed. "
    "Look for it in the wastebasket, or restore a backup.",
    "La carpeta {path} no tiene el archivo hub.db, donde están los registros comunes. No se cambió nada. "
    "Búsquelo en la papelera o recupere una copia de seguridad.",
)
_SYNCED = L(
    "The data folder {path} is inside {service}. Such services copy files one by one and would damage the records. "
    "Choose a folder that is only on this computer.",
    "La carpeta de datos {path} está dentro de {service}. Esos servicios copian los archivos uno por uno y dañarían "
    "los registros. Elija una carpeta que esté solo en esta computadora.",
)
_CANNOT_MAKE = L(
    "The data folder {path} cannot be made: {why}. Choose another place or ask your administrator for permission.",
    "No se puede crear la carpeta de datos {path}: {why}. Elija otro lugar o pida permiso a su administrador.",
)
_CANNOT_WRITE = L(
    "You may not write to {path}. Nothing was changed. Ask your administrator for permission to write there.",
    "No tiene permiso para escribir en {path}. No se cambió nada. Pida a su administrador permiso para escribir ahí.",
)

HUB_FILE = "hub.db"
OWNER_ONLY = 0o700


@dataclass(slots=True)
class DataFolder:
    """Paths of a data folder and the lock on it. Nothing here holds record text or keys."""

    path: Path
    _lock: FolderLock = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.path = Path(self.path)
        self._lock = FolderLock(self.path / "kindhub.lock")

    @property
    def keyring(self) -> Path:
        """Identities, certificates and grants; no secret in clear."""
        return self.path / "keyring.json"

    @property
    def hub(self) -> Path:
        """The shared records."""
        return self.path / HUB_FILE

    @property
    def files(self) -> Path:
        """Attachments, each encrypted on its own."""
        return self.path / "files"

    @property
    def backups(self) -> Path:
        """Where backups go when no other place is named."""
        return self.path / "backups"

    def program(self, key: str) -> Path:
        """A program's file."""
        return self.path / f"{key}.db"

    def schema_file(self, schema: str) -> Path:
        """The file behind a schema: `main` or a program's key."""
        return self.hub if schema == "main" else self.program(schema)

    def holds(self, place: Path) -> bool:
        """Whether a place lies in this folder, and would be lost with it."""
        return place.resolve().is_relative_to(self.path.resolve())

    def schemas(self) -> tuple[str, ...]:
        """Schemas that have a file here, whether or not anyone can open them; `main` first."""
        found = sorted(file.stem for file in self.path.glob("*.db") if file.name != HUB_FILE)
        return (*(("main",) if self.hub.exists() else ()), *found)

    def make(self) -> None:
        """Make the folder, for its owner only. Raises `UserError` where it cannot or must not be."""
        self._refuse_synced()
        try:
            for folder in (self.path, self.files, self.backups):
                folder.mkdir(parents=True, exist_ok=True)
                folder.chmod(OWNER_ONLY)
        except OSError as fault:
            raise UserError(_CANNOT_MAKE, path=self.path, why=fault.strerror) from fault

    def require(self) -> None:
        """Raise `UserError` unless this is a data folder that may be worked in."""
        if not self.path.is_dir():
            raise UserError(_MISSING_FOLDER, path=self.path)
        self._refuse_synced()
        if not self.hub.is_file():
            raise UserError(_MISSING_HUB, path=self.path)

    def require_writable(self) -> None:
        """Raise `UserError` when a file or the folder itself is read-only, before anything is typed into a form."""
        for path in (self.path, *(self.schema_file(schema) for schema in self.schemas())):
            if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
                raise UserError(_CANNOT_WRITE, path=path)

    def lock(self) -> None:
        """Take the folder for this process; one instance at a time works in it. Raises `UserError` when taken."""
        self._lock.take()

    def release(self) -> None:
        """Let other instances in. Does nothing when the folder is not held."""
        self._lock.release()

    @property
    def locked(self) -> bool:
        """Whether this object holds the folder."""
        return self._lock.held

    def _refuse_synced(self) -> None:
        service = sync_service_of(self.path)
        if service:
            raise UserError(_SYNCED, path=self.path, service=service)


def usual_place() -> Path:
    """Where this system keeps a program's data: the data folder when nobody names one."""
    from platformdirs import user_data_path

    return user_data_path("KIND Hub", appauthor=False)
