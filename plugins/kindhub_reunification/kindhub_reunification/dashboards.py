"""The program's panel: how far families come, what it took, who calls for what, how long each stage lasts."""

from kindhub.i18n import L
from kindhub.program.reports import ChartSpec, Dashboard

DASHBOARDS: tuple[Dashboard, ...] = (
    Dashboard(
        "reunification.panel",
        L("Figures", "Cifras"),
        (
            ChartSpec("funnel", "step", "funnel"),
            ChartSpec("days_between", "stretch", "spread", wide=True),
            ChartSpec("searches_by_department", "department", "map", wide=True),
            ChartSpec("attempts", "channel"),
            ChartSpec("attempts", "outcome"),
            ChartSpec("calls", "language"),
            ChartSpec("calls", "topic"),
            ChartSpec("first_call_resolution", "topic"),
            ChartSpec("matters", "representation"),
            ChartSpec("decisions", "decision"),
            ChartSpec("wishes", "wish"),
            ChartSpec("arrivals", "month"),
        ),
    ),
)
