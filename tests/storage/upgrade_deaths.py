"""Kills the process at every step of an upgrade, and looks at the folder it left behind.

    python -m tests.storage.upgrade_deaths FOLDER PLACE

It forks: the parent stays the old version, each child becomes the next one, opens the folder and dies two steps later
than the child before it. One JSON object on standard output.
"""

import itertools
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from kindhub import app
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring import Keyring
from kindhub.storage.backup_check import check_set, contents_of
from kindhub.storage.backup_set import sets_in
from kindhub.storage.epochs import store_keys
from kindhub.storage.folder import DataFolder
from kindhub.storage.migrations import upgrade  # noqa: F401 - loaded once, before the children
from kindhub.storage.sealed_connection import connect_folder
from tests.storage import next_version

WEAK = KdfParams(memory_kib=8, passes=1, lanes=1)
WHO = ("ana", "cuatro palabras para probar")
PROGRAMS = app.installed_programs().only([next_version.PROGRAM])


class Death:
    """Dies at the n-th thing that is said or done by a script."""

    def __init__(self, at: int) -> None:
        self._left = at

    def step(self, *_told: Any) -> None:
        self._left -= 1
        if self._left == 0:
            os._exit(7)

    def say(self, _text: str, _fraction: float | None = None) -> None:
        self.step()

    def check(self) -> None:
        """Comes before each word anyway."""


def dies(folder: Path, place: Path, at: int) -> bool:
    """Whether the child died at this step; False when it had come to the end."""
    child = os.fork()
    if child == 0:
        death = Death(at)
        next_version.install(place)
        next_version.reached = death.step  # type: ignore[assignment]
        app.open_hub(folder, *WHO, PROGRAMS, kdf_floor=WEAK, watcher=death)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def looked_at(folder: Path) -> tuple[Any, int, int]:
    """What the files hold, how many whole copies there are, and how many that are not."""
    data = DataFolder(folder)
    keyring = Keyring.load(data.keyring, kdf_floor=WEAK)
    keys = store_keys(data, keyring.unlock(*WHO))
    connection = connect_folder(data, keys)
    found = {}
    for schema in keys.schemas:
        assert connection.execute(f"PRAGMA {schema}.quick_check").fetchall() == [("ok",)]
        versions = connection.execute(
            f"SELECT group_concat(sql) FROM {schema}.sqlite_master WHERE name IN ('person', 'reintegration_case')"
        ).fetchone()[0]
        counts = contents_of(connection, schema)
        found[schema] = ("shoe" in versions, sorted(counts.counts.items()), counts.anchor)
    connection.close()
    whole, bad = sets_in(data.backups)
    for copy in whole:
        check_set(copy, keys)
    return found, len(whole), len(bad)


def main() -> None:
    source, place = Path(sys.argv[1]), Path(sys.argv[2])
    shutil.copytree(source, place / "once")
    app.open_hub(place / "once", *WHO, PROGRAMS, kdf_floor=WEAK).close()  # what it loads, no child loads again
    before, _, _ = looked_at(source)
    told: list[list[Any]] = []
    for at in itertools.count(2, 2):
        folder = place / "left"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder)
        died = dies(folder, place / f"scripts-{at}", at)
        after, whole, bad = looked_at(folder)
        told.append([died, after == before, [new for new, _, _ in after.values()], whole, bad])
        if not died:
            break
    print(json.dumps(told))  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
