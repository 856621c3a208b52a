"""Reports of the program: the figures of a period as tables to print or send, and the certificate of a search."""

from typing import Any

from kindhub.i18n import L
from kindhub.program.figure_tables import tables_by_group, whole_table
from kindhub.program.indicators import Period
from kindhub.program.reports import CasePaper, Report, ReportTable
from kindhub_reunification.indicators import DIMENSIONS, INDICATORS, TELLING
from kindhub_reunification.search.certificate import certificate

WHOLE = L("Figures of the period", "Cifras del período")


def summary(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Every figure of everybody, in one table."""
    return (whole_table(WHOLE, INDICATORS, TELLING.count(session, period)),)


def by_group(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Every figure by every dimension it has."""
    return tuple(tables_by_group(INDICATORS, DIMENSIONS, TELLING.count(session, period)))


REPORTS: tuple[Report | CasePaper, ...] = (
    Report("reunification.summary", WHOLE, summary),
    Report("reunification.groups", L("By group", "Por grupo"), by_group),
    CasePaper("reunification.certificate", L("Certificate of attempts", "Constancia de intentos"), certificate,
              as_sheet=True),
)  # fmt: skip
