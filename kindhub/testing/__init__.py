"""What tests of the shell and of programs build on; nothing that is shipped imports it.

Layers, cheap first: `store` is a migrated folder of encrypted files, made once per process and copied; `hub` is that
folder opened by its first person.
"""

import gc
import os
import shutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings

from kindhub import app
from kindhub.program.hookspecs import GROUP
from kindhub.program.registry import Programs
from kindhub.security.kdf import KdfParams
from kindhub.storage.hub import Hub
from kindhub.ui.circles import sweep
from kindhub.ui.immortal import keep_singletons_alive

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
keep_singletons_alive()
gc.disable()  # `circles_swept` looks for circles instead, in the thread that owns the windows

# a busy laptop is no fault of a rule, and a run that must be green tries the same examples each time
settings.register_profile("kindhub", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("kindhub")

PERSON = app.FirstPerson("ana", "Ana Prueba", "cuatro palabras para probar")
WEAK = KdfParams(memory_kib=8, passes=1, lanes=1)
"""A derivation that costs nothing; only tests may pass it as a floor."""
INSTALLED = tuple(entry_points(group=GROUP))
"""What is really installed; a test may pretend otherwise, and the template must not learn of it."""


@cache
def template(programs: tuple[str, ...] | None = None) -> Path:
    """A fresh data folder with these programs (None: all installed), made once per process."""
    path = Path(mkdtemp(prefix="kindhub-template-")) / "data"
    app.create_folder(path, PERSON, chosen_programs(programs), kdf=WEAK)
    return path


def chosen_programs(keys: tuple[str, ...] | None) -> Programs:
    """The installed programs, or some of them."""
    programs = app.installed_programs(INSTALLED)
    return programs if keys is None else programs.only(keys)


def open_copy(into: Path, programs: tuple[str, ...] | None = None) -> Hub:
    """A copy of the template in `into`, opened by its first person."""
    shutil.copytree(template(programs), into)
    return app.open_hub(into, PERSON.uid, PERSON.passphrase, chosen_programs(programs), kdf_floor=WEAK)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """An open hub with all installed programs in real encrypted files."""
    opened = open_copy(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def circles_swept() -> Iterator[None]:
    """Circles of objects are looked for between tests, never in a worker's thread."""
    yield
    sweep()
