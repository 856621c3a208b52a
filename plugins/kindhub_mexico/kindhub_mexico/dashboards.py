"""The program's panel: how long authorities take, how much each office carries, who the children are."""

from kindhub.i18n import L
from kindhub.program.reports import ChartSpec, Dashboard

DASHBOARDS: tuple[Dashboard, ...] = (
    Dashboard(
        "mexico.panel",
        L("Figures", "Cifras"),
        (
            ChartSpec("authority_days", "authority", "spread", wide=True),
            ChartSpec("cases_open", "office"),
            ChartSpec("children_met", "year"),
            ChartSpec("children_screened", "office"),
            ChartSpec("children_met", "nationality"),
            ChartSpec("children_met", "accompaniment"),
            ChartSpec("children_met", "age_band"),
            ChartSpec("encounters", "month"),
            ChartSpec("claims_timeliness", "timeliness"),
            ChartSpec("claim_outcomes", "outcome"),
            ChartSpec("bid_days", "authority", "spread"),
        ),
    ),
)
