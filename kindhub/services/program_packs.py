"""The programs of this computer as their administrator sees them: what is here, who signed it, whether it runs.

Installing, switching off and removing change files of the installation, not of the data folder; each takes effect at
the next start and is told to the ledger. In a checkout there is nothing to change: the environment's programs run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kindhub import __version__
from kindhub.errors import Refused, UserError
from kindhub.i18n import L, tr, tr_n
from kindhub.packs import installing
from kindhub.packs.house import House, house
from kindhub.packs.shelf import REQUIRED_MISSING, Shelf, Shelved, look_over
from kindhub.security.access import HUB

if TYPE_CHECKING:
    from pathlib import Path

    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub

State = Literal["runs", "off", "refused", "older", "missing", "next"]
STATES: dict[State, L] = {
    "runs": L("runs", "funciona"), "off": L("switched off", "apagado"), "refused": L("refused", "rechazado"),
    "older": L("replaced by a newer one", "reemplazado por uno posterior"), "missing": L("missing", "falta"),
    "next": L("from the next start", "desde el próximo inicio"),
}  # fmt: skip
RIGHT = "grant"
NOT_INSTALLED = L(
    "This hub runs from its sources, not from an installation: its programs are those of the environment.",
    "Este hub funciona desde su código y no desde una instalación: sus programas son los del entorno.",
)


@dataclass(frozen=True, slots=True)
class ProgramLine:
    """A program on the page: `adds` says in words what it brings, `why` what is wrong and what to do."""

    key: str
    name: str
    version: str
    state: State
    signer: str = ""
    adds: str = ""
    why: str = ""


def program_lines(hub: Hub, place: House | None = None) -> list[ProgramLine]:
    """Every program that is here or should be, those that run first.

    Somebody who changes nothing here is told of her own programs and of no others.
    """
    place = place or house()
    if place is None:
        return [_running(one) for one in hub.programs]
    try:
        shelf = _shelf(place)
    except Refused as why:
        return [ProgramLine("policy", tr("Policy", "Política"), "", "refused", why=str(why))]
    lines = [_line(hub, one) for one in shelf.packs]
    lines += [ProgramLine(key, key, "", "missing", why=REQUIRED_MISSING.say(program=key)) for key in shelf.missing]
    if not may_change(hub, place):
        lines = [line for line in lines if line.key in hub.programs.loaded]
    return sorted(lines, key=lambda line: (list(STATES).index(line.state), line.name))


def install_pack(hub: Hub, file: Path, place: House | None = None) -> ProgramLine:
    """Check a pack and put it in. Raises `UserError` with what to do; then nothing has changed."""
    here = _changeable(hub, place)
    pack = installing.install(file, here.programs, _shelf(here), here.policy(), __version__)
    _tell(hub, "install_program", pack.key, str(pack.version))
    return ProgramLine(pack.key, pack.key, str(pack.version), "next")


def switch_program(hub: Hub, key: str, *, on: bool, place: House | None = None) -> None:
    """Switch a program on or off from the next start; its data stays. Raises `UserError`."""
    here = _changeable(hub, place)
    wanted = here.policy().programs.get(key)
    if not on and wanted is not None and wanted.required:
        raise Refused(installing.REQUIRED_ON, program=key)
    try:
        here.switch(key, on=on)
    except PermissionError:
        raise Refused(installing.NOT_ALLOWED_TO_WRITE) from None
    _tell(hub, "switch_program_on" if on else "switch_program_off", key)


def remove_pack(hub: Hub, key: str, place: House | None = None) -> None:
    """Take a program out; its data stays in the folder and is there when the program comes back. Raises `UserError`."""
    here = removable(hub, key, place)
    take_out(key, here)
    _tell(hub, "remove_program", key)


def removable(hub: Hub, key: str, place: House | None = None) -> House:
    """The installation a program may be removed from by this person. Raises `UserError`; nothing has changed then."""
    here = _changeable(hub, place)
    installing.require_removable(key, here.programs, here.policy())
    return here


def take_out(key: str, here: House) -> None:
    """Remove the files of a program from an installation; one that comes back later is switched on again."""
    installing.remove(key, here.programs, _shelf(here), here.policy())
    if key in here.off():
        here.switch(key, on=True)


def may_change(hub: Hub, place: House | None = None) -> bool:
    """Whether this person may change the programs of this computer, and there is an installation to change."""
    return (place or house()) is not None and hub.user.can(HUB, RIGHT)


def _changeable(hub: Hub, place: House | None) -> House:
    hub.user.require(HUB, RIGHT)
    here = place or house()
    if here is None:
        raise UserError(NOT_INSTALLED)
    return here


def _shelf(place: House) -> Shelf:
    return look_over(place.programs, place.policy(), __version__, place.off())


def _tell(hub: Hub, action: str, key: str, version: str = "") -> None:
    with hub.begin("change the programs") as work:
        work.log(action, "program", key, about={"version": version} if version else {})


def _line(hub: Hub, one: Shelved) -> ProgramLine:
    if one.pack is None:
        return ProgramLine(one.file.name, one.file.name, "", "refused", why=str(one.why))
    loaded = hub.programs.loaded.get(one.pack.key)
    state: State = "next" if one.state == "runs" and loaded is None else one.state
    return ProgramLine(
        one.pack.key, loaded.info.neutral_name.say() if loaded else one.pack.key, str(one.pack.version), state,
        one.signer.name if one.signer else "", _adds(loaded) if loaded else "", str(one.why or ""),
    )  # fmt: skip


def _running(one: LoadedProgram) -> ProgramLine:
    return ProgramLine(one.key, one.info.neutral_name.say(), one.info.version, "runs", adds=_adds(one))


def _adds(one: LoadedProgram) -> str:
    """What it brings, in numbers."""
    counts = (
        (one.forms, L("{n} form", "{n} formulario"), L("{n} forms", "{n} formularios")),
        (one.lists, L("{n} list", "{n} lista"), L("{n} lists", "{n} listas")),
        (one.reports, L("{n} report", "{n} informe"), L("{n} reports", "{n} informes")),
        (one.exchange, L("{n} import", "{n} importación"), L("{n} imports", "{n} importaciones")),
    )
    return " · ".join(tr_n(len(parts), single, several) for parts, single, several in counts if parts)
