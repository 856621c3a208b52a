"""The size of a restricted program's file tells how many steps it fills, and not how many records it holds.

Decision. *Question*: hide the name and the size of the file, or only the size? *Options*: names under which nobody
guesses a program would have to be kept apart from its key in `keyring.json`, in backups and in every message, while
the keyring still tells that somebody holds something restricted. *Choice*: the name stays, and with it that the program
is used here; how much is in it is rounded up to `STEP`. When the file was last written can still be seen.
"""

import contextlib
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from kindhub.errors import UserError
from kindhub.storage.connection import IMMEDIATE

STEP = 4 << 20
"""Bytes. An empty file has half a million, and some thousand case files fit into the first step."""
_USABLE = 4012
"""Bytes a page takes of one long value, what the cipher keeps for itself taken off."""
_SPARES = (4, 7, 12, 20, 32, 48)
"""Pages left out of the long value, for the tables that hold it: how many these take hangs on how full the pages of the
schema are. A page too many would let the file look twice its size at the next turn, so another number is tried.
"""


def pad(engine: Engine, schema: str) -> None:
    """Fill the file of a schema up with free pages to a whole number of steps; they are used up before it grows.

    A disk too full for it leaves the file as it is.
    """
    with contextlib.suppress(SQLAlchemyError, UserError), engine.connect() as plain:
        connection = plain.execution_options(**IMMEDIATE)
        with connection.begin():
            _fill(connection, schema)


def _fill(connection: Connection, schema: str) -> None:
    pages, free = _asked(connection, schema, "page_count"), _asked(connection, schema, "freelist_count")
    of_step = STEP // _asked(connection, schema, "page_size")
    wanted = -(-pages // of_step) * of_step
    if pages == wanted:
        return
    for spare in _SPARES:
        connection.execute(text("SAVEPOINT padding"))
        _stretch(connection, schema, wanted, max(wanted - pages + free - spare, 0))
        if _asked(connection, schema, "page_count") == wanted:
            connection.execute(text("RELEASE padding"))
            return
        connection.execute(text("ROLLBACK TO padding"))
        connection.execute(text("RELEASE padding"))


def _stretch(connection: Connection, schema: str, wanted: int, room: int) -> None:
    """Write so many pages, then one by one up to the wanted number, and give them all free."""
    connection.execute(text(f"CREATE TABLE {schema}.padding_0 (filler BLOB)"))
    connection.execute(text(f"INSERT INTO {schema}.padding_0 VALUES (zeroblob(:room))"), {"room": room * _USABLE})
    made = 1
    while _asked(connection, schema, "page_count") < wanted:
        connection.execute(text(f"CREATE TABLE {schema}.padding_{made} (filler BLOB)"))
        made += 1
    for number in range(made):
        connection.execute(text(f"DROP TABLE {schema}.padding_{number}"))


def _asked(connection: Connection, schema: str, what: str) -> int:
    found: Any = connection.execute(text(f"PRAGMA {schema}.{what}")).scalar_one()
    return int(found)
