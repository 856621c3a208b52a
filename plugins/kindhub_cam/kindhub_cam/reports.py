"""Reports of the program: the figures of a period as tables to print or send, with their method under them."""

from typing import Any

from kindhub.i18n import L
from kindhub.program.figure_tables import tables_by_group, whole_table
from kindhub.program.indicators import Period
from kindhub.program.letters import Letter
from kindhub.program.reports import CasePaper, Report, ReportTable
from kindhub_cam.aor.letters import LETTERS
from kindhub_cam.aor.worksheet import worksheet
from kindhub_cam.indicators import DIMENSIONS, INDICATORS, TELLING

WHOLE = L("Figures of the period", "Cifras del período")


def summary(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Every figure of everybody, in one table."""
    return (whole_table(WHOLE, INDICATORS, TELLING.count(session, period)),)


def by_group(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Every figure by every dimension it has."""
    return tuple(tables_by_group(INDICATORS, DIMENSIONS, TELLING.count(session, period)))


REPORTS: tuple[Report | CasePaper | Letter, ...] = (
    Report("cam.summary", WHOLE, summary),
    Report("cam.groups", L("By group", "Por grupo"), by_group),
    CasePaper("cam.worksheet", L("Worksheet for the AOR", "Hoja de trabajo para la AOR"), worksheet, as_sheet=True),
    *LETTERS,
)
