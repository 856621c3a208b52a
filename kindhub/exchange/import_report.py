"""What happened to every row, as a workbook that goes back to whoever sent the list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kindhub.exchange.import_run import ImportResult
from kindhub.exchange.tables import SheetTable, TableColumn
from kindhub.exchange.write_xlsx import write_tables
from kindhub.i18n import L
from kindhub.program.imports import VERDICTS, RowPlan

VERDICT_WORDS = {
    "new": L("New", "Nueva"),
    "same": L("Same", "Ya existe"),
    "unsure": L("Unsure", "Dudosa"),
    "refused": L("Left out", "No entra"),
    "unchanged": L("Already in", "Ya estaba"),
}
"""How the verdicts are said to people, in reports and on screen."""

NOT_WRITTEN = L("left out", "se dejó fuera")


def write_report(result: ImportResult, path: Path) -> None:
    """Write the report of an import; also before anything was written, as a preview. Raises `UserError`."""
    write_tables(path, [_summary(result), _rows(result), _problems(result)], {"title": result.file})


def _summary(result: ImportResult) -> SheetTable:
    columns = [TableColumn(L("Sheet", "Hoja")), *(TableColumn(VERDICT_WORDS[v], "number") for v in VERDICTS)]
    rows: list[list[Any]] = [[sheet, *(of[v] for v in VERDICTS)] for sheet, of in result.plan.counts().items()]
    rows += [[str(note)] for note in result.plan.notes]
    return SheetTable(L("Summary", "Resumen"), columns, rows)


def _rows(result: ImportResult) -> SheetTable:
    labels = (
        L("Sheet", "Hoja"),
        L("Row", "Fila"),
        L("Result", "Resultado"),
        L("As read", "Leído"),
        L("Why", "Por qué"),
        L("To look at", "Por revisar"),
        L("Kept as written", "Guardado como estaba"),
        L("Person", "Persona"),
        L("Case", "Caso"),
    )
    columns = [TableColumn(label, "number" if place == 1 else "text") for place, label in enumerate(labels)]
    return SheetTable(L("Rows", "Filas"), columns, (_row(row) for row in result.plan.rows))


def _row(row: RowPlan) -> tuple[Any, ...]:
    verdict = str(VERDICT_WORDS[row.verdict])
    return (
        row.sheet,
        row.row,
        f"{verdict} ({NOT_WRITTEN})" if row.left_out else verdict,
        row.title,
        "; ".join(dict.fromkeys(str(reason) for reason in row.reasons)),
        "; ".join(f"{problem.column}: {problem.advice}" for problem in row.problems),
        "; ".join(f"{name}: {text}" for name, text in row.as_written.items()),
        row.person or "",
        row.case or "",
    )


def _problems(result: ImportResult) -> SheetTable:
    labels = (
        L("Sheet", "Hoja"),
        L("Row", "Fila"),
        L("Column", "Columna"),
        L("Why", "Por qué"),
        L("Written", "Escrito"),
    )
    columns = [TableColumn(label, "number" if place == 1 else "text") for place, label in enumerate(labels)]
    return SheetTable(L("To look at", "Por revisar"), columns, _each_problem(result))


def _each_problem(result: ImportResult) -> Iterator[tuple[Any, ...]]:
    for row in result.plan.rows:
        for problem in row.problems:
            yield row.sheet, row.row, problem.column, str(problem.advice), problem.written


def rows_as_json(result: ImportResult) -> list[dict[str, Any]]:
    """The rows for `kindhub import --rows --json`."""
    return [
        {
            "sheet": row.sheet,
            "row": row.row,
            "verdict": row.verdict,
            "person": None if row.left_out else row.person,
            "case": None if row.left_out else row.case,
            "left_out": row.left_out,
            "reasons": list(dict.fromkeys(str(reason) for reason in row.reasons)),
            "problems": [{"column": one.column, "reason": str(one.advice)} for one in row.problems],
        }
        for row in result.plan.rows
    ]
