"""`verify`, `backup`, `restore` and `travel`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from kindhub import app
from kindhub.backups import (
    back_up,
    bring_back,
    find_backup,
    held_against_backups,
    leave_behind,
    practise,
    put_back,
)
from kindhub.cli.opening import folder_of, opened, passphrase_of, person_of
from kindhub.cli.printing import as_json, say
from kindhub.errors import UserError
from kindhub.i18n import L, tr, tr_n
from kindhub.services.checking import verify_hub
from kindhub.storage.backup_set import BackupSet


def verify(options: argparse.Namespace) -> int:
    """Check every ledger, checkpoint and record the person can open, and hold them against the backups at hand.

    1 when something is not clean.
    """
    with opened(options) as hub:
        findings = [*verify_hub(hub), *held_against_backups(hub)]
        schemas = hub.schemas
    if options.json:
        rows = [
            {"file": one.schema, "kind": one.kind, "row": one.n, "entity": one.entity, "record": one.record_id}
            for one in findings
        ]
        as_json({"clean": not findings, "files": list(schemas), "findings": rows})
    else:
        for finding in findings:
            say(str(finding))
        if not findings:
            say(tr("Clean: {files}.", "Sin novedad: {files}.", files=", ".join(schemas)))
    return 1 if findings else 0


def backup(options: argparse.Namespace) -> int:
    """Make a verified backup, by default into the data folder's own `backups`; old ones are cleared away."""
    with opened(options) as hub:
        made = back_up(hub, Path(options.target) if options.target else None)
        mine = hub.schemas
    if options.json:
        as_json({"backup": str(made.path), "made_at": made.made_at.isoformat(), "files": _files(made, mine),
                 "unopened": len(made.unverified), "attachments": len(made.attachments),
                 "left_out": list(made.left_out)})  # fmt: skip
    else:
        say(tr("Backup made and checked: {path}", "Copia hecha y comprobada: {path}", path=made.path))
        if made.unverified:
            say(_unopened(len(made.unverified)))
    return 1 if made.left_out else 0


def restore(options: argparse.Namespace) -> int:
    """Put a backup back into the data folder, or only practise it; whoever does it must be able to open the backup."""
    app.prepare_process()
    found = find_backup(Path(options.set))
    if not options.person:
        raise UserError(L("Say who you are with --person NAME.", "Diga quién es con --person NOMBRE."))
    if options.practise:
        return _practise(options, found)
    hub, restored = put_back(
        found, folder_of(options), options.person, passphrase_of(options), set_aside=options.set_aside
    )
    mine = hub.schemas
    hub.close()
    aside = str(restored.set_aside) if restored.set_aside else None
    if options.json:
        as_json({"data": str(restored.folder.path), "made_at": found.made_at.isoformat(), "files": _files(found, mine),
                 "set_aside": aside, "keyring": restored.keyring})  # fmt: skip
        return 0
    say(tr("Restored {path} as it was on {day}.", "Se recuperó {path} como estaba el {day}.",
           path=restored.folder.path, day=f"{found.made_at:%Y-%m-%d %H:%M} UTC"))  # fmt: skip
    if not restored.keyring:
        say(tr("People and permissions stay as they are today.", "Las personas y los permisos siguen como hoy."))
    if aside:
        say(tr("What was there is in {path}.", "Lo que había está en {path}.", path=aside))
    return 0


def travel(options: argparse.Namespace) -> int:
    """Take programs off this laptop for a journey, or bring them back from the backup they stayed in."""
    if options.back:
        return _come_back(options)
    if not options.to:
        raise UserError(L("Say where they stay with --to DIR.", "Diga dónde se quedan con --to CARPETA."))
    with opened(options) as hub:
        made = leave_behind(hub, options.leave, Path(options.to))
    if options.json:
        as_json({"left": options.leave, "backup": str(made.path), "made_at": made.made_at.isoformat()})
    else:
        say(tr("Not on this computer any more: {programs}. They are in {path}; it must not travel with you.",
               "Ya no están en este equipo: {programs}. Están en {path}; esa copia no debe viajar con usted.",
               programs=", ".join(options.leave), path=made.path))  # fmt: skip
    return 0


def _come_back(options: argparse.Namespace) -> int:
    app.prepare_process()
    hub = bring_back(find_backup(Path(options.back)), folder_of(options), person_of(options), passphrase_of(options))
    schemas = hub.schemas
    hub.close()
    if options.json:
        as_json({"files": list(schemas)})
    else:
        say(tr("On this computer again: {files}.", "De nuevo en este equipo: {files}.", files=", ".join(schemas)))
    return 0


def _practise(options: argparse.Namespace, found: BackupSet) -> int:
    report = practise(found, options.person, passphrase_of(options))
    files = [{"file": one.schema, "rows": one.rows, "verified": True} for one in report.files if one.verified]
    unopened = len(report.files) - len(files)
    if options.json:
        as_json({"complete": report.complete, "made_at": found.made_at.isoformat(), "files": files,
                 "unopened": unopened, "attachments": report.attachments,
                 "seconds": round(report.seconds, 1)})  # fmt: skip
    else:
        for one in files:
            say(tr("{file}: {n} rows", "{file}: {n} filas", file=one["file"], n=one["rows"]))
        if unopened:
            say(_unopened(unopened))
        say(tr("The backup of {day} can be restored.", "La copia del {day} se puede recuperar.",
               day=f"{found.made_at:%Y-%m-%d %H:%M} UTC"))  # fmt: skip
    return 0 if report.complete else 1


def _files(found: BackupSet, mine: Sequence[str]) -> list[dict[str, object]]:
    """What of a backup is this person's; of files she has no key to neither name nor size is told."""
    return [
        {"file": one.schema, "size": one.size, "verified": one.verified}
        for one in found.databases
        if one.schema in mine
    ]


def _unopened(number: int) -> str:
    return tr_n(
        number,
        L("{n} more file was copied without opening it, for you do not have its key.",
          "Se copió {n} archivo más sin abrirlo, porque usted no tiene su clave."),
        L("{n} more files were copied without opening them, for you do not have their keys.",
          "Se copiaron {n} archivos más sin abrirlos, porque usted no tiene sus claves."),
    )  # fmt: skip
