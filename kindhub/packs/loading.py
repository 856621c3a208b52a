"""Brings the programs of an installed hub in at the start: those that run by policy, and no others."""

import importlib
import sys
from pathlib import Path

from kindhub import __version__
from kindhub.errors import Refused
from kindhub.packs.house import House
from kindhub.packs.shelf import REQUIRED_MISSING, Shelf, look_over
from kindhub.program.registry import Fault, Programs


def programs_of(house: House, core: str = "") -> Programs:
    """The programs of an installation. Without a policy that counts there are none, and a fault says why."""
    try:
        policy = house.policy()
    except Refused as why:
        return Programs(faults=[Fault("policy", "pack", "Refused", why)], core=core)
    return load(look_over(house.programs, policy, __version__, house.off()), house.programs, core)


def load(shelf: Shelf, folder: Path, core: str = "") -> Programs:
    """The programs of the packs that run. A pack that is refused, or breaks, becomes a fault that says why.

    `core` is the newest migration of the shared records here.
    """
    programs = Programs(core=core)
    for one in shelf.packs:
        if one.why is not None:
            programs.faults.append(Fault(one.file.name, "pack", "Refused", one.why))
    for key in shelf.missing:
        programs.faults.append(Fault(key, "pack", "Refused", Refused(REQUIRED_MISSING, program=key)))
    for one in shelf.running():
        assert one.pack is not None
        sys.path.append(str(folder / one.pack.package))
        try:
            module = importlib.import_module(one.pack.module)
        except Exception as fault:  # noqa: BLE001 - one program's fault must not stop the others
            programs.faults.append(Fault(one.pack.key, "import", type(fault).__name__))
            continue
        programs.add(one.pack.key, module)
    return programs
