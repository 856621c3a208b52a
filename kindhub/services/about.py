"""What support asks about an installation: versions, signers and the computer. No record, no name and no path."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kindhub.errors import Refused
from kindhub.i18n import language, tr
from kindhub.packs.house import house
from kindhub.services.program_packs import STATES, ProgramLine, program_lines
from kindhub.services.releases import this_release
from kindhub.storage.migrations.streams import streams_for

if TYPE_CHECKING:
    from kindhub.packs.house import House
    from kindhub.storage.hub import Hub

STANDS_ON = ("PySide6-Essentials", "sqlmodel", "sqlcipher3", "cryptography", "qtawesome")


@dataclass(frozen=True, slots=True)
class Installation:
    """What is installed here, of the programs only those that are open to the person.

    `policy` is the issue of the organisation's policy in words, empty in a checkout; `tables` how far each file's
    tables have come, as support knows them.
    """

    programs: tuple[ProgramLine, ...]
    stands_on: tuple[str, ...]
    policy: str
    tables: str


def read_installation(hub: Hub, place: House | None = None) -> Installation:
    """Look at what is here; it reads every pack, so not in the window's thread."""
    mine = tuple(line for line in program_lines(hub, place) if line.key in hub.programs.loaded)
    with hub.read() as session:
        connection = session.connection()
        tables = [f"{one.schema}/{one.name} {one.current(connection)}" for one in streams_for(hub.programs)]
    return Installation(
        mine, tuple(f"{name} {version_of(name)}".strip() for name in STANDS_ON), _policy(place or house()),
        ", ".join(tables),
    )  # fmt: skip


def support_text(here: Installation, look: str = "") -> str:
    """The same as text to copy; `look` says how the window is set, which only the window knows."""
    release = this_release()
    day = release.day.isoformat() if release.day else tr("not released", "no publicada")
    lines = [
        f"KIND Hub {release.version} ({day})",
        f"Python {platform.python_version()} · {platform.system()} {platform.release()} · {platform.machine()}",
        *here.stands_on,
        *(f"{line.name} {line.version} · {STATES[line.state]} · {line.signer or '-'}" for line in here.programs),
        here.policy or tr("no installation: it runs from its sources", "sin instalación: funciona desde su código"),
        here.tables,
        f"{language()} · {look}".rstrip(" ·"),
    ]
    return "\n".join(lines)


def version_of(name: str) -> str:
    """The version of a distribution; empty where it is none."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _policy(place: House | None) -> str:
    if place is None:
        return ""
    try:
        policy = place.policy()
    except Refused as why:
        return str(why)
    return tr("Policy {serial} of {organisation}", "Política {serial} de {organisation}",
              serial=policy.serial, organisation=policy.organisation)  # fmt: skip
