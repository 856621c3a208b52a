"""Which backups stay: the newest of each of 7 days, 4 weeks and 6 months; copies before the last 3 upgrades apart.

Days, weeks and months are counted as they occur among the backups and not back from today: a laptop whose clock went
wrong, or that lay in a drawer for a year, must not lose what it has.
"""

import contextlib
import re
import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from kindhub.storage.backup_set import ATTACHMENT_NAME, POOL, BackupSet, sets_in

DAYS, WEEKS, MONTHS = 7, 4, 6
UPGRADES, COPIES = 3, 3
_DRAFT = re.compile(rf"\.{ATTACHMENT_NAME.pattern}\..*\.tmp")


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """The moments whose backups stay, at most 17 and always the newest."""
    newest_first = sorted(set(moments), reverse=True)
    return {
        moment
        for period, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS))
        for moment in _newest_of_each(newest_first, period, most)
    }


def prune(target: Path) -> list[Path]:
    """Delete the backups at a place that need not stay, then attachments that none of the rest names.

    While a backup there cannot be read its attachments are unknown, so then no attachment is deleted.
    """
    whole, bad = sets_in(target)
    staying = kept(backup.made_at for backup in whole if not backup.label)
    labelled = _before_upgrades(whole)
    gone = [backup for backup in whole if backup not in labelled and (backup.label or backup.made_at not in staying)]
    return _delete(target, gone, [backup for backup in whole if backup not in gone], sweep=not bad)


def forget(target: Path, schema: str) -> list[Path]:
    """Delete the backups at a place that hold a schema's file, then attachments that none of the rest names."""
    whole, bad = sets_in(target)
    gone = [backup for backup in whole if any(file.schema == schema for file in backup.databases)]
    return _delete(target, gone, [backup for backup in whole if backup not in gone], sweep=not bad)


def _before_upgrades(newest_first: list[BackupSet]) -> list[BackupSet]:
    """Copies made before the last upgrades: of each the first, which holds all files as they were, and the newest.

    One upgrade makes several where each person on a laptop brings her own program up to date.
    """
    labels = list(dict.fromkeys(backup.label for backup in newest_first if backup.label))[:UPGRADES]
    of_each = [[backup for backup in newest_first if backup.label == label] for label in labels]
    return [backup for copies in of_each for backup in (*copies[: COPIES - 1], copies[-1])]


def _delete(target: Path, gone: list[BackupSet], staying: list[BackupSet], *, sweep: bool) -> list[Path]:
    for backup in gone:
        shutil.rmtree(backup.path, ignore_errors=True)
    if sweep:
        _sweep(target / POOL, {name for backup in staying for name in backup.attachments})
    return [backup.path for backup in gone]


def _sweep(pool: Path, named: set[str]) -> None:
    for path in pool.glob("*") if pool.is_dir() else ():
        left_over = ATTACHMENT_NAME.fullmatch(path.name) and path.name not in named
        if left_over or _DRAFT.fullmatch(path.name):
            with contextlib.suppress(OSError):
                path.unlink()


def _newest_of_each(newest_first: list[datetime], period: Any, most: int) -> list[datetime]:
    found: dict[Any, datetime] = {}
    for moment in newest_first:
        found.setdefault(period(moment), moment)
    return list(found.values())[:most]


def _day(moment: datetime) -> Any:
    return moment.date()


def _week(moment: datetime) -> Any:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Any:
    return moment.year, moment.month
