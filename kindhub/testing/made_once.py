"""Folders that cost much to make and that every test begins with: made once in a run, for all its processes."""

import atexit
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

RUN = "KINDHUB_TEST_RUN"
"""Where the folders of this run lie, said to the processes a run starts."""


def run_folder() -> Path:
    """The folder of this run; whichever process asks first makes it, and takes it away at its end."""
    if RUN not in os.environ:
        os.environ[RUN] = mkdtemp(prefix="kindhub-run-")
        atexit.register(shutil.rmtree, os.environ[RUN], ignore_errors=True)
    return Path(os.environ[RUN])


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder of this name, which `make` is to make at the path it gets. Copy it; whoever opens it spoils it.

    Two processes that need it at the same moment both make it, and the second throws its own away.
    """
    there = run_folder() / name
    if not there.exists():
        own = Path(mkdtemp(dir=run_folder()))
        make(own / name)
        try:
            (own / name).rename(there)
        except OSError:
            if not there.exists():
                raise
        shutil.rmtree(own)
    return there
