"""Import kinds a program offers: which sheets, which columns, and how rows become records."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kindhub.i18n import L


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """A column an import looks for. `synonyms` are headers people use; case, accents, line breaks do not count."""

    key: str
    label: L
    synonyms: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """A sheet (or the only table of a CSV). `names` are titles it is known by."""

    key: str
    title: L
    columns: tuple[ImportColumn, ...]
    names: tuple[str, ...] = ()
    needed: bool = True


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of file that can be imported, `key` like `reintegration.workbook`.

    `plan` is called with the read sheets and a look at what the hub holds; it returns an import plan (verdict,
    reasons and records per row) and writes nothing. The shell shows the plan, lets the person decide, writes it in
    one unit of work, reports and can undo it. The types of the plan are in `kindhub.exchange.plan`.
    """

    key: str
    title: L
    sheets: tuple[ImportSheet, ...]
    plan: Callable[..., Any]
    help: L | None = None
