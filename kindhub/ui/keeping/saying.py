"""Backups in words: when, of what, and whether all is well."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kindhub.i18n import L, capital, tr
from kindhub.ui.kit.row_list import Row
from kindhub.ui.when import moment_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kindhub.program.registry import Programs
    from kindhub.services.keeping import Keeping
    from kindhub.storage.backup_set import BackupSet
    from kindhub.storage.restore import PractiseReport

_MEGABYTE = 1024 * 1024


def mark_words(keeping: Keeping, now: datetime) -> tuple[str, str]:
    """Words and tone of the mark in the top bar."""
    if keeping.last is None:
        return tr("No backup", "Sin copia"), "danger"
    words = tr("Backup: {when}", "Copia: {when}", when=moment_words(keeping.last, now))
    return words, "warn" if keeping.is_late(now) else "ok"


def names_of(schemas: Sequence[str], programs: Programs) -> str:
    """The parts of a backup that are open to this person; of others nothing is told."""
    names = [tr("shared records", "registros comunes")] if "main" in schemas else []
    return ", ".join(names + [program.info.neutral_name.say() for program in programs if program.key in schemas])


def set_row(backup: BackupSet, programs: Programs, now: datetime) -> Row:
    """One backup: when, what of, how large, and whether it was checked; of files of others not even the size."""
    mine = {"main", *(program.key for program in programs)}
    copies = [file for file in backup.databases if file.schema in mine]
    whole = all(file.verified for file in copies) and not mine & set(backup.left_out)
    parts = [names_of([file.schema for file in copies], programs)]
    if backup.label:
        parts.append(tr("before an update", "antes de una actualización"))
    if backup.practice:
        parts.append(tr("practice, invented people", "práctica, personas inventadas"))
    checked = tr("checked", "comprobada") if whole else tr("not all of it was opened", "no se abrió toda")
    title = moment_words(backup.made_at, now)
    return Row(
        str(backup.path),
        capital(title),
        state="done" if whole else "doubt",
        sub=" · ".join((*parts, checked)),
        right=f"{max(sum(file.size for file in copies) / _MEGABYTE, 0.1):.1f} MB",
    )


def damaged_row(path: Path) -> Row:
    """A backup that cannot be read."""
    words = tr("damaged or not complete: do not count on it", "dañada o incompleta: no cuente con ella")
    return Row(str(path), path.name, icon="warning-circle-fill", sub=words, sub_tone="danger")


def report_words(report: PractiseReport, programs: Programs) -> str:
    """What trying a backup out has shown, of the parts this person can open."""
    lines = []
    for file in report.files:
        name = names_of([file.schema], programs)
        if name and file.rows is not None:
            lines.append(tr("{name}: {n} rows, as written down when it was made.",
                            "{name}: {n} filas, como se anotó al hacerla.",
                            name=capital(name), n=f"{file.rows:,}"))  # fmt: skip
    lines.append(tr("Attachments: {n}.", "Adjuntos: {n}.", n=report.attachments))
    took = L(
        "It took {n} seconds. Nothing was changed; the trial was deleted.",
        "Tardó {n} segundos. No se cambió nada; el ensayo se borró.",
    )
    lines.append(took.say(n=f"{report.seconds:.1f}"))
    return "\n".join(lines)
