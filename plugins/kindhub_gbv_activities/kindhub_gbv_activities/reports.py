"""Reports of the program: reach of a period with how it was counted, by group, and the tests question by question."""

from typing import Any

from kindhub.i18n import L
from kindhub.program.certificates import certificate_letter
from kindhub.program.figure_tables import tables_by_group, whole_table
from kindhub.program.indicators import Period
from kindhub.program.letters import Letter
from kindhub.program.reports import Report, ReportTable
from kindhub_gbv_activities.indicators import DIMENSIONS
from kindhub_gbv_activities.indicators.counting import count
from kindhub_gbv_activities.indicators.definitions import INDICATORS

REACH = L("Reach of the period", "Alcance del período")
GROUPED = (
    "people_reached",
    "attendances",
    "workshops",
    "later_referrals",
    "trained_who_referred",
    "tally_people",
    "radio_audience",
)
TESTS = ("tests_both", "tests_mean_pre", "tests_mean_post", "tests_improved", "tests_passed")


def reach(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Everything of everybody; people, keys and headcounts beside each other and never added up."""
    return (whole_table(REACH, INDICATORS, count(session, period)),)


def by_group(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """People, attendances, workshops, headcounts and radio by every dimension."""
    wanted = [one for one in INDICATORS if one.key in GROUPED]
    return tuple(tables_by_group(wanted, DIMENSIONS, count(session, period)))


def tests(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Tests before and after: of everybody, question by question, by curriculum and the other groups."""
    figures = tuple(count(session, period))
    of_all = [one for one in INDICATORS if one.key in TESTS]
    by_item = [one for one in INDICATORS if one.key.startswith(("question_", "items_"))]
    return (
        whole_table(L("Tests before and after", "Pruebas antes y después"), of_all, figures),
        *tables_by_group([*by_item, *of_all], DIMENSIONS, figures),
    )


CERTIFICATE = certificate_letter("gbv_activities.certificate", L("Certificate", "Constancia"))
REPORTS: tuple[Report | Letter, ...] = (
    Report("gbv_activities.reach", REACH, reach),
    Report("gbv_activities.groups", L("By group", "Por grupo"), by_group),
    Report("gbv_activities.tests", L("Tests by question", "Pruebas por pregunta"), tests),
    CERTIFICATE,
)
