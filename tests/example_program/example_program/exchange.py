"""A kind of file that can be read; its plan refuses every row."""

from kindhub.i18n import L
from kindhub.program.exchange import ImportColumn, ImportKind, ImportSheet
from kindhub.program.imports import ImportPlan, RowPlan


def plan(tables, _desk):
    rows = [RowPlan(table.sheet, row.number, "refused") for table in tables.tables.values() for row in table.rows]
    return ImportPlan("example.bicycles", rows, schema="example")


KINDS = (
    ImportKind(
        "example.bicycles",
        L("Bicycles", "Bicicletas"),
        (ImportSheet("loans", L("Loans", "Préstamos"), (ImportColumn("number", L("Number", "Número"), needed=True),)),),
        plan,
    ),
)
