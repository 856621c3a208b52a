"""What the program prints: reports of a period with how they were counted, and the letters of a case."""

from typing import Any

from kindhub.i18n import L
from kindhub.program.figure_tables import tables_by_group, whole_table
from kindhub.program.indicators import Period
from kindhub.program.letters import Letter
from kindhub.program.reports import Report, ReportTable
from kindhub_mexico.indicators import DIMENSIONS
from kindhub_mexico.indicators.counting import count
from kindhub_mexico.indicators.definitions import INDICATORS
from kindhub_mexico.letters import LETTERS

PERIOD = L("Work of the period", "Trabajo del período")
CHILDREN = ("children_met", "children_oriented", "children_screened", "children_accompanied", "children_assisted")
AUTHORITIES = ("actions_sent", "authority_answered", "authority_days", "bids_requested", "bids_done", "bid_days",
               "plans_received")  # fmt: skip


def work_of_period(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Everything of everybody, each figure with its method."""
    return (whole_table(PERIOD, INDICATORS, count(session, period)),)


def children(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Children by every dimension."""
    return _by_group(session, period, CHILDREN)


def authorities(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """What was asked of authorities, how often and how soon they answered."""
    return _by_group(session, period, AUTHORITIES)


def _by_group(session: Any, period: Period, keys: tuple[str, ...]) -> tuple[ReportTable, ...]:
    wanted = [one for one in INDICATORS if one.key in keys]
    return tuple(tables_by_group(wanted, DIMENSIONS, count(session, period)))


REPORTS: tuple[Report | Letter, ...] = (
    Report("mexico.work", PERIOD, work_of_period),
    Report("mexico.children", L("Children by group", "Niñas y niños por grupo"), children),
    Report("mexico.authorities", L("Authorities", "Autoridades"), authorities),
    *LETTERS,
)
