"""The program's panel: compiled incidents with small numbers hidden, and the working figures of the team."""

from kindhub.i18n import L
from kindhub.program.reports import ChartSpec, Dashboard

DASHBOARDS: tuple[Dashboard, ...] = (
    Dashboard(
        "gbv.panel",
        L("Figures", "Cifras"),
        (
            ChartSpec("incidents_compiled", "core_type"),
            ChartSpec("incidents_compiled", "age_band"),
            ChartSpec("survivors_new", "displacement"),
            ChartSpec("incidents_compiled", "department"),
            ChartSpec("referrals", "sector"),
            ChartSpec("referrals", "referral_status"),
            ChartSpec("incidents_by_context", "context"),
        ),
    ),
)
