"""Putting a backup back, and practising it while nothing is wrong."""

import shutil
import tempfile
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.storage.backup_check import FileReport, check_set, contents_of
from kindhub.storage.backup_set import BackupSet, CopiedFile, opened_contents
from kindhub.storage.durable import copy_durably, sha256_of, sync_folder, told_plainly
from kindhub.storage.folder import HUB_FILE, DataFolder
from kindhub.storage.keys import StoreKeys
from kindhub.storage.sealed_connection import connect_folder
from kindhub.storage.watcher import UNWATCHED, Watcher

STAGE = ".restoring"
TAILS = ("-journal", "-wal", "-shm")

_IN_THE_WAY = L(
    "The folder {place} already has a file {file}. Nothing was changed. Choose an empty folder, or let KIND Hub set "
    "the present files aside.",
    "La carpeta {place} ya tiene un archivo {file}. No se cambió nada. Elija una carpeta vacía, o deje que KIND Hub "
    "aparte los archivos actuales.",
)
_NOT_IN_SET = L(
    "This backup has no copy of “{schema}”. Nothing was changed. Use another backup.",
    "Esta copia de seguridad no incluye «{schema}». No se cambió nada. Use otra copia.",
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. The caller must now open the folder and give the installation a new device id: what it
    writes from here on must never be taken for what was lost. It also writes the ledger row and looks for links that
    lead nowhere when only some schemas were restored.
    """

    folder: DataFolder
    backup: BackupSet
    schemas: tuple[str, ...]
    keyring: bool
    set_aside: Path | None


@dataclass(frozen=True, slots=True)
class PractiseReport:
    """A practised restore: every file of the backup, what was found in it, and how long it took."""

    backup: BackupSet
    files: tuple[FileReport, ...]
    attachments: int
    seconds: float

    @property
    def complete(self) -> bool:
        """Whether every file was opened; False when one lacked its key or was left out of the backup."""
        return not self.backup.left_out and all(file.verified for file in self.files)


def restore(
    backup: BackupSet,
    into: Path,
    *,
    keys: StoreKeys | None = None,
    only: Collection[str] = (),
    set_aside: bool = False,
    watcher: Watcher = UNWATCHED,
) -> Restored:
    """Put a backup back into a folder, after checking all of it. Raises `NotClean` for a damaged backup.

    `only` names the schemas to put back (default: all, with the keyring). Files in the way are refused, or moved into
    a folder beside them with `set_aside`. hub.db comes last: a restore that is cut off leaves a folder that says that
    hub.db is missing, and can be repeated.
    """
    missing = [schema for schema in only if schema not in {file.schema for file in backup.databases}]
    if missing:
        raise UserError(_NOT_IN_SET, schema=missing[0])
    check_set(backup, keys, watcher)
    files = [file for file in backup.files if not only or file.schema in only]
    folder = DataFolder(into)
    folder.make()
    folder.lock()
    try:
        with told_plainly(into):
            aside = _Putting(backup, folder, files, watcher).run(set_aside=set_aside)
    finally:
        folder.release()
    schemas = tuple(file.schema for file in files if file.schema)
    return Restored(folder, backup, schemas, any(file.name == folder.keyring.name for file in files), aside)


def practise_restore(
    backup: BackupSet, keys: StoreKeys, *, where: Path | None = None, watcher: Watcher = UNWATCHED
) -> PractiseReport:
    """Restore into a folder that is taken away again, open it as the hub would, and compare it with the manifest.

    Only encrypted files ever lie there. Raises `NotClean` when the backup would not bring everything back.
    """
    began = datetime.now(UTC)
    place = Path(tempfile.mkdtemp(prefix="kindhub-practice-", dir=where))
    try:
        check_set(backup, keys, watcher)
        # attachments were held against their digests just now; copying gigabytes of them would show nothing more
        folder = restore(replace(backup, attachments={}), place / "data", watcher=watcher).folder
        opened = [schema for schema in keys.schemas if schema in folder.schemas()]
        held = StoreKeys(keys.main, {schema: keys.programs[schema] for schema in opened if schema != "main"})
        reports = _compared(backup, folder, held)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    seconds = (datetime.now(UTC) - began).total_seconds()
    return PractiseReport(backup, tuple(reports), len(backup.attachments), seconds)


def _compared(backup: BackupSet, folder: DataFolder, keys: StoreKeys) -> list[FileReport]:
    reports = []
    connection = connect_folder(folder, keys, read_only=True)
    try:
        for file in backup.databases:
            key = keys.of(file.schema)
            if key is None:
                reports.append(FileReport(file.schema, None))
                continue
            found = contents_of(connection, file.schema)
            if found != opened_contents(backup, file, key):
                raise backup.damaged(file.name)
            reports.append(FileReport(file.schema, sum(found.counts.values())))
    finally:
        connection.close()
    return reports


class _Putting:
    """One restore: stage beside, clear the way, then rename into place."""

    def __init__(self, backup: BackupSet, folder: DataFolder, files: list[CopiedFile], watcher: Watcher) -> None:
        self._backup, self._folder, self._watcher = backup, folder, watcher
        self._files = sorted(files, key=lambda file: (file.name == HUB_FILE, bool(file.schema), file.name))
        self._stage = folder.path / STAGE

    def run(self, *, set_aside: bool) -> Path | None:
        """Gives the folder the files that were in the way lie in now; None when there were none."""
        in_the_way = self._in_the_way()
        if in_the_way and not set_aside:
            raise UserError(_IN_THE_WAY, place=self._folder.path, file=in_the_way[0].name)
        shutil.rmtree(self._stage, ignore_errors=True)
        self._stage.mkdir(mode=0o700)
        try:
            self._copy()
            aside = self._clear(in_the_way)
            for file in self._files:
                (self._stage / file.name).replace(self._folder.path / file.name)
            sync_folder(self._folder.path)
        finally:
            shutil.rmtree(self._stage, ignore_errors=True)
        return aside

    def _in_the_way(self) -> list[Path]:
        """Files that would be replaced; hub.db first, so that a half-cleared folder is seen to be one."""
        here = [self._folder.path / file.name for file in reversed(self._files)]
        digests = {file.name: file.sha256 for file in self._files}
        return [path for path in here if path.exists() and not _same(path, digests[path.name])]

    def _copy(self) -> None:
        for done, file in enumerate(self._files):
            self._watcher.check()
            self._watcher.say(tr("Copying {file}", "Copiando {file}", file=file.name), done / len(self._files))
            if copy_durably(self._backup.path / file.name, self._stage / file.name) != file.sha256:
                raise self._backup.damaged(file.name)
        for name, digest in self._backup.attachments.items():
            self._watcher.check()
            home = self._folder.files / name
            if not (home.exists() and _same(home, digest)) and copy_durably(self._backup.pool / name, home) != digest:
                home.unlink(missing_ok=True)
                raise self._backup.damaged(name)

    def _clear(self, in_the_way: list[Path]) -> Path | None:
        """Move files aside, and with each its journal: an old journal would be played into the restored file."""
        tails = [path for path in self._journals() if path.exists() and path.stat().st_size > 0]
        if not in_the_way and not tails:
            return None
        aside = self._folder.path / f"set-aside-{datetime.now(UTC):%Y-%m-%d-%H%M%S-%f}"
        aside.mkdir(mode=0o700)
        for path in (*in_the_way, *tails):
            path.replace(aside / path.name)
        sync_folder(self._folder.path)
        return aside

    def _journals(self) -> list[Path]:
        names = [file.name for file in self._files if file.schema]
        return [self._folder.path / f"{name}{tail}" for name in names for tail in TAILS]


def _same(path: Path, digest: str) -> bool:
    return sha256_of(path) == digest
