"""The program's panel."""

from kindhub.i18n import L
from kindhub.program.reports import ChartSpec, Dashboard

DASHBOARDS: tuple[Dashboard, ...] = (
    Dashboard(
        "mexico_training.panel",
        L("Panel", "Panel"),
        (
            ChartSpec("trained_people", "year"),
            ChartSpec("trained_people", "kind"),
            ChartSpec("trained_people", "state"),
            ChartSpec("training_hours", "year"),
            ChartSpec("institutions", "kind"),
            ChartSpec("events_held", "modality"),
            ChartSpec("attendances", "topic"),
            ChartSpec("post_passed", "event_kind"),
            ChartSpec("tests_improved", "year"),
        ),
    ),
)
