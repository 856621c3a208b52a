"""How a command gets at the hub: which folder, who, and the passphrase, which never stands on the command line."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kindhub.cli.printing import Aloud
from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.reporting import keep_reports_in

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


def folder_of(options: argparse.Namespace) -> Path:
    """The data folder the command works on."""
    from kindhub.storage.folder import usual_place

    return Path(options.data) if options.data else usual_place()


def passphrase_from(file: Path | None, question: L) -> str:
    """The passphrase from a file's first line, from standard input, or from a prompt that shows nothing."""
    if file is not None:
        try:
            lines = Path(file).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as fault:
            raise UserError(
                L("The passphrase file {file} cannot be read.", "No se puede leer el archivo de la frase {file}."),
                file=file,
            ) from fault
        return lines[0] if lines else ""
    if sys.stdin.isatty():
        return getpass.getpass(f"{question.say()}: ")
    return sys.stdin.readline().rstrip("\r\n")


def passphrase_of(options: argparse.Namespace) -> str:
    """The passphrase of the person who opens the hub."""
    return passphrase_from(options.passphrase_file, L("Passphrase", "Frase de acceso"))


def person_of(options: argparse.Namespace) -> str:
    """Who opens the hub; when only one person works with it, she need not be named."""
    if options.person:
        return str(options.person)
    from kindhub.security.keyring import Keyring
    from kindhub.storage.folder import DataFolder

    folder = DataFolder(folder_of(options))
    folder.require()
    people = Keyring.load(folder.keyring).people()
    if len(people) == 1:
        return people[0].uid
    raise UserError(L("Say who you are with --person NAME.", "Diga quién es con --person NOMBRE."))


@contextmanager
def opened(options: argparse.Namespace) -> "Iterator[Hub]":
    """The hub, opened as the command line says, and closed again whatever happens."""
    from kindhub import app
    from kindhub.services.wording import speak_as_ruled

    app.prepare_process()
    hub = app.open_hub(folder_of(options), person_of(options), passphrase_of(options), watcher=Aloud())
    keep_reports_in(hub.folder.path)
    _tell_faults(hub)
    speak_as_ruled(hub)
    try:
        yield hub
    finally:
        hub.close()


def _tell_faults(hub: "Hub") -> None:
    for fault in hub.programs.faults:
        sys.stderr.write(f"kindhub: {fault.say()}\n")
