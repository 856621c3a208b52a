"""Value lists: stable codes with bilingual labels, kept as data files and never as constants.

A list is a CSV with the columns `code,en,es,synonyms,retired_on,source`; its key is the file's name, prefixed by the
program (`PROGRAM.return_type`). `synonyms` are the words spreadsheets use for the code, separated by `|`.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from kindhub.i18n import L
from kindhub.resources import resource


@dataclass(frozen=True, slots=True)
class Code:
    """One value. A retired code can be read but no longer chosen."""

    code: str
    label: L
    synonyms: tuple[str, ...] = ()
    retired_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class CodeList:
    """The values one field may have, in the order they are offered."""

    key: str
    codes: Mapping[str, Code]

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes.values())

    def label(self, code: str) -> str:
        """The label in the language in force; an unknown code is shown as it is, nothing is hidden."""
        found = self.codes.get(code)
        return found.label.say() if found else code

    def offered(self, on: date) -> tuple[Code, ...]:
        """What a form offers on that day: everything that is not retired."""
        return tuple(c for c in self if c.retired_on is None or c.retired_on > on)


_folders: dict[str, Path] = {}
_lists: dict[str, CodeList] = {}


def add_folder(prefix: str, folder: Path) -> None:
    """Make the CSV lists of a program's `reference` folder known under its key."""
    _folders[prefix] = folder


def code_list(key: str) -> CodeList:
    """The list of that key. Raises `KeyError` when there is none: a bug in the program that names it."""
    if key not in _lists:
        _lists[key] = _read(key)
    return _lists[key]


def _read(key: str) -> CodeList:
    prefix, _, name = key.rpartition(".")
    folder = _folders[prefix] if prefix else resource("codes")
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        codes = {row["code"]: _code(row) for row in csv.DictReader(lines)}
    return CodeList(key, MappingProxyType(codes))


def _code(row: Mapping[str, str | None]) -> Code:
    return Code(
        code=row["code"] or "",
        label=L(row["en"] or "", row["es"] or ""),
        synonyms=tuple(word.strip() for word in (row.get("synonyms") or "").split("|") if word.strip()),
        retired_on=date.fromisoformat(retired) if (retired := row.get("retired_on")) else None,
        source=row.get("source") or "",
    )
