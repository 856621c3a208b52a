"""Open a spreadsheet a person chose: the one way in for XLSX, XLSM, CSV and TSV."""

from __future__ import annotations

from pathlib import Path

from kindhub.exchange.sheets import refusals
from kindhub.exchange.sheets.delimited import read_delimited
from kindhub.exchange.sheets.guard import is_package, read_file
from kindhub.exchange.sheets.model import USUAL_LIMITS, Limits, Workbook
from kindhub.exchange.sheets.xlsx import read_xlsx


def open_workbook(path: Path | str, limits: Limits = USUAL_LIMITS) -> Workbook:
    """Read a whole spreadsheet into memory; afterwards no handle is open, and nothing was written anywhere.

    A workbook with macros is read for its values and says so in `notes`. Everything that cannot be read whole and
    safely raises `UserError` with what it is and what to do: damaged, protected, another format, no spreadsheet,
    too large, empty, open elsewhere.
    """
    path = Path(path)
    data = read_file(path, limits)
    reader = read_xlsx if is_package(path.name, data) else read_delimited
    workbook = reader(path.name, data, limits)
    if not any(sheet.rows for sheet in workbook.sheets):
        raise refusals.empty(path.name)
    return workbook
