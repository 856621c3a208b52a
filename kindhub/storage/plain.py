"""Field values as plain JSON, for the ledger, drafts and exports, and back.

One rule for all of them, so that history, undo and exchange read what any of them wrote.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from kindhub.records.base import Record, table_of
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.records.partial_date import PartialDate

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_PLAIN = frozenset({str, int, float, bool})


def to_plain(value: Any) -> Any:
    """A JSON value that says the same. Raises `TypeError` for a type no field has."""
    if type(value) in _PLAIN or value is None:
        return value
    if isinstance(value, PartialDate):
        return value.to_storage()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, str | int | float):
        return value
    raise TypeError(type(value).__name__)


def from_plain(spec: FieldSpec | None, value: Any) -> Any:
    """The value of a field again. `spec` is None for housekeeping columns, which are plain already."""
    if value is None or spec is None:
        return value
    if spec.kind == "partial":
        return PartialDate.from_storage(value)
    if spec.kind == "day":
        return date.fromisoformat(value)
    if spec.kind == "moment":
        return datetime.fromisoformat(value)
    if spec.kind == "codes":
        return tuple(value)
    return value


@cache
def columns_of(record_type: type[Record]) -> tuple[str, ...]:
    """The columns the ledger tells: all but id and version, which it keeps apart, and secrets.

    The key of an attachment must not outlive its row: erasing the row erases the file everywhere (security design 6).
    """
    secret = {name for name, spec in fields_of(record_type).items() if spec.secret}
    return tuple(c.name for c in table_of(record_type).columns if c.name not in {"id", "version", *secret})


def restored(record_type: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """Plain values of a record turned back, by its field kinds."""
    specs = fields_of(record_type)
    return {name: from_plain(specs.get(name), value) for name, value in values.items()}


def dump(value: Any) -> str:
    """Compact JSON with sorted keys: the same content is always the same text, so that it can be hashed."""
    return _ENCODER.encode(value)
