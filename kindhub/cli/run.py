"""Reads the command line, finds the command, and turns what it raises into an exit code and one clear sentence."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kindhub import __version__
from kindhub.cli.commands import COMMANDS, Command
from kindhub.errors import UserError
from kindhub.i18n import tr, use_language

DONE, REFUSED, WRONG_USE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Run one command line; see the README for all of them."""
    use_language("en" if _wants_english(arguments) else "es")
    options = parser(arguments).parse_args(arguments)
    try:
        return int(options.run(options))
    except UserError as advice:
        sys.stderr.write(f"kindhub: {advice}\n")
        return REFUSED
    except (KeyboardInterrupt, BrokenPipeError):
        sys.stderr.write(tr("kindhub: stopped. Nothing was half done.\n", "kindhub: detenido. Nada quedó a medias.\n"))
        return REFUSED


def parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The grammar of the command line. `argparse` itself exits with 2 for wrong use."""
    top = argparse.ArgumentParser(
        prog="kindhub",
        allow_abbrev=False,  # or a passphrase could be given as the value of a shortened --passphrase-file
        description=tr("The hub without a window.", "El hub sin ventana."),
        epilog=tr(
            "With no command the window opens. A program may add commands of its own.",
            "Sin comando se abre la ventana. Un programa puede traer comandos propios.",
        ),
    )
    top.add_argument("--version", action="version", version=__version__)
    top.add_argument("--lang", choices=("es", "en"), help=tr("language", "idioma"))
    commands = top.add_subparsers(dest="command", metavar=tr("COMMAND", "COMANDO"), required=True)
    for command in (*COMMANDS, *_of_programs(arguments)):
        _add(commands, command)
    return top


def _of_programs(arguments: Sequence[str]) -> tuple[Command, ...]:
    """The commands that programs add. Programs are loaded only when some command is named and none of the hub's own."""
    named = [one for one in arguments if not one.startswith("-")]
    if not named or any(command.name in named for command in COMMANDS):
        return ()
    from kindhub.cli.asking import commands_of_programs

    return commands_of_programs()


def _add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", command: Command) -> None:
    one = commands.add_parser(command.name, help=command.help.say(), description=command.help.say(), allow_abbrev=False)
    one.add_argument("--lang", choices=("es", "en"), help=tr("language", "idioma"))
    if command.data:
        one.add_argument("--data", type=Path, metavar="DIR", help=tr("the data folder", "la carpeta de datos"))
    if command.person:
        one.add_argument("--person", metavar="NAME", help=tr("who opens the hub", "quién abre el hub"))
        one.add_argument(
            "--passphrase-file",
            type=Path,
            metavar="FILE",
            help=tr(
                "a file whose first line is the passphrase; else it is asked for or read from standard input",
                "un archivo cuya primera línea es la frase; si no, se pregunta o se lee de la entrada",
            ),
        )
    if command.json:
        one.add_argument("--json", action="store_true", help=tr("print JSON", "muestra JSON"))
    command.arguments(one)
    one.set_defaults(run=command.run)


def _wants_english(arguments: Sequence[str]) -> bool:
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang"):
            value = argument.partition("=")[2] or (arguments[place + 1] if place + 1 < len(arguments) else "")
            return value == "en"
    told = os.environ.get("KINDHUB_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return told.startswith("en")
