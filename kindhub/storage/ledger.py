"""One ledger per file: history, audit, undo, recent changes and later exchange are all read from it.

Row n carries `hash_n = SHA256(tag | hash_{n-1} | canonical row)`. A checkpoint is the same hash signed by the person
who made it; `verify` holds rows and checkpoints against each other. Version vectors (device → counter) are in it from
the first release because merging between installations depends on them.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import Connection, func, insert, select

from kindhub.storage.house import House, house_of
from kindhub.storage.plain import dump
from kindhub.storage.row_insert import insert_rows

TAG = b"kindhub-ledger-1"
CHECKPOINT_EVERY = 1_000
CHUNK = 500
GENESIS = bytes(32)
SIGNED_AS = b"kindhub-checkpoint-1"
CHAINED = ("n", "at", "who", "device", "unit", "action", "entity", "record_id", "changes", "vector", "reason")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who writes: the person, the device (a new id after every restore), and her signature."""

    uid: str
    device: str
    sign: Callable[[bytes], bytes]


@dataclass(slots=True)
class Entry:
    """One thing that happened to one record. `changes` maps field → [old, new] in plain values."""

    action: str
    entity: str
    record_id: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    vector: Mapping[str, int] | None = None


def chain_hash(previous: bytes, row: Mapping[str, Any]) -> bytes:
    """The hash of a ledger row after the row with hash `previous`: over the JSON list of its columns, `n` first."""
    texts = [encode_basestring(row[name]) for name in CHAINED[1:]]
    return _chained(previous, f"[{row['n']},{','.join(texts)}]")


def _chained(previous: bytes, said: str) -> bytes:
    return hashlib.sha256(TAG + previous + said.encode()).digest()


def signed_text(schema: str, n: int, row_hash: bytes, at: str) -> bytes:
    """What a checkpoint's signature covers."""
    return b"|".join((SIGNED_AS, schema.encode(), str(n).encode(), row_hash, at.encode()))


def now_text() -> str:
    """The time in UTC as the ledger writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class LedgerWriter:
    """Appends to the ledger of one schema within one transaction; reads the end of the chain once."""

    def __init__(self, connection: Connection, schema: str, actor: Actor, unit: str, reason: str) -> None:
        self._connection = connection
        self._schema = schema
        self._actor = actor
        self._unit = unit
        self._reason = reason
        self._house: House = house_of(schema)
        ledger = self._house.ledger
        last = connection.execute(select(ledger.c.n, ledger.c.hash).order_by(ledger.c.n.desc()).limit(1)).first()
        self._n: int = last.n if last else 0
        self._hash: bytes = last.hash if last else GENESIS

    def append(self, entries: Iterable[Entry]) -> None:
        """Write the entries, oldest first, and a checkpoint whenever the chain passes a multiple of 1,000."""
        rows, before = [], self._n
        vector, vector_text = None, "{}"
        same = {"at": now_text(), "who": self._actor.uid, "device": self._actor.device, "unit": self._unit}
        begin = ",".join(encode_basestring(same[name]) for name in CHAINED[1:5])
        for entry in entries:
            self._n += 1
            if entry.vector is not vector:
                vector, vector_text = entry.vector, dump(entry.vector or {})
            own = (
                entry.action,
                entry.entity,
                entry.record_id,
                dump(entry.changes),
                vector_text,
                entry.reason or self._reason,
            )
            self._hash = _chained(self._hash, f"[{self._n},{begin},{','.join(map(encode_basestring, own))}]")
            rows.append({"n": self._n, **same, **dict(zip(CHAINED[5:], own, strict=True)), "hash": self._hash})
        if rows:
            insert_rows(self._connection, self._house.ledger, rows)
        if self._n // CHECKPOINT_EVERY > before // CHECKPOINT_EVERY:
            self.checkpoint()

    def checkpoint(self) -> None:
        """Sign the end of the chain; nothing happens when it is signed already or the ledger is empty."""
        table = self._house.checkpoint
        done = self._connection.execute(select(func.max(table.c.n))).scalar()
        if self._n == 0 or done == self._n:
            return
        at = now_text()
        self._connection.execute(
            insert(table).values(
                n=self._n,
                at=at,
                who=self._actor.uid,
                device=self._actor.device,
                hash=self._hash,
                signature=self._actor.sign(signed_text(self._schema, self._n, self._hash, at)),
            )
        )

    def vectors(self, record_ids: Sequence[str]) -> dict[str, dict[str, int]]:
        """The version vectors of records that were written before; an id without any is left out."""
        ledger = self._house.ledger
        found: dict[str, dict[str, int]] = {}
        for start in range(0, len(record_ids), CHUNK):
            some = ledger.c.record_id.in_(record_ids[start : start + CHUNK])
            last = select(func.max(ledger.c.n)).where(some, ledger.c.vector != "{}").group_by(ledger.c.record_id)
            rows = self._connection.execute(select(ledger.c.record_id, ledger.c.vector).where(ledger.c.n.in_(last)))
            found.update((row.record_id, json.loads(row.vector)) for row in rows)
        return found
