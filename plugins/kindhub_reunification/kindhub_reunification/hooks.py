"""Where the parts of the program lie."""

from kindhub.i18n import L
from kindhub.program.hook_parts import done_in, each_in, kept_in, scope_in
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="reunification",
        name=L("Reunification of separated families", "Reunificación de familias separadas"),
        neutral_name=L("Reunification", "Reunificación"),
        letters="RF",
        version="0.1.0",
        order=50,
        colour="c5",
    )


records = kept_in("kindhub_reunification.records:RECORDS")
workflows = each_in("kindhub_reunification.workflow:WORKFLOW")
access = kept_in("kindhub_reunification.access:ROLES")
forms = kept_in("kindhub_reunification.forms:FORMS")
lists = kept_in("kindhub_reunification.lists:LISTS")
rules = kept_in("kindhub_reunification.clocks:clocks")
scope = scope_in("kindhub_reunification.access:scope")
record_will_save = done_in("kindhub_reunification.saving:before")
record_did_save = done_in("kindhub_reunification.saving:after")
record_was_removed = done_in("kindhub_reunification.saving:removed")
exchange = each_in("kindhub_reunification.exchange:WORKBOOK")
dashboards = kept_in("kindhub_reunification.dashboards:DASHBOARDS")
indicators = kept_in("kindhub_reunification.indicators:SETS")
reports = kept_in("kindhub_reunification.reports:REPORTS")
timeline = kept_in("kindhub_reunification.timeline:EVENTS")
