"""Brings the programs of an installed hub in at the start: those that run by policy, and no others."""

import importlib
import sys
from pathlib import Path

from kindhub.packs.shelf import Shelf
from kindhub.program.registry import Fault, Programs


def load(shelf: Shelf, folder: Path, core: str = "") -> Programs:
    """The programs of the packs that run. A pack that is refused, or breaks, becomes a fault that says why.

    `core` is the newest migration of the shared records here.
    """
    programs = Programs(core=core)
    for one in shelf.packs:
        if one.why is not None:
            programs.faults.append(Fault(one.file.name, "pack", str(one.why)))
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
