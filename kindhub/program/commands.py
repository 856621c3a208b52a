"""Commands a program adds to the command line: questions put to a file, which no folder has to be open for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kindhub.i18n import L
from kindhub.program.exchange import ImportKind
from kindhub.program.imports import SourceTables


@dataclass(frozen=True, slots=True)
class FileOption:
    """An option `--name TEXT` of such a command."""

    name: str
    help: L
    default: str


@dataclass(frozen=True, slots=True)
class FileQuestion:
    """`kindhub NAME FILE`: the shell reads the file as that kind of import, and `answer(tables, options)` gives rows.

    Nothing is kept. Rows are plain values that JSON knows, with everything there is to say; `shown` are the keys of
    those that a person reads in a table. Raise `kindhub.errors.UserError` for what cannot be answered.
    """

    name: str
    help: L
    kind: ImportKind
    answer: Callable[[SourceTables, Mapping[str, str]], Sequence[Mapping[str, Any]]]
    shown: tuple[str, ...]
    options: tuple[FileOption, ...] = ()
