"""Statements are compiled once in a process, however many folders its tests open.

SQLAlchemy keeps what it compiled by engine and by dialect. A person opens one folder a day; a run of the tests opens
two thousand, and a third of the time of each went into compiling the same statements again.
"""

from sqlalchemy import Engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite as Dialect
from sqlalchemy.util import LRUCache

_compiled: LRUCache[object, object] = LRUCache(3000)


def compile_once() -> None:
    """From now on in this process: all engines speak one dialect and keep what is compiled in one place."""
    Dialect.__hash__ = _same_hash  # type: ignore[method-assign, assignment]
    Dialect.__eq__ = _speaks_the_same  # type: ignore[method-assign, assignment]
    event.listen(Engine, "engine_connect", _keep_together)


def _same_hash(_dialect: Dialect) -> int:
    return hash(Dialect)


def _speaks_the_same(one: Dialect, other: object) -> bool:
    return type(one) is type(other)


def _keep_together(connection: object) -> None:
    connection.engine._compiled_cache = _compiled  # type: ignore[attr-defined]
