"""Which rows came in before, and which corrections of a mapping a person made: both kept in the encrypted files.

A row is remembered by what stands in it, never by its number: partners add rows on top, sort, and send the list
again. The memory lies in the file of the program whose rows they are, beside its preferences.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from kindhub.program.imports import SourceRow
from kindhub.storage.house import house_of

EVERYBODY = "*"
_ROW, _MAPPING = "import-row", "import-columns"
_CHUNK = 500


def source_keys(rows: Sequence[SourceRow], sheet: str, leave_out: Iterable[str] = ()) -> list[str]:
    """A key for every row of a sheet from its words alone; the second row with the same words gets a key of its own.

    `leave_out` are columns that only count rows ("No.").
    """
    seen: Counter[str] = Counter()
    skip = set(leave_out)
    keys = []
    for row in rows:
        said = sorted((key, " ".join(cell.written.split())) for key, cell in row.cells.items() if key not in skip)
        said += sorted(row.other.items())
        digest = hashlib.sha256(json.dumps([sheet, said], ensure_ascii=False).encode()).hexdigest()[:40]
        seen[digest] += 1
        keys.append(f"{digest}.{seen[digest]}")
    return keys


def remembered_rows(connection: Connection, schema: str, kind: str) -> dict[str, dict[str, str]]:
    """Rows that came in before: source key → what became of them."""
    table, prefix = house_of(schema).preference, f"{_ROW}:{kind}:"
    found = connection.execute(
        select(table.c.key, table.c.content).where(
            table.c.uid == EVERYBODY, table.c.key >= prefix, table.c.key < f"{prefix}\uffff"
        )
    )
    return {row.key.removeprefix(prefix): json.loads(row.content) for row in found}


def remember_rows(connection: Connection, schema: str, kind: str, rows: Mapping[str, Mapping[str, Any]]) -> None:
    """Remember rows; a key that is there already is taken anew."""
    table = house_of(schema).preference
    values = [
        {"uid": EVERYBODY, "key": f"{_ROW}:{kind}:{key}", "content": json.dumps(what)} for key, what in rows.items()
    ]
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        keys = [one["key"] for one in chunk]
        connection.execute(delete(table).where(table.c.uid == EVERYBODY, table.c.key.in_(keys)))
        connection.execute(insert(table), chunk)


def forget_rows(connection: Connection, schema: str, unit: str) -> int:
    """Forget the rows that one import brought, so that they can come in again; returns how many."""
    table = house_of(schema).preference
    prefix = f"{_ROW}:"
    rows = connection.execute(
        select(table.c.key, table.c.content).where(
            table.c.uid == EVERYBODY, table.c.key >= prefix, table.c.key < f"{prefix}\uffff"
        )
    ).all()
    gone = [row.key for row in rows if json.loads(row.content).get("unit") == unit]
    for start in range(0, len(gone), _CHUNK):
        keys = gone[start : start + _CHUNK]
        connection.execute(delete(table).where(table.c.uid == EVERYBODY, table.c.key.in_(keys)))
    return len(gone)


def remembered_mapping(connection: Connection, schema: str, kind: str, fingerprint: str) -> dict[str, str]:
    """The correction a person made for this header row: heading key → column key ("" = leave it); else empty."""
    table = house_of(schema).preference
    content = connection.execute(
        select(table.c.content).where(table.c.uid == EVERYBODY, table.c.key == f"{_MAPPING}:{kind}:{fingerprint}")
    ).scalar()
    return dict(json.loads(content)) if content else {}


def remember_mapping(
    connection: Connection, schema: str, kind: str, fingerprint: str, columns: Mapping[str, str]
) -> None:
    """Keep a correction for the next file with this header row."""
    table, key = house_of(schema).preference, f"{_MAPPING}:{kind}:{fingerprint}"
    connection.execute(delete(table).where(table.c.uid == EVERYBODY, table.c.key == key))
    connection.execute(insert(table).values(uid=EVERYBODY, key=key, content=json.dumps(dict(columns))))
