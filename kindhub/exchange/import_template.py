"""The empty workbook of an import: its sheets with headings to fill in under, and one that explains every column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kindhub.errors import UserError
from kindhub.exchange.tables import SheetTable, TableColumn
from kindhub.exchange.write_xlsx import write_tables
from kindhub.i18n import L
from kindhub.program.exchange import ImportColumn, ImportKind
from kindhub.records.codes import code_list

EXPLAINED = L("Explanations", "Explicaciones")
NOT_XLSX = L("A template needs a file that ends in .xlsx.", "Una plantilla necesita un archivo que termine en .xlsx.")
HEADINGS = (
    L("Sheet", "Hoja"),
    L("Column (English)", "Columna (inglés)"),
    L("Column (Spanish)", "Columna (español)"),
    L("What goes in it", "Qué se escribe"),
    L("Needed", "Hace falta"),
    L("Allowed values (English / Spanish)", "Valores que se aceptan (inglés / español)"),
)
KINDS = {
    "text": L("text", "texto"),
    "name": L("a name", "un nombre"),
    "day": L("a date; month and year, or only the year, will do", "una fecha; basta mes y año, o solo el año"),
    "birth": L("a date of birth, or an age", "una fecha de nacimiento, o una edad"),
    "code": L("one of the values", "uno de los valores"),
    "yes_no": L("yes or no", "sí o no"),
    "number": L("a number", "un número"),
    "money": L("an amount of money", "una cantidad de dinero"),
    "minutes": L("a length of time in minutes", "una duración en minutos"),
    "score": L("a score", "un puntaje"),
    "phones": L("one or more telephone numbers", "uno o más teléfonos"),
    "identifier": L("the number of a document", "el número de un documento"),
    "counter": L("the number of the row", "el número de la fila"),
    "note": L("remarks", "observaciones"),
}
NEEDED, NEEDED_NEW = L("yes", "sí"), L("for a new record", "para un registro nuevo")


def write_template(path: Path, kind: ImportKind) -> int:
    """Write the template in the language in force; gives the number of columns.

    No example row, for examples come in as records. Raises `UserError` where the file cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise UserError(NOT_XLSX)
    sheets = [
        SheetTable(sheet.title, [TableColumn(column.label) for column in sheet.columns], ()) for sheet in kind.sheets
    ]
    explained = SheetTable(EXPLAINED, [TableColumn(label) for label in HEADINGS], list(_explained(kind)))
    write_tables(path, [*sheets, explained])
    return sum(len(sheet.columns) for sheet in kind.sheets)


def _explained(kind: ImportKind) -> Iterator[tuple[str | None, ...]]:
    for sheet in kind.sheets:
        for column in sheet.columns:
            holds = (column.help or KINDS[column.kind]).say()
            needed = NEEDED.say() if column.needed else NEEDED_NEW.say() if column.needed_new else None
            yield sheet.title.say(), column.label.en, column.label.es, holds, needed, _values(column)


def _values(column: ImportColumn) -> str | None:
    """The value list in both languages, without values that are no longer used."""
    if column.codes is None or column.kind not in ("code", "text"):
        return None
    return "; ".join(f"{one.label.en} / {one.label.es}" for one in code_list(column.codes) if not one.retired_on)
