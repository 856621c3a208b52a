"""`users` and `programs`."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from kindhub.cli.opening import folder_of, opened, passphrase_from
from kindhub.cli.printing import as_json, as_table, say, warn
from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.services.colleagues import (
    add_colleague,
    colleagues,
    end_lead,
    grant,
    name_lead,
    remove_colleague,
    renew_colleague,
    withdraw,
)
from kindhub.storage.hub import Hub

SECOND = L("Another lead must confirm it; nothing was given yet.",
           "Debe confirmarlo otra persona que dirige el programa; aún no se dio nada.")  # fmt: skip
NEW = L("New passphrase", "Frase nueva")


def users(options: argparse.Namespace) -> int:
    """List who works here, change something about one of them, or come back with the recovery sheet."""
    if options.action == "recover":
        return _recover(options)
    if options.action != "list" and not options.uid:
        raise UserError(L("Say whom: kindhub users {action} USER.", "Diga a quién: kindhub users {action} USUARIO."),
                        action=options.action)  # fmt: skip
    with opened(options) as hub:
        notices = CHANGES[options.action](hub, options) if options.action != "list" else ()
        rows = [
            {"uid": one.uid, "name": one.name, "programs": one.programs, "leads": sorted(one.leads)}
            for one in colleagues(hub)
        ]
    for notice in notices:
        warn(notice)
    if options.json:
        as_json(rows)
    else:
        as_table(("uid", "name", "programs", "leads"), rows)
    return 0


def _add(hub: Hub, options: argparse.Namespace) -> Sequence[str]:
    add_colleague(hub, options.uid, options.name or options.uid, _new_passphrase(options))
    return ()


def _grant(hub: Hub, options: argparse.Namespace) -> Sequence[str]:
    given = grant(hub, options.uid, _program(options), options.role or "everything", compared=_compared(hub, options))
    return () if given else (SECOND.say(),)


def _compared(hub: Hub, options: argparse.Namespace) -> bool:
    """Whether the words that were heard by telephone are those of her key. Raises `UserError` when they are not."""
    if not options.key_words:
        return False
    if options.key_words.casefold().split() != hub.keyring.key_words(options.uid).casefold().split():
        raise UserError(L("Those are not the words of this user's key. Give nothing: somebody else may have asked.",
                          "Esas no son las palabras de su clave. No dé nada: quizá fue otra persona."))  # fmt: skip
    return True


def _withdraw(hub: Hub, options: argparse.Namespace) -> Sequence[str]:
    return (withdraw(hub, options.uid, _program(options)).notice(),)


def _lead(hub: Hub, options: argparse.Namespace) -> Sequence[str]:
    name_lead(hub, _program(options), options.uid)
    return ()


def _no_lead(hub: Hub, options: argparse.Namespace) -> Sequence[str]:
    end_lead(hub, _program(options), options.uid)
    return ()


def _renew(hub: Hub, options: argparse.Namespace) -> Sequence[str]:
    renew_colleague(hub, options.uid, _new_passphrase(options))
    return ()


def _remove(hub: Hub, options: argparse.Namespace) -> Sequence[str]:
    return [rekey.notice() for rekey in remove_colleague(hub, options.uid)]


def _passphrase(hub: Hub, options: argparse.Namespace) -> Sequence[str]:
    old = passphrase_from(options.passphrase_file, L("Old passphrase", "Frase anterior"))
    hub.keyring.change_passphrase(options.uid, old, _new_passphrase(options))
    return ()


CHANGES: dict[str, Callable[[Hub, argparse.Namespace], Sequence[str]]] = {
    "add": _add,
    "grant": _grant,
    "withdraw": _withdraw,
    "lead": _lead,
    "no-lead": _no_lead,
    "renew": _renew,
    "remove": _remove,
    "passphrase": _passphrase,
}
"""What can be changed about a person; each gives what must be said of it."""


def _recover(options: argparse.Namespace) -> int:
    from kindhub import app
    from kindhub.security.keyring import Keyring
    from kindhub.storage.folder import DataFolder

    app.prepare_process()
    if not options.uid or not options.sheet_file:
        raise UserError(L("Say whom and give the sheet: kindhub users recover USER --sheet-file FILE.",
                          "A quién, y la hoja: kindhub users recover USUARIO --sheet-file ARCHIVO."))  # fmt: skip
    folder = DataFolder(folder_of(options))
    folder.require()
    sheets = _sheets(Path(options.sheet_file))
    Keyring.load(folder.keyring).recover(sheets, options.uid, _new_passphrase(options), name=options.name)
    say(tr("{uid} can open the hub again with the new passphrase.",
           "{uid} puede abrir el hub otra vez con la frase nueva.", uid=options.uid))  # fmt: skip
    return 0


def _sheets(file: Path) -> list[str]:
    """The sheets typed into a file, an empty line between two; lines that begin with # are labels."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise UserError(L("The sheet {file} cannot be read.", "No se puede leer la hoja {file}."), file=file) from fault
    typed = "\n".join(line for line in lines if not line.startswith("#"))
    return [sheet for sheet in typed.split("\n\n") if sheet.strip()]


def _new_passphrase(options: argparse.Namespace) -> str:
    return passphrase_from(Path(options.new_passphrase_file) if options.new_passphrase_file else None, NEW)


def _program(options: argparse.Namespace) -> str:
    if not options.program:
        raise UserError(L("Say which program: --program KEY.", "Diga qué programa: --program CLAVE."))
    return str(options.program)
