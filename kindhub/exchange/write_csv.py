"""Write one table as CSV: UTF-8 with byte order mark, commas, quotes, CRLF, as Excel opens it without asking."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

from kindhub.exchange.csv_guard import guard
from kindhub.exchange.tables import Plain, SheetTable, plain_value, say_truth
from kindhub.exchange.writing import write_whole


def write_csv(path: Path, table: SheetTable) -> None:
    """Write the table; texts that look like formulas are guarded (`csv_guard`) and come back unchanged.

    Dates are ISO 8601, numbers have a point. Raises `UserError` as `write_whole` does.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([guard(str(plain_value(str(column.label)))) for column in table.columns])
    for row in table.rows:
        writer.writerow([_written(plain_value(value)) for value in row])
    write_whole(path, text.getvalue().encode("utf-8-sig"))


def _written(value: Plain) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return say_truth(value)
    if isinstance(value, str):
        return guard(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
