"""Numbers with points, commas and words around them, and dates that lost their format."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from decimal import Decimal

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from kindhub.exchange.readers.read import Read, Written, of_stored_result, read_nothing, text_of
from kindhub.exchange.sheets.model import Cell
from kindhub.i18n import L

AMOUNT = re.compile(r"[-+]?(?:\d[\d.,' \u00a0\u202f]*\d|\d)")
"""A number inside a text, with whatever divides its thousands and decimals."""

_SPACES = re.compile(r"\s+")


def parse_number(text: str) -> Decimal | None:
    """A number as written in Guatemala, Mexico, Honduras or the US, where the point divides units from decimals.

    "2,063.75", "1 234", "43,25" and "334,00" (a comma that cannot divide thousands is a decimal comma), "1.234,50".
    None when it can be read in no way, such as "1,2,3".
    """
    bare = re.sub(r"[' \u00a0\u202f]", "", text.strip())
    last = max(bare.rfind(","), bare.rfind("."))
    commas, points = bare.count(","), bare.count(".")
    groups = r"[-+]?[1-9]\d{0,2}(?:%s\d{3})+"
    if commas and points:
        thousands = "," if bare[last] == "." else "."
        whole = bare[:last]
        if bare.count(bare[last]) > 1 or not re.fullmatch(groups % re.escape(thousands), whole):
            return None
        bare = whole.replace(thousands, "") + "." + bare[last + 1 :]
    elif re.fullmatch(groups % ",", bare) or (points > 1 and re.fullmatch(groups % r"\.", bare)):
        bare = bare.replace(",", "").replace(".", "")
    elif commas == 1:
        bare = bare.replace(",", ".")
    if not re.fullmatch(r"[-+]?(?:\d+\.?\d*|\.\d+)", bare):
        return None
    return Decimal(bare)


def read_number(cell: Written) -> Read[float]:
    """A number; words around it ("aprox. 12", "12 niños") are kept. A date in the cell is no number."""
    direct = _direct_number(cell) or of_stored_result(read_number, cell)
    if direct:
        return direct
    nothing: Read[float] | None = read_nothing(cell)
    if nothing:
        return nothing
    written = text_of(cell)
    found = AMOUNT.findall(written)
    number = parse_number(found[0]) if len(found) == 1 else None
    if number is None:
        return Read(problem=L("Not a number", "No es un número"), written=written)
    return Read(float(number), written=written, extra=_SPACES.sub("", found[0]) != _SPACES.sub("", written))


def _direct_number(cell: Written) -> Read[float] | None:
    """The value of a number cell; dates are refused here, for they are often scores that the sheet turned."""
    value = cell.value if isinstance(cell, Cell) else cell
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return None
    if isinstance(value, (datetime, time, timedelta)):
        problem = L("The sheet turned this into a date", "La hoja convirtió esto en una fecha")
        return Read(problem=problem, written=text_of(cell))
    return Read(float(value), written=text_of(cell))


def date_of_serial(serial: float, *, from_1904: bool = False) -> datetime | None:
    """The date behind a number such as 44433, which is a date whose cell lost its format; None outside 1990-2079.

    The narrow range keeps ages, years and case numbers from being taken for dates.
    """
    if not 32_874 <= serial <= 65_746:
        return None
    moment = from_excel(serial, CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900)
    return moment if isinstance(moment, datetime) else None
