"""A version of the hub, or of a program, refuses what a newer one wrote: it does not know those tables.

Looked at before anything is written. Where the shared records are newer the folder stays shut; where one program's
file is, that program does, and the others work.
"""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from kindhub import __version__
from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.registry import Fault, Programs
from kindhub.storage.identity import maker_of
from kindhub.storage.migrations.streams import Stream, ahead, streams_for

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram

_SHARED = L(
    "These records were last written by {maker}; this is the older KIND Hub {here}, which does not know them ({what}). "
    "Nothing was changed. Install that version or a newer one, and try again.",
    "Estos registros los escribió por última vez {maker}; esta es la versión anterior {here} de KIND Hub, que no los "
    "conoce ({what}). No se cambió nada. Instale aquella versión o una posterior e intente otra vez.",
)
_PROGRAM = L(
    "“{program}” stays closed: its file was last written by {maker}, and here is the older {here} ({what}). Nothing in "
    "it was changed; the other programs work. Install the newer version and start again.",
    "«{program}» queda cerrado: su archivo lo escribió por última vez {maker}, y aquí está la versión anterior {here} "
    "({what}). No se cambió nada en él; los demás programas funcionan. Instale la versión nueva e inicie otra vez.",
)
_SOMEBODY = L("a newer version", "una versión más nueva")


def without_newer(engine: Engine, programs: Programs) -> Programs:
    """The programs whose files this version knows; of each other one a fault tells. Nothing is written.

    Raises `UserError` where the shared records are newer.
    """
    with engine.connect() as connection:
        newer = ahead(connection, streams_for(programs))
        shared = tuple(stream for stream in newer if stream.schema == "main")
        if shared:
            maker = maker_of(connection, "main") or _SOMEBODY.say()
            raise UserError(_SHARED, maker=maker, here=__version__, what=_what(connection, shared))
        faults = [_fault(connection, programs[key], newer) for key in sorted({one.schema for one in newer})]
    if not faults:
        return programs
    known = programs.only(programs.loaded.keys() - {fault.program for fault in faults})
    return Programs(known.loaded, [*programs.faults, *faults], programs.core)


def _fault(connection: Connection, program: "LoadedProgram", newer: tuple[Stream, ...]) -> Fault:
    mine = tuple(stream for stream in newer if stream.schema == program.key)
    why = UserError(
        _PROGRAM, program=program.info.neutral_name.say(), maker=maker_of(connection, program.key) or _SOMEBODY.say(),
        here=f"{program.info.version} (KIND Hub {__version__})", what=_what(connection, mine),
    )  # fmt: skip
    return Fault(program.key, "migrations", "newer", why)


def _what(connection: Connection, newer: tuple[Stream, ...]) -> str:
    """For support: which tables, at which revision."""
    return ", ".join(f"{stream.name} {stream.current(connection)} > {stream.head() or 0}" for stream in newer)
