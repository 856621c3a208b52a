"""New rows written by one statement for all of them, each value through its column's own rule.

SQLAlchemy's `insert()` works its parameters out again for every row; a hundred thousand rows wait for that longer than
for the file.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

Converter = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows given by column name; a column that a row does not name is NULL."""
    statement, names, converters = _prepared(table, connection.dialect)
    values: list[tuple[Any, ...]] = []
    for row in rows:
        one = list(map(row.get, names))
        for place, convert in converters:
            one[place] = convert(one[place])
        values.append(tuple(one))
    if values:
        connection.exec_driver_sql(statement, values)


@lru_cache(maxsize=256)
def _prepared(table: Table, dialect: Dialect) -> tuple[str, tuple[str, ...], tuple[tuple[int, Converter], ...]]:
    """The statement, its columns in the order of its places, and what turns the values of some into the file's."""
    compiled = insert(table).compile(dialect=dialect)
    names = tuple(compiled.positiontup or ())
    converters = (
        (place, table.c[n].type.dialect_impl(dialect).bind_processor(dialect)) for place, n in enumerate(names)
    )
    return str(compiled), names, tuple((place, convert) for place, convert in converters if convert is not None)
