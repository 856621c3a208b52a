"""Import kinds a program offers: which sheets, which columns, and how rows become records."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from kindhub.i18n import L

ColumnKind = Literal[
    "text", "name", "day", "birth", "code", "yes_no", "number", "money", "minutes", "score", "phones", "identifier",
    "counter", "note",
]  # fmt: skip
"""What a column holds, so that the shell can read its cells before the program sees them. `identifier` and `code`
take the kind of number and the value list from `codes`; `birth` may be an age at the day in the column `on`. A
`counter` only counts the rows of the list ("No."), so it says nothing of what stands in them; a `note` is kept as
it is."""


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """A column an import looks for. `synonyms` are headers people use; case, accents, line breaks do not count.

    `codes` names the value list of a `code`, the kind of an `identifier` or the currency of `money`; `on` the column
    with the day that an age in a `birth` column counts from. `help` is what the template says of the column (None:
    what its kind says), `needed_new` that no new record comes of a row without it.
    """

    key: str
    label: L
    synonyms: tuple[str, ...] = ()
    needed: bool = False
    kind: ColumnKind = "text"
    codes: str | None = None
    on: str | None = None
    help: L | None = None
    needed_new: bool = False


def column(
    key: str,
    en: str,
    es: str,
    *synonyms: str,
    kind: ColumnKind = "text",
    codes: str | None = None,
    needed: bool = False,
    on: str | None = None,
) -> ImportColumn:
    """A column in one line, its label in both languages beside its key."""
    return ImportColumn(key, L(en, es), synonyms, needed=needed, kind=kind, codes=codes, on=on)


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """A sheet (or the only table of a CSV). `names` are titles it is known by.

    `many`: every sheet with these columns is one, however it is called and wherever its header stands (an attendance
    list per workshop); its key is then `key:name of the sheet`. `head` are facts written above the header as *label:
    value*, in one cell or in two, which hold for every row; a column's `on` may name one of them.
    """

    key: str
    title: L
    columns: tuple[ImportColumn, ...]
    names: tuple[str, ...] = ()
    needed: bool = True
    many: bool = False
    head: tuple[ImportColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of file that can be imported, `key` like `PROGRAM.workbook`.

    `plan` is called with the read sheets and a look at what the hub holds; it returns an import plan (verdict,
    reasons and records per row) and writes nothing. The shell shows the plan, lets the person decide, writes it in
    one unit of work, reports and can undo it. The types of the plan are in `kindhub.program.imports`.
    """

    key: str
    title: L
    sheets: tuple[ImportSheet, ...]
    plan: Callable[..., Any]
    help: L | None = None
