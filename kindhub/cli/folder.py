"""`init` and `unlock-check`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kindhub import app
from kindhub.cli.opening import folder_of, opened, passphrase_from, passphrase_of
from kindhub.cli.printing import as_json, say
from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.packs.house import house
from kindhub.records.local_day import today

if TYPE_CHECKING:
    from kindhub.packs.invitation import Guest

NOT_INSTALLED = L(
    "An invitation is used in an installed hub; this one runs from its sources.",
    "Una invitación se usa en un hub instalado; este funciona desde su código.",
)


def init(options: argparse.Namespace) -> int:
    """Make a data folder whose first person may do everything in the installed programs."""
    app.prepare_process()
    guest = _invited(options) if options.invitation else None
    if guest is None and not options.person:
        raise UserError(L("Say who the first person is: --person NAME.", "Diga quién es la primera: --person NOMBRE."))
    uid = guest.uid if guest else options.person
    person = app.FirstPerson(uid, options.name or uid, passphrase_of(options))
    folder, sheets = app.begin_folder(folder_of(options), person, guest)
    text = "\n\n".join(sheet.text if sheet.program == "" else f"# {sheet.label}\n{sheet.text}" for sheet in sheets)
    if options.recovery_file:
        _write_sheet(Path(options.recovery_file), text)
    keys = [schema for schema in folder.schemas() if schema != "main"]
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


def _invited(options: argparse.Namespace) -> "Guest":
    """Who the invitation is for. Raises `UserError`: it is none, the words are others, or nobody installed this hub."""
    from kindhub.packs.invitation import accepted, read_invitation

    place = house()
    if place is None:
        raise UserError(NOT_INSTALLED)
    told = Path(options.words_file) if options.words_file else None
    words = passphrase_from(told, L("The words of the invitation", "Las palabras de la invitación"))
    return accepted(read_invitation(Path(options.invitation), place.root_key), words, place.policy(), today())


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
