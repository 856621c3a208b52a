"""Making a backup: everything in it is encrypted as it was, so whoever stores or carries it can read nothing.

Copies are made through SQLite's backup interface into a file under the program's own key, from one moment for all
files, while others go on working. Copying live files would tear them, and `VACUUM INTO` would write a program under
the hub's key. A backup appears under its name only when it has been opened again and found whole.
"""

import contextlib
import secrets
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kindhub import __version__
from kindhub.i18n import tr
from kindhub.storage import rules
from kindhub.storage.backup_check import check_set, contents_of
from kindhub.storage.backup_set import (
    ATTACHMENT_NAME,
    MANIFEST,
    POOL,
    BackupSet,
    Contents,
    CopiedFile,
    manifest_of,
    sealed_contents,
    sets_in,
)
from kindhub.storage.durable import copy_durably, make_empty, sha256_of, sync_folder, told_plainly, write_durably
from kindhub.storage.folder import DataFolder
from kindhub.storage.keys import StoreKeys
from kindhub.storage.retention import prune
from kindhub.storage.sealed_connection import connect_file, connect_folder
from kindhub.storage.watcher import UNWATCHED, Watcher

PAGES_A_STEP = 2_000
DRAFT = ".making-"
BESIDE_THE_FILES = ("keyring.json", "root.pub")


def make_backup(
    folder: DataFolder,
    keys: StoreKeys,
    target: Path | None = None,
    *,
    label: str = "",
    practice: bool = False,
    now: datetime | None = None,
    watcher: Watcher = UNWATCHED,
) -> BackupSet:
    """Back the folder up into `target` (by default its own `backups`), check the copy, and clear old ones away.

    The folder must be locked by the caller; units of work may go on meanwhile, a commit waits until the copies are
    made. Files whose key is not held are copied unopened and marked so. Raises `UserError` (disk full, no access),
    `NotClean` when the copy is not what it should be; then nothing of it is left.
    """
    rules.rule_12_ours_alone(folder)
    target = target or folder.backups
    made_at = (now or datetime.now(UTC)).replace(microsecond=0)
    with told_plainly(target):
        _prepare(target)
        name = f"{made_at:%Y-%m-%d-%H%M%S}-{secrets.token_hex(2)}"
        draft = target / f"{DRAFT}{name}"
        try:
            draft.mkdir(mode=0o700)
            backup = _Making(folder, keys, draft, watcher).run(name, made_at, label, practice=practice)
            watcher.check()
            draft.rename(target / name)
            sync_folder(target)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
    prune(target)
    return replace(backup, path=target / name)


def verified_copy_before_migration(folder: DataFolder, keys: StoreKeys, watcher: Watcher = UNWATCHED) -> BackupSet:
    """The way back from a migration; there are no downgrades. Its label names the version that is about to change it.

    Such copies are kept apart from the daily ones by their label (see `retention`).
    """
    return make_backup(folder, keys, folder.backups, label=f"migration:{__version__}", watcher=watcher)


class _Making:
    """One backup in the making: what is copied so far."""

    def __init__(self, folder: DataFolder, keys: StoreKeys, draft: Path, watcher: Watcher) -> None:
        self._folder, self._keys, self._draft, self._watcher = folder, keys, draft, watcher
        self._files: list[CopiedFile] = []
        self._contents: dict[str, Contents] = {}
        self._left_out: list[str] = []
        self._new: set[str] = set()

    def run(self, name: str, made_at: datetime, label: str, *, practice: bool) -> BackupSet:
        """Copy everything, write the manifest, and check the copies against it."""
        present = self._copy_opened()
        self._copy_unopened()
        for beside in BESIDE_THE_FILES:
            if (self._folder.path / beside).is_file():
                self._note(beside, copy_durably(self._folder.path / beside, self._draft / beside))
        backup = BackupSet(
            path=self._draft,
            id=name,
            made_at=made_at,
            label=label,
            app=__version__,
            files=tuple(self._files),
            attachments=self._copy_attachments(present),
            left_out=tuple(self._left_out),
            sealed={file.schema: self._sealed(name, file) for file in self._files if file.verified},
            practice=practice,
        )
        check_set(backup, self._keys, self._watcher, attachments=self._new)
        write_durably(self._draft / MANIFEST, manifest_of(backup))
        return backup

    def _sealed(self, name: str, file: CopiedFile) -> str:
        key = self._keys.of(file.schema) or b""
        return sealed_contents(key, name, file.schema, file.sha256, self._contents[file.schema])

    def _copy_opened(self) -> list[str]:
        """Copy what the keys open, as of one moment; gives the attachments that were there at that moment."""
        source = connect_folder(self._folder, self._keys)
        try:
            source.execute("BEGIN")
            self._contents = {schema: contents_of(source, schema) for schema in self._keys.schemas}
            present = [path.name for path in self._folder.files.glob("*") if ATTACHMENT_NAME.fullmatch(path.name)]
            for schema in self._keys.schemas:
                self._copy_schema(source, schema)
            source.execute("ROLLBACK")
        finally:
            source.close()
        return sorted(present)

    def _copy_schema(self, source: Any, schema: str) -> None:
        path = self._draft / self._folder.schema_file(schema).name
        make_empty(path)
        copy = connect_file(path, self._keys.of(schema) or b"")
        said = tr("Copying {file}", "Copiando {file}", file=path.name)

        def progress(_status: int, remaining: int, total: int) -> None:
            self._watcher.check()
            self._watcher.say(said, 1 - remaining / total if total else None)

        try:
            source.backup(copy, pages=PAGES_A_STEP, name=schema, progress=progress)
        finally:
            copy.close()
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        self._note(path.name, sha256_of(path), schema, verified=True)

    def _copy_unopened(self) -> None:
        """Copy files whose key is not held. Nobody writes them while we hold the folder, unless a save was cut off."""
        for schema in self._folder.schemas():
            path = self._folder.schema_file(schema)
            if schema in self._keys.schemas:
                continue
            if any(_holds(path.with_name(path.name + tail)) for tail in ("-journal", "-wal")):
                self._left_out.append(path.name)
                continue
            copy = self._draft / path.name
            digest = copy_durably(path, copy)
            self._note(path.name, digest, schema)

    def _copy_attachments(self, names: list[str]) -> dict[str, str]:
        """Copy attachments the pool has not got yet. They never change, so one copy serves every backup."""
        pool = self._draft.parent / POOL
        pool.mkdir(mode=0o700, exist_ok=True)
        known = {name: digest for backup in sets_in(pool.parent)[0] for name, digest in backup.attachments.items()}
        pooled = {}
        for done, name in enumerate(names):
            self._watcher.check()
            self._watcher.say(tr("Copying attachments", "Copiando adjuntos"), done / len(names))
            source, copy = self._folder.files / name, pool / name
            with contextlib.suppress(FileNotFoundError):  # erased since: its key is gone from the rows as well
                if not (name in known and copy.is_file() and copy.stat().st_size == source.stat().st_size):
                    known[name] = self._pool(source, copy)
                    self._new.add(name)
                pooled[name] = known[name]
        return pooled

    def _pool(self, source: Path, copy: Path) -> str:
        """Take one attachment in; on the folder's own disk a second name for the same bytes is enough."""
        if self._draft.is_relative_to(self._folder.path):
            copy.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                copy.hardlink_to(source)
                return sha256_of(copy)
        return copy_durably(source, copy)

    def _note(self, name: str, digest: str, schema: str = "", *, verified: bool = False) -> None:
        size = (self._draft / name).stat().st_size
        self._files.append(CopiedFile(name, schema, digest, size, verified))


def _holds(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _prepare(target: Path) -> None:
    """Make the target and clear away what an interrupted backup left."""
    target.mkdir(parents=True, exist_ok=True)
    for left in target.glob(f"{DRAFT}*"):
        shutil.rmtree(left, ignore_errors=True)
