"""New rows written by one statement for all of them, each value through its column's own rule.

SQLAlchemy's `insert()` works its parameters out again for every row; a hundred thousand rows wait for that longer than
for the file.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

Converter = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows given by column name; a column that a row does not name is NULL."""
    statement, columns = _prepared(table, connection.dialect)
    values: Sequence[tuple[Any, ...]] = [
        tuple([row.get(name) if convert is None else convert(row.get(name)) for name, convert in columns])
        for row in rows
    ]
    if values:
        connection.exec_driver_sql(statement, values)


@lru_cache(maxsize=256)
def _prepared(table: Table, dialect: Dialect) -> tuple[str, tuple[tuple[str, Converter | None], ...]]:
    """The statement, and its columns in the order of its places with what turns a value into the file's."""
    compiled = insert(table).compile(dialect=dialect)
    names = compiled.positiontup or []
    return str(compiled), tuple((n, table.c[n].type.dialect_impl(dialect).bind_processor(dialect)) for n in names)
