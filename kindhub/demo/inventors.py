"""A program's own inventor of demo records, found by convention."""

import importlib
from collections.abc import Callable, Iterator
from typing import Any

from kindhub.program.registry import LoadedProgram


def inventor_of(program: LoadedProgram) -> Callable[..., Iterator[Any]] | None:
    """A program's `demo` package, found by convention; a program without one has no invented cases."""
    if not (program.folder / "demo").is_dir():
        return None
    package = program.records[0].__module__.partition(".")[0]
    found: Callable[..., Iterator[Any]] = importlib.import_module(f"{package}.demo").invent
    return found
