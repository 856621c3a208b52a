"""Holds a ledger against its chain, its checkpoints and the records it speaks of: what `kindhub verify` finds.

Found here: an edited row, a recomputed chain, a deleted row, a cut tail behind a checkpoint, a forged checkpoint, and
a record changed behind the ledger's back. Not to be found here: a tail cut together with its checkpoints, or an old
copy of the whole file put back; only an anchor kept elsewhere (a backup's manifest, a package) tells of those.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from kindhub.i18n import L
from kindhub.records.base import Record, table_of
from kindhub.storage.house import house_of
from kindhub.storage.ledger import GENESIS, chain_hash, signed_text
from kindhub.storage.plain import columns_of, to_plain

Verifier = Callable[[str, bytes, bytes], bool]
"""(user id, signed text, signature) → whether that person really signed it."""

FINDINGS = {
    "gap": L("A row is missing or renumbered.", "Falta una fila o se cambió su número."),
    "chain": L("A row was changed afterwards.", "Una fila se cambió después."),
    "checkpoint": L(
        "The chain does not agree with a signed checkpoint.", "La cadena no coincide con un punto firmado."
    ),
    "signature": L("A checkpoint's signature is not good.", "La firma de un punto no es buena."),
    "tail": L("The end of the ledger was cut off.", "Se cortó el final del registro."),
    "record": L(
        "A record differs from what the ledger says of it.", "Un registro no coincide con lo que dice su historial."
    ),
    "anchor": L(
        "The ledger is not the one a backup was made of: an old copy was put back, or it was cut.",
        "El registro no es el que guarda una copia de seguridad: se puso una copia vieja o se cortó.",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: in which file, at which ledger row or in which record; ids only, never content."""

    schema: str
    kind: str
    n: int | None = None
    entity: str = ""
    record_id: str = ""

    def __str__(self) -> str:
        where = f"{self.entity} {self.record_id}".strip() if self.entity else f"{self.schema} {self.n}"
        return f"{where}: {FINDINGS[self.kind].say()}"


def verify_ledger(connection: Connection, schema: str, signed_by: Verifier) -> Iterator[Finding]:
    """Everything wrong with the chain and checkpoints of one file, in the order of the rows."""
    house = house_of(schema)
    points = {row.n: row for row in connection.execute(select(house.checkpoint).order_by(house.checkpoint.c.n))}
    expected, previous, hashes = 1, GENESIS, {}
    for row in connection.execute(select(house.ledger).order_by(house.ledger.c.n)).mappings():
        if row["n"] != expected:
            yield Finding(schema, "gap", row["n"])
            expected = row["n"]
        if chain_hash(previous, dict(row)) != row["hash"]:
            yield Finding(schema, "chain", row["n"])
        if row["n"] in points:
            hashes[row["n"]] = row["hash"]
        previous = row["hash"]
        expected += 1
    for n, point in points.items():
        if n >= expected:
            yield Finding(schema, "tail", n)
        elif hashes.get(n) != point.hash:
            yield Finding(schema, "checkpoint", n)
        if not signed_by(point.who, signed_text(schema, n, point.hash, point.at), point.signature):
            yield Finding(schema, "signature", n)


def verify_anchor(connection: Connection, schema: str, n: int, row_hash: bytes) -> Iterator[Finding]:
    """Hold the ledger against an anchor kept elsewhere: row `n` must still be there with that hash."""
    ledger = house_of(schema).ledger
    found = connection.execute(select(ledger.c.hash).where(ledger.c.n == n)).scalar()
    if found != row_hash:
        yield Finding(schema, "anchor", n)


def verify_records(connection: Connection, record_type: type[Record]) -> Iterator[Finding]:
    """Records that differ from the sum of their ledger rows, are there without one, or are gone without one."""
    table, ledger = table_of(record_type), house_of(record_type.schema_key()).ledger
    told = _told(connection, ledger, table.name)
    for row in connection.execute(select(table)).mappings():
        said = told.pop(row["id"], None)
        held = {name: to_plain(row[name]) for name in columns_of(record_type)}
        kept = {name: value for name, value in held.items() if value not in (None, {}, [], False)}
        if said is None or said != kept:
            yield Finding(record_type.schema_key(), "record", entity=table.name, record_id=row["id"])
    for record_id, said in told.items():
        if said:
            yield Finding(record_type.schema_key(), "record", entity=table.name, record_id=record_id)


def _told(connection: Connection, ledger: Any, entity: str) -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = {}
    rows = connection.execute(
        select(ledger.c.record_id, ledger.c.action, ledger.c.changes)
        .where(ledger.c.entity == entity, ledger.c.action.in_(("create", "update", "delete")))
        .order_by(ledger.c.n)
    )
    for record_id, action, changes in rows:
        state = told.setdefault(record_id, {})
        for name, (_old, new) in json.loads(changes).items():
            if new in (None, {}, [], False):
                state.pop(name, None)
            else:
                state[name] = new
        if action == "delete":
            state.clear()
    return told


def last_anchor(connection: Connection, schema: str) -> tuple[int, bytes]:
    """The end of the chain as a backup or a package carries it away."""
    ledger = house_of(schema).ledger
    n = connection.execute(select(func.max(ledger.c.n))).scalar() or 0
    row_hash = connection.execute(select(ledger.c.hash).where(ledger.c.n == n)).scalar()
    return n, row_hash or GENESIS
