"""Holding a backup against its manifest: digests for everybody, contents for whoever has the key."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from kindhub.errors import UserError
from kindhub.i18n import tr
from kindhub.storage.backup_set import BackupSet, Contents, CopiedFile, opened_contents
from kindhub.storage.durable import sha256_of
from kindhub.storage.keys import StoreKeys
from kindhub.storage.sealed_connection import connect_file
from kindhub.storage.watcher import UNWATCHED, Watcher


@dataclass(frozen=True, slots=True)
class FileReport:
    """What a check found in one copy: its rows, or None when it could not be opened for want of its key."""

    schema: str
    rows: int | None

    @property
    def verified(self) -> bool:
        """Whether the copy was opened, checked page by page and counted."""
        return self.rows is not None


def contents_of(connection: Any, schema: str = "main") -> Contents:
    """Rows per table and end of the ledger, within the caller's transaction."""
    names = connection.execute(
        f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    counts = {}
    for (name,) in names:
        quoted = name.replace('"', '""')
        counts[name] = connection.execute(f'SELECT count(*) FROM {schema}."{quoted}"').fetchone()[0]
    last = None
    if "ledger" in counts:
        last = connection.execute(f"SELECT n, hash FROM {schema}.ledger ORDER BY n DESC LIMIT 1").fetchone()
    return Contents(counts, (last[0], bytes(last[1]).hex()) if last else None)


def check_set(
    backup: BackupSet,
    keys: StoreKeys | None = None,
    watcher: Watcher = UNWATCHED,
    *,
    attachments: Collection[str] | None = None,
) -> list[FileReport]:
    """Check every file; with `keys` also open what they open. Raises `NotClean` at the first thing that is wrong.

    `attachments` limits which of them are read again; by default all.
    """
    reports = []
    for done, file in enumerate(backup.files):
        watcher.check()
        watcher.say(tr("Checking {file}", "Comprobando {file}", file=file.name), done / len(backup.files))
        _check_bytes(backup, file)
        if file.schema:
            key = keys.of(file.schema) if keys else None
            reports.append(FileReport(file.schema, _check_contents(backup, file, key) if key else None))
    for name, digest in backup.attachments.items():
        watcher.check()
        if attachments is None or name in attachments:
            _check_attachment(backup, name, digest)
    return reports


def _check_bytes(backup: BackupSet, file: CopiedFile) -> None:
    path = backup.path / file.name
    if not path.is_file() or path.stat().st_size != file.size or sha256_of(path) != file.sha256:
        raise backup.damaged(file.name)


def _check_attachment(backup: BackupSet, name: str, digest: str) -> None:
    path = backup.pool / name
    if not path.is_file() or sha256_of(path) != digest:
        raise backup.damaged(name)


def _check_contents(backup: BackupSet, file: CopiedFile, key: bytes) -> int:
    expected = opened_contents(backup, file, key)
    found = _opened(backup, backup.path / file.name, key)
    if found != expected:
        raise backup.damaged(file.name)
    return sum(found.counts.values())


def _opened(backup: BackupSet, path: Path, key: bytes) -> Contents:
    try:
        connection = connect_file(path, key, read_only=True)
    except UserError as bad:
        raise backup.damaged(path.name) from bad
    try:
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if pages or connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise backup.damaged(path.name)
        return contents_of(connection)
    except sqlcipher.Error as bad:
        raise backup.damaged(path.name) from bad
    finally:
        connection.close()
