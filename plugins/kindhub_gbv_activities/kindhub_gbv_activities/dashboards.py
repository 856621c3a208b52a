"""The program's panel."""

from kindhub.i18n import L
from kindhub.program.reports import ChartSpec, Dashboard

DASHBOARDS: tuple[Dashboard, ...] = (
    Dashboard(
        "gbv_activities.panel",
        L("Panel", "Panel"),
        (
            ChartSpec("people_reached", "year"),
            ChartSpec("people_reached", "role"),
            ChartSpec("people_reached", "place"),
            ChartSpec("people_reached", "age_band"),
            ChartSpec("workshops", "month"),
            ChartSpec("tests_improved", "curriculum"),
            ChartSpec("items_right_after", "question", title=L("Right after", "Correctas")),
            ChartSpec("later_referrals", "referred_to", title=L("Referred later", "Remisiones")),
            ChartSpec("tally_people", "activity"),
            ChartSpec("radio_audience", "place"),
        ),
    ),
)
