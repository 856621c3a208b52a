"""Where the parts of the program lie."""

from kindhub.i18n import L
from kindhub.program.hook_parts import done_in, each_in, kept_in, scope_in
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="gbv_activities",
        name=L("Workshops and reach (GBV)", "Talleres y alcance (VBG)"),
        neutral_name=L("Workshops", "Talleres"),
        letters="TA",
        version="0.1.0",
        order=30,
        colour="c4",
    )


records = kept_in("kindhub_gbv_activities.records:RECORDS")
workflows = each_in("kindhub_gbv_activities.workflow:WORKFLOW")
access = kept_in("kindhub_gbv_activities.access:ROLES")
forms = kept_in("kindhub_gbv_activities.forms:FORMS")
lists = kept_in("kindhub_gbv_activities.lists:LISTS")
dashboards = kept_in("kindhub_gbv_activities.dashboards:DASHBOARDS")
indicators = kept_in("kindhub_gbv_activities.indicators:SETS")
reports = kept_in("kindhub_gbv_activities.reports:REPORTS")
exchange = each_in("kindhub_gbv_activities.exchange.columns:WORKBOOK")
scope = scope_in("kindhub_gbv_activities.access:scope")
record_will_save = done_in("kindhub_gbv_activities.saving:before")
record_did_save = done_in("kindhub_gbv_activities.saving:after")
