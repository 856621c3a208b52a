"""Reports of the program: training of a period with how it was counted, and by group."""

from typing import Any

from kindhub.i18n import L
from kindhub.program.certificates import certificate_letter
from kindhub.program.figure_tables import tables_by_group, whole_table
from kindhub.program.indicators import Period
from kindhub.program.letters import Letter
from kindhub.program.reports import Report, ReportTable
from kindhub_mexico_training.indicators import DIMENSIONS
from kindhub_mexico_training.indicators.counting import count
from kindhub_mexico_training.indicators.definitions import INDICATORS

TRAINING = L("Training of the period", "Capacitación del período")
GROUPED = ("trained_people", "attendances", "training_hours", "institutions", "events_held", "post_passed")


def training(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Everything of everybody, each figure with its method."""
    return (whole_table(TRAINING, INDICATORS, count(session, period)),)


def by_group(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """People, attendances, hours, institutions, events and who passed, by every dimension."""
    wanted = [one for one in INDICATORS if one.key in GROUPED]
    return tuple(tables_by_group(wanted, DIMENSIONS, count(session, period)))


CERTIFICATE = certificate_letter("mexico_training.certificate", L("Certificate", "Constancia"))
REPORTS: tuple[Report | Letter, ...] = (
    Report("mexico_training.training", TRAINING, training),
    Report("mexico_training.groups", L("By group", "Por grupo"), by_group),
    CERTIFICATE,
)
