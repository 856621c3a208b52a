"""The streams: where their scripts lie, which file they change, and how far that file has come.

Revisions are numbers in the scripts' names (`0001_start.py`), so telling whether anything is to be done needs no
Alembic, which would cost half a second at every start.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram

HERE = Path(__file__).parent
SCRIPT = re.compile(r"(\d{4})_\w+\.py")


@dataclass(frozen=True, slots=True)
class Stream:
    """A folder of scripts for one schema. `table` keeps the version, in that schema."""

    name: str
    folder: Path
    schema: str
    table: str

    def head(self) -> str:
        """The newest revision there is a script for; `` when there is none."""
        found = [SCRIPT.fullmatch(file.name) for file in (self.folder / "versions").glob("*.py")]
        return max((match.group(1) for match in found if match), default="")

    def current(self, connection: Connection) -> str:
        """The revision the file is at; `` for a file without these tables."""
        return revisions(connection, (self,))[self]


def house_stream(schema: str) -> Stream:
    """The house tables of one schema."""
    return Stream("house", HERE / "house", schema, "version_house")


def core_stream() -> Stream:
    """The shared records."""
    return Stream("core", HERE / "core", "main", "version_core")


def program_stream(program: "LoadedProgram") -> Stream:
    """A program's own records."""
    return Stream(program.key, program.folder / "migrations", program.key, f"version_{program.key}")


def streams_for(programs: "Iterable[LoadedProgram]") -> tuple[Stream, ...]:
    """Every stream of a hub with these programs open, in the order they must run."""
    mine = [house_stream("main"), core_stream()]
    for program in programs:
        mine += [house_stream(program.key), program_stream(program)]
    return tuple(mine)


def revisions(connection: Connection, streams: Iterable[Stream]) -> dict[Stream, str]:
    """How far each file has come, in two statements for all of them: every start asks this of every file."""
    asked = tuple(streams)
    tables = (
        f"SELECT '{one.schema}', name FROM {one.schema}.sqlite_master WHERE name = '{one.table}'" for one in asked
    )
    there = {tuple(row) for row in connection.exec_driver_sql(" UNION ALL ".join(tables))}
    known = [one for one in asked if (one.schema, one.table) in there]
    rows = (f"SELECT {n}, (SELECT version_num FROM {one.schema}.{one.table})" for n, one in enumerate(known))
    found = connection.exec_driver_sql(" UNION ALL ".join(rows)) if known else ()
    at = {known[n]: version or "" for n, version in found}
    return {one: at.get(one, "") for one in asked}


def behind(connection: Connection, streams: Iterable[Stream]) -> tuple[Stream, ...]:
    """The streams whose scripts are ahead of their file: what an upgrade has to do."""
    return tuple(stream for stream, at in revisions(connection, streams).items() if at < stream.head())


def ahead(connection: Connection, streams: Iterable[Stream]) -> tuple[Stream, ...]:
    """The streams whose file is ahead of the scripts here: a newer version wrote it."""
    return tuple(stream for stream, at in revisions(connection, streams).items() if at > stream.head())
