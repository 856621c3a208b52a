"""A backup as it lies on a disk: one folder per backup, attachments in one pool beside them, and its manifest.

    <target>/2026-11-23-174003-9f2c/   manifest.json keyring.json root.pub hub.db PROGRAM.db …
    <target>/attachments/              every attachment any of the backups needs, once

The manifest's open part holds names, sizes and digests, which a look at the folder shows anyway. Row counts and the
end of the ledger would tell how many restricted cases there are, so they are sealed per file under a key that comes
from the file's own key.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from kindhub.errors import NotClean, UserError
from kindhub.i18n import L
from kindhub.security.boxes import NONCE_BYTES, DoesNotOpen, derive, lock, unlock
from kindhub.security.canonical import canonical, from_text, to_text

VERSION = 1
MANIFEST, POOL = "manifest.json", "attachments"
SET_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-\d{6}-[0-9a-f]{4}")
ATTACHMENT_NAME = re.compile(r"[0-9a-f]{32}")
_FILE_NAME = re.compile(r"[a-z][a-z0-9_]*\.db|keyring\.json|root\.pub")
PADDED_TO = 4096
LARGEST_MANIFEST = 64 << 20

DAMAGED = L(
    "The backup of {made} at {place} is damaged ({what}). Nothing was changed. Use another backup, and do not trust "
    "this disk.",
    "La copia de seguridad del {made} en {place} está dañada ({what}). No se cambió nada. Use otra copia y no confíe "
    "en este disco.",
)
NOT_A_SET = L(
    "There is no whole backup at {place}. Choose the folder that holds manifest.json.",
    "No hay una copia de seguridad completa en {place}. Elija la carpeta que contiene manifest.json.",
)
_NEWER = L(
    "This backup was made by a newer version of KIND Hub. Please install the newer version.",
    "Esta copia de seguridad se hizo con una versión más nueva de KIND Hub. Instale la versión nueva.",
)


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """One file of a backup. `schema` is empty for the keyring; `verified` tells whether it was opened and checked."""

    name: str
    schema: str
    sha256: str
    size: int
    verified: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database copy must hold: rows per table, and the end of its ledger as (number, hash in hex)."""

    counts: Mapping[str, int]
    anchor: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class BackupSet:
    """One backup; `path` is its folder, wherever it was carried.

    `attachments` maps name → digest, `left_out` names files that could not be copied safely, `sealed` maps schema →
    closed part of the manifest. `practice`: nobody in it exists.
    """

    path: Path
    id: str
    made_at: datetime
    label: str
    app: str
    files: tuple[CopiedFile, ...]
    attachments: Mapping[str, str]
    left_out: tuple[str, ...]
    sealed: Mapping[str, str] = field(repr=False)
    practice: bool = False

    @property
    def pool(self) -> Path:
        """Where its attachments lie."""
        return self.path.parent / POOL

    @property
    def databases(self) -> tuple[CopiedFile, ...]:
        """The copies of hub and programs."""
        return tuple(file for file in self.files if file.schema)

    @property
    def unverified(self) -> tuple[str, ...]:
        """Schemas copied unseen, for want of their key."""
        return tuple(file.schema for file in self.databases if not file.verified)

    def damaged(self, what: str) -> NotClean:
        """The refusal of this backup, naming the part that is wrong."""
        return NotClean(DAMAGED, made=f"{self.made_at.astimezone():%Y-%m-%d %H:%M}", place=self.path, what=what)


def sealed_contents(key: bytes, set_id: str, schema: str, sha256: str, contents: Contents) -> str:
    """The closed part about one file; bound to the backup, the schema and the file's digest."""
    anchor = list(contents.anchor) if contents.anchor else None
    plain = json.dumps([dict(contents.counts), anchor], sort_keys=True).encode()
    plain = plain.ljust(-(-len(plain) // PADDED_TO) * PADDED_TO)  # its length would tell the counts' digits
    nonce, box = lock(_manifest_key(key), plain, canonical("backup", set_id, schema, sha256))
    return to_text(nonce + box)


def opened_contents(backup: BackupSet, file: CopiedFile, key: bytes) -> Contents:
    """What the file must hold. Raises `NotClean` when key, file or manifest do not belong together."""
    try:
        sealed = from_text(backup.sealed[file.schema])
        bound = canonical("backup", backup.id, file.schema, file.sha256)
        plain = unlock(_manifest_key(key), sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
        counts, anchor = json.loads(plain)
    except (KeyError, ValueError, DoesNotOpen) as bad:
        raise backup.damaged(file.name) from bad
    return Contents(counts, (int(anchor[0]), str(anchor[1])) if anchor else None)


def manifest_of(backup: BackupSet) -> bytes:
    """The manifest's bytes; the same backup gives the same bytes, so that any changed bit shows."""
    body = {
        "v": VERSION,
        "id": backup.id,
        "made_at": backup.made_at.isoformat(),
        "label": backup.label,
        "app": backup.app,
        "files": [asdict(file) for file in backup.files],
        "attachments": dict(backup.attachments),
        "left_out": list(backup.left_out),
        "sealed": dict(backup.sealed),
        **({"practice": True} if backup.practice else {}),
    }
    return _bytes({**body, "sha256": _digest(body)})


def read_set(path: Path) -> BackupSet:
    """The backup in this folder. Raises `UserError` when there is none, `NotClean` when its manifest was changed."""
    try:
        data = (path / MANIFEST).read_bytes()
    except OSError as missing:
        raise UserError(NOT_A_SET, place=path) from missing
    try:
        plain = json.loads(data) if len(data) <= LARGEST_MANIFEST else None
        if isinstance(plain, dict) and isinstance(plain.get("v"), int) and plain["v"] > VERSION:
            raise UserError(_NEWER)
        backup = _parsed(path, plain)
        if manifest_of(backup) != data:
            raise ValueError("changed")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as bad:
        raise NotClean(DAMAGED, made=path.name, place=path, what=MANIFEST) from bad
    return backup


def sets_in(target: Path) -> tuple[list[BackupSet], list[Path]]:
    """The whole backups at a place, newest first, and the folders whose manifest is missing or was changed."""
    whole, bad = [], []
    for path in sorted(target.glob("*")) if target.is_dir() else []:
        if path.is_dir() and SET_NAME.fullmatch(path.name):
            try:
                whole.append(read_set(path))
            except UserError:
                bad.append(path)
    return sorted(whole, key=lambda backup: (backup.made_at, backup.id), reverse=True), bad


def _parsed(path: Path, plain: Any) -> BackupSet:
    files = tuple(CopiedFile(**file) for file in plain["files"])
    if not all(_FILE_NAME.fullmatch(file.name) for file in files):
        raise ValueError("a file name that leads elsewhere")
    if not all(ATTACHMENT_NAME.fullmatch(name) for name in plain["attachments"]):
        raise ValueError("an attachment name that leads elsewhere")
    return BackupSet(
        path=path,
        id=plain["id"],
        made_at=datetime.fromisoformat(plain["made_at"]),
        label=plain["label"],
        app=plain["app"],
        files=files,
        attachments=plain["attachments"],
        left_out=tuple(plain["left_out"]),
        sealed=plain["sealed"],
        practice=plain.get("practice") is True,
    )


def _bytes(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, indent=1, ensure_ascii=True).encode("ascii") + b"\n"


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(_bytes(body)).hexdigest()


def _manifest_key(key: bytes) -> bytearray:
    return derive(key, canonical("backup-manifest"))
