"""The program's panel."""

from kindhub.i18n import L
from kindhub.program.reports import ChartSpec, Dashboard

DASHBOARDS: tuple[Dashboard, ...] = (
    Dashboard(
        "reintegration.panel",
        L("Panel", "Panel"),
        (
            ChartSpec("children_referred", "month"),
            ChartSpec("children_referred", "department"),
            ChartSpec("remained_optimistic", "year"),
            ChartSpec("remained_strict", "year"),
            ChartSpec("children_enrolled", "age_band"),
            ChartSpec("children_referred", "return_type"),
            ChartSpec("closures", "reason"),
            ChartSpec("services_delivered", "service"),
            ChartSpec("services_cost", "month"),
        ),
    ),
)
