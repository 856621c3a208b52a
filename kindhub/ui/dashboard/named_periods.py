"""A period as it is typed on a command line."""

from __future__ import annotations

import re
from datetime import date

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.ui.dashboard.periods import NamedPeriod, custom, month_of, quarter_of, us_fiscal_year_of, year_of

NO_PERIOD = L(
    "“{written}” is no period. Write 2026, 2026-Q3, 2026-07, FY2026 or 2026-07-01/2026-09-30.",
    "«{written}» no es un período. Escriba 2026, 2026-Q3, 2026-07, FY2026 o 2026-07-01/2026-09-30.",
)
_FORM = re.compile(r"(?:(?P<fiscal>FY)?(?P<year>\d{4}))(?:-Q(?P<quarter>[1-4])|-(?P<month>\d\d))?", re.IGNORECASE)


def named_period(written: str) -> NamedPeriod:
    """`2026`, `2026-Q3`, `2026-07`, `FY2026`, or two days with a stroke between. Raises `UserError` otherwise."""
    try:
        return _two_days(written) if "/" in written else _whole(written)
    except ValueError as fault:
        raise UserError(NO_PERIOD, written=written) from fault


def _two_days(written: str) -> NamedPeriod:
    first, _, last = written.partition("/")
    days = date.fromisoformat(first.strip()), date.fromisoformat(last.strip())
    if days[1] < days[0]:
        raise ValueError(written)
    return custom(*days)


def _whole(written: str) -> NamedPeriod:
    found = _FORM.fullmatch(written.strip())
    if found is None or (found["fiscal"] and (found["quarter"] or found["month"])):
        raise ValueError(written)
    year = int(found["year"])
    if found["fiscal"]:
        return us_fiscal_year_of(date(year, 1, 1))
    if found["quarter"]:
        return quarter_of(date(year, int(found["quarter"]) * 3, 1))
    return month_of(date(year, int(found["month"]), 1)) if found["month"] else year_of(date(year, 1, 1))
