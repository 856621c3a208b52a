"""The program's panel: how far families come, who waits how long where, and why not."""

from kindhub.i18n import L
from kindhub.program.reports import ChartSpec, Dashboard

DASHBOARDS: tuple[Dashboard, ...] = (
    Dashboard(
        "cam.panel",
        L("Figures", "Cifras"),
        (
            ChartSpec("track_days", "stage", "spread", wide=True),
            ChartSpec("funnel", "step", "funnel"),
            ChartSpec("turning_21", "urgency"),
            ChartSpec("waiting", "stage"),
            ChartSpec("families_screened", "outcome"),
            ChartSpec("children_screened", "country"),
            ChartSpec("reasons", "reason"),
            ChartSpec("aors_filed", "month"),
            ChartSpec("decisions", "decision"),
            ChartSpec("arrivals", "arrived_as"),
        ),
    ),
)
