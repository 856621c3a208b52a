"""What tests of the shell and of programs build on; nothing that is shipped imports it.

Layers, cheap first: `template` is a migrated folder of encrypted files, made once in a run and copied; `hub` is that
folder opened by its first person.
"""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest
from hypothesis import settings

from kindhub import app
from kindhub.i18n import use_language, use_terms
from kindhub.program import registry
from kindhub.program.hookspecs import GROUP
from kindhub.program.registry import Programs
from kindhub.security.kdf import KdfParams
from kindhub.storage.hub import Hub
from kindhub.testing.compiled_once import compile_once
from kindhub.testing.made_once import made_once, run_folder
from kindhub.ui.circles import sweep
from kindhub.ui.immortal import keep_singletons_alive

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
keep_singletons_alive()
compile_once()
gc.disable()  # `circles_swept` looks for circles instead, in the thread that owns the windows

# a busy laptop is no fault of a rule, and a run that must be green tries the same examples each time
settings.register_profile("kindhub", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("kindhub")

PERSON = app.FirstPerson("ana", "Ana Prueba", "cuatro palabras para probar")
WEAK = KdfParams(memory_kib=8, passes=1, lanes=1)
"""A derivation that costs nothing; only tests may pass it as a floor."""
INSTALLED = tuple(entry_points(group=GROUP))
"""What is really installed; a test may pretend otherwise, and the template must not learn of it."""
_pretended: list[tuple[str, ...] | None] = [None]


def pretend_installed(keys: tuple[str, ...] | None) -> None:
    """As if only these programs were installed in this process (None: all that are), until somebody says otherwise.

    The tests of a room or a program call it for themselves in `pytest_runtest_setup`, so that another program that is
    installed beside them changes nothing in what they expect.
    """
    _pretended[0] = keys
    registry.entry_points = _pretended_points  # type: ignore[attr-defined, assignment]


def only_installed(*keys: str, **elsewhere: tuple[str, ...] | None) -> Callable[[pytest.Item], None]:
    """The hook `pytest_runtest_setup` of a program's tests: only it is installed.

    How it stands beside the others is asked in `test_contract.py`; `elsewhere` names other files (without `.py`) with
    what is installed in them, None for everything.
    """

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(item: pytest.Item) -> None:
        installed = {"test_contract": None, **elsewhere}.get(item.path.stem, keys)
        if installed is not None:
            pretend_installed(installed)

    return pytest_runtest_setup


def _pretended_points(**_group: str) -> tuple[EntryPoint, ...]:
    keys = _pretended[0]
    return tuple(one for one in INSTALLED if keys is None or one.name in keys)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """What one test pretended is over with it, and so are its language, its words and where its tables were kept."""
    pretend_installed(None)
    use_language("es")
    use_terms({})
    if (table := sys.modules.get("kindhub.ui.kit.table")) is not None:
        table.remember_tables_on(None)


def pytest_configure() -> None:
    """The processes of this run share what is made once."""
    run_folder()


def template(programs: tuple[str, ...] | None = None) -> Path:
    """A fresh data folder with these programs (None: all installed or so pretended), made once in a run."""
    return template_of(chosen_programs(programs))


def template_of(programs: Programs) -> Path:
    """A fresh data folder with exactly these programs, made once in a run."""

    def make(path: Path) -> None:
        app.create_folder(path, PERSON, programs, kdf=WEAK)

    return made_once(f"template-{'-'.join(sorted(programs.loaded))}", make)


def chosen_programs(keys: tuple[str, ...] | None) -> Programs:
    """The installed programs, or some of them."""
    return _chosen(keys or _pretended[0])


@cache
def _chosen(wanted: tuple[str, ...] | None) -> Programs:
    programs = app.installed_programs(INSTALLED)
    return programs if wanted is None else programs.only(wanted)


def open_copy(into: Path, programs: tuple[str, ...] | None = None) -> Hub:
    """A copy of the template in `into`, opened by its first person."""
    shutil.copytree(template(programs), into)
    return open_folder(into, programs)


def open_folder(folder: Path, programs: tuple[str, ...] | None = None) -> Hub:
    """A folder made like the template, opened by its first person."""
    return app.open_hub(folder, PERSON.uid, PERSON.passphrase, chosen_programs(programs), kdf_floor=WEAK)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """An open hub with all installed programs in real encrypted files."""
    opened = open_copy(tmp_path / "data")
    yield opened
    put_away(opened)


def put_away(hub: Hub) -> None:
    """Let go of a hub whose folder nobody opens again: signing the ends of its ledgers takes as long as opening it."""
    if not hub._closed:
        hub._closed = True
        hub.engine.dispose()
        hub.folder.release()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """No search for circles goes through modules and tests: they stay until the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derivations that cost nothing, and a process that stays open to the other tests of this run."""
    for kept in ("floor", "default"):
        monkeypatch.setattr(KdfParams, kept, classmethod(lambda _cls: WEAK))
    monkeypatch.setattr(app, "prepare_process", lambda: None)


@pytest.fixture(autouse=True)
def circles_swept() -> Iterator[None]:
    """Circles of objects are looked for between tests, never in a worker's thread."""
    yield
    sweep()
