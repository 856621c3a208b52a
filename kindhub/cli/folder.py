"""`init` and `unlock-check`."""

import argparse
from pathlib import Path

from kindhub import app
from kindhub.cli.opening import folder_of, opened, passphrase_of
from kindhub.cli.printing import as_json, say
from kindhub.errors import UserError
from kindhub.i18n import L, tr


def init(options: argparse.Namespace) -> int:
    """Make a data folder whose first person may do everything in the installed programs."""
    if not options.person:
        raise UserError(L("Say who the first person is: --person NAME.", "Diga quién es la primera: --person NOMBRE."))
    app.prepare_process()
    person = app.FirstPerson(options.person, options.name or options.person, passphrase_of(options))
    programs = app.installed_programs()
    folder, sheets = app.create_folder(folder_of(options), person, programs)
    text = "\n\n".join(sheet.text if sheet.program == "" else f"# {sheet.label}\n{sheet.text}" for sheet in sheets)
    if options.recovery_file:
        _write_sheet(Path(options.recovery_file), text)
    keys = [program.key for program in programs]
    if options.json:
        # standard output may go to a script's log, so the sheet is in it only when no file takes it
        shown = None if options.recovery_file else text
        as_json({"data": str(folder.path), "person": person.uid, "programs": keys, "recovery_sheet": shown})
        return 0
    say(
        tr(
            "Made {path}; programs: {keys}.",
            "Creada {path}; programas: {keys}.",
            path=folder.path,
            keys=", ".join(keys),
        )
    )
    if not options.recovery_file:
        say(tr("Print this recovery sheet and keep it in a safe place; it is shown only once:",
               "Imprima esta hoja de recuperación y guárdela bien; se muestra una sola vez:"))  # fmt: skip
        say(text)
    return 0


def _write_sheet(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(f"{text}\n")
    except OSError as fault:
        raise UserError(
            L("The recovery sheet could not be written to {path}.", "No se pudo escribir la hoja en {path}."),
            path=path,
        ) from fault


def unlock_check(options: argparse.Namespace) -> int:
    """Open the hub and say which programs are open to the person."""
    with opened(options) as hub:
        keys = [program.key for program in hub.programs]
        if options.json:
            as_json({"person": hub.user.uid, "name": hub.user.name, "programs": keys})
        else:
            say(tr("{name} can open: {keys}", "{name} puede abrir: {keys}", name=hub.user.name, keys=", ".join(keys)))
    return 0
