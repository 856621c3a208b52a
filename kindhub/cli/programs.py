"""`programs`: what is installed here and runs, and what an administrator changes about it."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kindhub.cli.opening import opened
from kindhub.cli.printing import Aloud, as_json, as_table, say
from kindhub.i18n import tr

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


def programs(options: argparse.Namespace) -> int:
    """List the programs that are installed and open to the person; `--add` makes the key of a new one.

    `--install`, `--remove`, `--off` and `--on` change the installation of this computer.
    """
    from kindhub import app
    from kindhub.services.program_packs import program_lines

    if options.install or options.remove or options.off or options.on:
        return _change_programs(options)
    if options.add:
        with opened(options) as hub:
            sheets = app.add_program(hub, options.add)
        for sheet in sheets:
            say(sheet.text)
    with opened(options) as hub:
        told = {line.key: line for line in program_lines(hub)}
        rows = [
            {
                "key": p.key,
                "name": p.info.name.say(),
                "version": p.info.version,
                "api": p.info.api,
                "state": told[p.key].state,
                "signer": told[p.key].signer,
                "adds": told[p.key].adds,
            }
            for p in hub.programs
        ]
        others = [asdict(line) for key, line in told.items() if key not in hub.programs.loaded]
        faults = [{"program": f.program, "hook": f.hook, "kind": f.kind} for f in hub.programs.faults]
    if options.json:
        as_json({"programs": rows, "others": others, "faults": faults})
    else:
        as_table(("key", "name", "version", "state", "signer", "adds"), rows)
        as_table(("key", "version", "state", "why"), others)
    return 1 if faults else 0


def _change_programs(options: argparse.Namespace) -> int:
    from kindhub.services.program_packs import install_pack, remove_pack, switch_program

    exported = None
    with opened(options) as hub:
        key = options.remove or options.off or options.on
        if options.install:
            key = install_pack(hub, Path(options.install)).key
        elif options.remove and options.export_to:
            exported = _remove_with_data(hub, options)
        elif options.remove:
            remove_pack(hub, key)
        else:
            switch_program(hub, key, on=bool(options.on))
    if options.json:
        as_json({"program": key, **({"backup": exported} if exported else {})})
    else:
        if exported:
            say(tr("What was written with {key} is in {path}, and not on this computer any more.",
                   "Lo que se escribió con {key} está en {path}, y ya no en este equipo.",
                   key=key, path=exported))  # fmt: skip
        say(tr("{key}: it takes effect when the hub starts again.",
               "{key}: tiene efecto cuando el hub vuelve a iniciar.", key=key))  # fmt: skip
    return 0


def _remove_with_data(hub: "Hub", options: argparse.Namespace) -> str:
    """Export, delete and remove; the name is typed at the terminal or given with `--confirm`."""
    from kindhub.backups import remove_with_data

    typed = options.confirm
    if not typed and sys.stdin.isatty():
        typed = input(tr("Write the program's name to delete what was written with it: ",
                         "Escriba el nombre del programa para borrar lo que se escribió con él: "))  # fmt: skip
    return str(remove_with_data(hub, options.remove, Path(options.export_to), typed, watcher=Aloud()).path)
