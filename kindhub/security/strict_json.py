"""Frozen dataclasses to JSON and back, refusing whatever was not written by us.

 A key more or less, a number where a text belongs, a key twice, base64 spelled otherwise: ValueError. The keyring
holds nothing optional, so every difference is either damage or tampering.
"""

from __future__ import annotations

import json
import types
import typing
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from kindhub.security.canonical import from_text, to_text

T = TypeVar("T")


def to_plain(value: object) -> object:
    """Dataclasses as objects, bytes as base64, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, bytes):
        return to_text(value)
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], value: object) -> T:
    """The inverse of `to_plain` for a known type; ValueError when the value is anything else."""
    return typing.cast("T", _read(kind, value))


def parse(data: bytes) -> object:
    """Parse JSON, refusing duplicate keys, constants outside JSON and anything too deep or not UTF-8."""
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant)
    except RecursionError as deep:
        raise ValueError("nested too deep") from deep


def _read(kind: Any, value: object) -> object:
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _read_list(typing.get_args(kind)[0], value)
    if origin is types.UnionType:
        inner = next(option for option in typing.get_args(kind) if option is not type(None))
        return None if value is None else _read(inner, value)
    if is_dataclass(kind):
        return _read_object(kind, value)
    if kind is bytes:
        return from_text(_read(str, value))  # type: ignore[arg-type]
    if type(value) is not kind:
        raise ValueError(f"expected {kind}")
    return value


def _read_list(kind: Any, value: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise ValueError("expected a list")  # noqa: TRY004
    return tuple(_read(kind, item) for item in value)


def _read_object(kind: Any, value: object) -> object:
    kinds = _kinds_in(kind)
    if not isinstance(value, dict) or set(value) != set(kinds):
        raise ValueError(f"expected exactly {list(kinds)}")
    return kind(**{name: _read(inner, value[name]) for name, inner in kinds.items()})


@cache
def _kinds_in(kind: Any) -> dict[str, Any]:
    """Of each field; kept, for to resolve them took half of the time a keyring takes to be read."""
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key appears twice")
    return found


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")
