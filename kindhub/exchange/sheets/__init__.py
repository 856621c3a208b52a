"""Spreadsheets as partners keep them, read safely and without losing a word. No database, no window."""

from kindhub.exchange.sheets.classify import RowKind, classify_row, classify_rows
from kindhub.exchange.sheets.model import EMPTY, USUAL_LIMITS, Cell, CellKind, Limits, Row, Sheet, Workbook
from kindhub.exchange.sheets.opening import open_workbook

__all__ = [
    "EMPTY",
    "USUAL_LIMITS",
    "Cell",
    "CellKind",
    "Limits",
    "Row",
    "RowKind",
    "Sheet",
    "Workbook",
    "classify_row",
    "classify_rows",
    "open_workbook",
]
