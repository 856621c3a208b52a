"""Reports of the program: the figures of a period as tables to print or send, with their method under them."""

from typing import Any

from kindhub.i18n import L
from kindhub.program.figure_tables import tables_by_group, whole_table
from kindhub.program.indicators import Period
from kindhub.program.letters import Letter
from kindhub.program.reports import CasePaper, Report, ReportTable
from kindhub_reintegration.indicators import DIMENSIONS, count
from kindhub_reintegration.indicators.definitions import INDICATORS
from kindhub_reintegration.plan_paper import plan_paper

WHOLE = L("Figures of the period", "Cifras del período")
CHILDREN = ("children_referred", "children_accepted", "children_enrolled")
REMAINED = ("remained_optimistic", "remained_strict", "remained_unknown", "remained_deceased")


def summary(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Every figure of everybody, in one table."""
    return (whole_table(WHOLE, INDICATORS, count(session, period)),)


def by_group(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Children and the two figures of who remained, by every dimension."""
    wanted = [one for one in INDICATORS if one.key in (*CHILDREN, *REMAINED, "closures")]
    return tuple(tables_by_group(wanted, DIMENSIONS, count(session, period)))


REPORTS: tuple[Report | CasePaper | Letter, ...] = (
    Report("reintegration.summary", WHOLE, summary),
    Report("reintegration.groups", L("By group", "Por grupo"), by_group),
    CasePaper("reintegration.plan", L("Plan to sign", "Plan para firmar"), plan_paper),
    Letter("reintegration.support", L("Letter of support", "Constancia de apoyo")),
)
