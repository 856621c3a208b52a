"""Where the parts of the program lie."""

from kindhub.i18n import L
from kindhub.program.hook_parts import done_in, each_in, kept_in, scope_in
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="reintegration",
        name=L("Return and reintegration", "Retorno y reintegración"),
        neutral_name=L("Reintegration", "Reintegración"),
        letters="RE",
        version="0.1.0",
        order=10,
        colour="c1",
    )


records = kept_in("kindhub_reintegration.records:RECORDS")
workflows = each_in("kindhub_reintegration.workflow:WORKFLOW")
access = kept_in("kindhub_reintegration.access:ROLES")
forms = kept_in("kindhub_reintegration.forms:FORMS")
lists = kept_in("kindhub_reintegration.lists:LISTS")
dashboards = kept_in("kindhub_reintegration.dashboards:DASHBOARDS")
indicators = kept_in("kindhub_reintegration.indicators:SETS")
reports = kept_in("kindhub_reintegration.reports:REPORTS")
exchange = each_in("kindhub_reintegration.exchange:WORKBOOK")
rules = kept_in("kindhub_reintegration.rules:clocks")
timeline = kept_in("kindhub_reintegration.timeline:EVENTS")
scope = scope_in("kindhub_reintegration.access:scope")
record_will_save = done_in("kindhub_reintegration.saving:before")
record_did_save = done_in("kindhub_reintegration.saving:after")
