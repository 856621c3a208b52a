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
            ChartSpec("tally_people", "activity"),
            ChartSpec("radio_audience", "place"),
        ),
    ),
)
